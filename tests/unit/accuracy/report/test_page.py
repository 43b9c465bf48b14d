import re
from pathlib import Path

import pytest

from invoicemesh_client.flat import FlatError, FlatResult
from tests.accuracy.corpus import find_corpus
from tests.accuracy.evaluation import evaluate
from tests.accuracy.matching import Matching
from tests.accuracy.report.page import write_report
from tests.accuracy.result import Result
from tests.unit.accuracy.corpus_files import (
    evaluation,
    flat_result,
    full_result,
    score,
    write_document,
    write_full_result,
)


def test_a_report_shows_each_error_with_its_crop_and_needs_nothing_else(tmp_path: Path) -> None:
    write_document(tmp_path / "corpus", "a/1")
    write_document(tmp_path / "corpus", "a/2")
    write_full_result(tmp_path / "results", "a/1", full_result(invoice_number="R-18"))
    write_full_result(tmp_path / "results", "a/2", full_result())
    measured = evaluate("corpus", find_corpus(tmp_path / "corpus"), tmp_path / "results", matching=Matching())
    html = write_report(measured, tmp_path / "report").read_text()
    assert html.count('<article class="error') == 1
    assert "R-1<mark>8</mark>" in html
    assert "R-1<mark>7</mark>" in html
    assert html.count("data:image/webp;base64,") == 1
    assert "<script" not in html
    assert not re.search(r'(src|href)="(?!#|data:)', html)
    assert {path.name for path in (tmp_path / "report").iterdir()} == {
        "index.html",
        "reliability.svg",
        "acceptance.svg",
        "summary.txt",
    }


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The document that `score` is about, where it says that it is."""
    monkeypatch.chdir(tmp_path)
    return write_document(tmp_path, "a/1")


@pytest.mark.usefixtures("page")
def test_text_of_a_document_is_never_markup(tmp_path: Path) -> None:
    html = write_report(evaluation(score(flat_result(supplier_name="<b>Evil & Co"))), tmp_path).read_text()
    assert "<b>Evil" not in html
    assert "&lt;" in html


def test_a_document_that_failed_is_shown_with_its_reason(tmp_path: Path, page: Path) -> None:
    page.write_bytes(b"damaged")
    failed = Result(FlatResult(error=FlatError("DOCUMENT_DAMAGED", "The file is damaged.")))
    html = write_report(evaluation(score(failed)), tmp_path).read_text()
    assert "DOCUMENT_DAMAGED: The file is damaged." in html


@pytest.mark.usefixtures("page")
def test_plots_of_which_nothing_is_known_are_left_out(tmp_path: Path) -> None:
    html = write_report(evaluation(score(Result(FlatResult()))), tmp_path).read_text()
    assert "say nothing of confidence" in html
    assert "needs full results" in html
    assert not list(tmp_path.glob("*.svg"))
