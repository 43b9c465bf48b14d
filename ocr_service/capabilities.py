"""What this server can do: its engines, formats and limits."""

from collections.abc import Sequence
from math import ceil

from invoicemesh.ocr.v1.ocr_service_pb2 import GetCapabilitiesResponse, OcrEngine, OcrLimits, Renderer
from ocr_service.document import poppler
from ocr_service.document.format import SUPPORTED_FORMATS
from ocr_service.engines.engine import EngineInfo
from ocr_service.settings import OcrSettings


def capabilities(settings: OcrSettings, engines: Sequence[EngineInfo]) -> GetCapabilitiesResponse:
    """The capabilities; the first of `engines` is the default."""
    return GetCapabilitiesResponse(
        engines=[
            OcrEngine(
                name=engine.name,
                model_version=engine.model_version,
                available=engine.available,
                remedy=engine.remedy,
            )
            for engine in engines
        ],
        default_engine=engines[0].name,
        formats=SUPPORTED_FORMATS,
        renderers=_renderers(),
        limits=OcrLimits(
            max_document_bytes=settings.max_document_bytes,
            max_pages=settings.max_pages,
            max_pixels=settings.max_pixels,
            page_timeout_seconds=ceil(settings.page_timeout_seconds),
            max_waiting_documents=settings.max_waiting_documents,
        ),
    )


def _renderers() -> list[Renderer]:
    second = poppler.is_available()
    return [
        Renderer(name="pdfium", available=True),
        Renderer(name=poppler.RENDERER, available=second, remedy="" if second else poppler.REMEDY),
    ]
