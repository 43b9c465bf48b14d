"""The result of an extraction: for each field its value and origin, or why it has none."""

from dataclasses import dataclass
from enum import Enum

from nlp_service.parts.dividing import Part
from nlp_service.reading.geometry import Region


class Source(Enum):
    """Where a value comes from."""

    EMBEDDED_XML = "embedded xml"
    TEXT_LAYER = "text layer"
    OCR = "ocr"
    DERIVED = "derived"


class Absence(Enum):
    """Why a field has no value."""

    NOT_PRINTED = "not printed"
    NOT_FOUND = "not found"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that a field might be; as `Reading`.

    `asked_for_by` names the rule that asks for this value instead, and `explanation` says why; empty for a mere rival.
    """

    value: str
    raw_text: str
    confidence: float
    source: Source
    value_regions: tuple[Region, ...] = ()
    label_regions: tuple[Region, ...] = ()
    asked_for_by: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The origin of one value. `value` is canonical text and empty exactly when `absence` says why there is none."""

    path: str
    value: str
    raw_text: str
    confidence: float
    source: Source
    value_regions: tuple[Region, ...] = ()
    label_regions: tuple[Region, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    absence: Absence | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A place that should be read again: the field whose value stands there, and the rule that doubts it."""

    path: str
    region: Region
    rule_id: str


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What was read at a place this time, the likeliest first."""

    region: Region
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The readings of a document, one for each path, and the engine that made them.

    `second_looks` are the places that should be read again to settle what is in doubt, `parts` the documents that the
    pages seem to hold where they seem to hold several.
    """

    readings: tuple[Reading, ...]
    engine: str
    engine_version: str
    second_looks: tuple[SecondLook, ...] = ()
    parts: tuple[Part, ...] = ()

    def value(self, path: str) -> str | None:
        """The value at `path`; None when it is absent."""
        return next((reading.value for reading in self.readings if reading.path == path and reading.value), None)
