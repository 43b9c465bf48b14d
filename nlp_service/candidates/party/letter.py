"""The form of a letter: the line that names the sender in small print, and the window below it with the recipient."""

import re

from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import begins_block
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Document, Page, Segment

# Postcodes of most countries: `20457`, `4711 AB`, `EC1A 1BB`, `90210-1234`, `M5V 2T6`.
POSTCODE = re.compile(r"(?<!\d)\d{4,5}(?:-\d{3,4})?(?!\d)|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")
# A sender line has a name, a street and a town on one line of the upper part of the first page.
_PARTING = re.compile(r"\s[-–—·•|*~]+\s|\s?[,·•|]\s")
_LEAST_PARTS = 3
_HEAD = 0.35
# The recipient begins at most this many text heights below the sender line, about as far left.
_DEEPEST, _WIDEST = 8.0, 0.04


def find_sender_lines(document: Document) -> tuple[Segment, ...]:
    """The lines that name the sender with the whole address, as above the window of a letter."""
    if not document.pages:
        return ()
    return tuple(segment for segment in document.pages[0].segments if _names_sender(segment))


def _names_sender(segment: Segment) -> bool:
    parts = _PARTING.split(segment.text)
    return (
        segment.box.center_y < _HEAD
        and len(parts) >= _LEAST_PARTS
        and ":" not in segment.text
        and not any(character.isdigit() for character in parts[0])
        and bool(POSTCODE.search(segment.text))
    )


def find_recipients(page: Page, senders: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The first line below each sender line on `page`, where the window of the letter shows the recipient."""
    return tuple(found for sender in senders if (found := _first_in_window(page, sender)) is not None)


def _first_in_window(page: Page, sender: Segment) -> Segment | None:
    below = (segment for row in page.rows[page.row_number(sender) + 1 :] for segment in row.segments)
    first = next((segment for segment in below if abs(segment.box.left - sender.box.left) < _WIDEST), None)
    if first is None or first.box.top - sender.box.bottom > _DEEPEST * first.box.height:
        return None
    return first


def has_person_title(page: Page, segment: Segment) -> bool:
    """Whether the title of a person stands before the first word, or alone on the line above."""
    if _begins_with_title(segment):
        return True
    if begins_block(page, segment):
        return False
    above = page.rows[page.row_number(segment) - 1].segments if page.row_number(segment) else ()
    return any(
        other.box.shared_width(segment.box) > 0 and len(other.words) == 1 and _begins_with_title(other)
        for other in above
    )


def _begins_with_title(segment: Segment) -> bool:
    return fold(segment.words[0].text).strip(".,:") in words_of("person_titles")
