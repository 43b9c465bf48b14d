from samples.catalogue import NAMES
from samples.country import AUSTRIA, GERMANY, IRELAND, UNITED_KINGDOM
from samples.party import make_party
from samples.seeding import chance


def test_an_address_follows_the_order_of_its_country() -> None:
    german = make_party(GERMANY, ("Verlag",), NAMES["de"], chance(1, "test"))
    british = make_party(UNITED_KINGDOM, ("Estates",), NAMES["en"], chance(1, "test"))
    assert german.address == f"{german.street}, {german.postcode} {german.city}"
    assert british.address == f"{british.street}, {british.city} {british.postcode}"


def test_a_firm_bears_the_marks_of_its_country() -> None:
    for country, language in ((AUSTRIA, "de"), (GERMANY, "de"), (IRELAND, "en"), (UNITED_KINGDOM, "en")):
        party = make_party(country, ("Kontor",), NAMES[language], chance(5, "test"))
        assert any(party.name.endswith(form) for form in country.legal_forms)
        assert party.vat_id[:2] == party.iban[:2] == party.bic[4:6] == country.code
        assert (party.phone is None) == (country.phone is None)


def test_a_website_has_no_umlauts() -> None:
    made = [make_party(GERMANY, ("Bürobedarf",), NAMES["de"], chance(seed, "test")) for seed in range(40)]
    assert all(party.website.isascii() for party in made)
    assert all("buerobedarf" in party.website for party in made)
