"""Finds what makes the picture of a page the page itself: freed of what lies around the paper, and straight."""

from collections.abc import Sequence

from ocr_service.geometry import Polygon
from ocr_service.picture import Picture
from ocr_service.straighten.paper import paper_of
from ocr_service.straighten.skew import skew_of
from ocr_service.straighten.straightening import Straightening


def straighten(picture: Picture, outlines: Sequence[Polygon]) -> Straightening:
    """Nothing where the page is straight, where it holds too few lines to tell, or where they contradict each other.

    `outlines` are the lines found on the picture, in its pixels.
    """
    height, width = picture.shape[:2]
    straightening = Straightening.none(width, height)
    paper = paper_of(picture, outlines)
    if paper is not None:
        straightening = straightening.flattened(paper)
    skew = skew_of([straightening.outline(outline) for outline in outlines])
    return straightening.rotated(-skew) if skew else straightening
