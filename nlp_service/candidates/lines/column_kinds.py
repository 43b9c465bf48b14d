"""What the columns of a table hold: what their header says, unless the arithmetic of the rows says otherwise."""

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp_service.candidates.amounts import DecimalMark, find_numbers, read_amounts
from nlp_service.candidates.lines.column_arithmetic import (
    ROLES,
    NumberRow,
    base_columns,
    choices,
    kept,
    places_of,
    rows_that_hold,
    rows_with_amount,
)
from nlp_service.candidates.lines.taxed_columns import (
    tell_amounts_from_rates,
    tell_gross_from_net,
    tell_net_tax_and_gross,
)
from nlp_service.reading.page import Segment, Word
from nlp_service.reading.table import Table, TableRow
from nlp_service.reading.table_header import OTHER

# A number of four digits and more, or letters with digits, is no number of a line.
_CODE = re.compile(r"\d{4,}|(?=.*\d)(?=.*[^\W\d_])[\w./-]{3,}")
# A column of descriptions has this many letters to a row at least.
_LETTERS_OF_TEXT = 3
# Rows that are looked at.
_MOST_ROWS = 40

# Without a header that says so, one of these may hold the descriptions.
_MAY_BE_TEXT = frozenset({OTHER, "product_code", "unit", "date"})


def decide_kinds(table: Table, mark: DecimalMark) -> tuple[str, ...]:
    """The kind of each column of `table`, as of `Column.kind`; numbers are read with `mark`."""
    kinds = [column.kind for column in table.columns]
    rows = [[number_in(words, mark) for words in row.cells] for row in table.rows[:_MOST_ROWS]]
    tell_net_tax_and_gross(kinds, rows)
    tell_amounts_from_rates(kinds, rows)
    _find_line_numbers(kinds, rows, table)
    _tell_codes_from_line_numbers(kinds, table)
    _keep_one_of_each(kinds, rows, table)
    _find_description(kinds, table)
    _tell_codes_from_text(kinds, table)
    discount = kinds.index("discount") if "discount" in kinds else None
    held = rows_that_hold(rows, places_of(kinds), discount)
    percent = {i for row in table.rows for i, words in enumerate(row.cells) if any("%" in word.text for word in words)}
    options = [
        (rows_that_hold(rows, places, discount, base), kept(kinds, places), -number, places, base)
        for number, base in enumerate((None, *base_columns(kinds, rows)))
        for places in choices([OTHER if i == base else kind for i, kind in enumerate(kinds)], percent - {base})
        if base not in places
    ]
    if options:
        holding, _, _, places, base = max(options, key=lambda option: option[:3])
        if max(held + 1, rows_with_amount(rows, places)) <= holding:
            kinds = [OTHER if kind in ROLES and _is_number_column(rows, i) else kind for i, kind in enumerate(kinds)]
            for role, place in zip(ROLES, places, strict=True):
                kinds[place] = role
            if base is not None:
                kinds[base] = "base_quantity"
    if "discount" not in kinds:
        _find_discount(kinds, rows)
    _find_price_before_discount(kinds, rows, [column.kind for column in table.columns])
    tell_gross_from_net(kinds, rows)
    return tuple(kinds)


def number_in(words: Sequence[Word], mark: DecimalMark) -> Decimal | None:
    """The first number in a cell; None when there is none."""
    amounts = read_amounts(find_numbers(Segment(tuple(words))), mark) if words else ()
    return amounts[0].value if amounts else None


def _find_line_numbers(kinds: list[str], rows: Sequence[NumberRow], table: Table) -> None:
    """Numbers 1, 2, 3, … before the descriptions count the lines, though their header, as `No.`, may name codes."""
    if "line_number" in kinds:
        return
    place = next((i for i, kind in enumerate(kinds) if kind in ("product_code", OTHER)), None)
    if place is None or "description" in kinds[:place] or _text_in(table, place):
        return
    numbers = [row[place] for row in rows if row[place] is not None]
    if numbers and numbers == list(range(1, len(numbers) + 1)):
        kinds[place] = "line_number"


