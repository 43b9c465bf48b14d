"""Pages, their pictures and documents are given out as they came in."""

from typing import Any

from invoicemesh.invoice.v1.invoice_service_pb2 import GetDocumentRequest, GetPageImageRequest, GetPageRequest
from tests.integration.invoice_service.fake_peers import page
from tests.integration.invoice_service.harness import PDF, Bench, refused


def headers(metadata: Any) -> dict[str, str]:
    return {key: value for key, value in metadata if not key.startswith(":")}


async def test_the_words_of_a_page_are_given(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count = 2
    await idle_bench.start()
    invoice = await idle_bench.processed()
    given = await idle_bench.stub.GetPage(GetPageRequest(invoice_id=invoice.id, page=2))
    assert given.page == page(2)


async def test_the_picture_of_a_page_is_given_as_webp_to_be_cached(bench: Bench) -> None:
    invoice = await bench.processed()
    call = bench.stub.GetPageImage(GetPageImageRequest(invoice_id=invoice.id, page=1))
    image = await call
    assert (image.content_type, image.data) == ("image/webp", b"picture of page 1")
    sent = headers(await call.initial_metadata())
    assert sent["cache-control"].startswith("private, max-age=")
    assert sent["etag"].startswith('"')
    assert sent["x-content-type-options"] == "nosniff"


async def test_the_document_is_given_in_pieces_and_only_the_first_names_its_type(bench: Bench) -> None:
    document = PDF * 6
    invoice = await bench.processed(document, filename='Rechnung "Mai" ü.pdf\r\nx: y')
    call = bench.stub.GetDocument(GetDocumentRequest(invoice_id=invoice.id))
    pieces = [piece async for piece in call]
    assert b"".join(piece.data for piece in pieces) == document
    assert len(pieces) > 1
    assert max(len(piece.data) for piece in pieces) <= 1024 * 1024
    assert [piece.content_type for piece in pieces][:2] == ["application/pdf", ""]
    sent = headers(await call.initial_metadata())
    assert sent["etag"] == f'"{invoice.document.sha256}"'
    assert sent["content-disposition"] == "inline; filename*=UTF-8''Rechnung%20%22Mai%22%20%C3%BC.pdf%0D%0Ax%3A%20y"


async def test_what_is_not_there_is_not_found(bench: Bench) -> None:
    invoice = await bench.processed()
    for number in (0, -1, 2):
        async with refused("PAGE_NOT_FOUND"):
            await bench.stub.GetPage(GetPageRequest(invoice_id=invoice.id, page=number))
        async with refused("PAGE_NOT_FOUND"):
            await bench.stub.GetPageImage(GetPageImageRequest(invoice_id=invoice.id, page=number))
    async with refused("INVOICE_NOT_FOUND"):
        await bench.stub.GetPage(GetPageRequest(invoice_id="nobody", page=1))
    async with refused("INVOICE_NOT_FOUND"):
        async for _ in bench.stub.GetDocument(GetDocumentRequest(invoice_id="nobody")):
            pass
