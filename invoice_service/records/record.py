"""A record as the checks and the decision see it: the values, where they come from, and which pages are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Self

from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import DocumentPart, Invoice
from invoicemesh.invoice.v1.reading_pb2 import Reading
from invoicemesh.ocr.v1.document_pb2 import PageFailure


@dataclass(frozen=True)
class Record:
    """What is known of an invoice. Its messages are never changed: a new state of things is a new record."""

    data: InvoiceData
    readings: tuple[Reading, ...] = ()
    page_failures: tuple[PageFailure, ...] = ()
    document_parts: tuple[DocumentPart, ...] = ()

    @classmethod
    def of(cls, invoice: Invoice) -> Self:
        """The record of an invoice; an empty one when it has none."""
        return cls(invoice.data, tuple(invoice.readings), tuple(invoice.page_failures), tuple(invoice.document_parts))

    @cached_property
    def reading_of(self) -> Mapping[str, Reading]:
        """The readings by the path of their field."""
        return MappingProxyType({reading.path: reading for reading in self.readings})
