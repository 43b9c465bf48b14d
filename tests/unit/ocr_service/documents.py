"""Documents made for a test, in memory or as files."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ocr_service.document.limits import DocumentLimits

LIMITS = DocumentLimits(max_bytes=3_000_000, max_pages=3, max_pixels=10_000_000)
# Points of the pages that `pdf` makes; at 200 dots per inch they are 1,250 by 834 pixels.
PAGE = (450.0, 300.0)


def pdf(*draws: Callable[[Canvas], object], size: tuple[float, float] = PAGE, password: str = "") -> bytes:
    """A PDF with a page for each of `draws`, which draw it; `password` opens it."""
    file = io.BytesIO()
    encryption = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(file, pagesize=size, encrypt=encryption)
    for draw in draws:
        canvas.setFont("Helvetica", 20)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text(*lines: str) -> Callable[[Canvas], None]:
    """Draws lines of 20 point type, the first one 40 points below the top and 50 from the left."""

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            canvas.drawString(50, PAGE[1] - 40 - 30 * index, line)

    return draw


def written_pdf(*lines: str, trailer: str = "trailer<</Root 1 0 R/Size 6>>") -> bytes:
    """A plain PDF of one page for tests that damage it in a certain place; it has no table of objects."""
    content = zlib.compress(
        "".join(
            f"BT /F1 20 Tf 50 {PAGE[1] - 40 - 30 * index} Td ({line}) Tj ET " for index, line in enumerate(lines)
        ).encode()
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % PAGE,
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + trailer.encode() + b"\nstartxref\n0\n%%EOF"


def rotated(content: bytes, degrees: int) -> bytes:
    """The PDF with a /Rotate entry on its first page."""
    document = pypdfium2.PdfDocument(content)
    document[0].set_rotation(degrees)
    return _saved(document)


def with_attachments(content: bytes, **attachments: bytes) -> bytes:
    """The PDF with these files embedded, named after the arguments, `.xml` added."""
    document = pypdfium2.PdfDocument(content)
    for name, data in attachments.items():
        document.new_attachment(f"{name}.xml").set_data(data)
    return _saved(document)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def image(image: Image.Image, kind: str, **options: object) -> bytes:
    """The image as a file of the kind `PNG` or `JPEG`."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture_of(*lines: str, size: tuple[int, int] = (900, 400)) -> Image.Image:
    """Black lines of 40 pixels on white, the first one at (60, 50), 80 pixels from line to line."""
    drawn = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(drawn)
    for index, line in enumerate(lines):
        pen.text((60, 50 + 80 * index), line, fill="black", font=ImageFont.load_default(40))
    return drawn


def stored(folder: Path, content: bytes) -> Path:
    """A file with this content."""
    path = folder / "document"
    path.write_bytes(content)
    return path
