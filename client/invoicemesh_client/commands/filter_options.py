"""The options by which `list`, `watch` and `export` choose invoices."""

import inspect
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer
from google.type import date_pb2, decimal_pb2

from invoicemesh.invoice.v1 import invoice_data_pb2, invoice_pb2
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


class Aside(StrEnum):
    """Whether what was set aside is meant, as it is typed."""

    NO = "no"
    ONLY = "only"
    ALSO = "also"


DocumentType = StrEnum(  # type: ignore[misc]  # The names are those of the contract.
    "DocumentType",
    {
        name.removeprefix("DOCUMENT_TYPE_"): name.removeprefix("DOCUMENT_TYPE_").lower()
        for name in invoice_data_pb2.DocumentType.keys()[1:]
    },
)

_ARCHIVED = {
    Aside.NO: pb.ARCHIVE_FILTER_EXCLUDED,
    Aside.ONLY: pb.ARCHIVE_FILTER_ONLY,
    Aside.ALSO: pb.ARCHIVE_FILTER_INCLUDED,
}
_INCLUSIONS = {Aside.NO: pb.INCLUSION_EXCLUDED, Aside.ONLY: pb.INCLUSION_ONLY, Aside.ALSO: pb.INCLUSION_INCLUDED}


def _option(name: str, sentence: str, **more: Any) -> Any:
    return typer.Option(name, help=sentence, show_default=False, rich_help_panel="Which invoices", **more)


def _day(name: str, sentence: str) -> Any:
    return _option(name, sentence, formats=["%Y-%m-%d"])


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise typer.BadParameter(f"“{text}” is no amount such as 1234.50.") from None


def _at_least(name: str, sentence: str) -> Any:
    return _option(name, sentence, parser=_amount, metavar="AMOUNT")


def invoice_filter(
    *,
    states: Annotated[list[State] | None, _option("--state", "In this state; may be repeated.")] = None,
    document_types: Annotated[list[DocumentType] | None, _option("--type", "Of this type; may be repeated.")] = None,
    supplier: Annotated[str, _option("--supplier", "The supplier's name contains this.")] = "",
    issued_from: Annotated[datetime | None, _day("--from", "Dated this day or later.")] = None,
    issued_until: Annotated[datetime | None, _day("--until", "Dated this day or earlier.")] = None,
    due_from: Annotated[datetime | None, _day("--due-from", "Due this day or later.")] = None,
    due_until: Annotated[datetime | None, _day("--due-until", "Due this day or earlier.")] = None,
    amount_from: Annotated[Decimal | None, _at_least("--amount-from", "The total is this or more.")] = None,
    amount_until: Annotated[Decimal | None, _at_least("--amount-until", "The total is this or less.")] = None,
    currency: Annotated[str, _option("--currency", "In this currency, e.g. EUR.")] = "",
    text: Annotated[str, _option("--text", "Holds each of these words, in the record or on a page.")] = "",
    tag: Annotated[str, _option("--tag", "Has this tag.")] = "",
    assignee: Annotated[str, _option("--assignee", "This person looks after it.")] = "",
    uploaded_by: Annotated[str, _option("--uploaded-by", "This person uploaded it.")] = "",
    findings: Annotated[
        bool | None, _option("--findings/--no-findings", "Whether the checks found what a person must look at.")
    ] = None,
    archived: Annotated[
        Aside, _option("--archived", "Whether archived invoices are meant; no unless given.")
    ] = Aside.NO,
    postponed: Annotated[
        Aside, _option("--postponed", "Whether those put off are meant; also unless given.")
    ] = Aside.ALSO,
    exported: Annotated[
        Aside, _option("--exported", "Whether those exported are meant; also unless given.")
    ] = Aside.ALSO,
    trash: Annotated[Aside, _option("--trash", "Whether those in the trash are meant; no unless given.")] = Aside.NO,
) -> pb.InvoiceFilter:
    """Gives the filter that the options state."""
    return pb.InvoiceFilter(
        states=[invoice_pb2.InvoiceState.Value(f"INVOICE_STATE_{state.name}") for state in states or ()],
        document_types=[
            invoice_data_pb2.DocumentType.Value(f"DOCUMENT_TYPE_{one.name}") for one in document_types or ()
        ],
        supplier=supplier,
        issued_from=_date(issued_from),
        issued_until=_date(issued_until),
        due_from=_date(due_from),
        due_until=_date(due_until),
        amount_from=_decimal(amount_from),
        amount_until=_decimal(amount_until),
        currency=currency.upper(),
        text=text,
        tag=tag,
        assignee=assignee,
        uploaded_by=uploaded_by,
        has_findings=findings,
        archived=_ARCHIVED[archived],
        postponed=_INCLUSIONS[postponed],
        exported=_INCLUSIONS[exported],
        deleted=_INCLUSIONS[trash],
    )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Gives the command all options of `invoice_filter` in the place of its parameter `chosen`."""
    options = inspect.signature(invoice_filter, eval_str=True).parameters
    own = inspect.signature(command, eval_str=True).parameters

    @wraps(command)
    def filtering(**given: Any) -> None:
        chosen = invoice_filter(**{name: given.pop(name) for name in options})
        command(chosen=chosen, **given)

    parameters = [*(one for name, one in own.items() if name != "chosen"), *options.values()]
    filtering.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    # Typer takes the types from here.
    filtering.__annotations__ = get_type_hints(command, include_extras=True) | get_type_hints(
        invoice_filter, include_extras=True
    )
    return filtering


def _date(moment: datetime | None) -> date_pb2.Date | None:
    return date_message(moment.date()) if moment else None


def _decimal(amount: Decimal | None) -> decimal_pb2.Decimal | None:
    return None if amount is None else decimal_pb2.Decimal(value=f"{amount:f}")
