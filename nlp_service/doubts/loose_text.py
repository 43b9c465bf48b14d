"""Text without places, as a second look gives it, searched for numbers as the text of a page is."""

from dataclasses import replace

from nlp_service.candidates.amounts import Amount, DecimalMark, find_numbers, read_amounts
from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Segment, Word

# Words of so many characters, a space of one between them: wide enough for a word, too narrow to part groups of digits.
_CHARACTER = 0.01


def amounts_in(text: str, mark: DecimalMark, word: Word) -> tuple[Amount, ...]:
    """The numbers in `text`, read as a document with this decimal mark writes them; `word` lends its page."""
    words: list[Word] = []
    left = 0.0
    for part in text.split():
        right = left + _CHARACTER * len(part)
        words.append(replace(word, text=part, box=Box(left, 0.0, right, _CHARACTER)))
        left = right + _CHARACTER
    return read_amounts(find_numbers(Segment(tuple(words))), mark) if words else ()
