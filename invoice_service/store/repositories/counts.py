"""How many invoices a filter finds, in all and by what they could be filtered by further."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import SQLColumnExpression, func, select
from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.repositories.invoice_filter import conditions
from invoice_service.store.rows import InvoiceRow, TagRow
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import Count, Facet, FacetCounts, InvoiceFilter, ValueCount

MAX_COUNTED = 10_000
"""Invoices that are counted at most, so that a count costs the same however many there are."""

_MAX_VALUES = 20

# The column of each facet, and the field of the filter that chooses among its values.
_COLUMNS: Mapping[Facet.ValueType, tuple[SQLColumnExpression[Any], str]] = MappingProxyType(
    {
        Facet.FACET_STATE: (InvoiceRow.state, "states"),
        Facet.FACET_SUPPLIER: (InvoiceRow.supplier_name, "supplier"),
        Facet.FACET_CURRENCY: (InvoiceRow.currency, "currency"),
        Facet.FACET_DOCUMENT_TYPE: (InvoiceRow.document_type, "document_types"),
        Facet.FACET_ASSIGNEE: (InvoiceRow.assignee, "assignee"),
        Facet.FACET_UPLOADER: (InvoiceRow.uploaded_by, "uploaded_by"),
        Facet.FACET_TAG: (TagRow.tag, "tag"),
    }
)
_NAMES: Mapping[Facet.ValueType, Callable[[Any], str]] = MappingProxyType(
    {
        Facet.FACET_STATE: lambda state: InvoiceState.Name(state).removeprefix("INVOICE_STATE_"),
        Facet.FACET_DOCUMENT_TYPE: lambda kind: DocumentType.Name(kind).removeprefix("DOCUMENT_TYPE_"),
    }
)


class Counts:
    """The counts. ServiceError `REQUEST_INVALID` for a filter that makes no sense."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def total(self, invoice_filter: InvoiceFilter) -> Count:
        """Count all invoices of the filter."""
        found = select(InvoiceRow.id).where(*conditions(invoice_filter, now=self._clock())).limit(MAX_COUNTED + 1)
        count = self._session.scalar(select(func.count()).select_from(found.subquery())) or 0
        return Count(count=min(count, MAX_COUNTED), has_more=count > MAX_COUNTED)

    def facet(self, invoice_filter: InvoiceFilter, facet: Facet.ValueType) -> FacetCounts:
        """Count them by the values of a facet, whose own field of the filter is left aside."""
        column, own_field = _COLUMNS[facet]
        others = InvoiceFilter()
        others.CopyFrom(invoice_filter)
        others.ClearField(own_field)  # type: ignore[arg-type]
        newest = (
            select(InvoiceRow.id.label("invoice_id"))
            .where(*conditions(others, now=self._clock()))
            .order_by(InvoiceRow.id.desc())
            .limit(MAX_COUNTED)
            .subquery()
        )
        table = TagRow.invoice_id if facet == Facet.FACET_TAG else InvoiceRow.id
        counted = (
            select(column, func.count())
            .join(newest, newest.c.invoice_id == table)
            .group_by(column)
            .order_by(func.count().desc(), column)
        )
        rows = [(_name(facet, value), count) for value, count in self._session.execute(counted.limit(_MAX_VALUES + 1))]
        values = [ValueCount(value=name, count=count) for name, count in rows if name][:_MAX_VALUES]
        return FacetCounts(facet=facet, values=values, has_more=self.total(others).has_more)

    def facets(self, invoice_filter: InvoiceFilter, facets: Sequence[Facet.ValueType]) -> list[FacetCounts]:
        """Count them by each of these facets."""
        return [self.facet(invoice_filter, facet) for facet in facets]


def _name(facet: Facet.ValueType, value: Any) -> str:
    """The value as the filter takes it; empty when it is none."""
    return _NAMES.get(facet, str)(value) if value else ""
