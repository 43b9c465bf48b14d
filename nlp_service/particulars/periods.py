"""The period that is invoiced: two dates at a label of it, a month, or the one `from … to …` that a document prints."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise, zip_longest

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.dates import DateMention
from nlp_service.language.lexicon import load_languages
from nlp_service.particulars.facts import Facts, likely, likely_date
from nlp_service.particulars.labelled_dates import dates_at
from nlp_service.particulars.spots import Spot
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment, Word

START, END = "service_period.start", "service_period.end"
# A label of either may stand before a period.
_LABELS = ("service_period", "delivery_date")
# What stands between the two dates of a period.
_TO = (
    r"(?:[-–—/]|bis(?: zum)?|to|until|till|through|au|jusqu'au|al?|hasta(?: el)?|fino al|t/m|tot(?: en met)?|do|ate|a"
    r"|ile|arasi|and|und|et|y|e)"
)
_BETWEEN = re.compile(rf"[\s,.]*{_TO}[\s,.:]*")
_FROM = re.compile(
    r"(?:^|[\s(:,])(?:from|between|vom|von|du|des|dal|dall'|van|vanaf|od|de|desde(?: el)?|del|periodo|zeitraum)[\s:]*$"
)
_LONGEST_FROM = 40
# `01.03. – 31.03.2024`: the first date without its year.
_NO_YEAR = re.compile(rf"(?<![\d.])(\d{{1,2}})[./](\d{{1,2}})\.?[\s,]*{_TO}[\s:]*$")
_IN_MONTH = re.compile(r"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])[/.](?P<y>20\d\d)(?![\d/.-])")
# How likely a period in a sentence without a label is the one that is invoiced, where it is the only one.
_UNLABELLED = 0.72
_LONGEST_DAYS = 1100


def find_service_period(facts: Facts) -> Iterator[Scored]:
    """The candidates for the first and the last day of the period, a pair for each place where one stands."""
    found = list(_labelled(facts))
    if not found:
        pairs = list(_unlabelled(facts))
        ends = {tuple(item.candidate.value for item in pair) for pair in pairs}
        found = pairs if len(ends) == 1 else []
    for pair in found:
        yield from pair


def _labelled(facts: Facts) -> Iterator[tuple[Scored, ...]]:
    for field in _LABELS:
        for spot in facts.spots.at(field):
            pair = _dates(facts, spot) or (_month(spot) if field == "service_period" else None)
            if pair is not None:
                yield pair
                break


def _dates(facts: Facts, spot: Spot) -> tuple[Scored, ...] | None:
    dates = dates_at(facts, spot)
    for first, second in pairwise(dates):
        if _BETWEEN.fullmatch(fold(spot.segment.text[first.end : second.start])):
            return _pair(facts, first, second, spot.likelihood, spot.label.words)
    if dates and (begun := _NO_YEAR.search(fold(spot.segment.text[spot.start : dates[0].start]))):
        return _without_year(facts, spot, begun, dates[0])
    return None


def _pair(
    facts: Facts, first: DateMention, second: DateMention, likelihood: float, label_words: tuple[Word, ...]
) -> tuple[Scored, ...] | None:
    day_first = facts.survey.date_order.day_first
    days = (second.read(day_first=day_first) - first.read(day_first=day_first)).days
    if not 0 <= days <= _LONGEST_DAYS:
        return None
    return (
        likely_date(facts, START, first, likelihood, label_words),
        likely_date(facts, END, second, likelihood, label_words),
    )


def _without_year(facts: Facts, spot: Spot, begun: re.Match[str], last: DateMention) -> tuple[Scored, ...] | None:
    day_first = facts.survey.date_order.day_first
    end = last.read(day_first=day_first)
    a, b = int(begun[1]), int(begun[2])
    start = _day(end.year, b, a) if day_first else _day(end.year, a, b)
    if start is None or start > end:
        return None
    words = spot.words(*begun.span(1))
    first = likely(START, start.isoformat(), words, spot.likelihood, label_words=spot.label.words)
    return first, likely_date(facts, END, last, spot.likelihood, spot.label.words)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _month_names() -> re.Pattern[str]:
    names = {name for language in load_languages() for name in language.months}
    joined = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?P<name>{joined})\.?[\s/-]*(?:de |del )?(?P<y>20\d\d)(?!\d)")


@cache
def _numbers_of_months() -> dict[str, int]:
    return {name: number for language in load_languages() for name, number in language.months.items()}


def _month(spot: Spot) -> tuple[Scored, ...] | None:
    """The first and the last day of the month that a spot names."""
    text = fold(spot.text)
    match = _month_names().match(text) or _IN_MONTH.match(text)
    if match is None:
        return None
    name = match.groupdict().get("name")
    year, month = int(match["y"]), _numbers_of_months()[name] if name else int(match["m"])
    words = spot.words(*match.span())
    return tuple(
        likely(
            field,
            date(year, month, day).isoformat(),
            words,
            spot.likelihood,
            raw_text=spot.text[: match.end()],
            label_words=spot.label.words,
            explanation="The document names the month, which has this day for its " + which,
        )
        for field, day, which in ((START, 1, "first."), (END, monthrange(year, month)[1], "last."))
    )


def _unlabelled(facts: Facts) -> Iterator[tuple[Scored, ...]]:
    """`from … to …` in the text outside the lines; the second date may begin the next row."""
    segments = [s for s in facts.survey.document.segments if id(s) not in facts.survey.table_segments]
    for segment, following in zip_longest(segments, segments[1:]):
        dates = facts.survey.dates_in(segment)
        for index, first in enumerate(dates):
            if not _FROM.search(fold(segment.text[max(0, first.start - _LONGEST_FROM) : first.start])):
                continue
            second = _following(facts, segment, dates[index + 1 :], following, first)
            pair = _pair(facts, first, second, _UNLABELLED, ()) if second else None
            if pair is not None:
                yield pair


def _following(
    facts: Facts, segment: Segment, later: tuple[DateMention, ...], following: Segment | None, first: DateMention
) -> DateMention | None:
    if later:
        return later[0] if _BETWEEN.fullmatch(fold(segment.text[first.end : later[0].start])) else None
    dates = facts.survey.dates_in(following) if following else ()
    if following is None or not dates:
        return None
    between = f"{segment.text[first.end :]} {following.text[: dates[0].start]}"
    return dates[0] if _BETWEEN.fullmatch(fold(between)) else None
