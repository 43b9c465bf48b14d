"""The cells of a table's row: its words given to columns from left to right, by place, by kind and by gaps."""

import re
from collections.abc import Sequence
from functools import lru_cache

from nlp_service.language.countries import currency_codes, currency_signs
from nlp_service.language.units import is_unit
from nlp_service.reading.page import Row, Segment, Word
from nlp_service.reading.table_header import OTHER, Column

# What speaks against a word in a column, in units that a text height of distance from its header costs one of.
SAME_NUMBERS_APART = 7.0
_SAME_APART = 0.3
_TEXT_THEN_NUMBER_APART = 1.5
_TORN = 1.5
_TORN_NUMBER = 6.0
_TORN_BETWEEN_KINDS = 0.5
_TORN_BETWEEN_NUMBERS = 0.1
_WRONG_KIND = 4.0
_ODD_KIND = 1.0
_SLIGHTLY_ODD = 0.3
_UNLIKELY_KIND = 2.0
_UNDER_NO_HEADER = 0.4
_FURTHEST = 12.0

_MONEY = frozenset({"unit_price", "net_amount", "gross_amount", "tax_amount"})
NUMBERS = _MONEY | {"quantity", "discount", "tax_rate", "line_number"}
_TEXT = frozenset({"description", "product_code", "unit", OTHER})
# Longest run of letters that is a unit or a code of a tax rate.
_LONGEST_CODE = 4
# A unit has at most this many words, as in `5 a corpo`.
_MOST_UNIT_WORDS = 2
_DECIMALS = re.compile(r"\d[.,]\d\d(?!\d)")
# `16` and `471,00` are one number.
DIGIT_GROUP = re.compile(r"\D*\d{1,3} \d{3}(?:[.,]\d+)?\D*$")


def cut_row(row: Row, columns: Sequence[Column], unit: float) -> tuple[tuple[Word, ...], ...]:
    """For each of `columns`, which stand from left to right, the words of `row` under it.

    `unit` is the height of ordinary text as a part of the page's width. Takes time as words times columns.
    """
    words = [(word, segment) for segment in row.segments for word in segment.words]
    units = {id(word) for segment in row.segments for word in unit_words(segment)}
    frame = Frame(columns, unit)
    best: list[float] = []
    steps: list[list[int]] = []
    for number, (word, segment) in enumerate(words):
        fits = frame.misfits(word, is_unit=id(word) in units)
        if not number:
            best = fits
            continue
        before, before_segment = words[number - 1]
        together = before_segment is segment
        apart = torn(before, word, segment) if together else 0.0
        costs, came_from = [], []
        # The best column left of the one that is looked at.
        left, left_cost = 0, float("inf")
        for i, column in enumerate(columns):
            stay = best[i] + (0.0 if together else _joined(before, word, column.kind))
            came_from.append(i if stay < left_cost + apart else left)
            costs.append(min(stay, left_cost + apart) + fits[i])
            if best[i] < left_cost:
                left, left_cost = i, best[i]
        best = costs
        steps.append(came_from)
    cells: list[list[Word]] = [[] for _ in columns]
    place = min(range(len(columns)), key=best.__getitem__)
    for number in range(len(words) - 1, -1, -1):
        cells[place].append(words[number][0])
        if number:
            place = steps[number - 1][place]
    return tuple(tuple(reversed(cell)) for cell in cells)


class Frame:
    """The columns, and what speaks against a word in each of them."""

    def __init__(self, columns: Sequence[Column], unit: float) -> None:
        self._unit = unit
        # Text begins or is centred under its header and goes on up to the columns beside it.
        self._columns = [
            (
                column.kind,
                column.kind in _TEXT,
                column.box.left,
                column.box.right,
                columns[index - 1].box.right if index else 0.0,
                columns[index + 1].box.left if index + 1 < len(columns) else 1.0,
            )
            for index, column in enumerate(columns)
        ]

    def misfits(self, word: Word, *, is_unit: bool) -> list[float]:
        """For each column the word's distance from the header, and what speaks against its kind there."""
        away = self.distances(word.box.left, word.box.right)
        return [far + odd for far, odd in zip(away, self.odds(word, is_unit=is_unit), strict=True)]

    def distances(self, left: float, right: float) -> list[float]:
        """For each column how far what stands from `left` to `right` is from its header, in text heights."""
        found = []
        for _, is_text, head_left, head_right, before, after in self._columns:
            away = max(0.0, max(left, head_left) - min(right, head_right)) / self._unit
            if away and is_text:
                away = min(away, _UNDER_NO_HEADER + max(0.0, before - left, right - after) / self._unit)
            found.append(min(away, _FURTHEST))
        return found

    def odds(self, word: Word, *, is_unit: bool) -> list[float]:
        """For each column what speaks against the word's kind there."""
        return [
            _SLIGHTLY_ODD if is_unit and kind == "quantity" else _wrong_kind(word.text, kind)
            for kind, *_ in self._columns
        ]

    def odds_of_counting(self, counts: bool | None) -> list[bool]:
        """For each column whether it is odd there that numbers count up, or do not; None where that is not known."""
        return [
            counts is not None and kind in NUMBERS and (kind == "line_number") is not counts
            for kind, *_ in self._columns
        ]


