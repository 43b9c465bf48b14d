"""`python -m tests.benchmarks.ocr FOLDER… [--each N] [--rounds N]` prints a line for each figure and draws them."""

import argparse
import asyncio
import logging
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import structlog

from tests.benchmarks.ocr import born_digital, reference
from tests.benchmarks.ocr.growth import growth
from tests.benchmarks.ocr.networks import over_networks
from tests.benchmarks.ocr.plot import Panel, write_plot
from tests.benchmarks.ocr.reference import Reference
from tests.benchmarks.ocr.scans import Scan, find_scans, words_of
from tests.benchmarks.ocr.service import Service, service
from tests.benchmarks.ocr.streamed import first_page_share

_OURS = "ocr"


@dataclass
class _Tally:
    """What one of the programs has done, over all rounds."""

    pages: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    found: int = 0
    expected: int = 0

    def add(self, scans: Sequence[Scan], pages: Sequence[Sequence[str]], seconds: float, cpu_seconds: float) -> None:
        self.pages += len(scans)
        self.seconds += seconds
        self.cpu_seconds += cpu_seconds
        for scan, texts in zip(scans, pages, strict=True):
            self.found += (words_of(texts) & scan.words).total()
            self.expected += scan.words.total()


def main() -> None:
    """Measures on the folders that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[Path("samples/documents")])
    parser.add_argument("--each", type=int, default=8, help="images of each folder")
    parser.add_argument(
        "--rounds", type=int, default=2, help="how often all read all pages, in turn; 0 compares nothing"
    )
    parser.add_argument("--models", type=Path, default=Path("data/models"))
    parser.add_argument("--growth", type=int, default=0, help="pages to read while the workers' memory is looked at")
    parser.add_argument("--plot", type=Path, default=Path("docs/images/ocr-benchmark.svg"))
    arguments = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    scans = find_scans(arguments.folders, arguments.each)
    panels: list[Panel] = []
    if scans:
        tallies = asyncio.run(_compared(scans, arguments.rounds, arguments.models, arguments.growth))
        panels += _told(tallies) if arguments.rounds else []
        whole, bare = over_networks([scan.path for scan in scans], arguments.models)
        _figure("networks_cpu_per_page", bare, "s")
        _figure("ocr_over_networks", whole / bare, "ratio")
    if pdfs := [path for folder in arguments.folders for path in sorted(folder.glob("*.pdf"))]:
        panels.append(_born_digital(pdfs))
    arguments.plot.parent.mkdir(parents=True, exist_ok=True)
    write_plot(panels, arguments.plot)


async def _compared(scans: Sequence[Scan], rounds: int, models: Path, pages: int) -> dict[str, _Tally]:
    """What the service and each of the other programs did with the same pages, in turn."""
    programs = [reference.PADDLEOCR, reference.PADDLEOCR_2P, reference.RAPIDOCR] if rounds else []
    if rounds and shutil.which("tesseract"):
        programs.append(reference.TESSERACT)
    tallies = {_OURS: _Tally()} | {program.name: _Tally() for program in programs}
    with ExitStack() as running:
        others: dict[str, Reference] = {
            program.name: running.enter_context(reference.reference(program, models)) for program in programs
        }
        async with service(models) as served:
            # The first pages pay for what is prepared once.
            first = [scan.path for scan in scans[:4]]
            await served.read(first)
            for other in others.values():
                await asyncio.to_thread(other.read, first)
            for _ in range(rounds):
                await _by_service(served, scans, tallies[_OURS])
                for name, other in others.items():
                    await asyncio.to_thread(_by_other, other, scans, tallies[name])
            _figure("ocr_worker_memory", served.worker_megabytes(), "MiB")
            _figure("first_page_share", await first_page_share(served, scans), "ratio")
            if pages:
                _figure("ocr_worker_memory_growth", await growth(served, [scan.path for scan in scans], pages), "MiB")
    return tallies


def _told(tallies: dict[str, _Tally]) -> list[Panel]:
    """Prints what was measured, and gives it for the plot."""
    figures: tuple[tuple[str, str, Callable[[_Tally], float]], ...] = (
        ("pages_per_second", "pages/s", lambda tally: tally.pages / tally.seconds),
        ("cpu_per_page", "s", lambda tally: tally.cpu_seconds / tally.pages),
        ("recall", "ratio", lambda tally: tally.found / tally.expected if tally.expected else 0.0),
    )
    panels = []
    for figure, unit, of in figures:
        values = {name: of(tally) for name, tally in tallies.items()}
        if any(values.values()):
            panels.append(Panel(figure.replace("_", " "), unit, values))
        for name, value in values.items():
            _figure(f"{name}_{figure}", value, unit)
    speeds = {name: tally.pages / tally.seconds for name, tally in tallies.items()}
    for program in (reference.PADDLEOCR, reference.PADDLEOCR_2P):
        _figure(f"ocr_speed_vs_{program.name}", speeds[_OURS] / speeds[program.name], "ratio")
    return panels


def _born_digital(pdfs: Sequence[Path]) -> Panel:
    values = {
        "words and boxes": born_digital.extraction(pdfs),
        "with the ink check": born_digital.with_ink(pdfs),
        "pdfplumber": born_digital.pdfplumber_words(pdfs),
    }
    _figure("pdf_pages_per_second_extraction", values["words and boxes"], "pages/s")
    _figure("pdf_pages_per_second", values["with the ink check"], "pages/s")
    _figure("pdfplumber_pages_per_second", values["pdfplumber"], "pages/s")
    if shutil.which("pdftotext"):
        values["pdftotext -bbox"] = born_digital.pdftotext_bbox(pdfs)
        _figure("pdftotext_pages_per_second", values["pdftotext -bbox"], "pages/s")
    return Panel("born-digital pages per second of one core", "pages/s", values)


async def _by_service(served: Service, scans: Sequence[Scan], tally: _Tally) -> None:
    cpu, start = served.cpu_seconds(), time.perf_counter()
    pages = await served.read([scan.path for scan in scans])
    tally.add(scans, pages, time.perf_counter() - start, served.cpu_seconds() - cpu)


def _by_other(other: Reference, scans: Sequence[Scan], tally: _Tally) -> None:
    cpu, start = other.cpu_seconds(), time.perf_counter()
    pages = other.read([scan.path for scan in scans])
    tally.add(scans, pages, time.perf_counter() - start, other.cpu_seconds() - cpu)


def _figure(name: str, value: float, unit: str) -> None:
    print(f"figure {name} {value:.3f} {unit}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
