from invoicemesh_client.flat import flatten_read_result
from tests.accuracy.acceptance import Acceptance
from tests.accuracy.evaluation import Evaluation
from tests.accuracy.fields import Cell
from tests.accuracy.figures import Figure, figures_of
from tests.accuracy.matching import Matching
from tests.accuracy.result import Result
from tests.accuracy.summary import likely_range, summarize, tallies, timing_lines
from tests.accuracy.tally import Tally
from tests.accuracy.timing import Timing
from tests.unit.accuracy.corpus_files import evaluation, flat_result, full_result, score

TEA = {Cell.DESCRIPTION: "Tea"}


def test_the_last_lines_are_the_figures() -> None:
    measured = evaluation(score(flat_result()), score(flat_result(gross_total="1")))
    lines = summarize(measured).splitlines()
    figures = [str(figure) for figure in figures_of(measured)]
    assert lines[-len(figures) :] == figures
    assert not any(line.startswith("figure ") for line in lines[: -len(figures)])


def test_figures_say_what_was_counted() -> None:
    measured = Evaluation(
        "corpus",
        Matching(),
        (score(flat_result(), rows=(TEA,)), score(flat_result(gross_total="1"))),
        (Timing(3.0, 0.25), Timing(1.0, 0.5), Timing(1.0, 7.0)),
    )
    figures = {figure.name: figure for figure in figures_of(measured)}
    assert figures["a.documents"] == Figure("a.documents", 2, "documents")
    assert figures["a.documents_right"].value == 0.5
    assert figures["a.gross_total.f1"].value == 0.5
    assert figures["a.all_fields.f1"].value == 0.9
    assert figures["a.line_item_cells.f1"].value == 0
    assert figures["invoices.accepted"].value == 2
    assert figures["invoices.accepted_wrong"].value == 1
    assert figures["invoices.false_success"].value == 0.5
    assert figures["seconds_beyond_recognition_median"] == Figure("seconds_beyond_recognition_median", 0.5, "seconds")
    assert "receipts.documents" not in figures


def test_a_figure_is_four_words() -> None:
    assert str(Figure("two words.f1", 0.91234, "ratio")) == "figure two_words.f1 0.9123 ratio"
    assert str(Figure("a.documents", 7, "documents")) == "figure a.documents 7 documents"


def test_fields_and_cells_are_counted_apart_and_summed_up() -> None:
    counted = dict(tallies([score(flat_result(currency=None), rows=(TEA, TEA))]))
    assert counted["currency"] == Tally(right=0, read=0, true=1)
    assert counted["all fields"] == Tally(right=4, read=4, true=5)
    assert counted["line item description"] == counted["line item cells"] == Tally(right=0, read=0, true=2)


def test_the_summary_shows_acceptance_calibration_curve_and_the_worst() -> None:
    full = full_result(gross_total="1.00")
    text = summarize(evaluation(score(Result(flatten_read_result(full), full), name="a/bad.png")))
    assert "invoices: 1 documents, 1 accepted without review (100.0%), 1 of them wrong (100.0%; likely" in text
    assert "1.00 (4)" not in text
    assert "0.80 (5)" in text
    assert "     0.95         1    100.0%      1         100.0%" in text
    assert "a/bad.png (ACCEPTED): gross total wrong; 0 other errors" in text


def test_a_single_timing_is_its_own_median() -> None:
    assert list(timing_lines([Timing(2.0, 0.125)])) == [
        "seconds a document, recognition: median 2.000, 95% within 2.000",
        "seconds a document, beyond recognition: median 0.125, 95% within 0.125",
    ]


def test_no_range_is_given_where_nothing_was_accepted() -> None:
    assert likely_range(Acceptance(5, 0, 0)) == ""
