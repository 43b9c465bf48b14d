"""Lines without a table's header: rows of text and an amount that stand above a total and add up to it exactly."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.line_items import Cell, Line, adds_up
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Side
from nlp_service.reading.page import Page, Row, Word

# How surely a label must name the total that the lines add up to.
_SURE_LABEL = 0.6
# Totals that are tried, and the rows above each that are looked at.
_MOST_TOTALS = 6
_MOST_ROWS = 120
# The amounts stand in one column: their right edges differ by no more than this many text heights.
_COLUMN_WIDTH = 3.0
# Rows of text alone between two lines.
_MOST_REMARKS = 3
# Rows that begin with a label of these, or have one of the second or third group anywhere, are no lines.
_NO_LINES = ("totals.", "tendered", "change", "other.amount", "other.number", "issue_date", "due_date")
_SUMS = ("totals.net", "totals.gross", "totals.amount_due")
_EXTRAS = ("totals.tax", "totals.charges", "totals.allowances", "totals.tip", "totals.rounding")
_NAMED = 0.9
_NAMED_INSIDE = 0.55
_FEWEST_LETTERS = 3
_QUANTITY = re.compile(r"\d{1,3}[xX]?$")
_CODE = re.compile(r"\d{4,14}$")


@dataclass(frozen=True)
class _Priced:
    """What may be a line: the amount at the end of a row, all numbers of the row, and the text before or above it."""

    amount: Amount
    numbers: tuple[Amount, ...]
    text: tuple[Word, ...]


def find_plain_lines(survey: Survey) -> tuple[Line, ...]:
    """The lines above the first total that they add up to; none where no total proves them."""
    for page in survey.document.pages:
        by_row = _amounts_by_row(survey, page)
        totals = [amount for amounts in by_row.values() for amount in amounts if _is_total(survey, amount)]
        for total in totals[:_MOST_TOTALS]:
            found = max((_rows_adding_up(survey, page, by_row, total, in_column=c) for c in (True, False)), key=len)
            if found:
                return tuple(_line(priced) for priced in found)
    return ()


def _amounts_by_row(survey: Survey, page: Page) -> Mapping[int, list[Amount]]:
    """The amounts of `page` by the number of their row, from left to right."""
    rows: dict[int, list[Amount]] = {}
    for amount in survey.amounts:
        if amount.segment.page == page.number and not amount.number.is_percent:
            rows.setdefault(page.row_number(amount.segment), []).append(amount)
    return {number: sorted(rows[number], key=lambda amount: amount.box.left) for number in sorted(rows)}


def _is_total(survey: Survey, amount: Amount) -> bool:
    return (
        bool(amount.value)
        and amount.number.decimals == 2
        and any(
            link.label.field in _SUMS and link.strength >= _SURE_LABEL and link.side is not Side.BELOW
            for link in survey.links[id(amount)]
        )
    )


def _rows_adding_up(
    survey: Survey, page: Page, by_row: Mapping[int, Sequence[Amount]], total: Amount, *, in_column: bool
) -> Sequence[_Priced]:
    """The fewest rows above `total`, one following the other, that add up to it; in printed order.

    Tax and charges may be part of the sum, but are no lines. Only with `in_column` can one line make a total.
    """
    found: list[_Priced] = []
    sum_of_lines = sum_of_extras = Decimal(0)
    last = page.row_number(total.segment)
    remarks = 0
    for number in range(last - 1, max(-1, last - 1 - _MOST_ROWS), -1):
        row = page.rows[number]
        amounts = [amount for amount in by_row.get(number, ()) if amount.number.decimals == 2]
        if not amounts or (in_column and _column_of(page, amounts[-1], total) > _COLUMN_WIDTH):
            remarks += 1
            if remarks > _MOST_REMARKS and found:
                return ()
            continue
        remarks = 0
        if _names(survey, row, _EXTRAS, _NAMED_INSIDE):
            sum_of_extras += amounts[-1].value
        elif _names(survey, row, _NO_LINES, _NAMED) or _names(survey, row, _SUMS, _NAMED_INSIDE):
            return ()
        else:
            text = _text_of(row, by_row[number]) or _text_above(page, number, by_row)
            if not text:
                return ()
            found.insert(0, _Priced(amounts[-1], tuple(by_row[number]), text))
            sum_of_lines += amounts[-1].value
        if total.value in (sum_of_lines, sum_of_lines + sum_of_extras) and len(found) >= (1 if in_column else 2):
            return found
    return ()


def _column_of(page: Page, amount: Amount, total: Amount) -> float:
    """How far apart the right edges of two amounts are, in text heights."""
    return abs(amount.box.right - total.box.right) * page.aspect / page.text_height


def _names(survey: Survey, row: Row, fields: tuple[str, ...], strength: float) -> bool:
    """Whether a label of `fields` that is at least this strong stands in `row`."""
    return any(
        label.field.startswith(fields) and label.strength >= strength
        for segment in row.segments
        for label in survey.near.labels_in(segment)
    )


def _text_of(row: Row, amounts: Iterable[Amount]) -> tuple[Word, ...]:
    """The words of `row` before its amounts, if they say something."""
    taken = {word.id for amount in amounts if amount.is_money_like for word in amount.words}
    end = min(amount.box.left for amount in amounts if amount.is_money_like)
    words = tuple(
        word for segment in row.segments for word in segment.words if word.id not in taken and word.box.center_x < end
    )
    letters = sum(character.isalpha() for word in words for character in word.text)
    return words if letters >= _FEWEST_LETTERS else ()


def _text_above(page: Page, number: int, by_row: Mapping[int, Sequence[Amount]]) -> tuple[Word, ...]:
    """The words of the row above, where that has no amount of its own."""
    if not number or any(amount.is_money_like for amount in by_row.get(number - 1, ())):
        return ()
    words = tuple(word for segment in page.rows[number - 1].segments for word in segment.words)
    letters = sum(character.isalpha() for word in words for character in word.text)
    return words if letters >= _FEWEST_LETTERS else ()


def _line(priced: _Priced) -> Line:
    words = list(priced.text)
    cells: dict[str, Cell] = {}
    code = words.pop(0) if _CODE.match(words[0].text) else None
    first = words[0] if words and _QUANTITY.match(words[0].text) else None
    quantity = Decimal(first.text.rstrip("xX")) if first is not None else None
    if first is not None and len(words) > 1:
        words.pop(0)
    else:
        quantity = None
    cells["description"] = _cell(words)
    if code is not None:
        cells["product_code"] = _cell([code])
    if quantity is not None and first is not None:
        cells["quantity"] = Cell(format(quantity, "f"), first.text, (first,))
    price = _price(priced, quantity)
    if price is not None:
        cells["unit_price"] = _amount_cell(price)
    cells["net_amount"] = _amount_cell(priced.amount)
    proved = adds_up(quantity, price.value if price else None, priced.amount.value)
    return Line(tuple(cells.items()), proved)


def _price(priced: _Priced, quantity: Decimal | None) -> Amount | None:
    """The number in the row that is the price of one, as the amount proves."""
    if quantity is None:
        return None
    others = (number for number in priced.numbers if number is not priced.amount and number.is_money_like)
    return next((number for number in others if adds_up(quantity, number.value, priced.amount.value)), None)


def _amount_cell(amount: Amount) -> Cell:
    return Cell(format(amount.value, "f"), amount.text, amount.words)


def _cell(words: Sequence[Word]) -> Cell:
    text = " ".join(word.text for word in words)
    return Cell(text, text, tuple(words))
