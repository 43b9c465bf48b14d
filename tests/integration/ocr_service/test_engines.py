"""Engines are chosen by setting and by request; one that is not installed is told of, and never guessed."""

import pytest
from grpc_health.v1.health_pb2 import HealthCheckRequest, HealthCheckResponse

from invoicemesh.ocr.v1.geometry_pb2 import Region
from invoicemesh.ocr.v1.ocr_service_pb2 import GetCapabilitiesRequest, RecognizeOptions
from mesh.health import Health
from mesh.host import ServiceHost
from ocr_service.engines import paddle_models, paddle_runtime, tesseract
from ocr_service.engines.config import PaddleConfig, Runtime, TesseractConfig
from ocr_service.engines.engine import EngineInfo
from ocr_service.server import NAME, build
from ocr_service.settings import OcrSettings
from tests.integration.ocr_service.harness import Stub, pages, recognize, refusal, running, texts
from tests.unit.ocr_service.documents import image, pdf, picture_of, text

LETTER = ("Invoice No. 4711", "Screws and nails", "Total due", "1,234.50 EUR")
SCAN = image(picture_of(*LETTER, size=(700, 400)), "PNG")


def _require_tesseract() -> None:
    if remedy := tesseract.info(TesseractConfig()).remedy:
        pytest.skip(f"Tesseract is not installed ({remedy})")


async def test_a_request_names_the_engine_that_reads_its_pages_and_places(ocr: Stub) -> None:
    _require_tesseract()
    page = pages(await recognize(ocr, SCAN, RecognizeOptions(engine="tesseract")))[1]
    assert texts(page) == list(LETTER)
    assert page.engine == "tesseract"
    assert page.model_version.endswith(" eng")
    word = page.lines[3].words[0]
    # A page that one engine has read is doubted, and the other is asked.
    for engine in ("paddle", "tesseract"):
        options = RecognizeOptions(engine=engine, regions=[Region(page=1, polygon=word.polygon)])
        (reading,) = (await recognize(ocr, SCAN, options))[1].page_regions.readings
        assert (reading.text, reading.engine) == ("1,234.50", engine)


async def test_pages_on_their_heads_are_turned_for_tesseract_too(ocr: Stub) -> None:
    _require_tesseract()
    sheet = picture_of(*LETTER, "Payable by 31 May", size=(700, 500)).rotate(180)
    page = pages(await recognize(ocr, image(sheet, "PNG"), RecognizeOptions(engine="tesseract")))[1]
    assert (texts(page), page.rotation) == ([*LETTER, "Payable by 31 May"], 180)


async def test_the_setting_names_the_engine_of_requests_that_name_none(settings: OcrSettings) -> None:
    _require_tesseract()
    async with running(settings.model_copy(update={"engine": "tesseract"})) as stub:
        assert pages(await recognize(stub, SCAN))[1].engine == "tesseract"
        told = await stub.GetCapabilities(GetCapabilitiesRequest(), timeout=5)
        assert (told.default_engine, [engine.name for engine in told.engines]) == ("tesseract", ["tesseract", "paddle"])


async def test_an_engine_that_is_not_installed_is_refused_with_the_command_that_installs_it(
    settings: OcrSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    async with running(settings) as stub:
        told = {engine.name: engine for engine in (await stub.GetCapabilities(GetCapabilitiesRequest())).engines}
        assert told["paddle"].available
        assert told["tesseract"].remedy == "apt-get install tesseract-ocr tesseract-ocr-eng"
        status, info = await refusal(stub, SCAN, RecognizeOptions(engine="tesseract"))
        assert (status, info.reason) == ("UNAVAILABLE", "ENGINE_UNAVAILABLE")
        assert info.metadata["install"] == "apt-get install tesseract-ocr tesseract-ocr-eng"
        assert pages(await recognize(stub, pdf(text("Invoice number 4711"))))[1].engine == "text-layer"


# In a worker, as in life: the import of PaddlePaddle aborts a process that has loaded a test's other native libraries.
async def test_paddles_runtime_reads_with_the_weights_in_its_own_format(settings: OcrSettings) -> None:
    if remedy := paddle_runtime.info(PaddleConfig(settings.model_dir, Runtime.PADDLE)).remedy:
        pytest.skip(f"PaddlePaddle is not installed ({remedy})")
    async with running(settings.model_copy(update={"runtime": Runtime.PADDLE})) as stub:
        page = pages(await recognize(stub, SCAN))[1]
    assert texts(page) == list(LETTER)
    assert (page.engine, page.model_version) == ("paddle", "PP-OCRv4_mobile")
    assert list(settings.model_dir.glob("PP-OCRv4_mobile-*/det/inference.pdmodel"))


async def _status(settings: OcrSettings) -> "HealthCheckResponse.ServingStatus":
    """What health says of a server that has started."""
    health = Health()
    service, lifespan = build(settings, health)
    async with ServiceHost(NAME, settings, [service], lifespan=lifespan, health=health):
        answer = await health.servicer.Check(HealthCheckRequest(service=service.name), None)
    status: HealthCheckResponse.ServingStatus = answer.status
    return status


async def test_without_its_default_engine_a_server_is_not_serving_but_tells_what_it_lacks(
    settings: OcrSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = EngineInfo(paddle_models.NAME, "v6", remedy="pip install --no-deps rapidocr")
    monkeypatch.setattr(paddle_models, "info", lambda: missing)
    assert await _status(settings) == HealthCheckResponse.NOT_SERVING
    async with running(settings) as stub:
        told = await stub.GetCapabilities(GetCapabilitiesRequest(), timeout=5)
        # Tesseract reads the lines that the missing one would find.
        assert not any(engine.available for engine in told.engines)
        status, info = await refusal(stub, SCAN)
        assert (status, info.metadata["install"]) == ("UNAVAILABLE", missing.remedy)
