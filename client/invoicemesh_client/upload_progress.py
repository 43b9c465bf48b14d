"""Shows how far uploads are: a bar per file, first its bytes, then its pages; plain lines without a terminal."""

from pathlib import Path
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh_client.summary_table import styled_state
from invoicemesh_client.terminal import messages


class UploadProgress:
    """The bars of some files. May be told by several threads."""

    def __init__(self) -> None:
        self._console = messages()
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[note]}"),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._tasks: dict[Path, TaskID] = {}
        self._invoices: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bars.stop()

    def add(self, file: Path) -> None:
        """Adds the bar of a file."""
        self._tasks[file] = self._bars.add_task(escape(file.name), total=None, note="")

    def sent(self, file: Path, done: int, total: int) -> None:
        """Shows how many bytes have been sent."""
        self._bars.update(
            self._tasks[file], completed=done, total=total, note=f"{done / 1e6:.1f} of {total / 1e6:.1f} MB"
        )

    def stored(self, file: Path, invoice_id: str, *, already_existed: bool) -> None:
        """Shows that a file is stored, and lets its bar follow the invoice."""
        self._invoices[invoice_id] = self._tasks[file]
        note = "was there already" if already_existed else "stored"
        self._note(self._tasks[file], f"{escape(file.name)}: {note}", note)

    def refused(self, file: Path, message: str) -> None:
        """Shows that a file was refused."""
        self._bars.update(self._tasks[file], note="[red]refused[/]")
        self._console.print(f"[red]{escape(file.name)}: {escape(message)}[/]")

    def processed(self, invoice: invoice_pb2.InvoiceSummary) -> None:
        """Shows the pages that have been read, or the state in which it ended."""
        task = self._invoices[invoice.id]
        progress = invoice.progress
        if invoice.state == invoice_pb2.INVOICE_STATE_PROCESSING and progress.page_count:
            note = f"page {progress.pages_done} of {progress.page_count}"
            self._bars.update(task, completed=progress.pages_done, total=progress.page_count, note=note)
        elif invoice.state not in (invoice_pb2.INVOICE_STATE_RECEIVED, invoice_pb2.INVOICE_STATE_PROCESSING):
            self._bars.update(task, completed=1, total=1, note=styled_state(invoice.state))

    def _note(self, task: TaskID, line: str, note: str) -> None:
        self._bars.update(task, note=note)
        if self._bars.disable:
            self._console.print(line)
