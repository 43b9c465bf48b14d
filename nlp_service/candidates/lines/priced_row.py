"""Priced rows: a row that ends in an amount, with the text that says what for, and what makes the amount up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.lines.line_items import Cell, Line, amount_cell, text_cell, unit_cells
from nlp_service.candidates.lines.multiplication import Multiplication, find_multiplication
from nlp_service.candidates.lines.product import adds_up
from nlp_service.candidates.lines.tax_codes import code_in
from nlp_service.language.units import is_unit
from nlp_service.reading.page import Row, Word

_FEWEST_LETTERS = 3
# A row begins with how many, with the number of the line, or with a code of the product.
_QUANTITY = re.compile(r"\d{1,3}[xX]?$")
_LINE_NUMBER = re.compile(r"\d{1,3}[.)]$")
_CODE = re.compile(r"\d{4,14}$|(?=.*\d.*\d)[A-Z0-9]+(?:[-./][A-Z0-9]+)+$")
_FEWEST_WORDS = 2
# Text above an amount belongs to it over at most this many rows, and gaps of this many of their heights.
_MOST_ROWS_OF_TEXT = 3
_WIDEST_GAP = 1.0
# So many lines with the quantities 1, 2, 3, … are rather numbered.
_FEWEST_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class PricedRow:
    """What may be a line: a row of the document, by its position, that ends in an amount.

    `numbers` are all numbers of the row, `text` says what for, `multiplication` how the amount is made up. `after` are
    the words behind the amount, of which one may be the code of the tax.
    """

    row: int
    amount: Amount
    numbers: tuple[Amount, ...]
    text: tuple[Word, ...]
    multiplication: Multiplication | None
    after: tuple[Word, ...] = ()

    def line(self) -> Line:
        """The line of the invoice that the row is."""
        rates = [number for number in self.numbers if number.number.is_percent and number is not self._discount]
        taken = {word.id for rate in rates for word in rate.words}
        words = [word for word in self.text if word.id not in taken]
        cells: dict[str, Cell] = {}
        counted, unit = self._leading_quantity(words)
        del words[: bool(counted) + len(unit)]
        if len(words) > 1 and (_LINE_NUMBER.match(words[0].text) or (unit and _QUANTITY.match(words[0].text))):
            words.pop(0)
        code = words.pop(0) if len(words) > 1 and _CODE.match(words[0].text) else None
        if counted is None:
            counted, unit = self._leading_quantity(words)
            del words[: bool(counted) + len(unit)]
        cells["description"] = text_cell(words)
        if code is not None:
            cells["product_code"] = text_cell([code])
        quantity: Decimal | None = None
        price: Decimal | None = None
        if self.multiplication is not None:
            quantity, price = self.multiplication.quantity_value, self.multiplication.price_value
            cells |= _cells_of(self.multiplication)
        elif counted is not None:
            quantity = Decimal(counted.text.rstrip("xX"))
            cells["quantity"] = Cell(format(quantity, "f"), counted.text, (counted,))
            cells |= unit_cells(unit) if unit else ()
            printed = self._price(quantity)
            if printed is not None:
                price = printed.value
                cells["unit_price"] = amount_cell(printed)
        cells["net_amount"] = amount_cell(self.amount)
        if len(rates) == 1 and self.numbers.index(rates[0]) < self.numbers.index(self.amount):
            cells["tax_rate"] = amount_cell(rates[0])
        if self._discount is not None:
            cells["allowances[1].percent"] = amount_cell(self._discount)
        is_product = True if self.multiplication is not None else adds_up(quantity, price, self.amount.value)
        tax_code = text_cell(self.after) if code_in(self.after) else None
        return Line(tuple(cells.items()), is_product, tax_code)

    @property
    def _discount(self) -> Amount | None:
        return self.multiplication.discount if self.multiplication is not None else None

    def _leading_quantity(self, words: Sequence[Word]) -> tuple[Word | None, list[Word]]:
        """How many, if `words` begin with that and no multiplication says it, and the unit behind it."""
        if self.multiplication is not None or len(words) < _FEWEST_WORDS or not _QUANTITY.match(words[0].text):
            return None, []
        has_unit = len(words) > _FEWEST_WORDS and is_unit(words[1].text)
        return words[0], [words[1]] if has_unit else []

    def _price(self, quantity: Decimal) -> Amount | None:
        """The number in the row that is the price of one, as the amount proves."""
        others = (number for number in self.numbers if number is not self.amount and number.is_money_like)
        return next((number for number in others if adds_up(quantity, number.value, self.amount.value)), None)


def without_line_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, less their quantities where these are 1, 2, 3, … and no price proves them: so lines are numbered."""
    counts = [line.amount("quantity") for line in lines]
    proved = any(line.amount("unit_price") is not None for line in lines)
    if proved or len(lines) < _FEWEST_NUMBERED or counts != list(range(1, len(lines) + 1)):
        return tuple(lines)
    return tuple(replace(line, cells=tuple(c for c in line.cells if c[0] != "quantity")) for line in lines)


