"""Line items: the rows of the tables, cell by cell; the equation of the line decides between two readings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp_service.candidates.amounts import Amount, DecimalMark, find_numbers, read_amounts
from nlp_service.candidates.lines.column_kinds import decide_kinds
from nlp_service.candidates.lines.leading_quantity import with_leading_line_numbers, with_leading_quantities
from nlp_service.candidates.lines.line_drafts import NUMERIC, Draft, group_rows
from nlp_service.candidates.lines.product import TOLERANCE, adds_up
from nlp_service.candidates.lines.tax_codes import code_in
from nlp_service.candidates.survey import Survey
from nlp_service.language.lexicon import words_of
from nlp_service.language.units import unit_code
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment, Word
from nlp_service.reading.table import Table
from nlp_service.reading.table_header import Column

_MOST_LINES = 5000
_AMOUNTS = ("net_amount", "gross_amount")
# In the order of the contract.
_PRINTED_NUMBERS = (
    "unit_price",
    "gross_unit_price",
    "base_quantity",
    "net_amount",
    "tax_rate",
    "tax_amount",
    "gross_amount",
)
_LETTERS = re.compile(r"[^\W\d_]")


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
    `tax_code` is the letter or digit that stands for its rate, with its word as the raw text; None where there is none.
    `date_words` are those in the columns of dates, unless these have only one end of a period.
    """

    cells: tuple[tuple[str, Cell], ...]
    adds_up: bool | None
    tax_code: Cell | None = None
    date_words: tuple[Word, ...] = ()

    def amount(self, name: str) -> Decimal | None:
        """The number in the cell of this name; None when it is not printed."""
        return next((Decimal(cell.value) for key, cell in self.cells if key == name), None)


def read_lines(survey: Survey) -> tuple[Line, ...]:
    """The lines of all tables of the document, in printed order."""
    return tuple(line for lines in read_tables(survey) for line in lines)


def read_tables(survey: Survey) -> tuple[tuple[Line, ...], ...]:
    """The lines of the document by table, in printed order."""
    found: list[tuple[Line, ...]] = []
    left = _MOST_LINES
    for table in survey.tables:
        lines = tuple(_lines_of(table, survey.decimal_mark))[:left]
        left -= len(lines)
        found.append(lines)
    return tuple(found)


def _lines_of(table: Table, mark: DecimalMark) -> Iterable[Line]:
    """The lines of one table, without the rows that are the sum of those before them."""
    kinds = decide_kinds(table, mark)
    drafts = _without_sums(group_rows(table, kinds), mark)
    has_one_end = kinds.count("date") == 1 and _is_bound(table, table.columns[kinds.index("date")])
    for draft in with_leading_line_numbers(with_leading_quantities(drafts, mark)):
        line = _line(draft, mark)
        if line is not None:
            yield replace(line, date_words=()) if has_one_end else line


def _is_bound(table: Table, column: Column) -> bool:
    """Whether the header of a column of dates says `from` or `until`: the other end may stand anywhere."""
    words = {
        fold(word.text).strip(".:()")
        for row in table.header
        for segment in row.segments
        for word in segment.words
        if word.box.left < column.box.right and column.box.left < word.box.right
    }
    return not words.isdisjoint(words_of("period_bounds"))


def _without_sums(drafts: Sequence[Draft], mark: DecimalMark) -> Sequence[Draft]:
    """`drafts` up to the last sum of those before it, and those after it whose quantity and price prove them."""
    kept: list[Draft] = []
    sums: dict[str, Decimal] = {}
    is_ended = False
    for draft in drafts:
        line = _line(draft, mark)
        if line is None:
            continue
        if _is_sum(line, sums):
            is_ended = True
            sums = {}
            continue
        if is_ended and not line.adds_up:
            break
        for name in _AMOUNTS:
            sums[name] = sums.get(name, Decimal(0)) + (line.amount(name) or Decimal(0))
        kept.append(draft)
    return kept


def _is_sum(line: Line, sums: Mapping[str, Decimal]) -> bool:
    """Whether `line` has no more than an amount, and that is the sum of the lines before it."""
    if line.amount("quantity") is not None or line.amount("unit_price") is not None:
        return False
    return any(line.amount(name) and line.amount(name) == sums.get(name) for name in _AMOUNTS)


