"""The postal address that stands with a name: the lines below it, as far as they are lines of an address."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.address_parts import address_parts
from nlp_service.candidates.party.letter import POSTCODE
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import lines_below
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.page import Page, Segment, Word

SUPPLIER_ADDRESS = "supplier.address.full"
_MOST_LINES = 12
# Lines between the name and the street: a registration, a date, a second name.
_MOST_LINES_BEFORE = 4
# Lines below that of the town: its region and country.
_MOST_LINES_AFTER_TOWN = 2
_MOST_WORDS_OF_REGION = 4
_MOST_WORDS_OF_TOWN = 8
_NO_ADDRESS = re.compile(
    r"@|www\.|https?:|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d\d:\d\d|[=*#]{3}"
    # A telephone number, and no postcode such as `32317-4200`.
    r"|(?<![\d-])(?!\d{5}-\d{3,4}$)\+?\d[\d ()/-]{8,}$"
)
_NUMBER_ONLY = re.compile(r"^\W*(?:[A-Z]{0,3}\s?\d{4,}\s?-?\s?[A-Z]{0,2})\W*$")
# 123456-X, (519537-X), [867388 U], SA0416111-K behind a name or alone on a line.
_REGISTRATION_BEHIND = re.compile(r"\W*(?:[A-Z]{0,3}\d{5,}\s?-?\s?[A-Z]{0,2}|\d{2,3}[ .]\d{3}[ .]\d{3})\W*$")
_REGISTRATION_ALONE = re.compile(
    r"^\W*(?:[A-Z]{0,3}\d{5,}\s?-?\s?[A-Z]{1,2}|\([A-Z]{0,3}\d{5,}\s?-?\s?[A-Z]{0,2}\))\W*$"
)
_REGISTERED = re.compile(r"\bHR ?[AB] ?\d")
_IN_BRACKETS = re.compile(r"^\W*\([^()]*(?:\([^()]*\)[^()]*)?\)\W*$")
# A telephone number without a word that says so.
_TELEPHONE = re.compile(r"^[\s:：.+(]*\d{2,4}[)\s-]+\d{3,}[\d\s/-]*$")
# A postcode behind a street, or before the town where a line begins with it.
_POSTCODE_BEHIND = re.compile(
    r"(?<=[\s,.])\d{5}(?:-\d{3,4})?(?!\w)|\b\d{2}-\d{3}\b|\b\d{4,5}-\d{3}\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_POSTCODE_FIRST = re.compile(r"^\W*(?:[A-Z]{1,2}-)?\d{4,5}(?: [A-Z]{2})?[\s,]+[^\W\d]")
# The number of a branch and its name in capitals.
_BRANCH = re.compile(r"^\W*\d{3,4}\s?[-–.]?\s?(?=[A-Z])[A-Z\d @&'.()-]{4,}$")
_FIRST_PART = re.compile(r"(.+?)(?:\s[·•|–-]\s|,\s)")
# Labels whose words begin lines of addresses too: `Bank Street 1`, `Mail Code 7`.
_IN_ADDRESSES = ("column.", "other.party", "totals.", "contact.", "account.")
_WORD_BEFORE = re.compile(r"([^\W\d]+)[^\w,]*$")


def find_address(survey: Survey, name: Candidate, field: str = SUPPLIER_ADDRESS) -> Candidate | None:
    """The address below `name`; None when there is none."""
    lines = address_lines(survey, name)
    return address_candidate(field, lines, name.words) if lines else None


def address_candidate(field: str, lines: Sequence[Piece], label_words: tuple[Word, ...] = ()) -> Candidate:
    """The whole address of these lines, of which there is at least one."""
    words = tuple(word for line in lines for word in line.words)
    text = ", ".join(line.text for line in lines)
    features = Features(form=min(1.0, 0.35 + 0.25 * len(lines)), recognition=recognition(words))
    return Candidate(field, text, text, words, label_words, features)


def address_lines(survey: Survey, name: Candidate) -> tuple[Piece, ...]:
    """The lines of the address below `name`; none when there is none.

    It begins with the first line that reads like a street or postcode, and ends with the region and country below the
    town. Registrations are left out; ways to reach somebody, dates, titles and labels end it.
    """
    last = name.words[-1] if name.words else None
    segment = next((s for s in survey.document.segments if last in s.words), None)
    if segment is None or last is None:
        return ()
    page = survey.document.page(segment.page)
    lines = _address_lines(survey, lines_below(page, segment, limit=_MOST_LINES + 1)[1:])
    if not lines:
        lines = _address_lines(survey, _lines_under(page, segment))
    if not lines:
        return _behind_name_on_line(segment, last)
    return tuple(Piece(line, _behind_name(line, name.value), len(line.text)).trimmed for line in lines)


def address_in(survey: Survey, block: Iterable[Segment]) -> tuple[Piece, ...]:
    """The lines of the address among the lines of a block that may begin with it."""
    return tuple(Piece(line, 0, len(line.text)).trimmed for line in _address_lines(survey, block))


def _behind_name_on_line(segment: Segment, last: Word) -> tuple[Piece, ...]:
    """The address behind a name whose last word is `last`, as a line above the window of a letter has it."""
    start = len(" ".join(word.text for word in segment.words[: segment.words.index(last) + 1]))
    pieces = tuple(Piece(segment, start, len(segment.text)).trimmed.split())
    parts = {part.name for part in address_parts(pieces)}
    return pieces if {"line1", "city", "postcode"} <= parts and len(pieces) <= _MOST_LINES_BEFORE + 1 else ()


def _behind_name(line: Segment, name: str) -> int:
    """Where the address begins in a line that gives the name once more, `Muster GmbH · Weg 1 · 12345 Ort`; else 0."""
    first = _FIRST_PART.match(line.text)
    return first.end() if first is not None and squeeze(first[1]) == squeeze(name) else 0


def nearness_of_address(survey: Survey, page: Page, segment: Segment) -> float:
    """How closely an address follows below `segment`: 1 directly, less for each line between, 0 where none does."""
    between = 0
    for line in lines_below(page, segment, limit=_MOST_LINES_BEFORE + 2)[1:]:
        if _is_aside(line):
            continue
        if _ends_address(survey, line):
            return 0.0
        if _begins_address(line):
            return 1 / (1 + between)
        between += 1
    return 0.0


def is_registered(page: Page, segment: Segment, end: int) -> bool:
    """Whether a number of registration stands behind the text that ends at `end` in `segment`, or on the next line."""
    if _REGISTRATION_BEHIND.match(segment.text[end:]):
        return True
    below = lines_below(page, segment, limit=2)[1:]
    return any(_REGISTRATION_ALONE.match(line.text) or _starts_registration(line) for line in below)


def _address_lines(survey: Survey, below: Iterable[Segment]) -> list[Segment]:
    lines: list[Segment] = []
    after_town: int | None = None
    all_below = tuple(below)
    for number, line in enumerate(all_below, start=1):
        if not lines:
            if number > _MOST_LINES_BEFORE + 1:
                break
            if _is_aside(line) or _ends_address(survey, line) or not _begins_address(line):
                continue
        elif _is_aside(line) or _ends_address(survey, line):
            break
        elif after_town is not None:
            after_town += 1
            bare = lines[-1].text.rstrip(" ,.")[-1:].isdigit()
            may_follow = _can_be_region(line, after_bare_postcode=bare) or _is_branch(line, all_below[number:])
            if after_town > _MOST_LINES_AFTER_TOWN or not may_follow:
                break
        lines.append(line)
        if after_town is None and _names_town(line):
            after_town = 0
    return lines


def _lines_under(page: Page, segment: Segment) -> Iterable[Segment]:
    """What stands below `segment` however it is aligned, one segment a row, as on receipts."""
    for row in page.rows[page.row_number(segment) + 1 :][:_MOST_LINES]:
        under = [other for other in row.segments if other.box.shared_width(segment.box) > 0]
        if len(row.segments) > 1 or not under:
            return
        yield under[0]


@cache
def _starts(kind: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, words_of(kind)), key=len, reverse=True))
    return re.compile(rf"\W*(?:{names})(?![a-z])")


def _starts_registration(line: Segment) -> bool:
    plain = " ".join(re.sub(r"[.\-:()]+", " ", fold(line.text)).split())
    return bool(_starts("registration").match(plain))


def _is_aside(line: Segment) -> bool:
    """A registration, or something in brackets: it stands with an address and is no part of it."""
    if _REGISTERED.search(line.text):
        return True
    return bool(_starts_registration(line) or _NUMBER_ONLY.match(line.text) or _IN_BRACKETS.match(line.text))


def _ends_address(survey: Survey, line: Segment) -> bool:
    if _starts("contact").match(fold(line.text)) or _NO_ADDRESS.search(line.text) or _TELEPHONE.match(line.text):
        return True
    if fold(line.text).strip(" *-.:") in words_of("not_names"):
        return True
    for label in survey.near.labels_in(line):
        at_start = not re.search(r"\w", line.text[: label.start])
        if at_start and label.strength >= 0.9 and not label.field.startswith(_IN_ADDRESSES):
            return True
    return False


def _begins_address(line: Segment) -> bool:
    """Whether `line` reads like the first of an address: with a number or a street, and no name of a company."""
    text = line.text
    if legal_form_pattern().search(fold(text)) and not POSTCODE.search(text):
        return False
    words = set(re.findall(r"[a-z]+", fold(text)))
    long_words = tuple(street for street in words_of("street") if len(street) > 4)
    has_digit = any(character.isdigit() for character in text)
    named = bool(words & words_of("street")) or any(word.endswith(long_words) for word in words)
    if named and (has_digit or "," in text):
        return True
    return bool(
        re.search(r"\b\d{4,6}\b", text)
        or re.match(r"\W*[A-Z]{0,3}\d*[\w/&-]*\d[\w/&-]*,?\s+\w", text)
        or re.search(r"[^\W\d]{3,}.*\s\d+\s?[a-zA-Z]?\W*$", text)
        or re.search(r"[^\W\d]{3,}\.?\s\d+[A-Za-z]?,", text)
        or re.match(r"\W*(?:[A-Z]|\d)+(?:[.-][A-Z\d]+)+,\s", text)
    )


def _names_town(line: Segment) -> bool:
    """Whether a postcode stands in `line`: no number of a house, floor or lot."""
    if _POSTCODE_FIRST.match(line.text):
        words = re.findall(r"[a-z]+", fold(line.text))
        return not any(word in words_of("street") and len(word) > 1 for word in words)
    found = _POSTCODE_BEHIND.search(line.text)
    if found is None:
        return False
    before = _WORD_BEFORE.search(fold(line.text[: found.start()]))
    return before is None or before[1] not in words_of("street")


def _is_branch(line: Segment, below: Sequence[Segment]) -> bool:
    """Whether `line` numbers and names a branch, `1237-TMN INDAH`, between the town and a registration."""
    return bool(_BRANCH.match(line.text)) and bool(below) and _is_aside(below[0])


def _can_be_region(line: Segment, *, after_bare_postcode: bool) -> bool:
    """Whether `line` may be a region or country, or the town itself: few words that begin with capitals, no digits."""
    words = line.text.split()
    return (
        not legal_form_pattern().search(fold(line.text))
        and len(words) <= (_MOST_WORDS_OF_TOWN if after_bare_postcode or "," in line.text else _MOST_WORDS_OF_REGION)
        and not any(character.isdigit() for character in line.text)
        and all(word[:1].isupper() or len(word) < 3 for word in re.findall(r"\w+", line.text))
        and len(line.text.strip(" .,")) > 1
    )
