"""Invoices as an Excel workbook with a sheet for each table: amounts are numbers, dates are dates, text is text."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from invoice_service.exports.cells import Cell
from invoice_service.exports.tables import TABLES, Row
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError

# What a sheet and a cell hold (Excel specifications and limits).
MAX_ROWS = 1_048_576
_MAX_TEXT = 32_767


class InvoiceWorkbook:
    """A workbook in the making. Its rows wait in temporary files, so that it may be larger than memory."""

    def __init__(self, *, max_rows: int = MAX_ROWS) -> None:
        self._book = Workbook(write_only=True)
        self._max_rows = max_rows
        self._rows = dict.fromkeys((table.name for table in TABLES), 1)
        self._sheets = {table.name: self._sheet(table.name, table.columns) for table in TABLES}

    def add(self, invoices: Iterable[Invoice]) -> None:
        """Write these invoices. ServiceError `EXPORT_TOO_LARGE` when a sheet is full."""
        for invoice in invoices:
            for table in TABLES:
                for row in table.rows(invoice):
                    self._append(table.name, row)

    def save(self, file: IO[bytes]) -> None:
        """Write the file; nothing can be added any more."""
        self._book.save(file)
        self._sheets.clear()

    def close(self) -> None:
        """Remove the temporary files of what was not saved, which openpyxl would keep until the process ends."""
        for sheet in self._sheets.values():
            sheet.close()
            sheet._writer.cleanup()  # type: ignore[attr-defined]
        self._sheets.clear()

    def _sheet(self, name: str, columns: Iterable[str]) -> WriteOnlyWorksheet:
        sheet = self._book.create_sheet(name)
        assert isinstance(sheet, WriteOnlyWorksheet)  # noqa: S101 - the workbook is write-only
        sheet.freeze_panes = "A2"
        heads = [WriteOnlyCell(sheet, value=column) for column in columns]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        return sheet

    def _append(self, name: str, row: Row) -> None:
        if self._rows[name] == self._max_rows:
            raise ServiceError("EXPORT_TOO_LARGE", limit_rows=self._max_rows)
        self._rows[name] += 1
        sheet = self._sheets[name]
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> OpenpyxlCell:
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:_MAX_TEXT])
        # Set by hand: text that begins with an equals sign would become a formula.
        cell.data_type = "s"
        return cell
    # The published types leave out numbers that openpyxl takes.
    cell = WriteOnlyCell(sheet, value=cast(Any, value))
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm:ss"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, Decimal):
        cell.number_format = "#,##0.00####"
    return cell
