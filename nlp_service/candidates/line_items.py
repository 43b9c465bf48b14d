"""Line items: the rows of the tables, cell by cell; the equation of the line decides between two readings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from nlp_service.candidates.amounts import Amount, DecimalMark, find_numbers, read_amounts
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Row, Segment, Word
from nlp_service.reading.tables import Table, TableRow

# Amounts of a line may differ from quantity times price by this, since prices are often printed rounded.
LINE_TOLERANCE = Decimal("0.02")
_MOST_LINES = 5000
_NUMERIC = ("quantity", "unit_price", "net_amount", "tax_rate", "gross_amount")
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBER_COLUMNS = frozenset({"net_amount", "unit_price", "gross_amount", "quantity"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a line: canonical text, the characters on the page and the words they stand in."""

    value: str
    raw_text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the invoice. `cells` are by the names of LineItem's fields, in the contract's order.

    `adds_up` says whether quantity times unit price gives the net amount; None when one of them is not printed.
    """

    cells: tuple[tuple[str, Cell], ...]
    adds_up: bool | None

    def amount(self, name: str) -> Decimal | None:
        """The number in the cell of this name; None when it is not printed."""
        return next((Decimal(cell.value) for key, cell in self.cells if key == name), None)


@dataclass(slots=True)
class _Draft:
    """A line in the making: the words of each column, and the rows they come from."""

    words: dict[str, list[Word]] = field(default_factory=dict)
    last_row: Row | None = None


def read_lines(survey: Survey) -> tuple[Line, ...]:
    """The lines of all tables of the document, in printed order."""
    lines: list[Line] = []
    for table in survey.tables:
        for draft in _drafts(table):
            line = _line(draft, survey.decimal_mark)
            if line is not None and len(lines) < _MOST_LINES:
                lines.append(line)
    return tuple(lines)


def _drafts(table: Table) -> Iterable[_Draft]:
    """Groups the rows: each row with numbers begins a line, rows of text alone join the line they stand closer to."""
    kinds = [column.kind for column in table.columns]
    drafts: list[_Draft] = []
    waiting: list[TableRow] = []
    for row in table.rows:
        if _has_numbers(row, kinds):
            draft = _Draft()
            for early in waiting:
                _add(draft, early, kinds)
            waiting = []
            _add(draft, row, kinds)
            drafts.append(draft)
        elif drafts and drafts[-1].last_row is not None and not waiting and _is_close(drafts[-1].last_row, row.row):
            _add(drafts[-1], row, kinds)
        elif not drafts or not waiting or _is_close(waiting[-1].row, row.row):
            waiting.append(row)
        else:
            waiting = [row]
    return drafts


def _has_numbers(row: TableRow, kinds: list[str]) -> bool:
    """Whether the row has an amount, or quantity and price; one of the two alone may be a remark."""
    with_digits = {
        kind
        for kind, words in zip(kinds, row.cells, strict=True)
        if kind in _NUMBER_COLUMNS and any(find_numbers(Segment((word,))) for word in words)
    }
    money = {"net_amount", "gross_amount"} & set(kinds)
    return bool(with_digits & money) if money else "unit_price" in with_digits


def _is_close(upper: Row, lower: Row) -> bool:
    return lower.box.top - upper.box.bottom < 1.0 * upper.box.height


def _add(draft: _Draft, row: TableRow, kinds: list[str]) -> None:
    for kind, words in zip(kinds, row.cells, strict=True):
        known = draft.words.setdefault(kind, [])
        if known and kind in _NUMERIC:
            continue
        known.extend(words)
    draft.last_row = row.row


def _line(draft: _Draft, mark: DecimalMark) -> Line | None:
    cells: dict[str, Cell] = {}
    numbers: dict[str, Amount] = {}
    for name in _NUMERIC:
        amount = _first_number(draft.words.get(name, []), mark)
        if amount is not None:
            numbers[name] = amount
    if "net_amount" not in numbers and "gross_amount" not in numbers and "unit_price" not in numbers:
        return None
    fitted = _fit(numbers)
    description = draft.words.get("description", [])
    if description:
        cells["description"] = _text_cell(description)
    code = draft.words.get("product_code", [])
    if code:
        cells["product_code"] = _text_cell(code)
    unit = draft.words.get("unit") or [w for w in draft.words.get("quantity", []) if _is_unit(w)]
    for name in ("quantity", "unit", "unit_price", "net_amount", "tax_rate", "gross_amount"):
        if name == "unit" and unit:
            cells["unit"] = _text_cell(unit)
        elif name in numbers:
            cells[name] = Cell(format(fitted[name], "f"), numbers[name].text, numbers[name].words)
    return Line(
        tuple(cells.items()), adds_up(fitted.get("quantity"), fitted.get("unit_price"), fitted.get("net_amount"))
    )


def _is_unit(word: Word) -> bool:
    return bool(_LETTERS.search(word.text)) and not any(character.isdigit() for character in word.text)


def _text_cell(words: list[Word]) -> Cell:
    text = " ".join(word.text for word in words)
    return Cell(text, text, tuple(words))


def _first_number(words: list[Word], mark: DecimalMark) -> Amount | None:
    if not words:
        return None
    amounts = read_amounts(find_numbers(Segment(tuple(words))), mark)
    return amounts[0] if amounts else None


def _fit(numbers: dict[str, Amount]) -> dict[str, Decimal]:
    """The values of the numbers; where one could be read with the other decimal mark and only so adds up, that one."""
    plain = {name: amount.value for name, amount in numbers.items()}
    if adds_up(plain.get("quantity"), plain.get("unit_price"), plain.get("net_amount")) is not False:
        return plain
    for name in ("quantity", "unit_price"):
        other = numbers[name].other_value
        if other is not None:
            changed = {**plain, name: other}
            if adds_up(changed.get("quantity"), changed.get("unit_price"), changed.get("net_amount")):
                return changed
    return plain


def adds_up(quantity: Decimal | None, unit_price: Decimal | None, net_amount: Decimal | None) -> bool | None:
    """Whether quantity times price gives the amount; None when one of them is absent."""
    if quantity is None or unit_price is None or net_amount is None:
        return None
    return abs(quantity * unit_price - net_amount) <= LINE_TOLERANCE
