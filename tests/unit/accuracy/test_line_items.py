from tests.accuracy.fields import Cell
from tests.accuracy.judging import JudgedValue, RowPlace, Verdict
from tests.accuracy.line_items import judge_line_items
from tests.accuracy.matching import Matching
from tests.accuracy.result import Result
from tests.accuracy.tally import Tally
from tests.accuracy.truth import Row
from tests.unit.accuracy.corpus_files import items

TEA: Row = {Cell.DESCRIPTION: "Tea", Cell.NET_AMOUNT: "4.00"}
RICE: Row = {Cell.DESCRIPTION: "Rice", Cell.NET_AMOUNT: "9.00"}


def judge(truth: list[Row], *read: dict[str, str]) -> tuple[JudgedValue, ...]:
    return judge_line_items(truth, Result(items(*read)), Matching())


def test_rows_are_paired_by_their_right_cells_and_not_by_their_order() -> None:
    cells = judge([TEA, RICE], {"description": "Rice", "net_amount": "8.00"}, {"description": "Tea"})
    assert [(cell.name, cell.verdict, cell.read, cell.row) for cell in cells] == [
        (Cell.DESCRIPTION, Verdict.RIGHT, "Tea", RowPlace(0, 1)),
        (Cell.NET_AMOUNT, Verdict.MISSED, None, RowPlace(0, 1)),
        (Cell.DESCRIPTION, Verdict.RIGHT, "Rice", RowPlace(1, 0)),
        (Cell.NET_AMOUNT, Verdict.WRONG, "8.00", RowPlace(1, 0)),
    ]


def test_the_row_with_more_right_cells_wins_then_the_nearer_one() -> None:
    cells = judge([TEA], {"description": "Tea"}, {"description": "Tea", "net_amount": "4.00"})
    assert [cell.row for cell in cells] == [RowPlace(0, 1), RowPlace(0, 1), RowPlace(None, 0)]
    places = [cell.row for cell in judge([RICE, TEA], {"description": "Tea"}, {"description": "Tea"})]
    assert RowPlace(1, 1) in places
    assert RowPlace(None, 0) in places


def test_rows_without_a_right_cell_are_missed_and_superfluous() -> None:
    cells = judge([TEA], {"description": "Coal", "net_amount": "1.00"})
    assert [(cell.verdict, cell.row) for cell in cells] == [
        (Verdict.MISSED, RowPlace(0, None)),
        (Verdict.MISSED, RowPlace(0, None)),
        (Verdict.WRONG, RowPlace(None, 0)),
        (Verdict.WRONG, RowPlace(None, 0)),
    ]
    assert Tally.of(cells) == Tally(right=0, read=2, true=2)


def test_cells_that_no_row_of_the_truth_knows_are_not_scored() -> None:
    cells = judge([{Cell.DESCRIPTION: "Tea"}], {"description": "Tea", "quantity": "3", "tax_rate": "7"})
    assert [cell.name for cell in cells] == [Cell.DESCRIPTION]


def test_nothing_is_scored_where_the_truth_knows_no_rows() -> None:
    assert judge([], {"description": "Tea"}) == ()


def test_cells_of_a_flat_result_are_as_sure_as_its_least_sure_one() -> None:
    assert [cell.confidence for cell in judge([TEA], {"description": "Tea"})] == [0.4, None]
