"""Puts corrections beside the values that they would replace. The values themselves stay as they were read."""

from collections.abc import Iterable
from dataclasses import replace

from nlp_service.doubts.second_look import Correction
from nlp_service.extraction import Absence, Alternative, Reading, Source

# A rule and a second reading speak for the correction, the first reading alone for the value.
_SURE = 0.8


def with_corrections(readings: Iterable[Reading], corrections: Iterable[Correction]) -> tuple[Reading, ...]:
    """`readings` with each correction as the first alternative of its field, whose value is then less sure."""
    by_path = {correction.path: correction for correction in corrections}
    given = tuple(_doubted(reading, by_path.pop(reading.path, None)) for reading in readings)
    missing = (Reading(path, "", "", 0.0, Source.DERIVED, absence=Absence.NOT_FOUND) for path in by_path)
    return (*given, *(_doubted(reading, by_path[reading.path]) for reading in missing))


def _doubted(reading: Reading, correction: Correction | None) -> Reading:
    if correction is None or correction.value == reading.value:
        return reading
    proposed = Alternative(
        value=correction.value,
        raw_text=correction.raw_text,
        confidence=_SURE,
        source=Source.OCR,
        value_regions=(correction.region,),
        asked_for_by=correction.rule_id,
        explanation=correction.explanation,
    )
    others = tuple(other for other in reading.alternatives if other.value != correction.value)
    doubted = replace(reading, alternatives=(proposed, *others), confidence=min(reading.confidence, 1 - _SURE))
    return doubted if reading.value else replace(doubted, absence=Absence.ILLEGIBLE)
