"""One server for each test that asks for it; the models are prepared once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ocr_service.settings import OcrSettings
from tests.integration.ocr_service.harness import Stub, running


@pytest.fixture(scope="session")
def model_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture
def settings(model_dir: Path, tmp_path: Path) -> OcrSettings:
    return OcrSettings(
        port=0, workers=1, max_pages=5, max_pixels=5_500_000, model_dir=model_dir, spool_dir=tmp_path, grace_seconds=1
    )


@pytest.fixture
async def ocr(settings: OcrSettings) -> AsyncIterator[Stub]:
    async with running(settings) as stub:
        yield stub
