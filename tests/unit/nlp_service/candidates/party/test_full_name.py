from collections.abc import Callable
from dataclasses import replace

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.party.parties import find_party_names
from nlp_service.candidates.party.party_links import CUSTOMER, SUPPLIER
from nlp_service.candidates.survey import Survey, survey
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, PageSource, Word


def _names(survey: Survey, field: str) -> set[str]:
    return {candidate.value for candidate in find_party_names(survey) if candidate.field == field}


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Harbour Stationers &", "Print SDN BHD"), "Harbour Stationers & Print SDN BHD"),
        (("Iron Anvil", "Restaurant"), "Iron Anvil Restaurant"),
        (("VOLUME TWO", "BOOKSHOP"), "VOLUME TWO BOOKSHOP"),
        (
            ("Oak Hill Hardware", "Enterprise (North", "Side) SDN BHD"),
            "Oak Hill Hardware Enterprise (North Side) SDN BHD",
        ),
    ],
)
def test_a_name_goes_on_below(look_over: Callable[..., Survey], lines: tuple[str, ...], whole: str) -> None:
    page = look_over(*((0.1, 0.05 + 0.016 * number, line) for number, line in enumerate(lines)))
    assert whole in _names(page, SUPPLIER)
    assert lines[-1] not in _names(page, SUPPLIER)


def test_a_title_alone_on_its_line_joins_the_person(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.2, "Herrn"), (0.1, 0.216, "Max Weber"), (0.1, 0.232, "20457 Hamburg"))
    assert "Herrn Max Weber" in _names(page, CUSTOMER)


def test_a_complete_name_does_not_swallow_the_next_line(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Acme Tools Ltd"), (0.1, 0.066, "Market Hall"))
    assert "Acme Tools Ltd" in _names(page, SUPPLIER)


def test_the_longer_form_printed_elsewhere_is_the_name(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "Harbour Media"), (0.1, 0.8, "Owned by the Harbour Media Group of Kiel"))
    assert "Harbour Media Group" in _names(page, SUPPLIER)


def test_a_legal_form_of_two_words_is_found_elsewhere(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.05, "HARBOUR BOOKSTORES"), (0.1, 0.8, "Harbour Bookstores Sdn Bhd (7777-A)"))
    assert "HARBOUR BOOKSTORES Sdn Bhd" in _names(page, SUPPLIER)


def test_a_name_in_large_type_may_take_two_lines(make_words: Callable[..., list[Word]], finder: LabelFinder) -> None:
    logo = make_words([(0.1, 0.05, "BERGDORF"), (0.1, 0.08, "GOODWIN")])
    tall = [replace(word, box=replace(word.box, bottom=word.box.top + 0.024)) for word in logo]
    rest = make_words([(0.1, 0.3 + 0.02 * number, "some ordinary text") for number in range(4)])
    page = make_page(1, 0.707, PageSource.OCR, [*tall, *(replace(word, id=f"rest {word.id}") for word in rest)])
    assert "BERGDORF GOODWIN" in _names(survey(Document((page,)), Hints(), finder), SUPPLIER)
