"""The dates of what an invoice is about: delivery, tax point, order and payment."""

import re
from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.dates import DateMention
from nlp_service.particulars.facts import Facts, likely, likely_date
from nlp_service.particulars.spots import Spot
from nlp_service.reading.folding import fold

FIELDS = ("delivery_date", "tax_point_date", "order_date", "payment_date")
_SAME_DAY = "delivery_date.is_issue_date"
# At most so many characters part a label's spot and its date, as `am` and a weekday do.
_MOST_BETWEEN = 14
_SURE, _OF_NUMBER = 0.9, 0.78
_LONGEST_NUMBER = 60
_NUMBER_OF = re.compile(
    r"[\s.:#]*(?:(?:nr|no|n[o.]?|number|nummer|numero)\b[\s.:]*)?(?:\S*\d\S*)?[\s,]*"
    r"(?:vom|dated|of|du|del|van|z dnia|from)[\s:]*"
)
_SAME = "The document says that it was delivered on the day of issue."


def find_labelled_dates(facts: Facts) -> Iterator[Scored]:
    """The candidates for every field of `FIELDS`, each at a label of it. Two dates at a label are a period instead."""
    for field in FIELDS:
        for spot in facts.spots.at(field):
            dates = dates_at(facts, spot)
            if len(dates) == 1 and dates[0].start - spot.start <= _MOST_BETWEEN:
                found = likely_date(facts, field, dates[0], spot.likelihood, spot.label.words)
                # A date of payment can also be the one until which to pay.
                if field != "payment_date" or found.candidate.value != facts.value("due_date"):
                    yield found
    yield from _of_numbers(facts)
    issued = facts.value("issue_date")
    for label in facts.spots.labels(_SAME_DAY) if issued else ():
        if not any(date.start >= label.end for date in facts.survey.dates_in(label.segment)):
            yield likely("delivery_date", issued, label.words, _SURE, raw_text=label.text, explanation=_SAME)


def _of_numbers(facts: Facts) -> Iterator[Scored]:
    """The date that follows the number of an order or a delivery note, as in `Bestellung 4711 vom 1.3.2024`."""
    orders = [label for label in facts.survey.labels if label.field == "references.purchase_order"]
    notes = facts.spots.labels("references.despatch_advice")
    for field, labels in (("order_date", orders), ("delivery_date", notes)):
        for label in labels:
            for date in facts.survey.dates_in(label.segment):
                between = fold(label.segment.text[label.end : date.start])
                if 0 < len(between) <= _LONGEST_NUMBER and _NUMBER_OF.fullmatch(between):
                    yield likely_date(facts, field, date, _OF_NUMBER, label.words)


def dates_at(facts: Facts, spot: Spot) -> tuple[DateMention, ...]:
    """The dates in a spot, from left to right."""
    dates = facts.survey.dates_in(spot.segment)
    return tuple(date for date in dates if date.start >= spot.start and date.end <= spot.end)
