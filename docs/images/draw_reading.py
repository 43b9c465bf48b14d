"""Draws README's picture: a sample scan, read by the mesh, with each value's place, name and confidence.

With the mesh running, `.venv/bin/python docs/images/draw_reading.py` uploads the scan and writes reading.webp beside
this file.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab import __file__ as reportlab

from invoicemesh.invoice.v1.reading_pb2 import Reading
from invoicemesh_client import InvoiceMeshClient
from invoicemesh_client.settings import Settings
from invoicemesh_client.settling import wait_until_settled

HERE = Path(__file__).parent
SCAN = next((HERE.parents[1] / "samples" / "documents").glob("en-letter-feeder-*.pdf"))
FONT = Path(reportlab).parent / "fonts" / "Vera.ttf"
WIDTH = 1240
MARGIN = 270
# Parts of tables, too many for a name each.
UNNAMED = ("line_items", "tax_lines")
# From this fraction of the width on, a name stands in the margin.
BESIDE = 0.75

# Colour of a value's box by what it belongs to.
COLOURS = {
    "totals": "#0b6e4f",
    "tax_lines": "#0b6e4f",
    "line_items": "#7a4fa3",
    "supplier": "#b3541e",
    "customer": "#b3541e",
}
OTHER = "#1d5fa8"


def read(scan: Path) -> tuple[Image.Image, Sequence[Reading]]:
    """Give the first page, upright as people see it, and the readings of a document."""
    with InvoiceMeshClient(Settings().server) as client:
        invoice_id = client.upload(scan).invoice.id
        wait_until_settled(client, [invoice_id])
        page = Image.open(BytesIO(client.page_image(invoice_id, 1))).convert("RGB")
        return page, client.get(invoice_id).readings


def draw(page: Image.Image, readings: Sequence[Reading]) -> Image.Image:
    """Give the first page with a box for each value that stands on it; names of values on the right stand beside it."""
    scanned = page.resize((WIDTH, round(page.height * WIDTH / page.width)))
    picture = Image.new("RGB", (scanned.width + MARGIN, scanned.height), "white")
    picture.paste(scanned)
    canvas = ImageDraw.Draw(picture, "RGBA")
    font = ImageFont.truetype(str(FONT), 13)
    for reading in readings:
        path = reading.path
        colour = COLOURS.get(re.split(r"[.\[]", path)[0], OTHER)
        regions = [region for region in reading.value_regions if region.page == 1]
        for number, region in enumerate(regions):
            points = [(point.x * scanned.width, point.y * scanned.height) for point in region.polygon.points]
            canvas.polygon(points, fill=f"{colour}26", outline=colour, width=2)
            if number == 0 and not path.startswith(UNNAMED):
                left, top = min(x for x, _ in points), min(y for _, y in points) - 19
                if left > scanned.width * BESIDE:
                    left, top = scanned.width + 8.0, top + 21
                text = f"{path}  {reading.confidence:.0%}"
                canvas.rectangle((left, top, left + font.getlength(text) + 8, top + 17), fill=colour)
                canvas.text((left + 4, top + 1), text, font=font, fill="white")
    return picture


def main() -> None:
    """Write the picture."""
    picture = draw(*read(SCAN))
    picture.crop((0, 0, picture.width, int(picture.height * 0.74))).save(HERE / "reading.webp", quality=80)


if __name__ == "__main__":
    main()
