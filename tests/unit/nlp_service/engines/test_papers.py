"""What comes with the mail and is no invoice is called so, in each language."""

from pathlib import Path
from typing import cast

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import LocalEngine
from nlp_service.messages import to_document
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.engines.engine import Engine
from ocr_service.pages.options import PageOptions
from ocr_service.pages.read_page import read_page
from samples.papers.paper import KINDS, LANGUAGES, make_paper
from samples.papers.printing import print_paper

# Papers have text, which no engine is asked for.
LIMITS = DocumentLimits(max_bytes=2**20, max_pages=1, max_pixels=10**8)
_NO_ENGINE = cast("Engine", None)


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_are_told_from_invoices(engine: LocalEngine, language: str, tmp_path: Path) -> None:
    found = {}
    for seed, kind in enumerate(KINDS):
        path = tmp_path / "paper.pdf"
        path.write_bytes(print_paper(make_paper(seed, language, kind), seed))
        with open_document(path, LIMITS) as source:
            pages = [read_page(source.page(1), _NO_ENGINE, PageOptions())]
        found[kind] = (engine.extract(to_document(pages), Hints()).value("document_type") or "").lower()
    assert found == KINDS
