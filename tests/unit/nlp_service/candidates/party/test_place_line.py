import pytest

from nlp_service.candidates.party.place_line import likeness_to_place


@pytest.mark.parametrize(
    "text",
    [
        "35 rue du Port",
        "Hauptstraße 7",
        "Musterstr. 12",
        "41150 KLANG, SELANGOR",
        "Fremont CA 94538",
        "New York, NY",
        "Everett, WA",
        "Mason, MI - # 174",
        "Madrid, España",
        "Deutschland",
        "MALAYSIA",
        "Austin, TX 78701-1234",
    ],
)
def test_lines_of_addresses(text: str) -> None:
    assert likeness_to_place(text) == 1


@pytest.mark.parametrize("text", ["TAMAN BERKELEY", "Jalan Sultan", "Hull Rd.", "Bleecker St."])
def test_a_street_without_a_number_is_likely_one(text: str) -> None:
    assert likeness_to_place(text) == 0.5


@pytest.mark.parametrize(
    "text", ["Acme Tools Ltd", "Muster, SA", "Bank of America", "Air France", "Global Wholesaler", "99 Speedy Mart", ""]
)
def test_names_are_no_places(text: str) -> None:
    assert likeness_to_place(text) == 0
