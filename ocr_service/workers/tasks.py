"""What a worker can be asked to do. Tasks go to workers pickled; they hold paths and options, never a document."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from ocr_service.geometry import Polygon
from ocr_service.pages.options import PageOptions


@dataclass(frozen=True)
class StoredDocument:
    """A document's file. Its path is never used for another document."""

    path: Path
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Inspect:
    """Open the document and tell what it is: answers `Document`, without what the receiver knows (size, hash)."""

    document: StoredDocument


@dataclass(frozen=True)
class ReadPage:
    """Read one page, counted from 1, with the engine of this name: answers `Page`."""

    document: StoredDocument
    number: int
    options: PageOptions
    engine: str = "paddle"


@dataclass(frozen=True)
class ReadRegions:
    """Read places of one page again, which are fractions of the upright page, with an engine: answers `PageRegions`."""

    document: StoredDocument
    number: int
    regions: tuple[Polygon, ...]
    options: PageOptions
    engine: str = "paddle"


Task: TypeAlias = Inspect | ReadPage | ReadRegions
