"""How the resident memory of the workers changes while they read a thousand pages."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.ocr.service import Service

# Every shape of network input that comes up costs memory once; by then most have.
_SETTLED_AFTER = 0.2
_AT_A_TIME = 50


async def growth(served: Service, paths: Sequence[Path], pages: int) -> tuple[list[tuple[int, float]], float]:
    """Pages read, with the mebibytes of the largest worker after them; and its growth over the last four fifths."""
    measured = []
    read = 0
    while read < pages:
        batch = [paths[(read + index) % len(paths)] for index in range(min(_AT_A_TIME, pages - read))]
        await served.read(batch)
        read += len(batch)
        measured.append((read, served.worker_megabytes()))
        await asyncio.sleep(0)
    settled = next(memory for count, memory in measured if count >= _SETTLED_AFTER * pages)
    return measured, measured[-1][1] - settled
