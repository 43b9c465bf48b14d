from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from ocr_service.capabilities import capabilities
from ocr_service.engines.engine import EngineInfo
from ocr_service.settings import OcrSettings


def test_engines_formats_and_limits_are_told() -> None:
    settings = OcrSettings(max_pages=7, page_timeout_seconds=1.5)
    told = capabilities(settings, [EngineInfo("paddle", "v6"), EngineInfo("other", "1", remedy="install it")])
    assert told.default_engine == "paddle"
    assert [(engine.name, engine.available, engine.remedy) for engine in told.engines] == [
        ("paddle", True, ""),
        ("other", False, "install it"),
    ]
    assert DocumentFormat.DOCUMENT_FORMAT_PDF in told.formats
    assert (told.limits.max_pages, told.limits.page_timeout_seconds) == (7, 2)
    assert told.limits.max_document_bytes == 25 * 2**20
