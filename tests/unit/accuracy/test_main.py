from pathlib import Path

import pytest

from tests.accuracy.__main__ import main
from tests.unit.accuracy.corpus_files import full_result, write_document, write_full_result


def test_results_that_are_there_are_scored_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_document(tmp_path / "corpus", "a/1")
    write_full_result(tmp_path / "results", "a/1", full_result())
    report = tmp_path / "report"
    arguments = [str(tmp_path / "corpus"), "--results", str(tmp_path / "results"), "--report", str(report)]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "figure invoices.coverage 1.0000 ratio" in printed
    assert (report / "summary.txt").read_text() == printed
    assert (report / "index.html").exists()


def test_a_corpus_without_truths_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--report", str(tmp_path / "report")]) == 1
    assert "no document with its truth" in capsys.readouterr().err
    assert not (tmp_path / "report").exists()


def test_a_file_that_is_no_result_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_document(tmp_path / "corpus", "1")
    assert main([str(tmp_path / "corpus"), "--results", str(tmp_path / "corpus"), "--report", str(tmp_path)]) == 1
    assert "1.json is no result" in capsys.readouterr().err