def unit_words(segment: Segment) -> tuple[Word, ...]:
    """What follows a number that has `segment` to itself and its unit, as in `12 seats`, whatever the unit is."""
    first, *rest = segment.words
    counts = bool(rest) and len(rest) <= _MOST_UNIT_WORDS and is_numeric(first.text) and has_digits(first.text)
    return tuple(rest) if counts and not any(has_digits(word.text[:1]) for word in rest) else ()


@lru_cache(maxsize=16384)
def _wrong_kind(text: str, kind: str) -> float:
    """What speaks against `text` in a column of this kind, wherever it stands."""
    if "%" in text and kind not in ("tax_rate", "discount", OTHER):
        return _UNLIKELY_KIND
    return _number_in(text, kind) if is_numeric(text) else _text_in(text, kind)


def _number_in(text: str, kind: str) -> float:
    has_decimals = bool(_DECIMALS.search(text)) and "%" not in text
    if kind == "unit" or (has_decimals and kind in ("line_number", "description", "product_code")):
        return _UNLIKELY_KIND
    if kind in ("description", "product_code"):
        return _SLIGHTLY_ODD
    return _ODD_KIND if kind == "tax_rate" and has_decimals else 0.0


def _text_in(text: str, kind: str) -> float:
    letters = sum(character.isalpha() for character in text)
    is_short = letters <= _LONGEST_CODE
    if (kind == "quantity" and (is_short or is_unit(text))) or (kind == "tax_rate" and is_short):
        return _SLIGHTLY_ODD
    if kind == "line_number" and letters and has_digits(text):
        # Codes stand under `Nr.` as well.
        return _ODD_KIND
    if kind in NUMBERS:
        return _WRONG_KIND if letters else 0.0
    if kind == "product_code" and text.islower() and not is_short:
        return _SLIGHTLY_ODD
    is_odd = (kind == "date" and letters) or (kind == "unit" and not is_short and not is_unit(text))
    return _ODD_KIND if is_odd else 0.0


def _joined(before: Word, word: Word, kind: str) -> float:
    """What speaks against two words with a gap between them in one column of this kind."""
    if kind in NUMBERS and has_digits(before.text) and has_digits(word.text):
        return SAME_NUMBERS_APART
    is_text_then_number = is_numeric(word.text) and not is_numeric(before.text)
    return _TEXT_THEN_NUMBER_APART if is_text_then_number and kind == "description" else _SAME_APART


def torn(before: Word, word: Word, segment: Segment) -> float:
    """What speaks against two words without a gap between them, both of `segment`, in different columns."""
    if word.text.startswith("%") and has_digits(before.text):
        return _TORN_NUMBER
    numbers = is_numeric(before.text), is_numeric(word.text)
    if not all(numbers):
        return _TORN_BETWEEN_KINDS if any(numbers) or before.text.endswith("%") else _TORN
    if not has_digits(before.text) or not has_digits(word.text):
        # A currency goes with the number before it where one ends the run, else with the number behind it.
        follows = not has_digits(segment.words[-1].text) and is_numeric(segment.words[-1].text)
        return _TORN_BETWEEN_NUMBERS if has_digits(before.text) is not follows else _TORN
    if not DIGIT_GROUP.match(f"{before.text} {word.text}"):
        return _TORN_BETWEEN_NUMBERS
    return _TORN_NUMBER if " " in Segment((before, word)).spaced_text else _TORN


def has_digits(text: str) -> bool:
    """Whether a digit stands in `text`."""
    return any(character.isdigit() for character in text)


@lru_cache(maxsize=4096)
def is_numeric(text: str) -> bool:
    """Whether `text` is a number, with or without a currency or percent sign, or a currency alone."""
    folded = text.lower().strip("()[]*:-–−+.,")
    if folded in currency_signs() or folded.upper() in currency_codes():
        return True
    letters = sum(character.isalpha() for character in _without_currency(folded))
    digits = sum(character.isdigit() for character in text)
    return digits > 0 and letters == 0 and "/" not in text


def _without_currency(text: str) -> str:
    for sign in (*currency_signs(), *(code.lower() for code in currency_codes())):
        if text.startswith(sign):
            return text[len(sign) :]
        if text.endswith(sign):
            return text[: -len(sign)]
    return text
