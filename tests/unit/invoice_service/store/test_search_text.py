"""Text is folded alike where it is kept and where it is looked for."""

import pytest

from invoice_service.store.search_text import fold, folded_pages
from invoicemesh.ocr.v1.document_pb2 import Line, Page, Word


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Große  ＧmbH", "grosse gmbh"),
        (" a\n\tb ", "a b"),
        ("ﬁnal №5", "final no5"),
        ("ÅNGSTRÖM", "ångström"),
        ("", ""),
    ],
)
def test_case_width_and_spacing_do_not_matter(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_pages_give_their_words_in_reading_order() -> None:
    lines = [Line(words=[Word(text="Net"), Word(text="TOTAL")]), Line(words=[Word(text="17")])]
    assert folded_pages([Page(lines=lines), Page(lines=[Line(words=[Word(text="End")])])]) == "net total 17 end"
