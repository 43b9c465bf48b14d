"""The options by which `list` and `watch` choose invoices."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.canonical import date_message


class State(StrEnum):
    """The states of an invoice, as they are typed."""

    RECEIVED = "received"
    PROCESSING = "processing"
    NEEDS_REVIEW = "needs_review"
    READY = "ready"
    FAILED = "failed"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPLIT = "split"


class Archived(StrEnum):
    """Whether archived invoices are meant, as it is typed."""

    NO = "no"
    ONLY = "only"
    ALSO = "also"


_ARCHIVE_FILTERS = {
    Archived.NO: pb.ARCHIVE_FILTER_EXCLUDED,
    Archived.ONLY: pb.ARCHIVE_FILTER_ONLY,
    Archived.ALSO: pb.ARCHIVE_FILTER_INCLUDED,
}

_PANEL = "Which invoices"
_DATE = ["%Y-%m-%d"]

States = Annotated[
    list[State] | None, typer.Option("--state", help="In this state; may be repeated.", rich_help_panel=_PANEL)
]
Supplier = Annotated[
    str, typer.Option(show_default=False, help="The supplier's name contains this.", rich_help_panel=_PANEL)
]
IssuedFrom = Annotated[
    datetime | None,
    typer.Option("--from", formats=_DATE, help="Dated this day or later.", rich_help_panel=_PANEL),
]
IssuedUntil = Annotated[
    datetime | None,
    typer.Option("--until", formats=_DATE, help="Dated this day or earlier.", rich_help_panel=_PANEL),
]
Text = Annotated[
    str,
    typer.Option(
        show_default=False, help="Holds each of these words, in the record or on a page.", rich_help_panel=_PANEL
    ),
]
Tag = Annotated[str, typer.Option(show_default=False, help="Has this tag.", rich_help_panel=_PANEL)]
ArchivedToo = Annotated[
    Archived, typer.Option("--archived", help="Whether archived invoices are meant.", rich_help_panel=_PANEL)
]


def invoice_filter(
    *,
    states: Sequence[State] | None,
    supplier: str,
    issued_from: datetime | None,
    issued_until: datetime | None,
    text: str,
    tag: str,
    archived: Archived,
) -> pb.InvoiceFilter:
    """Gives the filter that the options state."""
    return pb.InvoiceFilter(
        states=[invoice_pb2.InvoiceState.Value(f"INVOICE_STATE_{state.name}") for state in states or ()],
        supplier=supplier,
        issued_from=date_message(issued_from.date()) if issued_from else None,
        issued_until=date_message(issued_until.date()) if issued_until else None,
        text=text,
        tag=tag,
        archived=_ARCHIVE_FILTERS[archived],
    )
