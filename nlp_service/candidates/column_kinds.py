"""What the columns of a table hold: what their header says, unless the arithmetic of the rows says otherwise."""

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import permutations

from nlp_service.candidates.amounts import DecimalMark, find_numbers, read_amounts
from nlp_service.candidates.product import adds_up
from nlp_service.candidates.taxed_columns import tell_amounts_from_rates, tell_gross_from_net
from nlp_service.reading.page import Segment, Word
from nlp_service.reading.table import Table, TableRow
from nlp_service.reading.table_header import OTHER

# Columns that may hold quantity, price or amount, whatever their header says; and how many of them are tried at most.
_MAY_BE_MONEY = frozenset({"quantity", "unit_price", "net_amount", "gross_amount", "tax_amount", "tax_rate", OTHER})
_MOST_TRIED = 7
_ROLES = ("quantity", "unit_price", "net_amount")
# A column of descriptions has this many letters to a row at least.
_LETTERS_OF_TEXT = 3
# Rows that are looked at.
_MOST_ROWS = 40

_Row = Sequence[Decimal | None]


def decide_kinds(table: Table, mark: DecimalMark) -> tuple[str, ...]:
    """The kind of each column of `table`, as of `Column.kind`; numbers are read with `mark`."""
    kinds = [column.kind for column in table.columns]
    rows = [[number_in(words, mark) for words in row.cells] for row in table.rows[:_MOST_ROWS]]
    tell_amounts_from_rates(kinds, rows)
    _keep_one_of_each(kinds, rows, table)
    _find_description(kinds, table)
    _tell_codes_from_text(kinds, table)
    discount = kinds.index("discount") if "discount" in kinds else None
    held = _rows_that_hold(rows, _places(kinds), discount)

    def worth(places: Sequence[int]) -> tuple[int, int]:
        return _rows_that_hold(rows, places, discount), _kept(kinds, places)

    percent = {i for row in table.rows for i, words in enumerate(row.cells) if any("%" in word.text for word in words)}
    best = max(_choices(kinds, percent), key=worth, default=None)
    if best is not None and max(held + 1, _rows_with_amount(rows, best)) <= worth(best)[0]:
        kinds = [OTHER if kind in _ROLES and _is_number_column(rows, i) else kind for i, kind in enumerate(kinds)]
        for role, place in zip(_ROLES, best, strict=True):
            kinds[place] = role
    if "discount" not in kinds:
        _find_discount(kinds, rows)
    _find_price_before_discount(kinds, rows, [column.kind for column in table.columns])
    tell_gross_from_net(kinds, rows)
    return tuple(kinds)


def number_in(words: Sequence[Word], mark: DecimalMark) -> Decimal | None:
    """The first number in a cell; None when there is none."""
    amounts = read_amounts(find_numbers(Segment(tuple(words))), mark) if words else ()
    return amounts[0].value if amounts else None


def _keep_one_of_each(kinds: list[str], rows: Sequence[_Row], table: Table) -> None:
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
    if "description" in kinds or OTHER not in kinds:
        return
    fullest = max((i for i, kind in enumerate(kinds) if kind == OTHER), key=lambda i: _text_in(table, i))
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


def _places(kinds: Sequence[str]) -> tuple[int, ...]:
    """Where quantity, price and amount are; empty when one of them is missing."""
    return tuple(kinds.index(role) for role in _ROLES) if all(role in kinds for role in _ROLES) else ()


def _choices(kinds: Sequence[str], percent: Set[int]) -> Iterator[tuple[int, ...]]:
    """Columns for quantity, price and amount, the amount to the right of both.

    What is called a rate can only be the amount, as where a header ends in `without VAT`; percentages are neither.
    """
    places = [i for i, kind in enumerate(kinds) if kind in _MAY_BE_MONEY and i not in percent][-_MOST_TRIED:]
    return (
        choice
        for choice in permutations(places, 3)
        if choice[2] > max(choice[:2]) and "tax_rate" not in (kinds[choice[0]], kinds[choice[1]])
    )


def _rows_that_hold(rows: Sequence[_Row], places: Sequence[int], discount: int | None) -> int:
    """How often quantity times price is the amount; a row counts twice where neither of them is 1."""
    if not places:
        return 0
    return sum(_holds(row, places, row[discount] if discount is not None else None) for row in rows)


def _kept(kinds: Sequence[str], places: Sequence[int]) -> int:
    """How many columns would be what their header says."""
    return sum(kinds[place] == role for place, role in zip(places, _ROLES, strict=True))


def _holds(row: _Row, places: Sequence[int], discount: Decimal | None) -> int:
    quantity, price, amount = (row[place] for place in places)
    if not amount or not adds_up(quantity, price, amount, discount):
        return 0
    return 1 if 1 in (quantity, price) else 2


def _rows_with_amount(rows: Sequence[_Row], places: Sequence[int]) -> int:
    return sum(row[places[2]] is not None for row in rows)


def _find_discount(kinds: list[str], rows: Sequence[_Row]) -> None:
    """The column without a known header with which, and only with which, more rows hold is the discount."""
    places = _places(kinds)
    if not places:
        return
    held = _rows_that_hold(rows, places, None)
    others = [i for i, kind in enumerate(kinds) if kind == OTHER and any(row[i] for row in rows)]
    best = max(others, key=lambda i: _rows_that_hold(rows, places, i), default=None)
    if best is not None and _rows_that_hold(rows, places, best) > held:
        kinds[best] = "discount"


def _find_price_before_discount(kinds: list[str], rows: Sequence[_Row], named: Sequence[str]) -> None:
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


def _is_number_column(rows: Sequence[_Row], place: int) -> bool:
    return any(row[place] is not None for row in rows)
