"""The settings of OcrService: `OCR_…` in the environment or in `.env`."""

import os
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import SettingsConfigDict

from mesh.settings import ServerSettings
from ocr_service.document.limits import DocumentLimits
from ocr_service.engines.config import EngineConfig, PaddleConfig, Runtime, TesseractConfig


class OcrSettings(ServerSettings):
    """How much a document may hold, how many workers read pages and where the models lie."""

    model_config = SettingsConfigDict(env_prefix="OCR_")

    port: int = Field(default=50051, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    max_document_bytes: int = Field(default=25 * 2**20, gt=0, description="Largest document in bytes.")
    max_pages: int = Field(default=50, gt=0, description="Most pages of a document.")
    max_pixels: int = Field(default=100_000_000, gt=0, description="Most pixels of a page, or of a picture on it.")
    page_timeout_seconds: float = Field(default=60, gt=0, description="Most seconds that a page may take.")
    workers: int = Field(
        default_factory=lambda: os.cpu_count() or 1,
        gt=0,
        description="Processes that read pages, with one thread each; as many as there are cores when not set.",
    )
    max_waiting_documents: int = Field(
        default=16, ge=0, description="Documents that may wait besides one per worker; one more is refused."
    )
    model_dir: Path = Field(default=Path("data/models"), description="Folder for the models' files; made when missing.")
    runtime: Runtime = Field(
        default=Runtime.OPENVINO,
        description="What computes the networks: `openvino`, `onnxruntime` (slower), or `paddle` after `make paddle`.",
    )
    device: str = Field(
        default="cpu",
        pattern=r"^(cpu|gpu(:\d+)?)$",
        description="What the runtime `paddle` computes on: `cpu`, `gpu` or `gpu:0`.",
    )
    detection_model: str = Field(
        default="",
        description="An official model of PaddleOCR for the runtime `paddle`, which fetches it by this name.",
    )
    recognition_model: str = Field(
        default="",
        description="The same for reading; both are named, or none for the PP-OCRv4 models that are installed.",
    )
    engine: Literal["paddle", "tesseract"] = Field(
        default="paddle", description="The engine of requests that name none: `paddle` or `tesseract`."
    )
    tesseract_languages: str = Field(
        default="eng",
        pattern=r"^[A-Za-z_]+(\+[A-Za-z_]+)*$",
        description="What Tesseract reads, e.g. `deu+eng`; Debian's packages are named after them.",
    )
    spool_dir: Path | None = Field(
        default=None, description="Folder that holds documents while they are read; the system's own when not set."
    )

    @model_validator(mode="after")
    def _fits_the_runtime(self) -> Self:
        own = self.runtime is Runtime.PADDLE
        if not own and (self.device != "cpu" or self.detection_model or self.recognition_model):
            raise ValueError("OCR_DEVICE and the names of models are for OCR_RUNTIME=paddle.")
        if bool(self.detection_model) != bool(self.recognition_model):
            raise ValueError("Name both OCR_DETECTION_MODEL and OCR_RECOGNITION_MODEL, or none of them.")
        return self

    def engine_config(self) -> EngineConfig:
        """What the engines are loaded with."""
        return EngineConfig(
            PaddleConfig(self.model_dir, self.runtime, self.device, self.detection_model, self.recognition_model),
            TesseractConfig(self.tesseract_languages),
            self.engine,
        )

    def limits(self) -> DocumentLimits:
        """What a document may hold."""
        return DocumentLimits(max_bytes=self.max_document_bytes, max_pages=self.max_pages, max_pixels=self.max_pixels)
