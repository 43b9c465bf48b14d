"""The second look: places that a rule doubts are read again. No failure of it fails a run: it is a second opinion."""

import asyncio
from collections.abc import Iterable
from contextlib import aclosing
from dataclasses import dataclass

import structlog

from invoice_service.pipeline.documents import DocumentBytes
from invoice_service.pipeline.recognition import Recognizer
from invoicemesh.nlp.v1.nlp_service_pb2 import SecondLook
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class SecondReader:
    """Reads at most `most_places` places of a document again (0 reads none), within `seconds` in all."""

    recognizer: Recognizer
    most_places: int
    seconds: float

    async def read(
        self, source: DocumentBytes, looks: Iterable[SecondLook], *, engine: str, password: str
    ) -> tuple[RegionReading, ...]:
        """What was read there; nothing where the recognizer is away, refuses or takes too long."""
        regions = [look.region for look in looks][: self.most_places]
        if not regions:
            return ()
        how = RecognizeOptions(engine=engine, password=password, size_bytes=source.size_bytes, regions=regions)
        readings: list[RegionReading] = []
        try:
            async with asyncio.timeout(self.seconds), aclosing(self.recognizer.recognize(source, how)) as answers:
                async for answer in answers:
                    if answer.WhichOneof("payload") == "page_regions":
                        readings += answer.page_regions.readings
        except (ServiceError, TimeoutError) as error:
            reason = error.reason if isinstance(error, ServiceError) else "TOO_SLOW"
            _log.warning("second_look_failed", reason=reason, places=len(regions))
        return tuple(readings)
