from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import LocalEngine
from nlp_service.extraction import Absence, Extraction, Source
from nlp_service.messages import to_response
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, PageSource, Word

Text = tuple[float, float, str]
Write = Callable[..., Document]


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


def _values(extraction: Extraction) -> dict[str, str]:
    return {reading.path: reading.value for reading in extraction.readings if reading.value}


def test_a_german_invoice_is_read(engine: LocalEngine, write: Write, invoice: list[Text]) -> None:
    values = _values(engine.extract(write(invoice), Hints()))
    expected = {
        "document_type": "INVOICE",
        "invoice_number": "RE-2024-0815",
        "issue_date": "2024-03-14",
        "due_date": "2024-04-13",
        "currency": "EUR",
        "references.purchase_order": "B-4711",
        "supplier.name": "Nordlicht Papier GmbH",
        "supplier.vat_id": "DE136695976",
        "supplier.address.full": "Hafenstraße 12, 20457 Hamburg",
        "customer.name": "Buchhandlung Weber KG",
        "payment.accounts[1].iban": "DE89370400440532013000",
        "totals.net": "1225.00",
        "totals.tax": "232.75",
        "totals.gross": "1457.75",
        "line_items[1].net_amount": "125.00",
        "line_items[2].quantity": "1000",
    }
    assert {path: values.get(path) for path in expected} == expected


def test_a_till_receipt_is_read(engine: LocalEngine, write: Write) -> None:
    receipt: list[Text] = [
        (0.3, 0.05, "GOLDEN HARDWARE SDN BHD"),
        (0.35, 0.066, "12, JALAN BUNGA 3"),
        (0.3, 0.082, "81200 JOHOR BAHRU"),
        (0.1, 0.15, "Date: 25/12/2018"),
        (0.1, 0.25, "Nails"),
        (0.7, 0.25, "9.02"),
        (0.1, 0.3, "Total"),
        (0.7, 0.3, "9.02"),
        (0.1, 0.32, "Rounding"),
        (0.7, 0.32, "-0.02"),
        (0.1, 0.34, "Rounded total"),
        (0.7, 0.34, "9.00"),
        (0.1, 0.36, "Cash"),
        (0.7, 0.36, "10.00"),
        (0.1, 0.38, "Change"),
        (0.7, 0.38, "1.00"),
        (0.3, 0.45, "Thank you, please come again"),
    ]
    values = _values(engine.extract(write(receipt, source=PageSource.OCR), Hints()))
    assert values["document_type"] == "RECEIPT"
    assert values["supplier.name"] == "GOLDEN HARDWARE SDN BHD"
    assert values["issue_date"] == "2018-12-25"
    assert values["totals.gross"] == "9.00"
    assert values["currency"] == "MYR"


def test_every_value_shows_where_it_was_read(engine: LocalEngine, write: Write, invoice: list[Text]) -> None:
    readings = {reading.path: reading for reading in engine.extract(write(invoice), Hints()).readings}
    gross = readings["totals.gross"]
    assert gross.raw_text == "1.457,75 €"
    assert gross.source is Source.TEXT_LAYER
    assert gross.value_regions[0].polygon[0].x == pytest.approx(0.85)
    assert gross.label_regions[0].polygon[0].x == pytest.approx(0.58)
    assert 0.9 < gross.confidence < 1


def test_an_ambiguous_date_keeps_its_other_reading_and_says_what_decided(engine: LocalEngine, write: Write) -> None:
    extraction = engine.extract(
        write([(0.1, 0.1, "Invoice date: 03/04/2024"), (0.1, 0.2, "Invoice no: 4711")]), Hints()
    )
    reading = next(reading for reading in extraction.readings if reading.path == "issue_date")
    assert reading.value == "2024-04-03"
    assert "2024-03-04" in {alternative.value for alternative in reading.alternatives}
    assert reading.explanation
    assert reading.confidence <= 0.6


def test_the_reader_s_own_company_is_not_the_supplier(engine: LocalEngine, write: Write) -> None:
    page = write([(0.1, 0.05, "Weber Books Ltd"), (0.1, 0.066, "1 High Street"), (0.6, 0.3, "Invoice no 4711")])
    assert engine.extract(page, Hints()).value("supplier.name") == "Weber Books Ltd"
    assert engine.extract(page, Hints(own_names=("Weber Books Ltd",))).value("supplier.name") is None


def test_a_document_without_text_is_empty_and_says_so(engine: LocalEngine) -> None:
    for document in (Document(()), Document((make_page(1, 0.7, PageSource.OCR, []),))):
        extraction = engine.extract(document, Hints())
        assert not _values(extraction)
        assert {reading.absence for reading in extraction.readings} == {Absence.NOT_PRINTED}


def test_another_scorer_takes_the_place_of_the_own_one(write: Write, invoice: list[Text]) -> None:
    class Silent:
        def scores(self, candidates: Sequence[Candidate]) -> tuple[float, ...]:
            return (-10.0,) * len(candidates)

    assert LocalEngine(Silent()).extract(write(invoice), Hints()).value("totals.gross") is None


def test_two_thousand_lines_are_all_read(engine: LocalEngine) -> None:
    texts = [(0.05, "Description"), (0.5, "Qty"), (0.6, "Unit price"), (0.8, "Amount")]
    line = [(0.05, "Paper"), (0.5, "2"), (0.6, "3.00"), (0.8, "6.00")]
    words: list[Word] = []
    for row in range(2001):
        for left, text in texts if row == 0 else line:
            top = 0.02 + row * 0.00047
            for index, part in enumerate(text.split()):
                x = left + index * 0.05
                corners = (Point(x, top), Point(x + 0.04, top), Point(x + 0.04, top + 0.0004), Point(x, top + 0.0004))
                words.append(Word(f"1.{len(words)}", part, 1.0, 1, corners, Box.around(corners)))
    values = _values(engine.extract(Document((make_page(1, 0.7, PageSource.TEXT_LAYER, words),)), Hints()))
    assert sum(path.endswith(".net_amount") for path in values) == 2000


_TEXTS = st.one_of(
    st.sampled_from(
        (
            *("Total", "VAT", "Invoice", "No.", "4711", "Date:", "Qty", "Description", "Amount", "Price", "Subtotal"),
            *("12.50", "1.234,56", "1,234", "99999999999999999999", "19%", "-5.00", "€", "(", ")", "#", "01/02/2024"),
            *("GmbH", "DE89370400440532013000", "Bill", "to", "Acme", "Cash", "Change", "12345", "Straße", "5"),
        )
    ),
    st.text(max_size=12),
)
_PLACES = st.floats(min_value=-0.2, max_value=1.2)
_SIZES = st.floats(min_value=0.0, max_value=0.3)


@st.composite
def _words(draw: st.DrawFn) -> list[Word]:
    words = []
    for index, text in enumerate(draw(st.lists(_TEXTS, max_size=60))):
        x, y, width, height = draw(_PLACES), draw(_PLACES), draw(_SIZES), draw(_SIZES)
        corners = (Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height))
        words.append(Word(f"1.{index}", text, 0.5, 1, corners, Box.around(corners)))
    return words


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=_words())
def test_no_layout_of_words_breaks_the_engine(engine: LocalEngine, words: list[Word]) -> None:
    extraction = engine.extract(Document((make_page(1, 0.7, PageSource.OCR, words),)), Hints())
    assert all(0 <= reading.confidence <= 1 for reading in extraction.readings)
    assert all(bool(reading.value) != (reading.absence is not None) for reading in extraction.readings)
    assert len({reading.path for reading in extraction.readings}) == len(extraction.readings)
    to_response(extraction)
