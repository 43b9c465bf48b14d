from pathlib import Path

from tests.accuracy.corpus import find_corpus
from tests.accuracy.evaluation import evaluate
from tests.accuracy.matching import Matching
from tests.accuracy.timing import Timing, write_timings
from tests.unit.accuracy.corpus_files import (
    evaluation,
    flat_result,
    full_result,
    score,
    write_document,
    write_full_result,
)


def test_each_document_is_scored_with_its_result_file(tmp_path: Path) -> None:
    for name in ("a/1", "a/2", "b/3"):
        write_document(tmp_path / "corpus", name)
    results = tmp_path / "results"
    write_full_result(results, "a/1", full_result())
    write_full_result(results, "b/3", full_result(gross_total="91.00"))
    write_timings(results, {"a/1.png": Timing(1, 2), "elsewhere.png": Timing(3, 4)})
    found = evaluate("corpus", find_corpus(tmp_path / "corpus"), results, matching=Matching())
    assert {name: [score.is_right for score in scores] for name, scores in found.folders.items()} == {
        "a": [True, False],
        "b": [False],
    }
    assert found.timings == (Timing(1, 2),)


def test_a_folder_is_of_receipts_when_it_holds_nothing_else() -> None:
    scores = [
        score(flat_result(), name="tills/1.png", is_receipt=True),
        score(flat_result(), name="mixed/1.png", is_receipt=True),
        score(flat_result(), name="mixed/2.png"),
    ]
    groups = evaluation(*scores).groups
    assert {name: [one.document.folder for one in members] for name, members in groups.items()} == {
        "invoices": ["mixed", "mixed"],
        "receipts": ["tills"],
    }
    assert list(evaluation(scores[0]).groups) == ["receipts"]


def test_the_worst_is_what_was_accepted_wrongly_then_what_has_most_faults() -> None:
    two_faults = score(flat_result(gross_total="1", currency="USD", needs_review=True), name="a/two.png")
    accepted = score(flat_result(gross_total="1"), name="a/accepted.png")
    no_fault = score(flat_result(supplier_name="Somebody Else"), name="a/name.png")
    worst = evaluation(score(flat_result()), no_fault, two_faults, accepted).worst
    assert worst == (accepted, two_faults, no_fault)
