"""Fakes of the OCR and the NLP service: real gRPC servers that speak the contracts, with canned pages and values."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from en16931 import field_path
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_pb2 import DocumentPart
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource
from invoicemesh.nlp.v1 import nlp_service_pb2, nlp_service_pb2_grpc
from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractInvoiceRequest, ExtractInvoiceResponse, ExtractOptions
from invoicemesh.ocr.v1 import ocr_service_pb2, ocr_service_pb2_grpc
from invoicemesh.ocr.v1.document_pb2 import (
    Attachment,
    Document,
    DocumentFormat,
    Line,
    Page,
    PageFailure,
    PageSource,
    Word,
)
from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon, Region
from invoicemesh.ocr.v1.ocr_service_pb2 import (
    GetCapabilitiesRequest,
    GetCapabilitiesResponse,
    OcrEngine,
    RecognizeOptions,
    RecognizeRequest,
    RecognizeResponse,
    RecognizeSummary,
)
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions, RegionReading
from mesh.auth import Role, requires
from mesh.errors import ServiceError
from mesh.service import Service


async def nothing(_page: int) -> None:
    """Lets a page pass."""


@dataclass
class FakeOcr:
    """Reads every document as `page_count` pages that say which they are. What it was asked is kept."""

    page_count: int = 1
    unreadable: set[int] = field(default_factory=set)
    # Raised, one a call, before anything is answered.
    refusals: list[ServiceError] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    password: str = ""
    # Called before each page.
    before_page: Callable[[int], Awaitable[None]] = nothing
    # What is read at each place that is read again; raised before that where there is one.
    second_text: str = ""
    second_refusal: ServiceError | None = None
    calls: list[RecognizeOptions] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    _called: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def called(self, *, times: int) -> None:
        """Returns once so many calls have come."""
        async with asyncio.timeout(5), self._called:
            await self._called.wait_for(lambda: len(self.calls) >= times)

    @requires(Role.VIEWER)
    async def GetCapabilities(self, request: GetCapabilitiesRequest, context: Any) -> GetCapabilitiesResponse:
        return GetCapabilitiesResponse(
            engines=[OcrEngine(name="fake", model_version="1", available=True)], default_engine="fake"
        )

    @requires(Role.VIEWER)
    async def Recognize(
        self, request_iterator: AsyncIterator[RecognizeRequest], context: Any
    ) -> AsyncIterator[RecognizeResponse]:
        options = (await anext(aiter(request_iterator))).options
        document = b"".join([request.chunk async for request in request_iterator])
        async with self._called:
            self.calls.append(options)
            self._called.notify_all()
        self.documents.append(document)
        if self.refusals:
            raise self.refusals.pop(0)
        if options.password != self.password:
            raise ServiceError("PASSWORD_WRONG" if options.password else "DOCUMENT_ENCRYPTED")
        try:
            async for answer in self._answers(options, document):
                yield answer
        finally:
            self.ended.set()

    async def _answers(self, options: RecognizeOptions, document: bytes) -> AsyncIterator[RecognizeResponse]:
        yield RecognizeResponse(
            document=Document(
                format=DocumentFormat.DOCUMENT_FORMAT_PDF,
                page_count=self.page_count,
                size_bytes=len(document),
                attachments=self.attachments,
            )
        )
        if options.regions:
            if self.second_refusal:
                raise self.second_refusal
            readings = [RegionReading(region=region, text=self.second_text) for region in options.regions]
            yield RecognizeResponse(page_regions=PageRegions(page=1, readings=readings))
            yield RecognizeResponse(summary=RecognizeSummary(regions_read=len(readings)))
            return
        for number in options.pages or range(1, self.page_count + 1):
            await self.before_page(number)
            if number in self.unreadable:
                failure = PageFailure(page=number, reason="PAGE_UNREADABLE", message="It is black.")
                yield RecognizeResponse(page_failure=failure)
            else:
                yield RecognizeResponse(page=page(number, with_image=options.include_images))
        yield RecognizeResponse(summary=RecognizeSummary(pages_read=self.page_count))

    def service(self) -> Service[Any]:
        return Service(
            ocr_service_pb2.DESCRIPTOR.services_by_name["OcrService"],
            self,
            ocr_service_pb2_grpc.add_OcrServiceServicer_to_server,
        )


def page(number: int, *, with_image: bool = False) -> Page:
    """A canned page."""
    words = [Word(id=f"{number}.{index}", text=text) for index, text in enumerate(("page", str(number)), start=1)]
    return Page(
        number=number,
        width=100,
        height=200,
        source=PageSource.PAGE_SOURCE_OCR,
        engine="fake",
        model_version="1",
        lines=[Line(words=words)],
        image_webp=f"picture of page {number}".encode() if with_image else b"",
    )


INVOICE = InvoiceData(
    document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
    invoice_number="2024-17",
    issue_date=Date(year=2024, month=5, day=3),
    currency="EUR",
    supplier=Party(name="Muster GmbH"),
    totals=Totals(gross=Decimal(value="119.00")),
)


PLACE = Region(
    page=1, polygon=Polygon(points=[Point(x=x, y=y) for x, y in ((0.5, 0.5), (0.6, 0.5), (0.6, 0.52), (0.5, 0.52))])
)


@dataclass
class FakeNlp:
    """Finds the same values in every document but for its number, as sure as it is told. What it was given is kept."""

    data: InvoiceData = field(default_factory=lambda: INVOICE)
    confidence: float = 0.99
    # Whether each document but the first has a number of its own, so that none is a duplicate.
    is_numbering: bool = True
    refusals: list[ServiceError] = field(default_factory=list)
    calls: list[ExtractOptions] = field(default_factory=list)
    pages: list[list[Page]] = field(default_factory=list)
    attachments: list[list[Attachment]] = field(default_factory=list)
    # The place of the gross total is doubted until it was read again as this; nothing is doubted where it is empty.
    doubted_gross: str = ""
    second_readings: list[list[RegionReading]] = field(default_factory=list)
    # What a file of more than one page is said to hold.
    document_parts: list[DocumentPart] = field(default_factory=list)

    @requires(Role.VIEWER)
    async def GetCapabilities(self, request: Any, context: Any) -> nlp_service_pb2.GetCapabilitiesResponse:
        engine = nlp_service_pb2.NlpEngine(name="fake", version="1", available=True)
        return nlp_service_pb2.GetCapabilitiesResponse(engines=[engine], default_engine="fake")

    @requires(Role.VIEWER)
    async def ExtractInvoice(
        self, request_iterator: AsyncIterator[ExtractInvoiceRequest], context: Any
    ) -> ExtractInvoiceResponse:
        requests = [request async for request in request_iterator]
        self.calls.append(requests[0].options)
        self.pages.append([request.page for request in requests if request.HasField("page")])
        self.attachments.append([request.attachment for request in requests if request.HasField("attachment")])
        if self.refusals:
            raise self.refusals.pop(0)
        data = InvoiceData()
        data.CopyFrom(self.data)
        if self.is_numbering and len(self.calls) > 1:
            data.invoice_number = f"{data.invoice_number}-{len(self.calls)}"
        readings = [
            Reading(path=path, value=value, confidence=self.confidence, source=ReadingSource.READING_SOURCE_OCR)
            for path, value in field_path.values(data)
        ]
        answer = ExtractInvoiceResponse(data=data, readings=readings, engine="fake", engine_version="1")
        again = [request.second_reading for request in requests if request.HasField("second_reading")]
        self.second_readings.append(again)
        if self.doubted_gross and not again:
            answer.second_looks.add(field_path="totals.gross", region=PLACE, rule_id="BR-CO-15")
        if len(self.pages[-1]) > 1:
            answer.document_parts.extend(self.document_parts)
        for reading in answer.readings:
            if reading.path == "totals.gross" and any(other.text == self.doubted_gross for other in again):
                reading.alternatives.add(value=self.doubted_gross, asked_for_by="BR-CO-15", explanation="It adds up.")
        return answer

    def service(self) -> Service[Any]:
        return Service(
            nlp_service_pb2.DESCRIPTOR.services_by_name["NlpService"],
            self,
            nlp_service_pb2_grpc.add_NlpServiceServicer_to_server,
        )
