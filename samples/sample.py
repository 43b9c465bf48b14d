"""A sample: a document of an invoice and the truth of what stands on it, all from one recipe."""

from dataclasses import dataclass
from pathlib import Path

from samples.invoice import Invoice
from samples.issuing import issue_invoice, issuing_country
from samples.layouts import LAYOUTS
from samples.layouts.look import Look, look_of
from samples.printing import print_invoice
from samples.raster import FileFormat, encode, render
from samples.room import Room
from samples.scan import QUALITIES, scan
from samples.seeding import noise
from samples.truth import Truth, truth_of

_CLEAN_DPI = 150
_CLEAN_JPEG_QUALITY = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a sample is made from. The same recipe gives the same sample."""

    seed: int
    language: str  # one of `countries.LANGUAGES`
    layout: str  # one of `layouts.LAYOUTS`
    scan: str | None  # one of `scan.QUALITIES`; None for a document that was never on paper
    file_format: FileFormat

    @property
    def name(self) -> str:
        """What its files are called, without suffix."""
        return f"{self.language}-{self.layout}-{self.scan or 'clean'}-{self.seed:05d}"


@dataclass(frozen=True, slots=True)
class Sample:
    """A document and its truth."""

    content: bytes
    pages: int
    truth: Truth


def issue(seed: int, language: str, room: Room) -> tuple[Invoice, Look]:
    """The document of that seed in that language, and the look that its supplier gives it."""
    look = look_of(seed, issuing_country(seed, language, room).locale)
    return issue_invoice(seed, language, room, look.wording, look.formats), look


def make_sample(recipe: Recipe) -> Sample:
    """The sample of that recipe.

    KeyError for a language, layout or scan that does not exist; ValueError where the invoice takes several pages
    and the file format holds one.
    """
    layout = LAYOUTS[recipe.layout]
    invoice, look = issue(recipe.seed, recipe.language, layout.room)
    printed = print_invoice(invoice, layout, look)
    truth = truth_of(invoice, printed.facts)
    quality = None if recipe.scan is None else QUALITIES[recipe.scan]
    pictures = render(printed.content, _CLEAN_DPI if quality is None else quality.dpi)
    if quality is not None:
        rng = noise(recipe.seed, f"scan/{recipe.scan}")
        pictures = [scan(picture, quality, rng) for picture in pictures]
        content = encode(pictures, recipe.file_format, quality.dpi, quality.jpeg_quality)
    elif recipe.file_format is FileFormat.PDF:
        content = printed.content
    else:
        content = encode(pictures, recipe.file_format, _CLEAN_DPI, _CLEAN_JPEG_QUALITY)
    return Sample(content, len(pictures), truth)


def write_sample(sample: Sample, stem: Path, file_format: FileFormat) -> tuple[Path, Path]:
    """Writes the document and, beside it, its truth as `.json`; `stem` is the path without suffix. Gives both paths."""
    document = stem.with_name(f"{stem.name}.{file_format.value}")
    truth = stem.with_name(f"{stem.name}.json")
    document.write_bytes(sample.content)
    truth.write_text(sample.truth.to_json(), encoding="utf-8")
    return document, truth
