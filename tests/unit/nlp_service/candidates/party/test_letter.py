from collections.abc import Callable

from nlp_service.candidates.party.letter import find_recipients, find_sender_lines, has_person_title
from nlp_service.reading.page import Document

LETTER = [
    (0.1, 0.15, "Nordlicht Papier - Hafenstr. 12 - 20457 Hamburg"),
    (0.1, 0.18, "Buchhandlung Weber"),
    (0.1, 0.196, "Marktplatz 3"),
    (0.1, 0.212, "50667 Köln"),
]


def test_the_small_line_above_the_window_names_the_sender(write: Callable[..., Document]) -> None:
    assert [line.text for line in find_sender_lines(write(LETTER))] == [LETTER[0][2]]


def test_the_first_line_in_the_window_is_the_recipient(write: Callable[..., Document]) -> None:
    document = write(LETTER)
    found = find_recipients(document.pages[0], find_sender_lines(document))
    assert [line.text for line in found] == ["Buchhandlung Weber"]


def test_a_labelled_address_is_no_sender_line(write: Callable[..., Document]) -> None:
    assert not find_sender_lines(write([(0.1, 0.15, "Lieferung: Hafen, Hafenstr. 12, 20457 Hamburg")]))


def test_a_document_without_pages_has_no_sender() -> None:
    assert not find_sender_lines(Document(()))


def test_a_title_stands_before_a_name_or_alone_above_it(write: Callable[..., Document]) -> None:
    page = write([(0.1, 0.2, "Herrn"), (0.1, 0.216, "Max Weber"), (0.5, 0.5, "Mr Miller"), (0.5, 0.6, "Acme")]).pages[0]
    titled = [segment.text for segment in page.segments if has_person_title(page, segment)]
    assert titled == ["Herrn", "Max Weber", "Mr Miller"]
