"""Identifiers in doubt: IBANs and VAT identifiers whose check digits do not hold."""

import re
from collections.abc import Callable, Iterable, Iterator

from stdnum import iban as iban_rules
from stdnum import numdb

from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.identifiers import IBAN, vat_id_check
from nlp_service.candidates.survey import Survey
from nlp_service.doubts.doubt import Doubt
from nlp_service.reading.page import Segment, Word

_LABEL = "payment.iban"
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ ]?[0-9OIlSB]{2}(?:[ .-]?[A-Za-z0-9]){10,31}(?![A-Za-z0-9])")
_NOT_ALPHANUMERIC = re.compile(r"[^A-Za-z0-9]")
# Country and check digits, and how the rest is written in the registry: `8!n10!n`.
_HEAD = 4
_PARTS = re.compile(r"(\d+)!")
# A second look that reads more characters otherwise reads something else.
_MOST_CHANGES = 2


def find_doubtful_ibans(survey: Survey) -> Iterator[Doubt]:
    """What a label calls an IBAN, or what is as long as one, and is none by its check digits."""
    for row in survey.document.rows:
        line = Segment(tuple(word for segment in row.segments for word in segment.words))
        is_labelled = any(label.field == _LABEL for segment in row.segments for label in survey.near.labels_in(segment))
        for match in _IBAN.finditer(line.text):
            plain = _plain(match.group())
            length = _iban_length(plain[:2])
            is_long_enough = length is not None and (len(plain) == length or (is_labelled and len(plain) > length))
            if length is None or not is_long_enough or iban_rules.is_valid(plain[:length]):
                continue
            words = _first_characters(line.words_between(*match.span()), length)
            yield _doubt(IBAN, "IBAN", plain[:length], words, iban_rules.is_valid)


def find_doubtful_vat_ids(candidates: Iterable[Candidate]) -> Iterator[Doubt]:
    """Those of the `candidates` that a label names and whose check digits fail."""
    for candidate in candidates:
        if candidate.features.check < 0 and candidate.features.label > 0:
            yield _doubt(
                candidate.field, "VAT-ID", candidate.value, candidate.words, lambda text: vat_id_check(text) == 1
            )


def _doubt(path: str, rule: str, printed: str, words: tuple[Word, ...], is_right: Callable[[str], bool]) -> Doubt:
    def settled(text: str) -> str | None:
        plain = _plain(text)
        for start in range(len(plain) - len(printed) + 1):
            part = plain[start : start + len(printed)]
            if part != printed and _changes(part, printed) <= _MOST_CHANGES and is_right(part):
                return part
        return None

    return Doubt(
        path=path,
        rule_id=rule,
        others=frozenset({path}),
        printed=printed,
        words=words,
        settled=settled,
        sentence=lambda value: (
            f"{printed} was read, whose check digits are wrong; a second look read {value}, whose check digits hold."
        ),
    )


def _plain(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", text).upper()


def _changes(a: str, b: str) -> int:
    return sum(x != y for x, y in zip(a, b, strict=True))


def _iban_length(country: str) -> int | None:
    """How many characters an IBAN of this country has (ISO 13616); None where the country has none."""
    _, about = numdb.get("iban").info(country)[0]
    parts = _PARTS.findall(about.get("bban", ""))
    return _HEAD + sum(map(int, parts)) if parts else None


def _first_characters(words: tuple[Word, ...], count: int) -> tuple[Word, ...]:
    """The first of the words, with at least so many letters and digits."""
    taken: list[Word] = []
    for word in words:
        if sum(len(_plain(other.text)) for other in taken) >= count:
            break
        taken.append(word)
    return tuple(taken)
