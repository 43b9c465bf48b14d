"""The schema: what the steps make is what the rows expect, and each step can be taken back."""

import alembic.util
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from invoice_service.store.migrations import BASE, HEAD, downgrade, upgrade
from invoice_service.store.rows import Base
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority
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


def test_a_filled_database_goes_down_and_up_again(ledger: Ledger) -> None:
    ledger.processed(InvoiceData())
    downgrade(ledger.engine, BASE)
    assert inspect(ledger.engine).get_table_names() == ["alembic_version"]
    upgrade(ledger.engine, HEAD)
    assert ledger.processed(InvoiceData()).id


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
