"""Decodes the output of a text recogniser trained with CTC into characters with their places and confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# CTC's own symbol for "no character here".
_BLANK = 0
# A character that is at least so sure has no rival worth telling, nor is a less probable one a rival.
_SURE = 0.95
_LEAST_RIVAL_PROBABILITY = 0.02
# The recogniser is often torn between a space and nothing, and nothing wins. Measured on receipts, words come out best
# (recall and precision together) when a space counts from this probability on.
_LEAST_SPACE_PROBABILITY = 0.1


@dataclass(frozen=True, slots=True)
class Character:
    """A character and the column of the output where it was seen; `rival` is what else it may be, with how probable."""

    text: str
    column: int
    confidence: float
    rival: tuple[str, float] | None = None


@dataclass(frozen=True)
class Reading:
    """The characters of a line from left to right, spaces included. `columns` (may be a fraction) span its width."""

    characters: tuple[Character, ...]
    columns: float

    @property
    def confidence(self) -> float:
        """The mean over the characters; 0 without any."""
        if not self.characters:
            return 0.0
        return sum(character.confidence for character in self.characters) / len(self.characters)

    @property
    def text(self) -> str:
        """What is read, without spaces at the ends."""
        return "".join(character.text for character in self.characters).strip()


def decode(probabilities: NDArray[np.float32], alphabet: Sequence[str], columns: float) -> Reading:
    """The most probable characters.

    `probabilities` is columns by alphabet; `alphabet` has the blank first and the space last. `columns` is how many of
    the columns the line fills, the rest being padding.
    """
    best = probabilities.argmax(axis=1)
    changes = np.flatnonzero(np.diff(best, prepend=_BLANK, append=-1) != 0)
    starts = [column for column in changes[:-1] if best[column] != _BLANK]
    spaces = probabilities[:, len(alphabet) - 1]
    characters: list[Character] = []
    for column in map(int, starts):
        text = alphabet[best[column]]
        if characters and text != " " and characters[-1].text != " ":
            characters.extend(_overlooked_space(spaces, characters[-1].column, column))
        confidence = float(probabilities[column, best[column]])
        rival = None
        if confidence < _SURE:
            end = int(changes[np.searchsorted(changes, column) + 1])
            rival = _rival(probabilities[column:end].max(axis=0), int(best[column]), alphabet)
        characters.append(Character(text, column, confidence, rival))
    return Reading(tuple(characters), columns)


def _rival(probabilities: NDArray[np.float32], best: int, alphabet: Sequence[str]) -> tuple[str, float] | None:
    """The second most probable character by the `probabilities` (which are the caller's to change) of the alphabet."""
    probabilities[[_BLANK, best]] = 0
    second = int(probabilities.argmax())
    if (probability := float(probabilities[second])) < _LEAST_RIVAL_PROBABILITY:
        return None
    return alphabet[second], probability


def _overlooked_space(spaces: NDArray[np.float32], start: int, end: int) -> list[Character]:
    """The space between two characters where one is probable enough, else nothing."""
    column = start + int(spaces[start : end + 1].argmax())
    if (probability := float(spaces[column])) < _LEAST_SPACE_PROBABILITY:
        return []
    return [Character(" ", column, probability)]
