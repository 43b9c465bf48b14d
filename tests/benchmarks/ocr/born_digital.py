"""How many pages a second of PDFs made by programs give their words, boxes and the check for hidden text included."""

import time
from collections.abc import Iterable
from pathlib import Path

from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document

_LIMITS = DocumentLimits(max_bytes=2**28, max_pages=1000, max_pixels=2**28)


def pages_per_second(paths: Iterable[Path]) -> float:
    """Pages with words, by seconds of one core; 0 without any."""
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
