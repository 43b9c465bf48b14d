import json
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from samples.countries import LANGUAGES
from samples.layouts import LAYOUTS
from samples.raster import FileFormat
from samples.sample import Recipe, make_sample, write_sample
from samples.scan import QUALITIES


def recipe(
    layout: str = "letter",
    language: str = "de",
    scan: str | None = None,
    file_format: FileFormat = FileFormat.PDF,
    seed: int = 4,
) -> Recipe:
    return Recipe(seed=seed, language=language, layout=layout, scan=scan, file_format=file_format)


# Some layouts on every device, the languages in turn.
KINDS = [
    (layout, LANGUAGES[index % len(LANGUAGES)], scan)
    for index, (layout, scan) in enumerate(product(("ledger", "modern", "till"), [None, *QUALITIES]))
]


@pytest.mark.parametrize(("layout", "language", "scan"), KINDS)
def test_what_any_device_takes_is_a_pdf_with_ink(layout: str, language: str, scan: str | None) -> None:
    sample = make_sample(recipe(layout, language, scan))
    with pypdfium2.PdfDocument(sample.content) as document:
        assert len(document) == sample.pages
        assert bool(document[0].get_textpage().count_chars()) == (scan is None)
        picture = np.asarray(document[0].render(scale=1).to_pil().convert("L"))
    assert 5 < picture.std() < 110


@pytest.mark.parametrize(
    ("layout", "scan"), [*product(sorted(LAYOUTS), [None]), ("letter", "phone"), ("till", "crumpled")]
)
def test_the_same_recipe_gives_the_same_bytes(layout: str, scan: str | None) -> None:
    assert make_sample(recipe(layout, scan=scan)) == make_sample(recipe(layout, scan=scan))


def test_another_seed_gives_another_document() -> None:
    assert make_sample(recipe()).content != make_sample(recipe(seed=5)).content


@pytest.mark.parametrize("file_format", [FileFormat.JPEG, FileFormat.PNG])
@pytest.mark.parametrize("scan", [None, "phone"])
def test_a_page_may_be_a_picture(file_format: FileFormat, scan: str | None) -> None:
    image = Image.open(BytesIO(make_sample(recipe(scan=scan, file_format=file_format)).content))
    assert image.format == file_format.name
    assert image.height / image.width == pytest.approx(297 / 210, rel=0.01)


def test_several_pages_do_not_become_one_picture() -> None:
    with pytest.raises(ValueError, match="holds one page"):
        make_sample(recipe("telecom", file_format=FileFormat.PNG))


def test_document_and_truth_are_written_beside_each_other(tmp_path: Path) -> None:
    sample = make_sample(recipe())
    document, truth = write_sample(sample, tmp_path / "v1.2", FileFormat.PDF)
    assert (document.name, truth.name) == ("v1.2.pdf", "v1.2.json")
    assert document.read_bytes() == sample.content
    assert json.loads(truth.read_text("utf-8"))["invoice_number"] == sample.truth.invoice_number
