"""From a misread digit to a proposal: what is asked for, and what comes of the answer."""

from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.doubts.second_look import MOST_LOOKS
from nlp_service.engines.local import LocalEngine
from nlp_service.extraction import Absence, Extraction, Reading, SecondReading
from nlp_service.reading.page import Document, PageSource

Text = tuple[float, float, str]
Write = Callable[..., Document]


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


@pytest.fixture
def misread(write: Write, invoice: list[Text]) -> Callable[..., Document]:
    """The invoice as OCR would read it with some texts taken for others."""

    def replace(*changes: tuple[str, str], source: PageSource = PageSource.OCR) -> Document:
        texts = invoice
        for right, wrong in changes:
            assert any(right in text for _, _, text in texts)
            texts = [(left, top, text.replace(right, wrong)) for left, top, text in texts]
        return write(texts, source=source)

    return replace


def _reading(extraction: Extraction, path: str) -> Reading:
    return next(reading for reading in extraction.readings if reading.path == path)


def _looked_again(engine: LocalEngine, document: Document, **answers: tuple[str, ...]) -> Extraction:
    """The extraction after a second look; `answers` are what it reads by the name of the field, dots as `__`."""
    looks = engine.extract(document, Hints()).second_looks
    texts = {path.replace("__", "."): said for path, said in answers.items()}
    second = [SecondReading(look.region, texts[look.path]) for look in looks if look.path in texts]
    assert len(second) == len(texts)
    return engine.extract(document, Hints(), second)


def test_numbers_that_add_up_ask_for_nothing(engine: LocalEngine, misread: Callable[..., Document]) -> None:
    assert engine.extract(misread(), Hints()).second_looks == ()


def test_a_total_that_breaks_its_equation_is_looked_at_again(
    engine: LocalEngine, misread: Callable[..., Document]
) -> None:
    looks = engine.extract(misread(("1.457,75", "1.451,75")), Hints()).second_looks
    assert [(look.path, look.rule_id) for look in looks] == [("totals.gross", "BR-CO-15")]


def test_a_text_layer_is_not_looked_at_again(engine: LocalEngine, misread: Callable[..., Document]) -> None:
    document = misread(("1.457,75", "1.451,75"), source=PageSource.TEXT_LAYER)
    assert engine.extract(document, Hints()).second_looks == ()


def test_what_the_rule_and_the_second_look_agree_on_is_proposed_and_not_put_in(
    engine: LocalEngine, misread: Callable[..., Document]
) -> None:
    document = misread(("1.457,75", "1.451,75"))
    before = _reading(engine.extract(document, Hints()), "totals.gross")
    after = _looked_again(engine, document, totals__gross=("1.457,75 €",))
    reading = _reading(after, "totals.gross")
    assert reading.value == before.value
    assert reading.confidence < 0.5
    proposed = reading.alternatives[0]
    assert (proposed.value, proposed.asked_for_by) == ("1457.75", "BR-CO-15")
    assert "1225.00 + 232.75 = 1457.75" in proposed.explanation
    assert after.second_looks == ()


@pytest.mark.parametrize("second", [("1.451,75 €",), ("1.467,75 €",), ("",), ()])
def test_a_second_look_that_reads_anything_else_proposes_nothing(
    engine: LocalEngine, misread: Callable[..., Document], second: tuple[str, ...]
) -> None:
    after = _looked_again(engine, misread(("1.457,75", "1.451,75")), totals__gross=second)
    assert not any(other.asked_for_by for reading in after.readings for other in reading.alternatives)


def test_a_lost_decimal_mark_is_a_confusion(engine: LocalEngine, misread: Callable[..., Document]) -> None:
    after = _looked_again(engine, misread(("1.457,75", "145775")), totals__gross=("1.457,75 €",))
    assert _reading(after, "totals.gross").alternatives[0].value == "1457.75"


def test_letters_among_the_digits_are_proposed_as_digits(engine: LocalEngine, misread: Callable[..., Document]) -> None:
    after = _looked_again(engine, misread(("1.457,75 €", "1.4S7,75")), totals__gross=("1.457,75",))
    reading = _reading(after, "totals.gross")
    assert reading.alternatives[0].value == "1457.75"
    assert reading.absence is Absence.ILLEGIBLE


