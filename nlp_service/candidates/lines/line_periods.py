"""The day or the days of a line (BG-26), where a column of the table has them."""

from collections.abc import Iterable
from dataclasses import replace

from nlp_service.candidates.dates import DateMention, DateOrder, find_dates
from nlp_service.candidates.lines.line_items import Cell, Line
from nlp_service.reading.page import Segment

# Where the order of day and month is more doubtful than this, a date that can be read in both is left out.
_MOST_DOUBT = 0.1


def with_periods(lines: Iterable[Line], order: DateOrder) -> tuple[Line, ...]:
    """`lines` with their periods. A single day is a period of that day."""
    return tuple(_with_period(line, order) for line in lines)


def _with_period(line: Line, order: DateOrder) -> Line:
    dates = find_dates(Segment(line.date_words)) if line.date_words else ()
    if len(dates) not in (1, 2) or any(date.is_ambiguous and order.doubt > _MOST_DOUBT for date in dates):
        return line
    start, end = _cell(dates[0], order), _cell(dates[-1], order)
    if end.value < start.value:
        return line
    return replace(line, cells=(*line.cells, ("period.start", start), ("period.end", end)))


def _cell(mention: DateMention, order: DateOrder) -> Cell:
    return Cell(mention.read(day_first=order.day_first).isoformat(), mention.text, mention.words)
