"""Invoices as comma-separated values: UTF-8 with a byte order mark, by which Excel knows it (RFC 4180)."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from en16931.amounts import canonical
from invoice_service.exports.cells import Cell, neutralised
from invoice_service.exports.tables import INVOICES
from invoicemesh.invoice.v1.invoice_pb2 import Invoice

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def head() -> bytes:
    """Give how the file begins."""
    return _BYTE_ORDER_MARK + _written([INVOICES.columns])


def rows(invoices: Iterable[Invoice]) -> bytes:
    """Give the rows of these invoices."""
    return _written([_text(cell) for cell in row] for invoice in invoices for row in INVOICES.rows(invoice))


def _written(lines: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return neutralised(cell)
        case Decimal():
            return canonical(cell)
        case datetime():
            return cell.isoformat(sep=" ")
        case _:
            return str(cell)
