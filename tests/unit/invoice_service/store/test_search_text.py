"""Text is folded alike where it is kept and where it is looked for."""

import pytest

from invoice_service.store.search_text import fold, page_terms, terms, words, words_of_terms
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


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Müller & Söhne, R-17", ["muller", "sohne", "r", "17"]),
        ("snake_case", ["snake", "case"]),
        ("Straße STRASSE", ["strasse"]),
        ("増值税 VAT", ["増", "值", "税", "vat"]),
        ("100 % …", ["100"]),
        ("", []),
    ],
)
def test_signs_part_words_and_accents_are_dropped(written: str, found: list[str]) -> None:
    assert words(written) == found


def test_every_term_is_one_that_an_index_takes() -> None:
    kept = terms("a the " + "x" * 200).split()
    assert [len(term) for term in kept] == [3, 5, 82]
    assert all(term.isalnum() for term in kept)


def test_terms_give_their_words_back() -> None:
    assert words_of_terms(terms("Net total 17")) == "net total 17"


def test_pages_give_each_of_their_words_once_in_reading_order() -> None:
    lines = [Line(words=[Word(text="Net"), Word(text="TOTAL")]), Line(words=[Word(text="17")])]
    pages = [Page(lines=lines), Page(lines=[Line(words=[Word(text="End"), Word(text="net")])])]
    assert words_of_terms(page_terms(pages)) == "net total 17 end"
