import pytest

from samples.catalogue import NAMES
from samples.countries import COUNTRIES, GERMANY, TEXAS, UNITED_KINGDOM
from samples.country import Country
from samples.party import make_party
from samples.seeding import chance

PLACES = [(country, language) for language, countries in COUNTRIES.items() for country in dict.fromkeys(countries)]


def test_an_address_follows_the_order_of_its_country() -> None:
    german = make_party(GERMANY, ("Verlag",), NAMES["de"], chance(1, "test"))
    british = make_party(UNITED_KINGDOM, ("Estates",), NAMES["en"], chance(1, "test"))
    american = make_party(TEXAS, ("Estates",), NAMES["en"], chance(1, "test"))
    assert german.address == f"{german.street}, {german.postcode} {german.city}"
    assert british.address == f"{british.street}, {british.city} {british.postcode}"
    assert american.address == f"{american.street}, {american.city}, {american.postcode}"


@pytest.mark.parametrize(("country", "language"), PLACES, ids=lambda value: getattr(value, "locale", value))
def test_a_firm_bears_the_marks_of_its_country(country: Country, language: str) -> None:
    party = make_party(country, ("Kontor",), NAMES[language], chance(5, "test"))
    assert any(party.name.endswith(form) for form in country.legal_forms)
    assert (party.vat_id is None) == (country.vat_id_label is None)
    assert (party.phone is None) == (country.phone is None)
    if party.vat_id is not None and party.account.iban is not None:
        assert party.vat_id[:2] == party.account.iban[:2] == country.code


def test_a_website_has_no_umlauts() -> None:
    made = [make_party(GERMANY, ("Bürobedarf",), NAMES["de"], chance(seed, "test")) for seed in range(40)]
    assert all(party.website.isascii() for party in made)
    assert all("buerobedarf" in party.website for party in made)
    french = make_party(GERMANY, ("Électricité",), NAMES["de"], chance(1, "test"))
    assert "electricite" in french.website
