from nlp_service.extraction import Reading, Source
from nlp_service.resolve.credit_note import give_positively


def _reading(path: str, value: str) -> Reading:
    return Reading(path, value, value, 0.9, Source.TEXT_LAYER)


def _values(*readings: Reading) -> dict[str, str]:
    return {reading.path: reading.value for reading in give_positively(readings)}


def test_a_credit_note_with_negative_amounts_gives_them_positively() -> None:
    values = _values(
        _reading("document_type", "CREDIT_NOTE"),
        _reading("totals.gross", "-119.00"),
        _reading("line_items[1].net_amount", "-100.00"),
        _reading("line_items[1].unit_price", "50.00"),
    )
    assert (values["totals.gross"], values["line_items[1].net_amount"]) == ("119.00", "100.00")
    assert values["line_items[1].unit_price"] == "50.00"


def test_a_credit_note_with_positive_amounts_keeps_them() -> None:
    values = _values(_reading("document_type", "CREDIT_NOTE"), _reading("totals.gross", "119.00"))
    assert values["totals.gross"] == "119.00"


def test_a_negative_invoice_keeps_its_sign() -> None:
    values = _values(_reading("document_type", "INVOICE"), _reading("totals.gross", "-119.00"))
    assert values["totals.gross"] == "-119.00"


def test_a_quantity_that_is_printed_above_zero_stays_there() -> None:
    values = _values(
        _reading("document_type", "CREDIT_NOTE"),
        _reading("totals.gross", "-119.00"),
        _reading("line_items[1].quantity", "2"),
        _reading("line_items[2].quantity", "-3"),
    )
    assert (values["line_items[1].quantity"], values["line_items[2].quantity"]) == ("2", "3")
