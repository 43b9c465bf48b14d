"""The registered article number of a line (BT-157): a GTIN by its check digit, alone in its cell or named in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from stdnum import ean

from nlp_service.candidates.lines.line_items import Cell, Line

_CODE, _DESCRIPTION = "product_code", "description"
# ISO 6523's number of the GTIN.
_GTIN = "0160"
# An article number of the supplier's own with eight digits passes the check digit by chance too often.
_ALONE = re.compile(r"\d{12,14}")
_NAMED = re.compile(r"\b(?:EAN|GTIN|UPC)(?:[\s-]?(?:code|nr|no|n°|13))?[\s.:#-]*(\d{8}|\d{12,14})(?!\d)", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s-]")


def with_standard_codes(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` with their GTINs. One that stands in place of the supplier's article number is none of the supplier's."""
    return tuple(replace(line, cells=tuple(_with_code(line.cells))) for line in lines)


def _with_code(cells: tuple[tuple[str, Cell], ...]) -> Iterator[tuple[str, Cell]]:
    known = dict(cells)
    alone = _alone(known[_CODE]) if _CODE in known else None
    code = alone or (_named(known[_DESCRIPTION]) if _DESCRIPTION in known else None)
    for name, cell in cells:
        if not (name == _CODE and alone):
            yield name, cell
    if code is not None:
        yield "standard_product_code.value", code
        yield "standard_product_code.scheme", replace(code, value=_GTIN)


def _alone(cell: Cell) -> Cell | None:
    plain = _SEPARATORS.sub("", cell.value)
    return replace(cell, value=plain) if _ALONE.fullmatch(plain) and ean.is_valid(plain) else None


def _named(cell: Cell) -> Cell | None:
    match = _NAMED.search(cell.value)
    if match is None or not ean.is_valid(match[1]):
        return None
    return Cell(match[1], match[1], tuple(word for word in cell.words if match[1] in word.text) or cell.words)
