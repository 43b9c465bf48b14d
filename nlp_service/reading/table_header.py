"""The header of a table of invoice lines: which words name its columns, and what each column holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from nlp_service.reading.geometry import Box
from nlp_service.reading.header_names import COLUMN, Name, column_labels, names_in
from nlp_service.reading.header_stack import is_aside, stacked_names
from nlp_service.reading.labels import Label, LabelFinder
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Page, Row

# What a column holds when its header does not say it in words that are known.
OTHER = "other"
# A header consists to this part of names of columns; its further rows, which only complete names, to this.
_LABEL_SHARE = 0.5
_LABEL_SHARE_BESIDE = 0.25
# Where several columns are known, and lines of numbers follow, this part is enough.
_LABEL_SHARE_OF_SURE = 0.3
_FEWEST_KNOWN = 3
# A header has so many columns, or two, if one is the description and no other word stands there.
_FEWEST_COLUMNS = 3
_FEWEST_SURE_COLUMNS = 2
# One of these at least makes a table one of invoice lines.
_MONEY = frozenset({"net_amount", "unit_price", "gross_amount"})
_THINGS = frozenset({"description", "quantity", "product_code", "line_number"})
# A table of taxes has these, and none of the others.
_TAXES = frozenset({"tax_rate", "tax_amount", "net_amount", "gross_amount", OTHER})
# A row that names more is a text about such things.
_MOST_COLUMNS = 24
# Words of one name are parted by no more than this many text heights.
_WIDEST_SPACE = 0.7
# Headers are written on at most this many rows above and below the one that names most columns.
_MOST_ROWS_BESIDE = 2
# The rows of a header are parted by no more than this many of their heights.
_WIDEST_LEADING = 0.8
# A run of words is part of a header up to this part of its width.
_WIDEST_RUN = 0.5
# Readings of an ambiguous header that are tried at most.
_MOST_READINGS = 256
# The rows below a header that are looked at, and the numbers that one of them has when it is a line.
_MOST_ROWS_BELOW = 5
_FEWEST_NUMBERS = 2


@dataclass(frozen=True)
class Column:
    """A column: what its header says it holds (`quantity`, `net_amount`, …) and where the header stands."""

    kind: str
    box: Box


@dataclass(frozen=True)
class Header:
    """The rows of a header, from top to bottom, and its columns, from left to right. Two may be called the same."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


def find_header(page: Page, index: int, near: Neighbourhood, finder: LabelFinder) -> Header | None:
    """The header that the row at `index` of `page` belongs to, if it is one."""
    row = page.rows[index]
    if len(column_labels(row, near)) < _FEWEST_SURE_COLUMNS:
        return None
    names = names_in(row, near, finder, page.aspect)
    letters, named = _letters(row), sum(name.letters for name in names)
    if len(names) < _FEWEST_SURE_COLUMNS or not _is_named(page, index, names, named / max(1, letters)):
        return None
    used = [row]
    beside = _beside(page, index)
    if any(_names_more(other, row, near) for other in beside if other.box.top > row.box.top):
        return None
    for neighbour in beside:
        extra = [name for name in names_in(neighbour, near, finder, page.aspect) if name.share >= _LABEL_SHARE]
        # `(GST)` above a name says more of it.
        extra = [name for name in extra if not is_aside(name.run.text)]
        if extra and sum(name.letters for name in extra) >= _LABEL_SHARE_BESIDE * _letters(neighbour):
            names = _stack(names, extra)
            used.append(neighbour)
    stacked = stacked_names((row, *(r for r in beside if _is_parted(r, row))), names, finder, page.aspect)
    joined = [name for name in stacked if name not in names]
    names = stacked
    used += [other for other in beside if other not in used and any(_stands_in(other, name) for name in joined)]
    columns = _with_unnamed(row, _choose_kinds(names), page.aspect)
    kinds = {column.kind for column in columns}
    if not kinds & _MONEY or not kinds & _THINGS or kinds <= _TAXES or len(columns) > _MOST_COLUMNS:
        return None
    if len(kinds) < _FEWEST_COLUMNS and not ("description" in kinds and named == letters and len(used) == 1):
        return None
    return Header(tuple(sorted(used, key=lambda r: r.box.top)), columns)


def _names_more(row: Row, other: Row, near: Neighbourhood) -> bool:
    return len(column_labels(row, near)) > len(column_labels(other, near))


def _is_parted(row: Row, other: Row) -> bool:
    """Whether no run of words in `row` goes over most of the width of `other`, as a sentence would."""
    return all(segment.box.width < _WIDEST_RUN * other.box.width for segment in row.segments)


