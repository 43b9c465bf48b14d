"""How the picture of a page becomes the upright page, and where the lines on it are: what comes before reading them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ocr_service.document.source_page import SourcePage, TextLayer
from ocr_service.engines.engine import Engine
from ocr_service.geometry import Polygon
from ocr_service.pages.trust import is_worth_using
from ocr_service.picture import Picture
from ocr_service.straighten.reading_direction import quarters_to_turn
from ocr_service.straighten.straighten import straighten
from ocr_service.straighten.straightening import Straightening
from ocr_service.straighten.text_direction import quarters_of


@dataclass(frozen=True)
class UprightPicture:
    """`picture` is the page's, turned by `quarters` clockwise; `outlines` are the lines on it.

    `straightening` is what takes it to the upright page.
    """

    picture: Picture
    quarters: int
    outlines: Sequence[Polygon]
    straightening: Straightening


def usable_text(source: SourcePage, *, ignored: bool) -> tuple[TextLayer | None, bool]:
    """The page's text layer, None where it has none or it is to be ignored; and whether its words are the page's."""
    text = None if ignored else source.text_layer()
    return text, text is not None and is_worth_using(text)


def upright_text(source: SourcePage, text: TextLayer) -> tuple[int, Straightening]:
    """The quarter turns that make the text upright, and what takes the page's picture there."""
    quarters = quarters_of(text.lines)
    return quarters, Straightening.none(source.width, source.height).turned(quarters)


def upright_picture(picture: Picture, engine: Engine) -> UprightPicture:
    """The picture turned so that its lines are read from left to right, with what straightens it further."""
    found = engine.find(picture)
    quarters = quarters_to_turn(picture, found, engine)
    if quarters:
        # Lines are found best on the page as it is read.
        picture = np.ascontiguousarray(np.rot90(picture, -quarters))
        found = engine.find(picture)
    return UprightPicture(picture, quarters, found, straighten(picture, found))
