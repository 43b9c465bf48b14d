"""The committed documents are what their recipes give."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from samples.documents import FOLDER, RECIPES
from samples.raster import FileFormat, Picture, render
from samples.sample import Recipe, make_sample

MAX_BYTES = 1_600_000
SUFFIXES = {".json", ".jpg", ".pdf", ".png"}

PRINTED = [recipe for recipe in RECIPES if recipe.scan is None and recipe.file_format is FileFormat.PDF]
PICTURES = [recipe for recipe in RECIPES if recipe not in PRINTED]


def committed(recipe: Recipe) -> bytes:
    return (FOLDER / f"{recipe.name}.{recipe.file_format.value}").read_bytes()


def pictures(content: bytes, file_format: FileFormat) -> list[Picture]:
    if file_format is FileFormat.PDF:
        return render(content, 72)
    return [np.asarray(Image.open(BytesIO(content)).convert("RGB"))]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_the_truth_is_what_the_recipe_gives(recipe: Recipe) -> None:
    assert (FOLDER / f"{recipe.name}.json").read_text("utf-8") == make_sample(recipe).truth.to_json()


@pytest.mark.parametrize("recipe", PRINTED, ids=lambda recipe: recipe.name)
def test_a_document_that_was_never_on_paper_is_the_same_to_the_byte(recipe: Recipe) -> None:
    assert committed(recipe) == make_sample(recipe).content


@pytest.mark.parametrize("recipe", PICTURES, ids=lambda recipe: recipe.name)
def test_a_picture_looks_the_same(recipe: Recipe) -> None:
    """Not to the byte: OpenCV and zlib may differ in the last digit from one machine to another."""
    kept = pictures(committed(recipe), recipe.file_format)
    made = pictures(make_sample(recipe).content, recipe.file_format)
    assert len(kept) == len(made)
    for before, now in zip(kept, made, strict=True):
        assert np.abs(before.astype(int) - now).mean() < 0.5


def test_the_folder_holds_these_documents_and_no_others() -> None:
    names = {f"{recipe.name}.{suffix}" for recipe in RECIPES for suffix in (recipe.file_format.value, "json")}
    assert {path.name for path in FOLDER.iterdir() if path.suffix in SUFFIXES} == names
    assert sum((FOLDER / name).stat().st_size for name in names) < MAX_BYTES
