import pytest

from nlp_service.language.country_names import country_named, country_of_prefix


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Deutschland", "DE"), ("ALLEMAGNE", "DE"), ("Alemania", "DE"), ("Duitsland", "DE"), ("Niemcy", "DE"),
        ("Almanya", "DE"), ("Germania", "DE"), ("Alemanha", "DE"), ("U.S.A.", "US"), ("United Kingdom", "GB"),
        ("Österreich", "AT"), ("Türkiye", "TR"), ("The Netherlands", "NL"), ("Brasil", "BR"), ("Polska.", "PL"),
    ],
)  # fmt: skip
def test_countries_are_known_in_all_languages(name: str, code: str) -> None:
    assert country_named(name) == code


@pytest.mark.parametrize("text", ["Hamburg", "Deutschland GmbH", "Georgia", ""])
def test_other_words_name_none(text: str) -> None:
    assert country_named(text) == ""


@pytest.mark.parametrize(("sign", "code"), [("D", "DE"), ("FR", "FR"), ("CH", "CH"), ("XX", ""), ("Q", "")])
def test_a_sign_before_a_postcode_names_one(sign: str, code: str) -> None:
    assert country_of_prefix(sign) == code
