"""Invoices as a ZIP archive: their documents, and what was read of them as CSV and JSON."""

import re
import tempfile
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from invoice_service.exports import csv_rows, json_array
from invoicemesh.invoice.v1.invoice_pb2 import Invoice

_UNSAFE = re.compile(r"(?:[^\w. ()-]|\.{2,})+")
_MAX_NAME_LENGTH = 100
_COPY_BYTES = 256 * 1024


class InvoiceArchive:
    """An archive in the making. What is ready of it is taken away again and again with `take`."""

    def __init__(self) -> None:
        self._ready = _Ready()
        self._zip = ZipFile(self._ready, "w")
        self._open = ExitStack()
        self._csv = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with it
        self._json = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with it
        self._csv.write(csv_rows.head())
        self._json.write(json_array.HEAD)
        self._is_empty = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, invoices: tuple[Invoice, ...]) -> None:
        """Write these invoices into the tables."""
        self._csv.write(csv_rows.rows(invoices))
        self._json.write(json_array.items(invoices, first=self._is_empty))
        self._is_empty = False

    def document(self, invoice: Invoice) -> IO[bytes]:
        """Open the entry of an invoice's document for writing; close it before anything else is added."""
        entry = ZipInfo(document_name(invoice), invoice.create_time.ToDatetime().timetuple()[:6])
        # Pictures and PDFs are compressed already.
        entry.compress_type = ZIP_STORED
        opened: IO[bytes] = self._zip.open(entry, "w")
        return opened

    def finish(self) -> None:
        """Write the tables and the directory."""
        self._json.write(json_array.TAIL)
        for name, file in (("invoices.csv", self._csv), ("invoices.json", self._json)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            file.seek(0)
            with self._zip.open(entry, "w", force_zip64=True) as target:
                while piece := file.read(_COPY_BYTES):
                    target.write(piece)
        self._zip.close()

    def take(self) -> bytes:
        """Give what has become ready since the last time."""
        return self._ready.take()


def document_name(invoice: Invoice) -> str:
    """Give the path of a document in the archive: no name that somebody uploaded leads out of its folder."""
    name = _UNSAFE.sub("_", invoice.document.filename).strip("._ ")[-_MAX_NAME_LENGTH:]
    return f"documents/{invoice.id}-{name or 'document'}"


class _Ready:
    """What the archive was written to: a file that cannot be sought in, so that the archive never looks back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes, /) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """There is nothing to flush."""

    def close(self) -> None:
        """What is ready can still be taken."""

    def take(self) -> bytes:
        taken, self._pieces = b"".join(self._pieces), []
        return taken
