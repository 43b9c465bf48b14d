"""Which characters of a value differ from the truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Piece:
    """A run of characters that the other text has too, or not."""

    text: str
    differs: bool


def differences(text: str, other: str) -> tuple[Piece, ...]:
    """Gives the text in pieces; case counts."""
    return tuple(_pieces(text, other))


def _pieces(text: str, other: str) -> Iterator[Piece]:
    for kind, begin, end, *_ in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
        if begin < end:
            yield Piece(text[begin:end], kind != "equal")
