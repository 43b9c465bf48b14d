"""How the resident memory of the workers changes while they read a thousand pages."""

from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.ocr.service import Service

# Every shape of network input that comes up costs memory once; by then most have.
_SETTLED_AFTER = 0.2
_AT_A_TIME = 50


async def growth(served: Service, paths: Sequence[Path], pages: int) -> float:
    """The mebibytes by which the largest worker grows over the last four fifths of the pages; tells them on the way."""
    measured = []
    read = 0
    while read < pages:
        batch = [paths[(read + index) % len(paths)] for index in range(min(_AT_A_TIME, pages - read))]
        await served.read(batch)
        read += len(batch)
        measured.append((read, served.worker_megabytes()))
        print(f"{read:5} pages: {measured[-1][1]:7.1f} MiB", flush=True)  # noqa: T201
    settled = next(memory for count, memory in measured if count >= _SETTLED_AFTER * pages)
    return measured[-1][1] - settled