def _tell_codes_from_line_numbers(kinds: list[str], table: Table) -> None:
    """Long numbers, or letters and digits, under a header as `Nr.` are codes of products."""
    if "line_number" not in kinds or "product_code" in kinds:
        return
    place = kinds.index("line_number")
    cells = [row.cells[place][0].text for row in table.rows if row.cells[place]]
    codes = [text for text in cells if _CODE.fullmatch(text)]
    if cells and len(codes) > len(cells) / 2:
        kinds[place] = "product_code"


def _keep_one_of_each(kinds: list[str], rows: Sequence[NumberRow], table: Table) -> None:
    """Of several columns that are called the same, the fullest is it: in text of descriptions, else in numbers."""
    for kind in {kind for kind in kinds if kind != OTHER and kinds.count(kind) > 1}:
        places = [i for i, other in enumerate(kinds) if other == kind]
        if kind == "description":
            fullest = max(places, key=lambda i: _text_in(table, i))
        else:
            fullest = max(places, key=lambda i: sum(row[i] is not None for row in rows))
        for place in places:
            if place != fullest:
                kinds[place] = OTHER


def _find_description(kinds: list[str], table: Table) -> None:
    """Where no header says description, the column with the most text is it, if most rows have some there."""
    places = [i for i, kind in enumerate(kinds) if kind in _MAY_BE_TEXT]
    if "description" in kinds or not places:
        return
    fullest = max(places, key=lambda i: _text_in(table, i))
    if _text_in(table, fullest) >= _LETTERS_OF_TEXT * len(table.rows):
        kinds[fullest] = "description"


def _tell_codes_from_text(kinds: list[str], table: Table) -> None:
    """Where codes stand under a header such as `article`, the column with the text is the description."""
    if "description" not in kinds or not table.rows:
        return
    place = kinds.index("description")
    others = [i for i, kind in enumerate(kinds) if kind in ("product_code", OTHER)]
    fullest = max(others, key=lambda i: _text_in(table, i), default=None)
    if fullest is None or _text_in(table, place) >= _digits_in(table, place):
        return
    if _text_in(table, fullest) > max(_digits_in(table, fullest), _LETTERS_OF_TEXT * _rows_with_words(table, place)):
        kinds[place], kinds[fullest] = "product_code", "description"


def _digits_in(table: Table, place: int) -> int:
    return sum(character.isdigit() for row in table.rows for word in row.cells[place] for character in word.text)


def _rows_with_words(table: Table, place: int) -> int:
    return sum(bool(row.cells[place]) for row in table.rows)


def _text_in(table: Table, place: int) -> int:
    return sum(_letters(row, place) for row in table.rows)


def _letters(row: TableRow, place: int) -> int:
    return sum(character.isalpha() for word in row.cells[place] for character in word.text)


def _find_discount(kinds: list[str], rows: Sequence[NumberRow]) -> None:
    """The column without a known header with which, and only with which, more rows hold is the discount."""
    places = places_of(kinds)
    if not places:
        return
    held = rows_that_hold(rows, places, None)
    others = [i for i, kind in enumerate(kinds) if kind == OTHER and any(row[i] for row in rows)]
    best = max(others, key=lambda i: rows_that_hold(rows, places, i), default=None)
    if best is not None and rows_that_hold(rows, places, best) > held:
        kinds[best] = "discount"


def _find_price_before_discount(kinds: list[str], rows: Sequence[NumberRow], named: Sequence[str]) -> None:
    """Of two columns of prices, the one that is never less and sometimes more is the price before discount (BT-148)."""
    if "unit_price" not in kinds:
        return
    price = kinds.index("unit_price")
    for i, kind in enumerate(kinds):
        pairs = [(row[i], row[price]) for row in rows]
        both = [(gross, net) for gross, net in pairs if gross is not None and net is not None]
        is_price = kind == OTHER and named[i] == "unit_price"
        if is_price and all(gross >= net for gross, net in both) and any(gross > net for gross, net in both):
            kinds[i] = "gross_unit_price"
            return


def _is_number_column(rows: Sequence[NumberRow], place: int) -> bool:
    return any(row[place] is not None for row in rows)
