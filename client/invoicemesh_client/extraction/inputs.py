"""Finds the documents among files and folders, and where each stands below the folder that all of them share."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

DOCUMENT_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".pdf", ".tif", ".tiff", ".webp", ".heic", ".heif", ".xml"})
TRUTH_SUFFIXES = frozenset({".json", ".jsonl", ".csv"})


@dataclass(frozen=True)
class InputDocument:
    """A document to read: its path, and the same path relative to the common parent of all inputs."""

    path: Path
    relative: Path


@dataclass(frozen=True)
class Inputs:
    """The documents in order of their paths, each once, and how many other files there were."""

    documents: tuple[InputDocument, ...]
    truth_files: int
    unknown_files: int


def find_inputs(paths: Sequence[Path]) -> Inputs:
    """Sorts files, and those in folders at any depth, into documents, truth files and files of unknown type by suffix.

    The common parent is the deepest folder that holds all that was named; a folder that was named alone is its own.
    Hidden files and folders inside a folder do not count. Raises FileNotFoundError for a path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"There is no file or folder {path}.")
    named = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - resolve() would follow links out of the folder
    parent = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in named]))
    files = sorted({file for path in named for file in _files(path)})
    return Inputs(
        documents=tuple(
            InputDocument(file, file.relative_to(parent)) for file in files if _suffix(file) in DOCUMENT_SUFFIXES
        ),
        truth_files=sum(_suffix(file) in TRUTH_SUFFIXES for file in files),
        unknown_files=sum(_suffix(file) not in DOCUMENT_SUFFIXES | TRUTH_SUFFIXES for file in files),
    )


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder) / name for name in names if not name.startswith("."))


def _suffix(file: Path) -> str:
    return file.suffix.lower()
