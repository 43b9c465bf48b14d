from pathlib import Path

from invoicemesh.ocr.v1.document_pb2 import Page
from nlp_service.training.pages import PageReader, keep


def test_pages_that_are_kept_are_not_read_again(tmp_path: Path) -> None:
    pages = (Page(number=1), Page(number=2))
    keep(pages, tmp_path / "set" / "a.pages")
    assert PageReader("unreachable.invalid:1", tmp_path).read(tmp_path / "none.pdf", "set/a") == pages
