from dataclasses import replace

import pytest

from nlp_service.parts.dividing import divide
from nlp_service.parts.page_signs import PageSigns

BILL = PageSigns(
    page=1,
    title="Invoice",
    number="re4711",
    printed_number="RE-4711",
    counter=None,
    vat_ids=frozenset({"DE136695976"}),
    total="119.00",
    is_carried=False,
    text="invoicere4711total11900",
)
OTHER = replace(BILL, page=2, number="re4712", printed_number="RE-4712", text="invoicere4712total23800")
TERMS = replace(BILL, page=2, title="", number="", printed_number="", vat_ids=frozenset(), total="", text="terms")


def _ranges(*pages: PageSigns) -> list[tuple[int, int]]:
    return [(part.first_page, part.last_page) for part in divide(pages)]


def test_another_number_under_a_title_begins_another_document() -> None:
    first, second = divide((BILL, OTHER))
    assert (first.first_page, first.last_page, first.number) == (1, 1, "RE-4711")
    assert (second.first_page, second.last_page, second.number) == (2, 2, "RE-4712")
    assert "RE-4712" in second.explanation


def test_pages_that_follow_a_document_belong_to_it() -> None:
    assert _ranges(BILL, TERMS, replace(OTHER, page=3)) == [(1, 2), (3, 3)]


def test_one_document_has_no_parts() -> None:
    assert divide((BILL,)) == ()
    assert divide((BILL, TERMS)) == ()
    assert divide(()) == ()


@pytest.mark.parametrize(
    "page",
    [
        replace(OTHER, counter=(2, 2)),
        replace(OTHER, is_carried=True),
        replace(OTHER, number="re4711"),
        replace(OTHER, text="page2ofinvoicere4711total23800"),
        replace(OTHER, title="", total=""),
        replace(OTHER, number="4", printed_number="4"),
    ],
    ids=["later page", "carried forward", "same number", "names the number", "no title", "hardly a number"],
)
def test_a_cut_that_is_not_sure_is_not_made(page: PageSigns) -> None:
    assert divide((replace(BILL, total="") if not page.title else BILL, page)) == ()


def test_a_document_that_says_it_goes_on_is_not_cut() -> None:
    assert divide((replace(BILL, counter=(1, 2)), OTHER)) == ()


def test_first_pages_by_their_own_word_begin_documents_without_numbers() -> None:
    first = replace(BILL, counter=(1, 1))
    second = replace(OTHER, counter=(1, 1), number="", printed_number="")
    assert _ranges(first, second) == [(1, 1), (2, 2)]
