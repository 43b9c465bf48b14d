"""The postal address that stands with a name: the lines below it, as far as they are lines of an address."""

import re
from functools import cache

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import lines_below
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment, Word

SUPPLIER_ADDRESS = "supplier.address.full"
_MOST_LINES = 7
_NOT_ADDRESS = re.compile(r"@|www\.|https?:|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d\d:\d\d|[=*#]{3}")
_REGISTRATION = re.compile(r"^\W*(?:\(?\d{4,}\s?-?\s?[A-Z]\)?|\(?[A-Z]{2}\d{6,}[- ]?[A-Z]?\)?|\(\w+[-/ ]?\w*\))\W*$")


@cache
def _contact() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words_of("contact")), key=len, reverse=True))
    return re.compile(rf"^\W*(?:{names})(?![a-z])")


def find_address(survey: Survey, name: Candidate, field: str = SUPPLIER_ADDRESS) -> Candidate | None:
    """The address below `name`; None when no line below it is one.

    Registration numbers between name and street are left out; telephone numbers, dates and labels end the address.
    """
    segment = next((s for s in survey.document.segments if name.words and name.words[0] in s.words), None)
    if segment is None:
        return None
    page = survey.document.page(segment.page)
    lines: list[Segment] = []
    for line in lines_below(page, segment, limit=_MOST_LINES + 1)[1:]:
        if _ends_address(survey, line):
            break
        if not _REGISTRATION.match(line.text):
            lines.append(line)
    if not lines or not any(_is_address_like(line.text) for line in lines):
        return None
    while len(lines) > 1 and not _is_address_like(lines[-1].text) and len(lines) > 3:
        lines.pop()
    words: tuple[Word, ...] = tuple(word for line in lines for word in line.words)
    text = ", ".join(line.text.strip(" ,") for line in lines)
    digits = float(any(character.isdigit() for character in text))
    features = Features(form=min(1.0, 0.3 * len(lines)) * (0.5 + digits / 2), recognition=recognition(words))
    return Candidate(field, text, text, words, name.words, features)


def _ends_address(survey: Survey, line: Segment) -> bool:
    folded = fold(line.text)
    if _contact().search(folded) or _NOT_ADDRESS.search(line.text):
        return True
    strong = [label for label in survey.near.labels_in(line) if label.start == 0 and label.strength >= 0.9]
    return any(not label.field.startswith("column.") for label in strong)


def _is_address_like(text: str) -> bool:
    words = set(re.findall(r"[a-z./]+", fold(text)))
    return any(character.isdigit() for character in text) or bool(words & words_of("street"))
