"""An invoice in full, for a person at a terminal: its fields with their origin, findings and failures."""

from collections.abc import Iterable, Iterator, Sequence

from google.protobuf.descriptor import EnumDescriptor
from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table

from invoicemesh.invoice.v1 import finding_pb2, invoice_pb2, reading_pb2
from invoicemesh_client.canonical import enum_text
from invoicemesh_client.field_order import field_order
from invoicemesh_client.summary_table import styled_state

_SURE_FROM = 0.9
# Missed where they are not printed.
_MAIN = frozenset(
    {
        *("document_type", "invoice_number", "issue_date", "due_date", "currency", "references.purchase_order"),
        *("supplier.name", "supplier.vat_id", "supplier.address.full", "customer.name", "payment.accounts[1].iban"),
        *("totals.net", "totals.tax", "totals.gross", "totals.amount_due"),
    }
)
_SEVERITY_STYLES = {
    finding_pb2.SEVERITY_ERROR: "red",
    finding_pb2.SEVERITY_WARNING: "yellow",
    finding_pb2.SEVERITY_INFO: "dim",
}


def record_view(invoice: invoice_pb2.Invoice) -> Iterator[RenderableType]:
    """Gives the parts of the view, from the top."""
    yield _heading(invoice)
    if invoice.HasField("failure"):
        yield f"[red]{escape(invoice.failure.reason)}: {escape(invoice.failure.message)}[/]"
    for page in invoice.page_failures:
        yield f"[red]Page {page.page} could not be read ({escape(page.reason)}): {escape(page.message)}[/]"
    if invoice.readings:
        yield ""
        readings = sorted(invoice.readings, key=lambda reading: field_order(reading.path))
        yield _field_table(reading for reading in readings if reading.value)
        for absent in _absences(readings):
            yield f"[dim]{escape(absent)}[/]"
    yield from _findings(invoice.findings)


def _heading(invoice: invoice_pb2.Invoice) -> RenderableType:
    document = invoice.document
    pages = f"{document.page_count} {'page' if document.page_count == 1 else 'pages'}"
    if document.HasField("pages"):
        pages = f"pages {document.pages.first_page} to {document.pages.last_page} of {document.page_count}"
    heading = Table.grid(padding=(0, 2))
    heading.add_row("[bold]Invoice[/]", invoice.id)
    heading.add_row("State", styled_state(invoice.state) + (" (archived)" if invoice.HasField("archive_time") else ""))
    heading.add_row("File", f"{escape(document.filename)}  [dim]{pages}, {document.size_bytes:,} bytes[/]")
    received = invoice.create_time.ToDatetime().isoformat(sep=" ", timespec="seconds")
    by = f" by {escape(invoice.uploaded_by)}" if invoice.uploaded_by else ""
    heading.add_row("Received", f"{received} UTC{by}")
    if invoice.split_from:
        heading.add_row("Split from", invoice.split_from)
    for part_id in invoice.split_into:
        heading.add_row("Split into", part_id)
    for title, value in (("Tags", ", ".join(invoice.tags)), ("Assignee", invoice.assignee), ("Notes", invoice.notes)):
        if value:
            heading.add_row(title, escape(value))
    return heading


def _field_table(readings: Iterable[reading_pb2.Reading]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Field", no_wrap=True)
    table.add_column("Value", overflow="fold")
    table.add_column("Sure", justify="right")
    table.add_column("Page", justify="right")
    table.add_column("Source", no_wrap=True)
    for reading in readings:
        style = "green" if reading.confidence >= _SURE_FROM or reading.confirmed_by else "yellow"
        pages = sorted({region.page for region in reading.value_regions})
        source = _phrase(reading_pb2.ReadingSource.DESCRIPTOR, reading.source)
        table.add_row(
            escape(reading.path),
            escape(reading.value),
            f"[{style}]{reading.confidence:.0%}[/]",
            ", ".join(map(str, pages)),
            source + (f", confirmed by {escape(reading.confirmed_by)}" if reading.confirmed_by else ""),
        )
    return table


def _absences(readings: Iterable[reading_pb2.Reading]) -> Iterator[str]:
    """A line for each reason why there is no value. What no page prints is most fields; the main ones are named."""
    absent: dict[int, list[str]] = {}
    for reading in readings:
        if reading.absence_reason:
            absent.setdefault(reading.absence_reason, []).append(reading.path)
    not_printed = absent.pop(reading_pb2.ABSENCE_REASON_NOT_PRINTED, [])
    for reason, paths in sorted(absent.items()):
        yield f"{_phrase(reading_pb2.AbsenceReason.DESCRIPTOR, reason).capitalize()}: {', '.join(paths)}"
    if not_printed:
        named = [path for path in not_printed if path in _MAIN]
        others = f"{len(not_printed) - len(named)} other fields (--json names them)"
        yield f"Not printed: {', '.join([*named, others])}"


def _findings(findings: Sequence[finding_pb2.Finding]) -> Iterator[RenderableType]:
    if findings:
        yield ""
    for finding in findings:
        style = _SEVERITY_STYLES.get(finding.severity, "dim")
        yield f"[{style}]{escape(finding.rule_id)}[/]  {escape(finding.message)}"
        if finding.HasField("dismissal"):
            dismissal = finding.dismissal
            yield f"    [dim]Dismissed by {escape(dismissal.person)}: {escape(dismissal.reason)}[/]"
        for proposal in finding.proposals:
            # Without a field it is the pages of each document in the file, as the command `split` takes them.
            change = escape(
                f"{proposal.field_path}={proposal.value}" if proposal.field_path else f"split {proposal.value}"
            )
            yield f"    [dim]Proposal: {change}. {escape(proposal.reason)}[/]"


def _phrase(kind: EnumDescriptor, number: int) -> str:
    return (enum_text(kind, number) or "").replace("_", " ")
