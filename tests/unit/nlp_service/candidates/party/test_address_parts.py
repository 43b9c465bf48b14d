from collections.abc import Callable

import pytest

from nlp_service.candidates.party.address_parts import address_parts
from nlp_service.candidates.party.piece import whole
from nlp_service.reading.page import Segment


def _parts(segment: Callable[[str], Segment], address: str) -> dict[str, str]:
    return {part.name: part.value for part in address_parts([whole(segment(line)) for line in address.split("|")])}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("Hofstraße 12|Benrath|20097 Hamburg|Deutschland", "DE 20097 Hamburg / Hofstraße 12 / Benrath"),
        ("Musterstr. 1|D-12345 Berlin", "DE 12345 Berlin / Musterstr. 1"),
        ("Lieferantenstraße 20|DE 80333 München", "DE 80333 München / Lieferantenstraße 20"),
        ("Rue de la Loi 16|B-1040 Bruxelles", "BE 1040 Bruxelles / Rue de la Loi 16"),
        ("Bahnhofstrasse 1|8001 Zürich|Svizzera", "CH 8001 Zürich / Bahnhofstrasse 1"),
        ("1242 chemin de l'olive - 84340 Malaucène - France", "FR 84340 Malaucène / 1242 chemin de l'olive"),
        ("25 rue du Fournisseur 92120 MONTROUGE - France", "FR 92120 MONTROUGE / 25 rue du Fournisseur"),
        ("10 Downing Street|London SW1A 2AA", "GB SW1A 2AA London / 10 Downing Street"),
        ("10 Downing Street|London|SW1A 2AA|U.K.", "GB SW1A 2AA London / 10 Downing Street"),
        ("Herengracht 1|1015 BA Amsterdam", "NL 1015 BA Amsterdam / Herengracht 1"),
        ("ul. Prosta 51|00-838 Warszawa", "PL 00-838 Warszawa / ul. Prosta 51"),
        ("Av. da Liberdade 110|1250-146 Lisboa|Portugal", "PT 1250-146 Lisboa / Av. da Liberdade 110"),
        ("10 Anson Road #10-01, Singapore 079903", "SG 079903 Singapore / 10 Anson Road #10-01"),
        ("Calle Mayor 5|28013 Madrid|España", "ES 28013 Madrid / Calle Mayor 5"),
        ("Weg 1|100 05 Stockholm|Suède", "SE 100 05 Stockholm / Weg 1"),
    ],
)
def test_the_parts_of_an_address_are_told_apart(segment: Callable[[str], Segment], address: str, expected: str) -> None:
    parts = _parts(segment, address)
    town = " ".join(parts[name] for name in ("country", "postcode", "city"))
    assert " / ".join([town, *(parts[name] for name in ("line1", "line2") if name in parts)]) == expected


@pytest.mark.parametrize(
    ("address", "country", "city", "state"),
    [
        ("4557 De Silva St|Fremont CA 94538|United States", "US", "Fremont", "CA"),
        ("123 Remit St|New York, NY, 10001-2345", "US", "New York", "NY"),
        ("100 Queen St W, Toronto, ON M5H 2N2", "CA", "Toronto", "ON"),
        ("1 George St|Sydney NSW 2000", "AU", "Sydney", "NSW"),
        ("Rua Augusta 100|São Paulo - SP, 01310-100|Brasil", "BR", "São Paulo", "SP"),
        ("Rua Augusta 100|01310-100 São Paulo - SP", "BR", "São Paulo", "SP"),
        ("Via Roma 1|20121 Milano (MI)|Italia", "IT", "Milano", "MI"),
        ("Via del Porto 3|80133 Napoli (NA)", "IT", "Napoli", "NA"),
        ("Büyükdere Cad. 100|34394 Şişli/İstanbul|Türkiye", "TR", "Şişli", "İstanbul"),
    ],
)
def test_a_state_stands_beside_its_city(
    segment: Callable[[str], Segment], address: str, country: str, city: str, state: str
) -> None:
    parts = _parts(segment, address)
    assert (parts["country"], parts["city"], parts["subdivision"]) == (country, city, state)


@pytest.mark.parametrize(
    "address", ["Kärntner Ring 1|1010 Wien", "Lilienthalallee 26, 80786 München", "Weg 1|69001 Lyon"]
)
def test_no_country_is_guessed_from_a_form_that_many_share(segment: Callable[[str], Segment], address: str) -> None:
    parts = _parts(segment, address)
    assert "country" not in parts
    assert parts.keys() >= {"line1", "postcode", "city"}


@pytest.mark.parametrize(
    "address",
    [
        "12345 Main Street|Houston",
        "2558 Michael Mills",
        "1 Redmond way Suite|6000 Redmond, WA",
        "Weg 1|1234 Berlin|Deutschland",  # no postcode of Germany
        "Rosenfurt",
    ],
)
def test_what_names_no_town_has_no_parts(segment: Callable[[str], Segment], address: str) -> None:
    assert _parts(segment, address) == {}


def test_each_part_knows_its_words(segment: Callable[[str], Segment]) -> None:
    line = segment("Gartenstraße 2 · 01067 Dresden · Germany")
    parts = {part.name: " ".join(word.text for word in part.piece.words) for part in address_parts([whole(line)])}
    assert parts == {"line1": "Gartenstraße 2", "postcode": "01067", "city": "Dresden", "country": "Germany"}
