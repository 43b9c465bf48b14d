"""The whole of a name: what its next lines add to it, and the longer form in which the document prints it elsewhere."""

import re
from collections.abc import Iterator, Sequence

from nlp_service.candidates.party.name_text import can_be_name
from nlp_service.candidates.party.party_line import PartyLine
from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import lines_below
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.page import Document, Page, Segment, Word

# A name seldom takes more lines than this.
_MOST_LINES = 3
# The lines of one name are about as tall as one another.
_LEAST_HEIGHT_RATIO = 0.65
# Less so where the lower is nothing but a kind of company: `ILIO'S` in large type, `Restaurant` below it.
_LEAST_BELOW_LOGO = 0.4
# The lines of a name in large type: how much taller they are than ordinary text, how alike in height, how short.
_LOGO_HEIGHT = 1.25
_LEAST_LOGO_RATIO = 0.75
_MOST_LOGO_WORDS = 2
_LONGEST_LOGO = 26
# What cannot end a name: `Smith &`, `Acme (North`.
_UNFINISHED = re.compile(r"(?:&|\+|/|-|\b(?:and|und|et|y|e|en|de|of|the))$|\([^)]*$")
# Legal forms have at most so many words: `GmbH & Co. KG`.
_MOST_WORDS_OF_FORM = 4
_TRIMMED = " .,;:()*'\"“”"


class NamesInFull:
    """Completes the names of one document. Looks over its words once, when it is made."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._runs: list[Sequence[Word]] = []
        self._places: dict[str, list[tuple[int, int]]] = {}
        for page in document.pages:
            for segment in page.segments:
                self._note(_with_next_line(page, segment))

    def _note(self, run: Sequence[Word]) -> None:
        for position, word in enumerate(run):
            self._places.setdefault(squeeze(word.text), []).append((len(self._runs), position))
        self._runs.append(run)

    def complete(self, line: PartyLine) -> tuple[Word, ...]:
        """The words of the name that `line` begins: its own first, then those of the next lines, then others."""
        below = tuple(self._below(line))
        words = (*line.words, *below)
        return (*words, *self._elsewhere(words))

    def _below(self, line: PartyLine) -> Iterator[Word]:
        page = self._document.page(line.segment.page)
        text = line.text
        for below in lines_below(page, line.segment, limit=_MOST_LINES)[1:]:
            legal_form = _legal_form_at_start(below)
            if legal_form:
                yield from legal_form
                return
            if not (_goes_on(text, line.segment, below) or _is_logo(page, line, text, below)):
                return
            yield from below.words
            text = f"{text} {below.text}"

    def _elsewhere(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """What follows the same words where they are printed with an organisation word or legal form behind them."""
        name = [squeeze(word.text) for word in words]
        if len(name) < 2 or not name[0] or _has_legal_form(" ".join(word.text for word in words)):
            return ()
        for number, position in self._places.get(name[0], ()):
            run = self._runs[number]
            end = position + len(name)
            if end >= len(run) or [squeeze(word.text) for word in run[position:end]] != name:
                continue
            ending = _ending(run[end : end + _MOST_WORDS_OF_FORM])
            if ending and run[end].box.shared_height(run[end - 1].box) > 0:
                return ending
        return ()


def _with_next_line(page: Page, segment: Segment) -> Sequence[Word]:
    lines = lines_below(page, segment, limit=2)
    return tuple(word for line in lines for word in line.words)


def _legal_form_at_start(line: Segment) -> tuple[Word, ...]:
    """The words of `line` where it is nothing but a legal form."""
    match = legal_form_pattern().match(fold(line.text))
    if match and not re.search(r"[a-z]", fold(line.text)[match.end() :]):
        return line.words_between(0, match.end())
    return ()


def _goes_on(text: str, upper: Segment, lower: Segment) -> bool:
    """Whether the name `text`, whose last line is `upper`, goes on in `lower`."""
    heights = sorted((upper.box.height, lower.box.height))
    least = _LEAST_BELOW_LOGO if all(_is_ending(word) for word in lower.words) else _LEAST_HEIGHT_RATIO
    if heights[0] < least * heights[1] or not can_be_name(lower.text):
        return False
    if any(character.isdigit() for character in lower.text):
        return False
    if _has_legal_form(text):
        return False
    title = fold(text).strip(_TRIMMED) in words_of("person_titles")
    return title or bool(_UNFINISHED.search(fold(text))) or _is_ending(lower.words[0])


def _is_logo(page: Page, line: PartyLine, text: str, lower: Segment) -> bool:
    """Whether `text` and the line below it are a name in large type that takes two or three lines."""
    upper = line.segment.box
    heights = sorted((upper.height, lower.box.height))
    whole = f"{text} {lower.text}"
    return (
        heights[0] >= _LOGO_HEIGHT * page.text_height
        and heights[0] >= _LEAST_LOGO_RATIO * heights[1]
        and len(line.words) == len(line.segment.words)
        and len(lower.words) <= _MOST_LOGO_WORDS
        and len(whole) <= _LONGEST_LOGO
        and can_be_name(lower.text)
        and not any(character.isdigit() or character in ",:" for character in whole)
    )


def _has_legal_form(text: str) -> bool:
    return bool(legal_form_pattern().search(fold(text)))


def _ending(words: Sequence[Word]) -> tuple[Word, ...]:
    """The legal form or other ending that `words` begin with, the longest: `SDN BHD`, `Group`."""
    for count in range(len(words), 1, -1):
        text = fold(" ".join(word.text for word in words[:count])).strip(_TRIMMED)
        if legal_form_pattern().fullmatch(text):
            return tuple(words[:count])
    return tuple(words[:1]) if words and _is_ending(words[0]) else ()


def _is_ending(word: Word) -> bool:
    """Whether `word` is one that names of companies end with, such as `Group`."""
    text = fold(word.text).strip(_TRIMMED)
    return text in words_of("organisation") or bool(legal_form_pattern().fullmatch(text))
