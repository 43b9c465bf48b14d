from collections.abc import Callable

import pytest

from nlp_service.candidates.party.addresses import find_address
from nlp_service.candidates.party.parties import find_party_names
from nlp_service.candidates.party.party_links import SUPPLIER
from nlp_service.candidates.survey import Survey

NAME = "Acme Tools Ltd"


def _address(look_over: Callable[..., Survey], *lines: str) -> str | None:
    page = look_over(*((0.1, 0.05 + 0.016 * number, line) for number, line in enumerate((NAME, *lines))))
    name = next(c for c in find_party_names(page) if (c.field, c.value) == (SUPPLIER, NAME))
    found = find_address(page, name)
    return found.value if found else None


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (["1 High Street", "London EC1A 1BB", "Open 9:00"], "1 High Street, London EC1A 1BB"),
        (["K3-113, JL IBRAHIM", "80300 JOHOR", "(BRANCH 7)", "JOHOR"], "K3-113, JL IBRAHIM, 80300 JOHOR"),
        (
            ["Level 6, Tower One", "47400 Petaling Jaya", "Selangor"],
            "Level 6, Tower One, 47400 Petaling Jaya, Selangor",
        ),
        (["Lot 37636, Jalan 6", "52100 Kuala Lumpur", "TAX INVOICE"], "Lot 37636, Jalan 6, 52100 Kuala Lumpur"),
        (["Hauptstr. 5", "10115 Berlin", "Deutschland", "03-7845 0155"], "Hauptstr. 5, 10115 Berlin, Deutschland"),
        (["(GST NO: 1234)", "12 rue du Lac", "75001 Paris"], "12 rue du Lac, 75001 Paris"),
        (
            ["Damansara, 47301", "Petaling Jaya, Selangor Darul Ehsan."],
            "Damansara, 47301, Petaling Jaya, Selangor Darul Ehsan.",
        ),
        (["Acme Tools Ltd · 1 High Street · EC1A 1BB London"], "1 High Street · EC1A 1BB London"),
        (["03-7845 0155"], None),
        (
            ["Lot 2, Jalan 6", "41150 KLANG", "1237-TMN MAJU", "GST ID: 77"],
            "Lot 2, Jalan 6, 41150 KLANG, 1237-TMN MAJU",
        ),
        (["Lot 2, Jalan 6", "41150 KLANG", "1237-TMN MAJU", "Cashier: 12"], "Lot 2, Jalan 6, 41150 KLANG"),
    ],
)
def test_an_address_ends_with_its_town_and_region(
    look_over: Callable[..., Survey], lines: list[str], address: str | None
) -> None:
    assert _address(look_over, *lines) == address
