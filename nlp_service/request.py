"""The stream of a request, collected within the limits into one job for a worker."""

from dataclasses import dataclass

from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractInvoiceRequest, ExtractOptions
from mesh.errors import FieldViolation, ServiceError
from nlp_service.engines.factory import engine_infos
from nlp_service.settings import NlpSettings

# As many as OcrService reads in one call.
_MOST_SECOND_READINGS = 200


@dataclass(frozen=True, slots=True)
class Job:
    """A document to extract: the engine's name and the serialized messages of the request."""

    engine: str
    options: bytes
    pages: tuple[bytes, ...]
    attachments: tuple[bytes, ...]
    second_readings: tuple[bytes, ...] = ()


class RequestCollector:
    """Takes the messages of one request in their order. ServiceError as soon as one breaks the contract or a limit."""

    def __init__(self, settings: NlpSettings) -> None:
        self._settings = settings
        self._options: ExtractOptions | None = None
        self._pages: dict[int, bytes] = {}
        self._attachments: list[bytes] = []
        self._second_readings: list[bytes] = []
        self._words = 0
        self._attachment_bytes = 0

    def add(self, message: ExtractInvoiceRequest) -> None:
        """Takes the next message."""
        kind = message.WhichOneof("payload")
        if (self._options is None) != (kind == "options"):
            raise _invalid("options", "The options are the first message of the stream, and only the first.")
        if kind == "options":
            self._options = message.options
        elif kind == "page":
            self._add_page(message)
        elif kind == "attachment":
            self._add_attachment(message)
        elif kind == "second_reading":
            self._add_second_reading(message)

    def job(self) -> Job:
        """What was collected. ServiceError when nothing came or the engine that was asked for is not there."""
        if self._options is None:
            raise _invalid("options", "The stream ended before the options came.")
        name = self._options.engine or self._settings.default_engine
        info = next((info for info in engine_infos() if info.name == name), None)
        if info is None or not info.available:
            raise ServiceError("ENGINE_UNAVAILABLE", engine=name, install=info.remedy if info else "")
        pages = tuple(self._pages[number] for number in sorted(self._pages))
        return Job(
            name, self._options.SerializeToString(), pages, tuple(self._attachments), tuple(self._second_readings)
        )

    def _add_page(self, message: ExtractInvoiceRequest) -> None:
        page = message.page
        if page.number < 1 or page.number in self._pages:
            raise _invalid("page.number", f"Page {page.number} came twice, or is not counted from 1.")
        self._words += sum(len(line.words) for line in page.lines)
        # The picture is not needed, and is by far the largest part.
        page.ClearField("image_webp")
        self._pages[page.number] = page.SerializeToString()
        if len(self._pages) > self._settings.max_pages:
            raise ServiceError("TEXT_TOO_LARGE", pages=len(self._pages), limit_pages=self._settings.max_pages)
        if self._words > self._settings.max_words:
            raise ServiceError("TEXT_TOO_LARGE", words=self._words, limit_words=self._settings.max_words)

    def _add_attachment(self, message: ExtractInvoiceRequest) -> None:
        self._attachment_bytes += len(message.attachment.content)
        if self._attachment_bytes > self._settings.max_attachment_bytes:
            limit = self._settings.max_attachment_bytes
            raise _invalid("attachment", f"All attachments together hold more than {limit:,} bytes.")
        self._attachments.append(message.attachment.SerializeToString())

    def _add_second_reading(self, message: ExtractInvoiceRequest) -> None:
        if len(self._second_readings) == _MOST_SECOND_READINGS:
            raise _invalid("second_reading", f"More than {_MOST_SECOND_READINGS} places were read again.")
        self._second_readings.append(message.second_reading.SerializeToString())


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
