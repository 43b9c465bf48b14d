"""`python -m tests.benchmarks.ocr FOLDER… [--each N] [--rounds N]` prints a line for each figure."""

import argparse
import asyncio
import logging
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog

from tests.benchmarks.ocr.born_digital import pages_per_second
from tests.benchmarks.ocr.reference import Reference, reference
from tests.benchmarks.ocr.scans import Scan, find_scans, words_of
from tests.benchmarks.ocr.service import Service, service


@dataclass
class _Tally:
    """What one of the two has done, over all rounds."""

    pages: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    found: int = 0
    expected: int = 0

    def score(self, scan: Scan, words: Counter[str]) -> None:
        self.found += (words & scan.words).total()
        self.expected += scan.words.total()


def main() -> None:
    """Measures on the folders that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[Path("samples/documents")])
    parser.add_argument("--each", type=int, default=8, help="images of each folder")
    parser.add_argument("--rounds", type=int, default=2, help="how often both read all pages, in turn")
    parser.add_argument("--models", type=Path, default=Path("data/models"))
    arguments = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    scans = find_scans(arguments.folders, arguments.each)
    if scans:
        asyncio.run(_compare(scans, arguments.rounds, arguments.models))
    pdfs = [path for folder in arguments.folders for path in sorted(folder.glob("*.pdf"))]
    if speed := pages_per_second(pdfs):
        _figure("pdf_pages_per_second", speed, "pages/s")


async def _compare(scans: Sequence[Scan], rounds: int, models: Path) -> None:
    ours, theirs = _Tally(), _Tally()
    with reference(models) as pipeline:
        async with service(models) as served:
            # The first pages pay for what is prepared once.
            await served.read([scan.path for scan in scans[:4]])
            pipeline.read(scans[0].path)
            for _ in range(rounds):
                await _read_by_service(served, scans, ours)
                await asyncio.to_thread(_read_by_reference, pipeline, scans, theirs)
            memory = served.worker_megabytes()
    _figure("ocr_pages_per_second", ours.pages / ours.seconds, "pages/s")
    _figure("paddleocr_pages_per_second", theirs.pages / theirs.seconds, "pages/s")
    _figure("ocr_speed_vs_paddleocr", (ours.pages / ours.seconds) / (theirs.pages / theirs.seconds), "ratio")
    _figure("ocr_cpu_per_page", ours.cpu_seconds / ours.pages, "s")
    _figure("paddleocr_cpu_per_page", theirs.cpu_seconds / theirs.pages, "s")
    if ours.expected:
        _figure("ocr_recall", ours.found / ours.expected, "ratio")
        _figure("paddleocr_recall", theirs.found / theirs.expected, "ratio")
    _figure("ocr_worker_memory", memory, "MiB")


async def _read_by_service(served: Service, scans: Sequence[Scan], tally: _Tally) -> None:
    cpu, start = served.cpu_seconds(), time.perf_counter()
    pages = await served.read([scan.path for scan in scans])
    tally.seconds += time.perf_counter() - start
    tally.cpu_seconds += served.cpu_seconds() - cpu
    tally.pages += len(scans)
    for scan, words in zip(scans, pages, strict=True):
        tally.score(scan, words_of(words))


def _read_by_reference(pipeline: Reference, scans: Sequence[Scan], tally: _Tally) -> None:
    cpu, start = pipeline.cpu_seconds(), time.perf_counter()
    pages = [pipeline.read(scan.path) for scan in scans]
    tally.seconds += time.perf_counter() - start
    tally.cpu_seconds += pipeline.cpu_seconds() - cpu
    tally.pages += len(scans)
    for scan, lines in zip(scans, pages, strict=True):
        tally.score(scan, words_of(lines))


def _figure(name: str, value: float, unit: str) -> None:
    print(f"figure {name} {value:.3f} {unit}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
