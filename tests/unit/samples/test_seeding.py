from samples.seeding import chance, noise


def test_the_same_seed_and_purpose_give_the_same_numbers() -> None:
    assert chance(3, "a").random() == chance(3, "a").random()
    assert noise(3, "a").random() == noise(3, "a").random()


def test_another_seed_or_purpose_gives_other_numbers() -> None:
    assert len({chance(3, "a").random(), chance(4, "a").random(), chance(3, "b").random()}) == 3
