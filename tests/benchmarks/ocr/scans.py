"""Scanned pages with what stands on them: an image, and beside it a file of boxes with their text."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

_SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})
_WORD = re.compile(r"[^\W_]+")
# A row of a `.boxes.csv` is four corners, x and y each, and then the text, which may hold commas.
_CORNER_COLUMNS = 8


@dataclass(frozen=True)
class Scan:
    """A page; `words` is empty where nothing is known of it."""

    path: Path
    words: Counter[str]


def find_scans(folders: Iterable[Path], each: int) -> list[Scan]:
    """The first `each` images of every folder, in order of their names."""
    return [
        Scan(path, words_of(_boxes(path)))
        for folder in folders
        for path in islice((path for path in sorted(folder.iterdir()) if path.suffix.lower() in _SUFFIXES), each)
    ]


def words_of(texts: Iterable[str]) -> Counter[str]:
    """The runs of letters and digits in the texts, in upper case: what is compared."""
    return Counter(word for text in texts for word in _WORD.findall(text.upper()))


def _boxes(path: Path) -> Iterator[str]:
    table, lines = path.with_suffix(".boxes.csv"), path.with_suffix(".boxes.jsonl")
    if table.exists():
        for row in table.read_text(encoding="utf-8", errors="replace").splitlines():
            yield ",".join(row.split(",")[_CORNER_COLUMNS:])
    elif lines.exists():
        for row in lines.read_text(encoding="utf-8").splitlines():
            yield str(json.loads(row)["text"])