def test_the_amount_of_a_line_is_doubted_by_its_product_and_the_sum(
    engine: LocalEngine, misread: Callable[..., Document]
) -> None:
    document = misread(("125,00", "725,00"))
    path = "line_items[1].net_amount"
    looks = engine.extract(document, Hints()).second_looks
    assert [look.path for look in looks] == [path]
    after = engine.extract(document, Hints(), [SecondReading(looks[0].region, ("125,00",))])
    assert _reading(after, path).value == "725.00"
    assert _reading(after, path).alternatives[0].value == "125.00"


def test_where_two_values_could_be_the_wrong_one_neither_is_proposed(engine: LocalEngine, write: Write) -> None:
    page = [
        (0.1, 0.05, "Acme Tools Ltd"),
        (0.6, 0.1, "Invoice No 4711"),
        (0.6, 0.5, "Subtotal 100.00"),
        (0.6, 0.52, "VAT 10.00"),
        (0.6, 0.54, "Total 170.00"),
    ]
    document = write(page, source=PageSource.OCR)
    looks = {look.path: look for look in engine.extract(document, Hints()).second_looks}
    assert looks.keys() == {"totals.net", "totals.tax", "totals.gross"}
    gross = SecondReading(looks["totals.gross"].region, ("110.00",))
    net = SecondReading(looks["totals.net"].region, ("160.00",))
    assert _reading(engine.extract(document, Hints(), [gross]), "totals.gross").alternatives[0].asked_for_by
    both = engine.extract(document, Hints(), [gross, net])
    assert not any(other.asked_for_by for reading in both.readings for other in reading.alternatives)
    less_sure = SecondReading(net.region, ("100.00", "160.00"))
    one = engine.extract(document, Hints(), [gross, less_sure])
    assert _reading(one, "totals.gross").alternatives[0].value == "110.00"


def test_an_iban_with_wrong_check_digits_is_absent_and_its_right_reading_proposed(
    engine: LocalEngine, misread: Callable[..., Document]
) -> None:
    path = "payment.accounts[1].iban"
    document = misread(("3704", "3104"))
    looks = engine.extract(document, Hints()).second_looks
    assert [(look.path, look.rule_id) for look in looks] == [(path, "IBAN")]
    after = engine.extract(document, Hints(), [SecondReading(looks[0].region, ("DE89 3704 0044 0532 0130 00",))])
    reading = _reading(after, path)
    assert (reading.value, reading.absence) == ("", Absence.ILLEGIBLE)
    assert reading.alternatives[0].value == "DE89370400440532013000"


def test_a_vat_id_with_wrong_check_digits_is_looked_at_again(
    engine: LocalEngine, misread: Callable[..., Document]
) -> None:
    after = _looked_again(engine, misread(("DE136695976", "DE136695916")), supplier__vat_id=("DE136695976",))
    reading = _reading(after, "supplier.vat_id")
    assert (reading.value, reading.alternatives[0].value) == ("DE136695916", "DE136695976")


def test_a_total_that_is_printed_twice_is_doubted_where_both_differ_by_a_confusion(
    engine: LocalEngine, write: Write
) -> None:
    page = [
        (0.1, 0.05, "Acme Tools Ltd"),
        (0.6, 0.1, "Invoice No 4711"),
        (0.6, 0.5, "Subtotal 100.00"),
        (0.6, 0.54, "Total 110.09"),
        (0.6, 0.6, "Total 110.00"),
    ]
    document = write(page, source=PageSource.OCR)
    looks = engine.extract(document, Hints()).second_looks
    assert ("totals.gross", "TOTAL-TWICE") in {(look.path, look.rule_id) for look in looks}


def test_no_more_places_are_asked_for_than_the_limit(engine: LocalEngine, write: Write) -> None:
    rows = [
        text
        for line in range(40)
        for text in (
            (0.1, 0.2 + 0.018 * line, f"Thing {line}"),
            (0.5, 0.2 + 0.018 * line, "2"),
            (0.65, 0.2 + 0.018 * line, "3.00"),
            (0.85, 0.2 + 0.018 * line, "8.00"),
        )
    ]
    heads = [(0.1, 0.18, "Description"), (0.5, 0.18, "Quantity"), (0.65, 0.18, "Unit price"), (0.85, 0.18, "Amount")]
    looks = engine.extract(write([*heads, *rows], source=PageSource.OCR), Hints()).second_looks
    assert 0 < len(looks) <= MOST_LOOKS
