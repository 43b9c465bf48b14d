"""Shows how far the reading of many documents is: a bar at a terminal, a line now and then elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from invoicemesh_client.extraction.run import Outcome
from invoicemesh_client.flat import FlatError
from invoicemesh_client.terminal import messages

_LINE_EVERY_SECONDS = 15.0


class ReadingProgress:
    """How many of `total` documents are done; what fails is told at once."""

    def __init__(self, total: int) -> None:
        self.done = 0
        self.failed = 0
        self._total = total
        self._console = messages()
        self._bar = Progress(
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total)
        self._last_line = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.stop()

    def count(self, outcome: Outcome) -> None:
        """Counts a document that is done."""
        self.done += 1
        self._bar.advance(self._task)
        if isinstance(outcome.result, FlatError):
            self.failed += 1
            failure = f"{outcome.document.relative}: {outcome.result.message}"
            self._console.print(f"[red]{escape(failure)}[/]", soft_wrap=True)
        elif self._bar.disable and time.monotonic() - self._last_line > _LINE_EVERY_SECONDS:
            self._last_line = time.monotonic()
            self._console.print(f"{self.done} of {self._total} documents")
