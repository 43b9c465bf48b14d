"""The schema: what the steps make is what the rows expect, and each step can be taken back."""

import alembic.util
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from google.type.decimal_pb2 import Decimal
from sqlalchemy import func, inspect, select, text

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW, REJECTED
from invoice_service.store.migrations import BASE, HEAD, downgrade, upgrade
from invoice_service.store.repositories.stored_settings import NO_ETAG
from invoice_service.store.rows import Base
from invoice_service.suppliers.settled import Settled
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_pb2 import PageRange
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter, Priority
from invoicemesh.invoice.v1.saved_view_service_pb2 import SavedView
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from tests.contract.store.ledger import Ledger, new_invoice


def _is_no_full_text_index(name: str | None, kind: str, _parents: object) -> bool:
    """Rows do not declare it, for each kind of database has one of its own kind."""
    return not (
        kind in {"table", "index"} and name is not None and name.startswith(("search_index", "ix_search_texts"))
    )


def test_the_migrated_schema_equals_the_rows(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        opts = {"compare_type": True, "compare_server_default": True, "include_name": _is_no_full_text_index}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []


DATA = InvoiceData(
    document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
    invoice_number="R-17",
    currency="EUR",
    supplier=Party(name="Muster GmbH", vat_id="DE136695976"),
    totals=Totals(gross=Decimal(value="119.00")),
)
HALVES = [PageRange(first_page=1, last_page=1), PageRange(first_page=2, last_page=2)]


def fill(ledger: Ledger) -> str:
    """Put something into every table, and give the id of an invoice that keeps all that it has on its way down."""
    kept = ledger.processed(DATA, new=new_invoice("kept", tags=("rent", "march")), page_text="Grüße").id
    whole = ledger.processed(DATA, new=new_invoice("several"), pages=2).id
    thrown_away = ledger.processed(DATA, new=new_invoice("thrown away")).id
    ledger.add(new_invoice("waits"))
    with ledger.write() as uow:
        supplier_id = uow.supplier_marks.settle(kept, DATA)
        assert supplier_id is not None
        uow.suppliers.update(supplier_id, Settled(aliases=("Muster & Söhne",), default_currency="EUR"), etag="")
        uow.splits.split(whole, HALVES, etag="", actor="ada")
        uow.invoices.correct(
            kept,
            etag="",
            record=Record(DATA),
            findings=(),
            state=NEEDS_REVIEW,
            changes=(),
            actor="ada",
            supplier_id=supplier_id,
        )
        uow.review_leases.acquire(kept, holder="ada", seconds=60, take_over=False)
        uow.saved_views.add(SavedView(name="mine", filter=InvoiceFilter(tag="rent")), person="ada")
        uow.settings.put(Settings(trash_days=7), etag=NO_ETAG, actor="ada")
        uow.trash.put(thrown_away, etag="", actor="ada")
    ledger.clock.turn(1)
    with ledger.write() as uow:
        assert uow.trash.purge(thrown_away, deleted_before=ledger.clock(), delete_objects=lambda _sha256: None)
    return kept


def empty_tables(ledger: Ledger) -> set[str]:
    with ledger.engine.connect() as connection:
        return {
            table.name
            for table in Base.metadata.sorted_tables
            if not connection.execute(select(func.count()).select_from(table)).scalar()
        }


def test_a_filled_database_goes_down_to_each_revision_and_up_again(ledger: Ledger) -> None:
    kept = fill(ledger)
    assert empty_tables(ledger) == set()
    before = ledger.get(kept)
    for revision in ("0007", "0006", "0005", "0004", "0003", "0002", "0001"):
        downgrade(ledger.engine, revision)
        upgrade(ledger.engine, HEAD)
        after = ledger.get(kept)
        assert (after.data, list(after.tags), after.document) == (before.data, ["rent", "march"], before.document)
        with ledger.read() as uow:
            (found,) = uow.summaries.list(InvoiceFilter(text="grusse"), page_size=10).summaries
            assert found.id == kept
            assert uow.history_checks.page(invoices=10).broken == ()
    downgrade(ledger.engine, BASE)
    assert inspect(ledger.engine).get_table_names() == ["alembic_version"]
    upgrade(ledger.engine, HEAD)
    assert ledger.processed(DATA).id


def test_on_the_way_down_what_was_split_takes_no_part_in_anything(ledger: Ledger) -> None:
    whole = ledger.processed(DATA, pages=2).id
    with ledger.write() as uow:
        uow.splits.split(whole, HALVES, etag="", actor="ada")
    downgrade(ledger.engine, "0004")
    upgrade(ledger.engine, HEAD)
    assert ledger.get(whole).state == REJECTED


def test_what_waited_before_jobs_had_a_priority_goes_first_afterwards(ledger: Ledger) -> None:
    waiting = ledger.add(new_invoice(priority=Priority.PRIORITY_BATCH)).id
    downgrade(ledger.engine, "0001")
    upgrade(ledger.engine, HEAD)
    with ledger.read() as uow:
        assert uow.jobs.orphans(priority=Priority.PRIORITY_PERSON) == (waiting,)


def test_an_upgrade_of_an_up_to_date_database_changes_nothing(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"))
    upgrade(ledger.engine)
    assert ledger.get(invoice.id) == invoice


def test_a_database_of_a_newer_version_is_refused(ledger: Ledger) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(alembic.util.CommandError, match="9999"):
        upgrade(ledger.engine)


def test_invoices_keep_what_belongs_to_them_and_their_histories_are_chained_on_the_way_up(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"), new=new_invoice(tags=("rent",)))
    with ledger.read() as uow:
        history = uow.history.of(invoice.id)
    downgrade(ledger.engine, "0001")
    upgrade(ledger.engine, HEAD)
    assert ledger.get(invoice.id) == invoice
    with ledger.read() as uow:
        assert uow.history.of(invoice.id) == history
        assert uow.history_checks.page(invoices=10).broken == ()
