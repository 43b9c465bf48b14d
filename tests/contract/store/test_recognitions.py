"""What was read of documents: kept page by page, and shared by invoices of the same bytes."""

import pytest

from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.ocr.v1.document_pb2 import Attachment, Document, DocumentFormat, Page
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice, page, pdf


def test_nothing_is_found_before_anything_was_read(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.read() as uow:
        assert uow.recognitions.find(attempt, "engine 1") is None


def test_what_was_read_so_far_is_found_by_the_next_run(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    document = Document(page_count=3, attachments=[Attachment(filename="factur-x.xml", content=b"<xml/>")])
    with ledger.write() as uow:
        uow.recognitions.keep_document(attempt, "engine 1", document)
        uow.recognitions.keep_page(attempt, "engine 1", page(3, "three"))
        uow.recognitions.keep_page(attempt, "engine 1", page(1, "one"))
        uow.jobs.release(attempt)
    again = ledger.claimed(attempt.invoice_id)
    assert again.document.page_count == 3
    with ledger.write() as uow:
        found = uow.recognitions.find(again, "engine 1")
    assert found is not None
    assert found.document == document
    assert found.pages == (page(1, "one"), page(3, "three"))


def test_another_engine_reads_for_itself(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(), page_text="one")
    other = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        assert uow.recognitions.find(other, "engine 2") is None
        uow.recognitions.keep_document(other, "engine 2", pdf(pages=1))
        uow.recognitions.keep_page(other, "engine 2", page(1, "two"))
    with ledger.read() as uow:
        assert uow.recognitions.pages(invoice.id) == (page(1, "one"),)
        assert uow.recognitions.pages(other.invoice_id) == (page(1, "two"),)


def test_an_invoice_of_the_same_bytes_has_the_pages_once_they_are_found(ledger: Ledger) -> None:
    ledger.processed(InvoiceData(), new=new_invoice("same"), page_text="one")
    attempt = ledger.claimed(ledger.add(new_invoice("same")).id)
    with ledger.write() as uow:
        assert uow.recognitions.pages(attempt.invoice_id) == ()
        found = uow.recognitions.find(attempt, "engine 1")
        uow.recognitions.use(attempt, "engine 1")
    assert found is not None
    assert found.pages == (page(1, "one"),)
    with ledger.read() as uow:
        assert uow.recognitions.pages(attempt.invoice_id) == found.pages


def test_a_page_that_is_read_anew_takes_the_place_of_the_former_one(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    for text in ("first", "second"):
        with ledger.write() as uow:
            uow.recognitions.keep_document(attempt, "engine 1", pdf(pages=1))
            uow.recognitions.keep_page(attempt, "engine 1", page(1, text), image_key=text)
    with ledger.read() as uow:
        stored = uow.recognitions.page(attempt.invoice_id, 1)
        assert uow.recognitions.pages(attempt.invoice_id) == (stored.page,)
    assert stored.page == page(1, "second")
    assert stored.image_key == "second"


def test_the_picture_is_left_to_the_object_store(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    given = Page(number=1, width=10, image_webp=b"RIFF")
    with ledger.write() as uow:
        uow.recognitions.keep_document(attempt, "engine 1", pdf(pages=1))
        uow.recognitions.keep_page(attempt, "engine 1", given, image_key="key")
    with ledger.read() as uow:
        assert uow.recognitions.page(attempt.invoice_id, 1).page == Page(number=1, width=10)
    assert given.image_webp == b"RIFF"


def test_the_document_as_it_was_opened_is_the_one_that_the_invoice_shows(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        opened = Document(format=DocumentFormat.DOCUMENT_FORMAT_JPEG, page_count=4)
        uow.recognitions.keep_document(attempt, "engine 1", opened)
    document = ledger.get(attempt.invoice_id).document
    assert (document.format, document.page_count) == (DocumentFormat.DOCUMENT_FORMAT_JPEG, 4)


def test_a_page_comes_after_its_document(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with pytest.raises(LookupError, match="engine 1"), ledger.write() as uow:
        uow.recognitions.keep_page(attempt, "engine 1", page(1))


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_not_found(ledger: Ledger, number: int) -> None:
    invoice = ledger.processed(InvoiceData())
    with ledger.read() as uow, pytest.raises(ServiceError) as refused:
        uow.recognitions.page(invoice.id, number)
    assert refused.value.reason == "PAGE_NOT_FOUND"


def test_a_page_of_an_invoice_that_was_not_read_is_not_found(ledger: Ledger) -> None:
    invoice = ledger.add()
    with ledger.read() as uow, pytest.raises(ServiceError) as refused:
        uow.recognitions.page(invoice.id, 1)
    assert refused.value.reason == "PAGE_NOT_FOUND"


def test_a_page_of_an_unknown_invoice_is_refused_as_such(ledger: Ledger) -> None:
    with ledger.read() as uow, pytest.raises(ServiceError) as refused:
        uow.recognitions.page("unknown", 1)
    assert refused.value.reason == "INVOICE_NOT_FOUND"
