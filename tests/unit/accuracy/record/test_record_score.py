from pathlib import Path

import pytest

from tests.accuracy.__main__ import main
from tests.accuracy.record.score import PathScore, merge, score_records
from tests.accuracy.record.truth import find_record_truths
from tests.unit.accuracy.corpus_files import full_result, write_document, write_full_result


def _scores(tmp_path: Path, record: dict[str, str]) -> dict[str, PathScore]:
    write_document(tmp_path / "corpus", "a/1", record=record)
    write_full_result(tmp_path / "results", "a/1", full_result())
    (scores,) = score_records(find_record_truths(tmp_path / "corpus"), tmp_path / "results").values()
    return {score.path: score for score in scores}


def test_values_are_right_wrong_missed_or_beyond_the_truth(tmp_path: Path) -> None:
    scores = _scores(
        tmp_path,
        {"invoice_number": "R-17", "currency": "USD", "supplier.address.city": "Köln", "issue_date": "2024-03-09"},
    )
    assert (scores["invoice_number"].right, scores["invoice_number"].wrong) == (1, 0)
    assert (scores["currency"].right, scores["currency"].wrong, scores["currency"].missed) == (0, 1, 1)
    assert scores["supplier.address.city"].missed == 1
    assert scores["supplier.name"].beyond == 1
    assert scores["supplier.name"].tally.read == 0


def test_folders_add_up(tmp_path: Path) -> None:
    scores = _scores(tmp_path, {"invoice_number": "R-17", "currency": "USD"})
    (both,) = (score for score in merge([*scores.values(), *scores.values()]) if score.path == "currency")
    assert (both.wrong, both.missed, len(both.errors)) == (2, 2, 4)


def test_the_command_prints_counts_errors_and_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _scores(tmp_path, {"invoice_number": "R-17", "currency": "USD"})
    arguments = ["--every-field", "--results", str(tmp_path / "results"), "--report", str(tmp_path / "report")]
    assert main([str(tmp_path / "corpus"), *arguments]) == 0
    printed = capsys.readouterr().out
    assert "figure record.invoice_number.precision 1.0000 ratio" in printed
    assert "figure record.currency.recall 0.0000 ratio" in printed
    assert "currency a/1.png: 'EUR', true is 'USD'" in printed
    assert (tmp_path / "report" / "every-field.txt").read_text() == printed


def test_a_corpus_without_such_truth_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_document(tmp_path, "1")
    assert main([str(tmp_path), "--every-field", "--report", str(tmp_path / "report")]) == 1
    assert "`record`" in capsys.readouterr().err