def _stands_in(row: Row, name: Name) -> bool:
    """Whether some of the words of `name` stand in `row`."""
    return any(word in name.run.words for segment in row.segments for word in segment.words)


def _letters(row: Row) -> int:
    return sum(len(segment.text.replace(" ", "")) for segment in row.segments)


def _is_named(page: Page, index: int, names: Sequence[Name], share: float) -> bool:
    """Whether enough of the row are names, or less where the rows below are lines of numbers."""
    if share >= _LABEL_SHARE:
        return True
    if len(names) < _FEWEST_KNOWN or share < _LABEL_SHARE_OF_SURE:
        return False
    below = page.rows[index + 1 : index + 1 + _MOST_ROWS_BELOW]
    return any(sum(_is_number(segment.text) for segment in row.segments) >= _FEWEST_NUMBERS for row in below)


def _is_number(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    return 2 * digits >= sum(character.isalnum() for character in text) > 0


def _beside(page: Page, index: int) -> list[Row]:
    """The rows without digits that stand so close to the row at `index` that they belong to the same header."""
    found = []
    for step in (-1, 1):
        last = page.rows[index]
        for distance in range(1, _MOST_ROWS_BESIDE + 1):
            place = index + step * distance
            if not 0 <= place < len(page.rows):
                break
            row = page.rows[place]
            gap = max(row.box.top - last.box.bottom, last.box.top - row.box.bottom)
            if gap > _WIDEST_LEADING * last.box.height or any(character.isdigit() for character in row.text):
                break
            found.append(row)
            last = row
    return found


def _stack(names: list[Name], extra: list[Name]) -> list[Name]:
    """Joins the names of a header of several rows: what stands above another name is read as the head of it."""
    stacked = list(names)
    for name in extra:
        over = [i for i, other in enumerate(stacked) if other.box.shared_width(name.box) > 0]
        if not over and any(other.run.box.shared_width(name.box) > 0 for other in stacked):
            # `(net)` under the first word of `Our price` says more of that.
            continue
        if not over:
            stacked.append(name)
        elif len(over) == 1 and name.box.top < stacked[over[0]].box.top:
            stacked[over[0]] = name
    return stacked


def _choose_kinds(names: Sequence[Name]) -> tuple[Column, ...]:
    """One kind for each place so that few are named twice and quantity, price and amount follow one another."""
    ordered = sorted((name.labels for name in names), key=lambda labels: labels[0].box.left)

    def worth(choice: tuple[Label, ...]) -> float:
        kinds = [label.field.removeprefix(COLUMN) for label in choice]
        place = {kind: position for position, kind in enumerate(kinds)}
        total = float(len(place)) * 2 + sum(label.strength for label in choice)
        for left, right in (("quantity", "unit_price"), ("unit_price", "net_amount"), ("description", "net_amount")):
            if left in place and right in place:
                total += 0.5 if place[left] < place[right] else -0.5
        return total + 0.3 * ("net_amount" in place) + 0.2 * ("description" in place)

    best = max(islice(product(*ordered), _MOST_READINGS), key=worth)
    kinds = [label.field.removeprefix(COLUMN) for label in best]
    if kinds.count("unit_price") > 1 and kinds[-1] == "unit_price" and "net_amount" not in kinds:
        # `Unit price … Price without tax`: the last of two prices is the line's.
        kinds[-1] = "net_amount"
    columns: list[Column] = []
    for place, (kind, label) in enumerate(zip(kinds, best, strict=True)):
        if columns and columns[-1].kind == kind and best[place - 1].segment is label.segment:
            # `Item or service`: two words for one column.
            columns[-1] = Column(kind, Box.union((columns[-1].box, label.box)))
        else:
            columns.append(Column(kind, label.box))
    return tuple(columns)


def _with_unnamed(row: Row, columns: tuple[Column, ...], aspect: float) -> tuple[Column, ...]:
    """`columns` and those over which the header's main row says something unknown.

    Unknown words that stand no more than a space away from a name belong to it.
    """
    found = list(columns)
    for segment in row.segments:
        for word in segment.words:
            if not any(column.box.shared_width(word.box) > 0 for column in found):
                space = _WIDEST_SPACE * word.box.height / aspect
                near = next((i for i, column in enumerate(found) if -column.box.shared_width(word.box) < space), None)
                if near is not None:
                    found[near] = Column(found[near].kind, Box.union((found[near].box, word.box)))
                elif any(character.isalnum() for character in word.text):
                    found.append(Column(OTHER, word.box))
    return tuple(sorted(found, key=lambda column: column.box.left))
