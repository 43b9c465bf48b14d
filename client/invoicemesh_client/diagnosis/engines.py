"""Checks of engines and programs that the mesh can use but does not need."""

import os
import shutil
from collections.abc import Iterator
from importlib import util

from invoicemesh_client.diagnosis.check import Check, Verdict


def check_engines() -> Iterator[Check]:
    """Gives a check for each optional engine."""
    yield _optional(
        "Tesseract",
        present=bool(shutil.which("tesseract")),
        remedy="For this other OCR engine: apt-get install tesseract-ocr.",
    )
    yield _optional(
        "Poppler",
        present=bool(shutil.which("pdftoppm")),
        remedy="For PDF files that PDFium cannot draw: apt-get install poppler-utils.",
    )
    yield _optional(
        "Paddle runtime",
        present=util.find_spec("paddle") is not None,
        remedy="For PaddleOCR's own runtime, on a GPU for instance: apt-get install libgomp1 && make paddle.",
    )
    yield _optional(
        "Language model",
        present=bool(os.environ.get("GPT_API_KEY")),
        remedy="For a language model's help with hard documents: set GPT_API_KEY.",
    )


def _optional(subject: str, *, present: bool, remedy: str) -> Check:
    if present:
        return Check(subject, Verdict.OK, "there")
    return Check(subject, Verdict.NOTE, "not there, and not needed", remedy)
