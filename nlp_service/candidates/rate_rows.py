"""Rows that give the tax of one rate, as `VAT 20% 4.00` and `VAT 5% 0.35`: of several none is the total."""

import re
from collections.abc import Sequence, Set

from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Row

_TAX = "totals.tax"
# How surely a label must name the tax.
_NAMED = 0.55
# Rows of one table of rates are no further apart.
_MOST_ROWS_APART = 3
# Rates beyond this are no VAT anywhere.
_HIGHEST_RATE = 30
# The rate follows the label, with or without a percent sign.
_RATE = re.compile(r"\W*(?P<rate>\d{1,2}(?:[.,]\d{1,2})?)\s?(?P<percent>%)?(?![\d.,])")


def rows_of_several_rates(survey: Survey) -> Set[int]:
    """The identities of the segments in rows that name tax and a rate, where such rows close together name several."""
    found: set[int] = set()
    for page in survey.document.pages:
        group: list[tuple[int, str]] = []
        for number, row in enumerate(page.rows):
            rate = _rate_of(survey, row)
            if rate is None:
                continue
            group = [other for other in group if number - other[0] <= _MOST_ROWS_APART]
            group.append((number, rate))
            if len({rate for _, rate in group}) > 1:
                found.update(id(segment) for place, _ in group for segment in page.rows[place].segments)
    return found


def _rate_of(survey: Survey, row: Row) -> str | None:
    """The rate that follows the name of the tax in `row`, in one way of writing."""
    for segment in row.segments:
        for label in survey.near.labels_in(segment):
            match = _RATE.match(segment.text, label.end) if label.field == _TAX and label.strength >= _NAMED else None
            if match and float(match["rate"].replace(",", ".")) <= _HIGHEST_RATE and _is_rate(match, row.segments):
                return format(float(match["rate"].replace(",", ".")), "g")
    return None


def _is_rate(match: re.Match[str], segments: Sequence[object]) -> bool:
    """A percentage, or a whole number with something else behind it in the row."""
    is_whole = "." not in match["rate"] and "," not in match["rate"]
    return bool(match["percent"]) or (is_whole and (len(segments) > 1 or match.end() < len(match.string)))
