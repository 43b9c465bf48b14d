"""Amounts: finds numbers that may be money, quantities or rates, in every notation, and reads each in both ways."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property

from nlp_service.language.countries import currency_codes, currency_signs
from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Segment, Word


class DecimalMark(Enum):
    """The character that begins the decimals."""

    POINT = "."
    COMMA = ","


@dataclass(frozen=True)
class Number:
    """A number on the page before it is known how this document writes numbers.

    `by_mark` gives its value for each decimal mark that its form allows. `currency_sign` is the sign or code at the
    number in lower case, or empty. `decimals` is how many digits stand after its last mark.
    """

    segment: Segment
    start: int
    end: int
    by_mark: tuple[tuple[DecimalMark, Decimal], ...]
    currency_sign: str
    is_percent: bool
    decimals: int


@dataclass(frozen=True)
class Amount:
    """A number on the page with its value; `other_value` is what the other decimal mark would make of it."""

    number: Number
    value: Decimal
    other_value: Decimal | None

    @property
    def segment(self) -> Segment:
        """Where it stands."""
        return self.number.segment

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words it is part of."""
        return self.segment.words_between(self.number.start, self.number.end)

    @cached_property
    def box(self) -> Box:
        """Where its characters stand."""
        return self.segment.box_between(self.number.start, self.number.end)

    @property
    def text(self) -> str:
        """Its characters on the page."""
        return self.segment.text[self.number.start : self.number.end]

    @property
    def is_money_like(self) -> bool:
        """Whether it has two decimals or a currency, as money does, and is no percentage."""
        return not self.number.is_percent and (self.number.decimals == 2 or bool(self.number.currency_sign))


_ONE_MARK = re.compile(r"\d{1,3}(?:(?:\.\d{3})+\.|(?:,\d{3})+,)\d{2}")
_DIGIT = re.compile(r"\d")
# Fifteen digits before the mark are the most that a record takes.
_MOST_DIGITS = 15
_CORE = (
    r"\d{1,3}(?:[.,]\d{3})+[.,]\d{1,4}"  # 1.234,56 and 1,234.56
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?"  # 1,23,456.00 as India writes it
    r"|\d{1,3}(?:['’\u00a0\u202f ]\d{3})+[.,]\d{2}"  # 1 234,56 and 1'234.56
    r"|\d{1,3}(?:['’]\d{3})+"
    r"|\d+[.,]\d{1,6}"
    r"|\d{1,3}(?:[.,]\d{3}){2,}"
    r"|\d+"
    r"|[.,]\d{2}"
)


# `170. 00`, `4 . 24`: spaces at the mark of an amount that stands alone.
_TORN = re.compile(r"^\D{0,5}?(?<![\d.,])\d{1,6}(?: [.,] ?|[.,] )\d{2}\D{0,5}$")


@cache
def _pattern() -> re.Pattern[str]:
    signs = sorted({*currency_signs(), *(code.lower() for code in currency_codes())}, key=len, reverse=True)
    sign = "|".join(map(re.escape, signs))
    return re.compile(
        rf"(?:(?<![\w])(?P<before>{sign})\s?)?"
        r"(?P<open>\(\s?)?(?P<minus>[-−–]\s?)?"
        rf"(?:(?P<inner>{sign})\s?)?(?P<minus2>-)?"
        rf"(?<![\d.,:/])(?P<core>{_CORE})(?![\d:/]|[.,]\d|[.,]?-\d)"
        r"(?P<trailing>[-−](?![\w\d])|,-)?"
        rf"(?:\s?(?P<after>{sign})(?!\w))?"
        r"(?P<percent>\s?%)?(?P<close>\s?\))?(?P<credit>\s?CR\b)?",
        re.IGNORECASE,
    )


def find_numbers(segment: Segment) -> tuple[Number, ...]:
    """The numbers in `segment`, from left to right. Digits that are part of a word, a date or a time are none."""
    if not _DIGIT.search(segment.text):
        return ()
    text = segment.spaced_text
    if _TORN.match(text):
        return _torn(segment, text)
    return tuple(number for match in _pattern().finditer(text) if (number := _number(segment, text, match)) is not None)


def _torn(segment: Segment, text: str) -> tuple[Number, ...]:
    """The one number of `text`, read without the spaces at its mark but found where it stands with them."""
    joined = re.sub(r" ?([.,]) ?(?=\d)", r"\1", text)
    match = _pattern().search(joined)
    number = _number(segment, joined, match) if match else None
    return (replace(number, end=match.end() + len(text) - len(joined)),) if number and match else ()


def _number(segment: Segment, text: str, match: re.Match[str]) -> Number | None:
    core = match["core"]
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    if (
        before.isalnum()
        or before in "-/#*"
        or after.isalnum()
        or (after in "-/#*" and text[match.end() + 1 : match.end() + 2].strip())
    ):
        return None
    if sum(character.isdigit() for character in core) > _MOST_DIGITS:
        return None
    negative = bool(match["minus"] or match["minus2"] or match["credit"] or (match["trailing"] or "") in ("-", "−"))
    negative = negative or bool(match["open"] and match["close"])
    values = tuple(
        (mark, -value if negative else value) for mark in DecimalMark if (value := _value(core, mark)) is not None
    )
    if not values:
        return None
    tail = re.split(r"[.,]", core)
    sign = (match["before"] or match["inner"] or match["after"] or "").lower()
    decimals = len(tail[-1]) if len(tail) > 1 else 0
    return Number(segment, match.start(), match.end(), values, sign, bool(match["percent"]), decimals)


def _value(core: str, mark: DecimalMark) -> Decimal | None:
    """`core` read with this decimal mark; None when it is not written so.

    Where one mark does both, as in `4.776.00` of a faint print, two digits at the end are the decimals.
    """
    if _ONE_MARK.fullmatch(core):
        return Decimal(f"{re.sub(r'[.,]', '', core[:-3])}.{core[-2:]}")
    plain = re.sub(r"['’\u00a0\u202f ]", "", core)
    grouping = "," if mark is DecimalMark.POINT else "."
    whole, _, decimals = plain.partition(mark.value)
    if mark.value in decimals or grouping in decimals:
        return None
    groups = whole.split(grouping)
    if len(groups) > 1 and (len(groups[-1]) != 3 or not 1 <= len(groups[0]) <= 3):
        return None
    if any(len(group) not in (2, 3) for group in groups[1:]):
        return None
    digits = "".join(groups)
    return Decimal(f"{digits or '0'}.{decimals}" if decimals else digits or "0")


def decide_mark(numbers: Iterable[Number], default: DecimalMark) -> DecimalMark:
    """The decimal mark of a document: what most of the numbers that leave no choice use, money counting most."""
    votes = dict.fromkeys(DecimalMark, 0.0)
    for number in numbers:
        if len(number.by_mark) == 1:
            votes[number.by_mark[0][0]] += 1.0 if number.decimals == 2 else 0.3
    if votes[DecimalMark.POINT] == votes[DecimalMark.COMMA]:
        return default
    return max(votes, key=lambda mark: votes[mark])


def read_amounts(numbers: Sequence[Number], mark: DecimalMark) -> tuple[Amount, ...]:
    """The numbers with their values, `mark` deciding where their form leaves a choice."""
    amounts = []
    for number in numbers:
        values = dict(number.by_mark)
        value = values.pop(mark) if mark in values else values.pop(number.by_mark[0][0])
        other = next((other for other in values.values() if other != value), None)
        amounts.append(Amount(number, value, other))
    return tuple(amounts)
