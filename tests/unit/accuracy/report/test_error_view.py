from pathlib import Path

from invoicemesh.invoice.v1.reading_pb2 import Alternative, Reading
from invoicemesh_client.flat import flatten_read_result
from tests.accuracy.fields import Cell
from tests.accuracy.judging import Verdict
from tests.accuracy.matching import Matching
from tests.accuracy.report.difference import Piece
from tests.accuracy.report.error_view import ErrorView, view_errors
from tests.accuracy.report.page_crops import PageCrops
from tests.accuracy.result import Result
from tests.accuracy.score import DocumentScore
from tests.unit.accuracy.corpus_files import VALUE_BOX, full_result, items, region, score, write_document


def views(scored: DocumentScore) -> tuple[ErrorView, ...]:
    return view_errors(scored, None, Matching())


def test_a_wrong_value_is_shown_beside_the_truth_with_where_it_was_read(tmp_path: Path) -> None:
    full = full_result(invoice_number="R-18")
    scored = score(Result(flatten_read_result(full), full))
    with PageCrops(write_document(tmp_path, "a")) as pages:
        (view,) = view_errors(scored, pages, Matching())
    assert (view.title, view.verdict, view.is_fault, view.confidence) == ("invoice number", Verdict.WRONG, True, 0.95)
    assert view.read == (Piece("R-1", differs=False), Piece("8", differs=True))
    assert view.true == (Piece("R-1", differs=False), Piece("7", differs=True))
    assert [crop.page for crop in view.crops] == [1]
    assert view.raw_text == "", "it would say again what was read"


def test_the_right_value_among_the_others_is_shown_with_its_rank(tmp_path: Path) -> None:
    full = full_result(gross_total="")
    full.readings.append(
        Reading(
            path="totals.gross",
            alternatives=[
                Alternative(value="100.00", confidence=0.4),
                Alternative(value="119", confidence=0.3, value_regions=[region(*VALUE_BOX)]),
            ],
        )
    )
    scored = score(Result(flatten_read_result(full), full))
    with PageCrops(write_document(tmp_path, "a")) as pages:
        (view,) = view_errors(scored, pages, Matching())
    assert view.verdict is Verdict.MISSED
    assert view.crops == ()
    assert view.right_alternative is not None
    assert (view.right_alternative.rank, view.right_alternative.value) == (2, "119")
    assert len(view.right_alternative.crops) == 1


def test_cells_are_errors_of_their_line_and_whole_lines_are_one_error() -> None:
    rows = (
        {Cell.DESCRIPTION: "Tea", Cell.NET_AMOUNT: "4.00"},
        {Cell.DESCRIPTION: "Rice", Cell.NET_AMOUNT: "9.00"},
    )
    read = items({"description": "Tea", "net_amount": "5.00"}, {"description": "Coal", "net_amount": "1.00"})
    shown = [view for view in views(score(read, rows=rows)) if "line" in view.title]
    assert [(view.title, view.verdict) for view in shown] == [
        ("line 1, net amount", Verdict.WRONG),
        ("line 2", Verdict.MISSED),
        ("a line that is not there", Verdict.WRONG),
    ]
    assert shown[1].true == (Piece("Rice · 9.00", differs=False),)
    assert shown[2].read == (Piece("Coal · 1.00", differs=False),)


def test_without_pages_and_readings_an_error_is_shown_all_the_same() -> None:
    (view,) = views(score(Result(flatten_read_result(full_result(currency="USD")))))
    assert (view.title, view.crops, view.raw_text) == ("currency", (), "")
