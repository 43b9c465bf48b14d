"""Reads one page of an open document: the words of the file where they can be trusted, else those of the picture."""

from collections.abc import Sequence

from invoicemesh.ocr.v1.document_pb2 import Page, PageSource
from ocr_service.document.source_page import SourcePage
from ocr_service.engines.engine import Engine
from ocr_service.layout import in_reading_order
from ocr_service.messages import line_messages
from ocr_service.pages.options import PageOptions
from ocr_service.pages.page_image import page_image
from ocr_service.pages.trust import is_worth_using
from ocr_service.words import Line

# What `Page.engine` says where no engine was needed.
TEXT_LAYER = "text-layer"


def read_page(source: SourcePage, engine: Engine, options: PageOptions) -> Page:
    """The page with its words. Raises ServiceError as `SourcePage.picture` does."""
    text = None if options.ignore_text_layer else source.text_layer()
    if text is not None and is_worth_using(text):
        page = _page(source, text.lines, PageSource.PAGE_SOURCE_TEXT_LAYER, TEXT_LAYER)
        if options.include_image:
            page.image_webp = page_image(source.picture(), drawn=True)
        return page
    picture = source.picture()
    lines = in_reading_order(engine.read(picture))
    page = _page(source, lines, PageSource.PAGE_SOURCE_OCR, engine.info.name, engine.info.model_version)
    if options.include_image:
        page.image_webp = page_image(picture, drawn=False)
    return page


def _page(
    source: SourcePage, lines: Sequence[Line], words_from: PageSource.ValueType, engine: str, model_version: str = ""
) -> Page:
    return Page(
        number=source.number,
        width=source.width,
        height=source.height,
        rotation=source.rotation,
        source=words_from,
        engine=engine,
        model_version=model_version,
        lines=line_messages(lines, source),
    )
