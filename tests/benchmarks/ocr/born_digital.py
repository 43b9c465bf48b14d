"""How many pages a second of PDFs made by programs give their words and boxes, here and elsewhere, by one core."""

import resource
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.document.pdf_text import PdfText

_LIMITS = DocumentLimits(max_bytes=2**28, max_pages=1000, max_pixels=2**28)


def with_ink(paths: Iterable[Path]) -> float:
    """Pages with words a second, the check for hidden text included."""
    pages, seconds = 0, 0.0
    for path in paths:
        try:
            with open_document(path, _LIMITS) as document:
                for number in range(1, document.page_count + 1):
                    start = time.process_time()
                    text = document.page(number).text_layer()
                    if text is not None and text.lines:
                        pages += 1
                        seconds += time.process_time() - start
        except ServiceError:
            # Encrypted and damaged files have no pages to measure.
            continue
    return pages / seconds if seconds else 0.0


def extraction(paths: Iterable[Path]) -> float:
    """Pages with words a second, words and boxes alone."""
    pages, seconds = 0, 0.0
    for pdf in _opened(paths):
        for index in range(len(pdf)):
            start = time.process_time()
            page = pdf[index]
            width, height = (max(1, round(2 * side)) for side in page.get_size())
            if PdfText(page, width, height).lines:
                pages += 1
                seconds += time.process_time() - start
    return pages / seconds if seconds else 0.0


def pdfplumber_words(paths: Iterable[Path]) -> float:
    """Pages with words a second by pdfplumber's `extract_words`."""
    import pdfplumber

    pages, seconds = 0, 0.0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                start = time.process_time()
                if page.extract_words():
                    pages += 1
                    seconds += time.process_time() - start
                page.close()
    return pages / seconds if seconds else 0.0


def pdftotext_bbox(paths: Iterable[Path]) -> float:
    """Pages a second by `pdftotext -bbox`, a process for each document."""
    pages = 0
    before = _of_children()
    for path in paths:
        done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
        pages += sum(b"<word " in page for page in done.stdout.split(b"<page ")[1:])
    seconds = _of_children() - before
    return pages / seconds if seconds else 0.0


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _opened(paths: Iterable[Path]) -> Iterator[pypdfium2.PdfDocument]:
    for path in paths:
        try:
            pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError:
            continue
        yield pdf
        pdf.close()
