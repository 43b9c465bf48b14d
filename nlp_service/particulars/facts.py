"""What the finders of particulars work on, and the likely value that each of them gives."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nlp_service.candidates.candidate import Candidate, Features, Scored, recognition
from nlp_service.candidates.dates import DateMention
from nlp_service.candidates.survey import Survey
from nlp_service.extraction import Reading
from nlp_service.particulars.spots import Spot, Spots
from nlp_service.reading.page import Word


@dataclass(frozen=True)
class Facts:
    """A document, the spots of its particulars, and the readings of the fields that were chosen before, by path."""

    survey: Survey
    spots: Spots
    settled: Mapping[str, Reading]

    def value(self, path: str) -> str:
        """The value that was chosen at `path`; empty where none was."""
        reading = self.settled.get(path)
        return reading.value if reading else ""

    def amount(self, path: str) -> Decimal | None:
        """The amount that was chosen at `path`; None where none was."""
        value = self.value(path)
        return Decimal(value) if value else None

    def items(self, path: str, name: str) -> Mapping[str, str]:
        """The values of the field `name` in the items of the list at `path`, by the path of their item."""
        pattern = re.compile(rf"({re.escape(path)}\[[^\]]+\])\.{re.escape(name)}")
        found = ((pattern.fullmatch(key), reading.value) for key, reading in self.settled.items())
        return {match[1]: value for match, value in found if match and value}


def likely(
    field: str,
    value: str,
    words: tuple[Word, ...],
    likelihood: float,
    *,
    raw_text: str = "",
    label_words: tuple[Word, ...] = (),
    checked: bool = False,
    explanation: str = "",
) -> Scored:
    """A value that `field` has with this likelihood (0 to 1, exclusive); `checked` where its check digits hold.

    The likelihoods are set by hand, for want of enough documents that print these fields and have a known truth.
    """
    sure = recognition(words) if words else 1.0
    features = Features(label=float(bool(label_words)), check=float(checked), form=1.0, recognition=sure)
    raw = raw_text or " ".join(word.text for word in words)
    candidate = Candidate(field, value, raw, words, label_words, features, explanation=explanation)
    return Scored(candidate, _log_odds(likelihood * (0.5 + sure / 2)))


def likely_at(
    spot: Spot, field: str, value: str, place: tuple[int, int], *, likelihood: float = 0.0, checked: bool = False
) -> Scored:
    """A value at a `place` in a spot's text, its start and end; as likely as the spot where nothing else is said."""
    return likely(
        field,
        value,
        spot.words(*place),
        likelihood or spot.likelihood,
        raw_text=spot.text[place[0] : place[1]],
        label_words=spot.label.words,
        checked=checked,
    )


def likely_date(
    facts: Facts, field: str, mention: DateMention, likelihood: float, label_words: tuple[Word, ...]
) -> Scored:
    """A date that `field` has with this likelihood; one that can be read in two ways keeps both."""
    order = facts.survey.date_order
    other = mention.read(day_first=not order.day_first).isoformat() if mention.is_ambiguous else ""
    candidate = Candidate(
        field=field,
        value=mention.read(day_first=order.day_first).isoformat(),
        raw_text=mention.text,
        words=mention.words,
        label_words=label_words,
        features=Features(label=1.0, form=1.0, recognition=recognition(mention.words)),
        other_value=other,
        other_share=order.doubt if other else 0.0,
        explanation=order.reason if other else "",
    )
    return Scored(candidate, _log_odds(likelihood))


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))
