"""The postal address that stands with a name: the lines below it, as far as they are lines of an address."""

import re
from functools import cache

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import lines_below
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment

SUPPLIER_ADDRESS = "supplier.address.full"
_MOST_LINES = 12
# Lines between the name and the street: a registration, a date, a second name.
_MOST_LINES_BEFORE = 4
_NO_ADDRESS = re.compile(r"@|www\.|https?:|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d\d:\d\d|[=*#]{3}|\+?\d[\d ()/-]{8,}$")
_NUMBER_ONLY = re.compile(r"^\W*(?:[A-Z]{0,3}\s?\d{4,}\s?-?\s?[A-Z]{0,2})\W*$")


def find_address(survey: Survey, name: Candidate, field: str = SUPPLIER_ADDRESS) -> Candidate | None:
    """The address below `name`; None when there is none.

    It begins with the first line that reads like a street or postcode. Registrations are left out; ways to reach
    somebody, dates and labels end it.
    """
    segment = next((s for s in survey.document.segments if name.words and name.words[0] in s.words), None)
    if segment is None:
        return None
    page = survey.document.page(segment.page)
    lines: list[Segment] = []
    for number, line in enumerate(lines_below(page, segment, limit=_MOST_LINES + 1)[1:], start=1):
        if _is_registration(line):
            continue
        if lines and _ends_address(survey, line):
            break
        if lines or (not _ends_address(survey, line) and _reads_like_street(line.text)):
            lines.append(line)
        elif number > _MOST_LINES_BEFORE:
            break
    if not lines:
        return None
    words = tuple(word for line in lines for word in line.words)
    text = ", ".join(line.text.strip(" ,") for line in lines)
    features = Features(form=min(1.0, 0.35 + 0.25 * len(lines)), recognition=recognition(words))
    return Candidate(field, text, text, words, name.words, features)


@cache
def _starts(kind: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words_of(kind)), key=len, reverse=True))
    return re.compile(rf"\W*(?:{names})(?![a-z])")


def _is_registration(line: Segment) -> bool:
    plain = re.sub(r"[.\-:]+", " ", fold(line.text))
    return bool(_starts("registration").match(" ".join(plain.split())) or _NUMBER_ONLY.match(line.text))


def _ends_address(survey: Survey, line: Segment) -> bool:
    if _starts("contact").match(fold(line.text)) or _NO_ADDRESS.search(line.text):
        return True
    for label in survey.near.labels_in(line):
        at_start = not re.search(r"\w", line.text[: label.start])
        if at_start and label.strength >= 0.9 and not label.field.startswith(("column.", "other.party", "totals.")):
            return True
    return False


def _reads_like_street(text: str) -> bool:
    words = set(re.findall(r"[a-z]+", fold(text)))
    long_words = [street for street in words_of("street") if len(street) > 4]
    named = bool(words & words_of("street")) or any(word.endswith(tuple(long_words)) for word in words)
    digits = any(character.isdigit() for character in text)
    return (named and digits) or bool(re.search(r"\b\d{4,6}\b", text)) or bool(re.match(r"\W*\d+[\w/-]*,?\s+\w", text))
