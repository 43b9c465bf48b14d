"""The trash: in, out, and away for good, with nothing left but a tombstone."""

from datetime import timedelta

import pytest
from sqlalchemy import inspect, literal, select, table, text

from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Party
from invoicemesh.invoice.v1.invoice_service_pb2 import ArchiveFilter, Inclusion, InvoiceFilter
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice

WEEK = timedelta(days=7)


def _delete(ledger: Ledger, invoice_id: str) -> None:
    with ledger.write() as uow:
        uow.trash.put(invoice_id, etag="", actor="bob")


def _purge(ledger: Ledger, invoice_id: str) -> tuple[bool, list[str]]:
    """Whether it was purged a week after the present time, and whose files were deleted."""
    deleted: list[str] = []
    with ledger.write() as uow:
        before = ledger.clock.now - WEEK
        return uow.trash.purge(invoice_id, deleted_before=before, delete_objects=deleted.append), deleted


def _found(ledger: Ledger, deleted: Inclusion.ValueType) -> list[str]:
    with ledger.read() as uow:
        return [one.id for one in uow.summaries.list(InvoiceFilter(deleted=deleted), page_size=50).summaries]


def test_lists_leave_the_trash_out_unless_asked_for(ledger: Ledger) -> None:
    deleted, other = ledger.processed(InvoiceData()).id, ledger.add().id
    _delete(ledger, deleted)
    assert _found(ledger, Inclusion.INCLUSION_UNSPECIFIED) == [other]
    assert _found(ledger, Inclusion.INCLUSION_EXCLUDED) == [other]
    assert _found(ledger, Inclusion.INCLUSION_ONLY) == [deleted]
    assert _found(ledger, Inclusion.INCLUSION_INCLUDED) == [other, deleted]


def test_what_is_in_the_trash_is_not_changed_and_comes_out_as_it_was(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    _delete(ledger, invoice.id)
    with pytest.raises(ServiceError) as refused, ledger.write() as uow:
        uow.invoices.archive(invoice.id, etag="", actor="bob")
    assert refused.value.reason == "INVOICE_IN_TRASH"
    with ledger.write() as uow:
        back = uow.trash.take_out(invoice.id, etag="", actor="bob")
    assert (back.state, back.data) == (invoice.state, invoice.data)
    assert not back.HasField("delete_time")


def test_what_is_in_work_is_not_deleted(ledger: Ledger) -> None:
    with pytest.raises(ServiceError) as refused:
        _delete(ledger, ledger.add().id)
    assert refused.value.reason == "STATE_NOT_ALLOWED"


def test_an_upload_of_the_same_bytes_does_not_give_what_was_thrown_away(ledger: Ledger) -> None:
    thrown = ledger.processed(InvoiceData()).id
    _delete(ledger, thrown)
    with ledger.write() as uow:
        added = uow.invoices.add(new_invoice())
    assert not added.already_existed
    assert added.invoice.id != thrown


def test_the_trash_is_due_after_its_time_and_not_before(ledger: Ledger) -> None:
    first, second = ledger.processed(InvoiceData()).id, ledger.processed(InvoiceData()).id
    _delete(ledger, first)
    ledger.clock.turn(WEEK.total_seconds() - 3600)
    _delete(ledger, second)
    ledger.clock.turn(3601)
    with ledger.read() as uow:
        assert uow.trash.due(ledger.clock.now - WEEK) == (first,)
    assert _purge(ledger, second) == (False, [])
    assert ledger.get(second).id == second


def test_nothing_personal_is_left_of_what_was_purged(ledger: Ledger) -> None:
    data = InvoiceData(supplier=Party(name="Geheim AG"), invoice_number="G-77")
    invoice = ledger.processed(data, new=new_invoice("secret", tags=("private",)), page_text="Geheim")
    with ledger.write() as uow:
        uow.review_leases.acquire(invoice.id, holder="bob", seconds=60, take_over=False)
    _delete(ledger, invoice.id)
    ledger.clock.turn(WEEK.total_seconds() + 1)
    assert _purge(ledger, invoice.id) == (True, [invoice.document.sha256])
    with pytest.raises(ServiceError) as refused:
        ledger.get(invoice.id)
    assert refused.value.reason == "INVOICE_PURGED"
    with ledger.engine.connect() as connection:
        tables = [name for name in inspect(connection).get_table_names() if not name.startswith("search_index_")]
        filled = [name for name in tables if connection.execute(select(literal(1)).select_from(table(name))).first()]
        (tombstone,) = connection.execute(text("SELECT * FROM tombstones")).mappings()
    assert sorted(filled) == ["alembic_version", "tombstones"]
    assert set(tombstone) == {"invoice_id", "state", "create_time", "delete_time", "purge_time"}


def test_a_supplier_stays_for_the_other_invoices_without_what_only_the_purged_one_showed(ledger: Ledger) -> None:
    purged = ledger.processed(InvoiceData(supplier=Party(name="Lang", vat_id="DE123456788")), new=new_invoice("1"))
    other = ledger.processed(InvoiceData(supplier=Party(name="Lang")), new=new_invoice("2"))
    assert other.supplier_id == purged.supplier_id
    _delete(ledger, purged.id)
    ledger.clock.turn(WEEK.total_seconds() + 1)
    _purge(ledger, purged.id)
    with ledger.read() as uow:
        supplier = uow.suppliers.get(other.supplier_id)
    assert [(mark.text, mark.invoice_count) for mark in supplier.marks] == [("Lang", 1)]
    assert supplier.invoice_count == 1


def test_a_document_stays_as_long_as_another_invoice_has_it(ledger: Ledger) -> None:
    first, second = ledger.processed(InvoiceData()), ledger.processed(InvoiceData())
    assert first.document.sha256 == second.document.sha256
    for invoice in (first, second):
        _delete(ledger, invoice.id)
    ledger.clock.turn(WEEK.total_seconds() + 1)
    assert _purge(ledger, first.id) == (True, [])
    with ledger.read() as uow:
        assert uow.recognitions.page(second.id, 1)
    assert _purge(ledger, second.id) == (True, [first.document.sha256])


def test_a_purge_whose_files_stay_purges_nothing(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    _delete(ledger, invoice.id)
    ledger.clock.turn(WEEK.total_seconds() + 1)

    def fail(_sha256: str) -> None:
        raise OSError("The disk is away.")

    with pytest.raises(OSError, match="away"), ledger.write() as uow:
        uow.trash.purge(invoice.id, deleted_before=ledger.clock.now, delete_objects=fail)
    assert ledger.get(invoice.id).HasField("delete_time")


def test_the_archive_and_the_trash_are_asked_for_apart(ledger: Ledger) -> None:
    both = ledger.processed(InvoiceData()).id
    with ledger.write() as uow:
        uow.invoices.archive(both, etag="", actor="bob")
    _delete(ledger, both)
    assert _found(ledger, Inclusion.INCLUSION_ONLY) == []
    wanted = InvoiceFilter(deleted=Inclusion.INCLUSION_ONLY, archived=ArchiveFilter.ARCHIVE_FILTER_INCLUDED)
    with ledger.read() as uow:
        assert [one.id for one in uow.summaries.list(wanted, page_size=5).summaries] == [both]
