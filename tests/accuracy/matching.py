"""Whether a value that was read is the one that the document states."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

from tests.accuracy.fields import Cell, Field, Kind

_ENOUGH_OF_A_NAME = 0.9
# In shorter names, one character of ten is too much.
_SHORTEST_INEXACT_NAME = 6


@dataclass(frozen=True)
class Matching:
    """Compares values by their kind: amounts as numbers, dates and currencies as text, the rest by letters and digits.

    Names and addresses are right from 90 % of their characters on, unless `exact_names` asks for all of them.
    """

    exact_names: bool = False

    def is_right(self, field: Field, value: str, truths: Iterable[str]) -> bool:
        """Whether the value is one of the right ones."""
        match field.kind:
            case Kind.NAME:
                return any(self._is_same_name(value, truth) for truth in truths)
            case Kind.IDENTIFIER:
                return any(letters_and_digits(value) == letters_and_digits(truth) for truth in truths)
            case Kind.DATE | Kind.CURRENCY:
                return any(value.strip().upper() == truth.upper() for truth in truths)
            case Kind.AMOUNT:
                return any(_is_same_number(value, truth) for truth in truths)

    def is_cell_right(self, cell: Cell, value: str, truth: str) -> bool:
        """Whether a cell has the right value; a description may say more than the truth."""
        if cell is not Cell.DESCRIPTION:
            return _is_same_number(value, truth)
        return self._is_same_name(value, truth) or letters_and_digits(truth) in letters_and_digits(value)

    def _is_same_name(self, value: str, truth: str) -> bool:
        read, true = letters_and_digits(value), letters_and_digits(truth)
        if read == true:
            return True
        if self.exact_names or min(len(read), len(true)) < _SHORTEST_INEXACT_NAME:
            return False
        return SequenceMatcher(None, read, true, autojunk=False).ratio() >= _ENOUGH_OF_A_NAME


def letters_and_digits(text: str) -> str:
    """Gives a text in lower case without accents, spaces and signs; letters beyond the Latin ones are dropped."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(re.findall(r"[a-z0-9]+", plain.casefold()))


def _is_same_number(value: str, truth: str) -> bool:
    try:
        return Decimal(value) == Decimal(truth)
    except InvalidOperation:
        return False
