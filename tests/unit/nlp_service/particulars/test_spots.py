from collections.abc import Callable

from nlp_service.candidates.survey import Survey
from nlp_service.particulars.spots import Spots
from nlp_service.reading.near import Side

Look = Callable[..., Survey]
CUSTOMER = "references.customer_number"


def test_a_value_ends_where_the_next_label_begins(look_over: Look) -> None:
    [spot] = Spots(look_over((0.1, 0.1, "Kundennummer: 4711 Lieferdatum: 01.02.2024"))).at(CUSTOMER)
    assert (spot.text, spot.side) == ("4711", Side.AFTER)


def test_a_whole_spot_goes_on_to_the_end(look_over: Look) -> None:
    spots = Spots(look_over((0.1, 0.1, "Kundennummer: 4711 Lieferdatum: 01.02.2024")))
    assert [spot.text for spot in spots.at(CUSTOMER, whole=True)] == ["4711 Lieferdatum: 01.02.2024"]


def test_below_a_label_only_its_own_column_counts(look_over: Look) -> None:
    header = [(0.1, 0.1, "Kundennummer"), (0.4, 0.1, "Lieferdatum")]
    spots = Spots(look_over(*header, (0.1, 0.115, "4711"), (0.4, 0.115, "01.02.2024")))
    assert [(spot.text, spot.side) for spot in spots.at(CUSTOMER)] == [("4711", Side.BELOW)]


def test_a_label_far_above_names_nothing(look_over: Look) -> None:
    assert not list(Spots(look_over((0.1, 0.1, "Kundennummer"), (0.1, 0.3, "4711"))).at(CUSTOMER))


def test_labels_without_end_are_cut_off(look_over: Look) -> None:
    rows = [(0.1, 0.02 + 0.02 * row, f"Kundennummer: {row}11") for row in range(45)]
    assert len(Spots(look_over(*rows)).labels(CUSTOMER)) == 30