def price_row(
    rows: Sequence[Row], number: int, by_row: Mapping[int, Sequence[Amount]], amount: Amount
) -> PricedRow | None:
    """The row at `number` of `rows`, which ends in `amount`; None where no text says what for.

    `by_row` are the amounts by the position of their row. Quantity and price may stand in the row above or below, if
    nothing but them stands there.
    """
    numbers = tuple(by_row[number])
    multiplication = find_multiplication(numbers, amount.value)
    left = multiplication.quantity.box.left if multiplication is not None else _first_money(numbers, amount)
    text = _text_before(rows[number], left) or _text_above(rows, number, by_row)
    if not text:
        return None
    if multiplication is None:
        multiplication = _multiplication_beside(rows, number, by_row, amount)
    after = [
        w for s in rows[number].segments for w in s.words if w.box.left >= amount.box.right and w not in amount.words
    ]
    return PricedRow(number, amount, numbers, text, multiplication, tuple(after))


def _first_money(numbers: Iterable[Amount], amount: Amount) -> float:
    """Where the first amount of the row begins."""
    return min((number.box.left for number in numbers if number.is_money_like), default=amount.box.left)


def _text_before(row: Row, left: float) -> tuple[Word, ...]:
    """The words of `row` that stand before `left`, if they say something."""
    return _if_text(word for segment in row.segments for word in segment.words if word.box.center_x < left)


def _text_above(rows: Sequence[Row], number: int, by_row: Mapping[int, Sequence[Amount]]) -> tuple[Word, ...]:
    """The words of the rows close above that have no amount of their own."""
    words: tuple[Word, ...] = ()
    for above in range(number - 1, max(-1, number - 1 - _MOST_ROWS_OF_TEXT), -1):
        upper, lower = rows[above], rows[above + 1]
        is_priced = any(amount.is_money_like for amount in by_row.get(above, ()))
        if is_priced or upper.page != lower.page or lower.box.top - upper.box.bottom > _WIDEST_GAP * upper.box.height:
            break
        words = (*(word for segment in upper.segments for word in segment.words), *words)
    return _if_text(words)


def _if_text(words: Iterable[Word]) -> tuple[Word, ...]:
    found = tuple(words)
    letters = sum(character.isalpha() for word in found for character in word.text)
    return found if letters >= _FEWEST_LETTERS else ()


def _multiplication_beside(
    rows: Sequence[Row], number: int, by_row: Mapping[int, Sequence[Amount]], amount: Amount
) -> Multiplication | None:
    """The multiplication for `amount` in the row above or below, if nothing else stands there."""
    for beside in (number - 1, number + 1):
        found = find_multiplication(by_row.get(beside, ()), amount.value)
        if found is not None:
            taken = {word.id for word in found.words}
            if not _if_text(w for segment in rows[beside].segments for w in segment.words if w.id not in taken):
                return found
    return None


def _cells_of(multiplication: Multiplication) -> dict[str, Cell]:
    quantity, price = multiplication.quantity, multiplication.price
    cells = {"quantity": Cell(format(multiplication.quantity_value, "f"), quantity.text, quantity.words)}
    if multiplication.unit:
        cells |= unit_cells(multiplication.unit)
    cells["unit_price"] = Cell(format(multiplication.price_value, "f"), price.text, price.words)
    return cells
