"""How many invoices a filter finds, in all and by what they could be filtered by further."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import SQLColumnExpression, func, select
from sqlalchemy.orm import Session

from invoice_service.store.repositories.search import Search
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

    def __init__(self, session: Session, search: Search) -> None:
        self._session = session
        self._search = search

    def total(self, invoice_filter: InvoiceFilter) -> Count:
        """Count all invoices of the filter."""
        countable = self._search.countable(invoice_filter, limit=MAX_COUNTED + 1)
        count = self._session.scalar(select(func.count()).select_from(countable.ids.subquery())) or 0
        return Count(count=min(count, MAX_COUNTED), has_more=count > MAX_COUNTED or not countable.is_all)

    def facets(self, invoice_filter: InvoiceFilter, facets: Sequence[Facet.ValueType]) -> list[FacetCounts]:
        """Count them by the values of each facet, whose own field of the filter is left aside for it."""
        together: defaultdict[bytes, list[Facet.ValueType]] = defaultdict(list)
        for facet in facets:
            together[_without_own_field(invoice_filter, facet).SerializeToString(deterministic=True)].append(facet)
        counted: dict[Facet.ValueType, FacetCounts] = {}
        for serialised, group in together.items():
            counted |= self._counted(InvoiceFilter.FromString(serialised), group)
        return [counted[facet] for facet in facets]

    def _counted(
        self, invoice_filter: InvoiceFilter, facets: Sequence[Facet.ValueType]
    ) -> dict[Facet.ValueType, FacetCounts]:
        """Look at the newest invoices once, and count what each facet says of them."""
        countable = self._search.countable(invoice_filter, limit=MAX_COUNTED + 1)
        found = self._session.scalar(select(func.count()).select_from(countable.ids.subquery())) or 0
        newest = countable.ids.limit(MAX_COUNTED).subquery()
        of_invoices = [facet for facet in facets if facet != Facet.FACET_TAG]
        counts: dict[Facet.ValueType, Counter[Any]] = {facet: Counter() for facet in of_invoices}
        columns = [_COLUMNS[facet][0] for facet in of_invoices]
        if columns:
            together = select(func.count(), *columns).join(newest, newest.c.id == InvoiceRow.id).group_by(*columns)
            for count, *values in self._session.execute(together):
                for facet, value in zip(of_invoices, values, strict=True):
                    counts[facet][value] += count
        if Facet.FACET_TAG in facets:
            tags = select(TagRow.tag, func.count()).join(newest, newest.c.id == TagRow.invoice_id).group_by(TagRow.tag)
            counts[Facet.FACET_TAG] = Counter({row[0]: row[1] for row in self._session.execute(tags)})
        has_more = found > MAX_COUNTED or not countable.is_all
        return {facet: _facet_counts(facet, counts[facet], has_more) for facet in facets}


def _without_own_field(invoice_filter: InvoiceFilter, facet: Facet.ValueType) -> InvoiceFilter:
    others = InvoiceFilter()
    others.CopyFrom(invoice_filter)
    others.ClearField(_COLUMNS[facet][1])  # type: ignore[arg-type]
    return others


def _facet_counts(facet: Facet.ValueType, counts: Mapping[Any, int], has_more: bool) -> FacetCounts:
    named = [(_name(facet, value), count) for value, count in counts.items()]
    frequent = sorted((pair for pair in named if pair[0]), key=lambda pair: (-pair[1], pair[0]))[:_MAX_VALUES]
    values = [ValueCount(value=name, count=count) for name, count in frequent]
    return FacetCounts(facet=facet, values=values, has_more=has_more)


def _name(facet: Facet.ValueType, value: Any) -> str:
    """The value as the filter takes it; empty when it is none."""
    return _NAMES.get(facet, str)(value) if value else ""
