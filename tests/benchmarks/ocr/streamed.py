"""How soon the first page of a long document comes, as a share of the time for all of it."""

import io
import time
from collections.abc import Sequence

from PIL import Image

from tests.benchmarks.ocr.scans import Scan
from tests.benchmarks.ocr.service import Service

_PAGES = 20
_DOTS_PER_INCH = 150


async def first_page_share(served: Service, scans: Sequence[Scan]) -> float:
    """Of a PDF with a scan on each of its twenty pages."""
    content = _pdf([scans[index % len(scans)] for index in range(_PAGES)])
    start = time.perf_counter()
    seconds = [time.perf_counter() - start async for _ in served.pages(content)]
    return seconds[0] / seconds[-1]


def _pdf(scans: Sequence[Scan]) -> bytes:
    pages = [Image.open(scan.path).convert("RGB") for scan in scans]
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=_DOTS_PER_INCH)
    return file.getvalue()
