"""Dates: finds dates in all usual forms; one that can be read in two ways keeps both until the document decides."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from nlp_service.language.lexicon import load_languages
from nlp_service.reading.folding import fold
from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Segment, Word

_EARLIEST_YEAR, _LATEST_YEAR = 1980, 2069


@dataclass(frozen=True)
class DateMention:
    """A date on the page. `day_first` and `month_first` differ, or one is None, where the order matters."""

    segment: Segment
    start: int
    end: int
    day_first: date | None
    month_first: date | None

    @property
    def is_ambiguous(self) -> bool:
        """Whether both orders give a date, and not the same one."""
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words it is made of."""
        return self.segment.words_between(self.start, self.end)

    @cached_property
    def box(self) -> Box:
        """Where it stands."""
        return self.segment.box_between(self.start, self.end)

    @property
    def text(self) -> str:
        """Its characters on the page."""
        return self.segment.text[self.start : self.end]

    def read(self, *, day_first: bool) -> date:
        """The date, read in this order where that is possible, else in the other."""
        preferred, other = (self.day_first, self.month_first) if day_first else (self.month_first, self.day_first)
        found = preferred or other
        if found is None:
            raise ValueError("a mention holds at least one date")
        return found


_YEAR = r"(?P<y>(?:19|20)\d\d|['’]?\d\d)"
_LONG_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NO_DIGIT_AFTER = r"(?!\d|[./-]\d)"


@cache
def _months() -> Mapping[str, int]:
    return {name: number for language in load_languages() for name, number in language.months.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<name>{names})"
    return (
        re.compile(rf"(?<![\d]){_LONG_YEAR}\s?(?P<sep>[-/.年])\s?(?P<m>\d\d?)\s?(?:(?P=sep)|月)\s?(?P<d>\d\d?)(?!\d)"),
        re.compile(rf"(?<![\d./-])(?P<a>\d\d?)\s?(?P<sep>[./-])\s?(?P<b>\d\d?)\s?(?P=sep)\s?{_YEAR}{_NO_DIGIT_AFTER}"),
        re.compile(rf"(?<![\d+])(?P<a>\d\d?)\s(?P<b>\d\d?)\s{_LONG_YEAR}(?!\d|\s\d{{3}})"),
        re.compile(
            rf"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th|er|ero|\.)?[\s.,/-]*(?:de |of |di )?{month}"
            rf"\.?[\s.,/-]*(?:de |del |of )?{_YEAR}(?!\d)"
        ),
        re.compile(rf"(?<![a-z]){month}\.?[\s/-]*(?P<d>\d\d?)(?:st|nd|rd|th)?[\s.,/'-]+{_YEAR}(?!\d)"),
        re.compile(rf"(?<![a-z]){month}\.?[\s/-]*(?P<d>\d\d?),?\s?{_LONG_YEAR}(?!\d)"),
        re.compile(rf"(?<!\d){_LONG_YEAR}[\s/.-]{month}[\s/.-](?P<d>\d\d?)(?!\d)"),
        re.compile(r"(?<!\d)(?P<y>20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    )


def find_dates(segment: Segment) -> tuple[DateMention, ...]:
    """The dates in `segment` that do not overlap, the most certain forms first."""
    text = fold(segment.text)
    mentions: list[DateMention] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in mentions):
                continue
            day_first, month_first = _readings(match.groupdict())
            if day_first or month_first:
                mentions.append(DateMention(segment, match.start(), match.end(), day_first, month_first))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _readings(parts: Mapping[str, str | None]) -> tuple[date | None, date | None]:
    year = _full_year(parts["y"] or "")
    if "a" in parts:
        a, b = int(parts["a"] or 0), int(parts["b"] or 0)
        return _date(year, b, a), _date(year, a, b)
    month = int(parts["m"] or 0) if "m" in parts else _months()[parts["name"] or ""]
    found = _date(year, month, int(parts["d"] or 0))
    return found, found


def _full_year(text: str) -> int:
    digits = text.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class DateOrder:
    """In which order this document writes day and month, the sentence that says why, and how likely it is otherwise."""

    day_first: bool
    reason: str
    doubt: float


# How likely the other order is when dates of the document show this one, when the points do, when only the country of
# the document does, and when nothing does.
_DOUBT_BY_DATES, _DOUBT_BY_FORM, _DOUBT_BY_COUNTRY, _DOUBT = 0.02, 0.04, 0.08, 0.4


def decide_order(mentions: Sequence[DateMention], *, day_first_by_country: bool | None) -> DateOrder:
    """The order of day and month: by dates that leave no choice, else by the country, else the day first."""
    votes = {True: 0, False: 0}
    example = {True: "", False: ""}
    for mention in mentions:
        if (mention.day_first is None) != (mention.month_first is None):
            order = mention.day_first is not None
            votes[order] += 1
            example[order] = mention.text
    if votes[True] != votes[False]:
        order = votes[True] > votes[False]
        which = "the day" if order else "the month"
        return DateOrder(order, f"{example[order]} on this document shows that {which} comes first.", _DOUBT_BY_DATES)
    dotted = next((mention.text for mention in mentions if "." in mention.text and mention.is_ambiguous), None)
    if dotted is not None:
        reason = f"Dates with points, such as {dotted}, begin with the day."
        return DateOrder(day_first=True, reason=reason, doubt=_DOUBT_BY_FORM)
    if day_first_by_country is not None:
        which = "the day" if day_first_by_country else "the month"
        reason = f"In the country of this document {which} comes first."
        return DateOrder(day_first_by_country, reason, _DOUBT_BY_COUNTRY)
    reason = "Nothing on this document tells the order; most countries write the day first."
    return DateOrder(day_first=True, reason=reason, doubt=_DOUBT)
