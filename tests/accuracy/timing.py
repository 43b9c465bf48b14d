"""How long the steps of reading a document took, kept in a CSV file beside the results."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = "timings.csv"


@dataclass(frozen=True)
class Timing:
    """Seconds of waiting on the way of one document, as its reader saw them: for its words, then for all the rest."""

    recognition: float
    beyond_recognition: float


def write_timings(folder: Path, timings: Mapping[str, Timing]) -> None:
    """Writes the timings of a run into its results' folder, replacing those of an earlier one."""
    with (folder / _FILE).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("document", "recognition_seconds", "beyond_recognition_seconds"))
        for name, timing in timings.items():
            rows.writerow((name, f"{timing.recognition:.4f}", f"{timing.beyond_recognition:.4f}"))


def read_timings(folder: Path, documents: Iterable[str]) -> tuple[Timing, ...]:
    """Gives the timings of these documents, as far as the results' folder has them."""
    path = folder / _FILE
    if not path.exists():
        return ()
    wanted = frozenset(documents)
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Timing(float(row["recognition_seconds"]), float(row["beyond_recognition_seconds"]))
            for row in csv.DictReader(file)
            if row["document"] in wanted
        )
