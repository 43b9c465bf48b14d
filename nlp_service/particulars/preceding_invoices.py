"""Earlier invoices that a document refers to, as credit notes and final invoices do: their numbers and dates."""

import re
from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.document_numbers import number_at
from nlp_service.particulars.facts import Facts, likely_at, likely_date
from nlp_service.particulars.spots import Spot
from nlp_service.reading.folding import fold

_LABEL = "references.preceding_invoices"
_DATED = re.compile(r"[\s,(]*(?:vom|of|dated|du|del|van|z dnia|dnia|de|data|from|tarihli|/|-)?[\s:]*")
# More earlier invoices than this are read from a list, not from labels.
_MOST = 20


def find_preceding_invoices(facts: Facts) -> Iterator[Scored]:
    """The number of each, and its date where that follows; numbered in reading order."""
    seen = {facts.value("invoice_number")}
    for spot in facts.spots.at(_LABEL):
        match = number_at(facts, spot)
        if match is None or match.group() in seen or len(seen) > _MOST:
            continue
        seen.add(match.group())
        path = f"{_LABEL}[{len(seen) - 1}]"
        yield likely_at(spot, f"{path}.number", match.group(), match.span())
        yield from _date(facts, spot, match.end(), f"{path}.issue_date")


def _date(facts: Facts, spot: Spot, after: int, field: str) -> Iterator[Scored]:
    start = spot.start + after
    for mention in facts.survey.dates_in(spot.segment):
        if mention.start >= start and _DATED.fullmatch(fold(spot.segment.text[start : mention.start])):
            yield likely_date(facts, field, mention, spot.likelihood, spot.label.words)
            return
