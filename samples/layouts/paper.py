"""The sizes of paper that documents are printed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, or a roll that is cut off where the document ends. Lengths are millimetres."""

    width: float
    height: float | None  # None for a roll


A4 = Paper(210.0, 297.0)
LETTER = Paper(215.9, 279.4)
WIDE_ROLL = Paper(80.0, None)
NARROW_ROLL = Paper(58.0, None)
