"""Cuts a line that was read as characters into words with outlines of their own."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from ocr_service.engines.ctc import Character, Reading
from ocr_service.geometry import Polygon
from ocr_service.words import Line, Word


def line_of(reading: Reading, outline: Polygon) -> Line | None:
    """The line within `outline`, None when nothing but spaces was read."""
    groups = _groups(reading.characters)
    if not groups:
        return None
    reach = _reach(reading)
    words = []
    for index, group in enumerate(groups):
        start = _position(group[0], reading) - reach
        end = _position(group[-1], reading) + reach
        # Neighbours share the gap between them where their characters are wide.
        if index > 0:
            start = max(start, _between(groups[index - 1], group, reading))
        if index + 1 < len(groups):
            end = min(end, _between(group, groups[index + 1], reading))
        words.append(_word(group, outline.slice(max(0.0, start), min(1.0, end))))
    return Line(tuple(words), outline)


def _groups(characters: Sequence[Character]) -> list[list[Character]]:
    """The characters of each word."""
    runs = groupby(characters, key=lambda character: character.text.isspace())
    return [list(run) for blank, run in runs if not blank]


def _word(group: Sequence[Character], outline: Polygon) -> Word:
    confidence = sum(character.confidence for character in group) / len(group)
    return Word("".join(character.text for character in group), confidence, outline)


def _position(character: Character, reading: Reading) -> float:
    """The middle of the character as a share of the line's width."""
    return (character.column + 0.5) / reading.columns


def _between(before: Sequence[Character], after: Sequence[Character], reading: Reading) -> float:
    return (_position(before[-1], reading) + _position(after[0], reading)) / 2


def _reach(reading: Reading) -> float:
    """Half the width of the line's usual character, as a share of the line's width."""
    columns = [character.column for character in reading.characters]
    if len(columns) < 2:
        return 0.5
    return float(np.median(np.diff(columns))) / 2 / reading.columns
