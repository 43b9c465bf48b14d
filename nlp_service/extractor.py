"""What a worker does with a job: parse its messages, let the embedded e-invoice or an engine speak, answer."""

from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractOptions
from invoicemesh.ocr.v1.document_pb2 import Attachment, Page
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from nlp_service.engines.embedded import read_attachments
from nlp_service.engines.engine import Engine
from nlp_service.engines.factory import make_engine
from nlp_service.messages import to_document, to_hints, to_response, to_second_reading
from nlp_service.request import Job


class Extractor:
    """Holds the engines that were used so far. For one thread."""

    def __init__(self) -> None:
        self._engines: dict[str, Engine] = {}

    def extract(self, job: Job) -> bytes:
        """The serialized response to `job`."""
        options = ExtractOptions.FromString(job.options)
        extraction = None
        if not options.ignore_embedded:
            extraction = read_attachments(Attachment.FromString(content).content for content in job.attachments)
        if extraction is None:
            document = to_document(Page.FromString(content) for content in job.pages)
            readings = (to_second_reading(RegionReading.FromString(content)) for content in job.second_readings)
            second = tuple(reading for reading in readings if reading is not None)
            extraction = self.engine(job.engine).extract(document, to_hints(options.hints), second)
        return to_response(extraction).SerializeToString()

    def engine(self, name: str) -> Engine:
        """The engine of this name, made at its first use."""
        if name not in self._engines:
            self._engines[name] = make_engine(name)
        return self._engines[name]
