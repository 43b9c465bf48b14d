import re

from samples.filling import fill
from samples.seeding import chance


def test_marks_become_digits_and_letters_and_the_rest_stays() -> None:
    filled = fill("A-##/@@ #", chance(1, "test"))
    assert re.fullmatch(r"A-\d\d/[A-Z]{2} \d", filled)
