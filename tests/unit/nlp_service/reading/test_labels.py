from collections.abc import Callable

import pytest

from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.page import Segment

Make = Callable[[str], Segment]


def _fields(finder: LabelFinder, segment: Segment, *, fuzzy: bool = False) -> set[str]:
    return {label.field for label in finder.find(segment, fuzzy=fuzzy)}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Invoice No.: 4711", "invoice_number"),
        ("INVOICE#4711", "invoice_number"),
        ("Rechnungs-Nr.", "invoice_number"),
        ("N° de facture", "invoice_number"),
        ("AmountDue: 9.00", "totals.amount_due"),
        ("Fälligkeitsdatum", "due_date"),
        ("Totale fattura", "totals.gross"),
        ("Te betalen", "totals.amount_due"),
        ("Base imponible", "totals.net"),
    ],
)
def test_a_phrase_names_its_field(finder: LabelFinder, segment: Make, text: str, field: str) -> None:
    assert field in _fields(finder, segment(text))


def test_the_longest_phrase_wins_its_place(finder: LabelFinder, segment: Make) -> None:
    labels = finder.find(segment("Total tax 19.00"), fuzzy=False)
    assert {label.text for label in labels} == {"Total tax"}


def test_a_misread_label_is_found_in_words_of_ocr_only(finder: LabelFinder, segment: Make) -> None:
    misread = segment("Rechnungsnurnmer")
    assert "invoice_number" in _fields(finder, misread, fuzzy=True)
    assert "invoice_number" not in _fields(finder, misread)


def test_a_short_word_in_a_sentence_is_no_label(finder: LabelFinder, segment: Make) -> None:
    assert "other.date" not in _fields(finder, segment("du pain et du vin"))


def test_a_label_inside_a_sentence_is_weaker(finder: LabelFinder, segment: Make) -> None:
    [alone] = [lb for lb in finder.find(segment("Due date"), fuzzy=False) if lb.field == "due_date"]
    [inside] = [lb for lb in finder.find(segment("see the due date above"), fuzzy=False) if lb.field == "due_date"]
    assert inside.strength < alone.strength


def test_text_without_letters_has_no_labels(finder: LabelFinder, segment: Make) -> None:
    assert finder.find(segment("--- ***"), fuzzy=True) == ()


@pytest.mark.parametrize("text", ["CUSTOMER'S COPY", "Customer’s signature"])
def test_what_is_the_customers_names_no_customer(finder: LabelFinder, segment: Make, text: str) -> None:
    assert "customer" not in _fields(finder, segment(text))
    assert "customer" in _fields(finder, segment("CUSTOMER: S COPY"))
