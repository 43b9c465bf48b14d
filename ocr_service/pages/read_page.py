"""Reads one page of an open document: the words of the file where they can be trusted, else those of the picture."""

from collections.abc import Iterable

import numpy as np

from invoicemesh.ocr.v1.document_pb2 import Page, PageSource
from ocr_service.document.source_page import SourcePage, TextLayer
from ocr_service.engines.engine import Engine
from ocr_service.messages import PageFrame, line_messages, rule_messages
from ocr_service.pages.options import PageOptions
from ocr_service.pages.page_image import page_image
from ocr_service.pages.upright import upright_picture, upright_text, usable_text
from ocr_service.picture import Grey, grey_of
from ocr_service.reading_order import in_reading_order
from ocr_service.rules import rules_of
from ocr_service.straighten.straightening import Straightening
from ocr_service.words import Line

# What `Page.engine` says where no engine was needed.
TEXT_LAYER = "text-layer"
# The longer side, in pixels, of the picture in which rules are looked for; A4 at 100 dots per inch.
_RULES_SIDE = 1170


def read_page(source: SourcePage, engine: Engine, options: PageOptions) -> Page:
    """The page with its words. Raises ServiceError as `SourcePage.picture` does."""
    text, is_used = usable_text(source, ignored=options.ignore_text_layer)
    page = _from_text(source, text, options) if text is not None and is_used else _from_picture(source, engine, options)
    if text is not None:
        page.hidden_text = text.hidden
    return page


def _from_text(source: SourcePage, text: TextLayer, options: PageOptions) -> Page:
    quarters, upright = upright_text(source, text)
    grey = None if text.grey is None else np.ascontiguousarray(np.rot90(text.grey, -quarters))
    page = _page(source, quarters, upright, text.lines, grey)
    page.source, page.engine = PageSource.PAGE_SOURCE_TEXT_LAYER, TEXT_LAYER
    if options.include_image:
        page.image_webp = page_image(upright.picture(source.picture()), drawn=True)
    return page


def _from_picture(source: SourcePage, engine: Engine, options: PageOptions) -> Page:
    turned = upright_picture(source.picture(), engine)
    # Lines are read where they are and then moved: moving the pixels would blur them.
    lines = engine.read(turned.picture, turned.outlines)
    grey = grey_of(turned.picture, max_side=_RULES_SIDE)
    grey = turned.straightening.small(grey, grey.shape[1] / turned.picture.shape[1])
    page = _page(source, turned.quarters, turned.straightening, lines, grey)
    page.source, page.engine = PageSource.PAGE_SOURCE_OCR, engine.info.name
    page.model_version = engine.info.model_version
    if options.include_image:
        page.image_webp = page_image(turned.straightening.picture(turned.picture), drawn=False)
    return page


def _page(source: SourcePage, quarters: int, upright: Straightening, lines: Iterable[Line], grey: Grey | None) -> Page:
    """The page without what differs by the origin of its words; `grey` is the upright page, in any size."""
    placed = in_reading_order(upright.lines(lines))
    frame = PageFrame(source.number, upright.width, upright.height)
    words = (word.polygon.as_fractions(frame.width, frame.height) for line in placed for word in line.words)
    return Page(
        number=source.number,
        width=upright.width,
        height=upright.height,
        rotation=(source.rotation + 90 * quarters) % 360,
        skew=upright.skew,
        renderer="" if grey is None else source.renderer,
        lines=line_messages(placed, frame),
        rules=[] if grey is None else rule_messages(rules_of(grey, words)),
    )