def _line(draft: Draft, mark: DecimalMark) -> Line | None:
    numbers: dict[str, Amount] = {}
    for name in NUMERIC:
        amount = _first_number(draft.words.get(name, []), mark)
        if amount is not None and not (name == "tax_rate" and amount.number.currency_sign):
            numbers[name] = amount
    if "net_amount" not in numbers and "gross_amount" not in numbers and "unit_price" not in numbers:
        return None
    fitted = _fit(numbers)
    code = code_in(draft.words.get("tax_rate", ()))
    cells = [*_texts(draft), *_quantity(draft, numbers, fitted)]
    for name in _PRINTED_NUMBERS:
        if name in numbers:
            cells.append((name, _number_cell(numbers[name], fitted[name])))
    if "discount" in numbers and fitted["discount"]:
        cells += _discount(numbers["discount"], fitted)
    tax_code = text_cell(draft.words["tax_rate"]) if code else None
    return Line(tuple(cells), _product_holds(fitted), tax_code, tuple(draft.words.get("date", ())))


def _texts(draft: Draft) -> Iterable[tuple[str, Cell]]:
    for name in ("line_number", "description", "product_code"):
        words = draft.words.get(name, [])
        if words:
            yield name, text_cell(words)


def _quantity(draft: Draft, numbers: Mapping[str, Amount], fitted: Mapping[str, Decimal]) -> Iterable[tuple[str, Cell]]:
    if "quantity" in numbers:
        yield "quantity", _number_cell(numbers["quantity"], fitted["quantity"])
    unit = draft.words.get("unit") or [w for w in draft.words.get("quantity", []) if _is_unit(w)]
    if unit:
        yield from unit_cells(unit)


def _discount(discount: Amount, values: Mapping[str, Decimal]) -> Iterable[tuple[str, Cell]]:
    """The allowance (BG-27) of the line: money where only so its equation holds, else a percentage."""
    cell = _number_cell(discount, abs(values["discount"]))
    product, amount = _whole(values), values.get("net_amount", values.get("gross_amount"))
    as_money = (
        product is not None and amount is not None and abs(product - abs(values["discount"]) - amount) <= TOLERANCE
    )
    if discount.number.is_percent or not as_money:
        is_percentage = discount.number.is_percent or _product_holds(values)
        return [("allowances[1].percent", cell)] if is_percentage else []
    return [("allowances[1].amount", cell)]


def _whole(values: Mapping[str, Decimal]) -> Decimal | None:
    quantity, price = values.get("quantity"), values.get("unit_price")
    return None if quantity is None or price is None else quantity * price


def _is_unit(word: Word) -> bool:
    return bool(_LETTERS.search(word.text)) and not any(character.isdigit() for character in word.text)


def text_cell(words: Sequence[Word]) -> Cell:
    """The cell of these words."""
    text = " ".join(word.text for word in words)
    return Cell(text, text, tuple(words))


def unit_cells(words: Sequence[Word]) -> Iterable[tuple[str, Cell]]:
    """The unit as printed, and its code of Recommendation 20 where it has one."""
    cell = text_cell(words)
    yield "unit", cell
    code = unit_code(cell.value)
    if code is not None:
        yield "unit_code", replace(cell, value=code)


def _number_cell(amount: Amount, value: Decimal) -> Cell:
    return Cell(format(value, "f"), amount.text, amount.words)


def amount_cell(amount: Amount) -> Cell:
    """The cell of this amount."""
    return Cell(format(amount.value, "f"), amount.text, amount.words)


def _first_number(words: list[Word], mark: DecimalMark) -> Amount | None:
    if not words:
        return None
    amounts = read_amounts(find_numbers(Segment(tuple(words))), mark)
    return amounts[0] if amounts else None


def _fit(numbers: dict[str, Amount]) -> dict[str, Decimal]:
    """The values of the numbers; where one could be read with the other decimal mark and only so adds up, that one."""
    plain = {name: amount.value for name, amount in numbers.items()}
    if _product_holds(plain) is not False:
        return plain
    for name in ("quantity", "unit_price"):
        other = numbers[name].other_value
        if other is not None and _product_holds(changed := {**plain, name: other}):
            return changed
    return plain


def _product_holds(values: Mapping[str, Decimal]) -> bool | None:
    amount = values.get("net_amount", values.get("gross_amount"))
    return adds_up(
        values.get("quantity"), values.get("unit_price"), amount, values.get("discount"), values.get("base_quantity")
    )
