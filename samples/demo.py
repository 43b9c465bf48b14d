"""`python -m samples.demo`: uploads the committed samples into the running mesh and compares what was read."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh_client import InvoiceMeshClient, MeshCallError, flatten_invoice
from invoicemesh_client.settings import Settings
from invoicemesh_client.settling import wait_until_settled
from invoicemesh_client.terminal import results
from samples.comparison import FieldComparison, Verdict, compare

_DOCUMENTS = Path(__file__).parent / "documents"
_SUFFIXES = frozenset({".pdf", ".png", ".jpg"})
_SHOWN = ("supplier_name", "invoice_number", "issue_date", "currency", "net_total", "tax_total", "gross_total", "iban")


@dataclass(frozen=True)
class ReadSample:
    """A sample, the invoice that the mesh made of it, and how its fields stand to the truth."""

    file: Path
    invoice: Invoice
    fields: tuple[FieldComparison, ...]


def read_samples(client: InvoiceMeshClient, files: Sequence[Path]) -> list[ReadSample]:
    """Uploads the samples, waits until they have been read, and compares each with the truth beside it.

    A sample that is there already is not read again. Raises MeshCallError when the mesh refuses or does not answer.
    """
    ids = [client.upload(file, tags=["demo"]).invoice.id for file in files]
    wait_until_settled(client, list(dict.fromkeys(ids)))
    invoices = [client.get(invoice_id) for invoice_id in ids]
    return [
        ReadSample(file, invoice, compare(flatten_invoice(invoice), file.with_suffix(".json")))
        for file, invoice in zip(files, invoices, strict=True)
    ]


def field_table(sample: ReadSample) -> Table:
    """Gives the main fields of a sample beside their truth, and how many of its table cells are right."""
    title = f"{sample.file.name}  [dim]{sample.invoice.id}[/]"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in ("Field", "Read", "Truth", ""):
        table.add_column(column, overflow="fold")
    for field in sample.fields:
        if field.name in _SHOWN:
            table.add_row(field.name, escape(field.read or "–"), escape(field.truth or "–"), _mark(field.verdict))
    cells = Counter(field.verdict for field in sample.fields if "[" in field.name)
    table.add_row("table cells", f"{cells[Verdict.RIGHT]} right", str(cells.total()), _counts(cells))
    return table


def main() -> int:
    """Runs the demo against the mesh of the settings; gives the exit code."""
    console, target = results(), Settings().server
    files = sorted(file for file in _DOCUMENTS.iterdir() if file.suffix in _SUFFIXES)
    console.print(f"Uploading {len(files)} samples to {target} and waiting until they have been read …\n")
    try:
        with InvoiceMeshClient(target) as client:
            samples = read_samples(client, files)
    except MeshCallError as error:
        absent = f"No mesh answers at {target}. Start it with `make run` first."
        sys.stderr.write(f"{absent if error.is_unanswered else error.message}\n")
        return 1
    for sample in samples:
        console.print(field_table(sample), "\n")
    verdicts = Counter(field.verdict for sample in samples for field in sample.fields)
    console.print(f"[bold]{verdicts[Verdict.RIGHT]} of {verdicts.total()} values are right.[/] {_counts(verdicts)}")
    return 0


def _mark(verdict: Verdict) -> str:
    return {Verdict.RIGHT: "[green]right[/]", Verdict.MISSED: "[yellow]missed[/]", Verdict.WRONG: "[red]wrong[/]"}[
        verdict
    ]


def _counts(verdicts: Counter[Verdict]) -> str:
    return f"[yellow]{verdicts[Verdict.MISSED]} missed[/], [red]{verdicts[Verdict.WRONG]} wrong[/]"


if __name__ == "__main__":
    sys.exit(main())
