"""Fills a MariaDB with invoices fast: one is made as the service makes it, and the server makes the others of it."""

from datetime import UTC, datetime, timedelta

from google.type.decimal_pb2 import Decimal
from sqlalchemy import Connection, Engine, Table, inspect, select, text

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW
from invoice_service.store.rows import (
    Base,
    DocumentRow,
    HistoryRow,
    InvoiceRow,
    RecordRow,
    SearchTextRow,
    SupplierMarkRow,
    SupplierRow,
    TagRow,
)
from invoice_service.store.search_text import terms
from invoice_service.store.unit_of_work import unit_of_work
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem, Party, Totals
from invoicemesh.invoice.v1.reading_pb2 import Reading
from tests.contract.store.ledger import new_invoice

SHARERS = 50
"""How many invoices share a rare word."""

COMMON_WORD = "invoice"
"""A word that every invoice has on its page."""

RARE_CURRENCY = "ISK"
"""The currency of few invoices."""

# So few that even a small database has a page of them and little more.
_OF_RARE_CURRENCY = 150
_BATCH = 50_000
_LINES = 20
_SUPPLIERS = 1_000
_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_INDEX = "ix_search_texts_full_text"

# What most invoices say.
_COMMON = terms(
    f"{COMMON_WORD} total amount due bank transfer within fourteen days vat net gross date number page customer please "
    "pay account iban bic company street city phone email web delivery order reference quantity unit price description "
    "discount sum tax rate subtotal thank you for your business terms payment by the of and in to from"
)
_NUMBERS = 25
_WORDS = 30
_VOCABULARY = 20_000


def fill(engine: Engine, numbers: range) -> None:
    """Adds the invoices of these numbers, each with a record of twenty lines and a page of some 110 different words.

    One in five is archived, one in a hundred lies in the trash, one in ten has a tag; a thousand suppliers share them.
    The full-text index is made anew at the end, which is many times as fast as keeping it up.
    """
    with engine.begin() as connection:
        if _INDEX in {index["name"] for index in inspect(connection).get_indexes("search_texts")}:
            connection.execute(text(f"DROP INDEX {_INDEX} ON search_texts"))
    template = _template(engine)
    for start in range(numbers.start, numbers.stop, _BATCH):
        with engine.begin() as connection:
            connection.execute(text("SET unique_checks = 0, foreign_key_checks = 0"))
            for row_type, sql in _rows():
                _insert(connection, row_type, sql, template, range(start, min(start + _BATCH, numbers.stop)))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE FULLTEXT INDEX {_INDEX} ON search_texts (fields, pages)"))
        tables = ", ".join(name for name in Base.metadata.tables if name != "history")
        connection.execute(text(f"ANALYZE TABLE {tables}, `history`"))


def invoice_id(number: int) -> str:
    """The same id for a number whenever it is asked for, so that every table can be filled by itself."""
    moment = f"{round((_BEGIN + timedelta(seconds=number)).timestamp() * 1000):012x}"
    return f"{moment[:8]}-{moment[8:]}-7000-8000-{number:012x}"


def rare_word(number: int) -> str:
    """A word that `SHARERS` invoices have on their page."""
    return f"reference{number // SHARERS:07}"


_MOMENT = f"LPAD(LOWER(HEX({round(_BEGIN.timestamp() * 1000)} + seq * 1000)), 12, '0')"
_ID = f"CONCAT(LEFT({_MOMENT}, 8), '-', RIGHT({_MOMENT}, 4), '-7000-8000-', LPAD(LOWER(HEX(seq)), 12, '0'))"
_SHA256 = "LPAD(LOWER(HEX(seq)), 64, '0')"
_TIME = f"DATE_ADD('{_BEGIN:%Y-%m-%d}', INTERVAL seq SECOND)"
_SUPPLIER = f"MOD(seq, {_SUPPLIERS})"
_SUPPLIER_ID = f"CONCAT('00000000-0000-7000-8000-', LPAD({_SUPPLIER}, 12, '0'))"
_GROSS = "MOD(seq * 7919, 999983) / 100"
_STATE = (
    "ELT(1 + MOD(seq, 10), 'APPROVED', 'APPROVED', 'READY', 'NEEDS_REVIEW', 'APPROVED', 'READY', 'APPROVED', "
    "'REJECTED', 'APPROVED', 'APPROVED')"
)


def _rows() -> list[tuple[type[Base], dict[str, str]]]:
    """The tables in the order in which they refer to each other, and what differs from the template, by column."""
    return [
        (DocumentRow, {"sha256": _SHA256}),
        (
            InvoiceRow,
            {
                "id": _ID,
                "sha256": _SHA256,
                "state": _STATE,
                "invoice_number": "seq",
                "number_key": "seq",
                "supplier_name": f"CONCAT('Supplier ', {_SUPPLIER})",
                "supplier_id": _SUPPLIER_ID,
                "issue_date": "DATE_ADD('2024-01-01', INTERVAL MOD(seq, 700) DAY)",
                "due_date": "DATE_ADD('2024-01-15', INTERVAL MOD(seq, 700) DAY)",
                "currency": f"IF(MOD(seq, {_OF_RARE_CURRENCY}) = 1, '{RARE_CURRENCY}', 'EUR')",
                "gross_total": _GROSS,
                "amount_due": _GROSS,
                "create_time": _TIME,
                "update_time": _TIME,
                "process_time": _TIME,
                "archive_time": f"IF(MOD(seq, 5) = 0, {_TIME}, NULL)",
                "delete_time": "IF(MOD(seq, 100) = 7, UTC_TIMESTAMP(), NULL)",
            },
        ),
        (RecordRow, {"invoice_id": _ID}),
        (TagRow, {"invoice_id": f"IF(MOD(seq, 10) = 0, {_ID}, NULL)"}),
        (HistoryRow, {"invoice_id": _ID, "time": _TIME}),
        (
            SupplierMarkRow,
            {"invoice_id": _ID, "value": f"CONCAT('supplier ', {_SUPPLIER})", "supplier_id": _SUPPLIER_ID},
        ),
        (SearchTextRow, {"invoice_id": _ID, "fields": _fields(), "pages": _pages()}),
    ]


def _fields() -> str:
    return f"CONCAT('zzscan zzpdf zzsupplier zz', {_SUPPLIER}, ' zz', seq)"


def _pages() -> str:
    numbers = " ".join(f"zz', 1000 + MOD(seq * {7919 + 104 * n}, {90_000 - n}), '" for n in range(_NUMBERS))
    words = " ".join(f"zzw', FLOOR({_VOCABULARY} * POW(RAND(seq * 31 + {n}), 3)), '" for n in range(_WORDS))
    return f"CONCAT('{_COMMON} {numbers} {words} zzreference', LPAD(FLOOR(seq / {SHARERS}), 7, '0'))"


def _insert(
    connection: Connection,
    row_type: type[Base],
    sql: dict[str, str],
    template: dict[str, dict[str, object]],
    numbers: range,
) -> None:
    table = row_type.__table__
    assert isinstance(table, Table)
    columns = [
        column.name for column in table.columns if column is not table.autoincrement_column and column.computed is None
    ]
    values = ", ".join(sql.get(name, f":{name}") for name in columns)
    names = ", ".join(f"`{name}`" for name in columns)
    only_where = f"WHERE {sql['invoice_id']} IS NOT NULL" if row_type is TagRow else ""
    connection.execute(
        text(
            f"INSERT INTO `{table.name}` ({names}) SELECT {values} "  # noqa: S608 - ours
            f"FROM seq_{numbers.start}_to_{numbers.stop - 1} {only_where}"
        ),
        {name: template[table.name][name] for name in columns if name not in sql},
    )


def _template(engine: Engine) -> dict[str, dict[str, object]]:
    """The rows of an invoice that went through the store, as the database holds them, by table."""
    lines = [
        LineItem(id=str(number), description="Service of the week", net_amount=Decimal(value="10.00"))
        for number in range(_LINES)
    ]
    data = InvoiceData(
        invoice_number="1",
        currency="EUR",
        supplier=Party(name="Template GmbH"),
        totals=Totals(gross=Decimal(value="200.00")),
        line_items=lines,
    )
    readings = [Reading(path=f"line_items[{number}].net_amount", value="10.00") for number in range(_LINES)]
    with unit_of_work(engine) as uow:
        made = uow.invoices.add(new_invoice("template", tags=("travel",)), allow_duplicate=True).invoice
        attempt = uow.jobs.claim(made.id, owner="benchmark", lease_seconds=60)
        assert attempt is not None
        supplier_id = uow.supplier_marks.settle(made.id, data)
        uow.jobs.finish(attempt, Record(data, tuple(readings)), (), NEEDS_REVIEW, supplier_id)
    with engine.begin() as connection:
        _add_suppliers(connection, supplier_id)
        keys = {"documents": ("sha256", new_invoice("template").sha256), "invoices": ("id", made.id)}
        rows = {}
        for row_type, _ in _rows():
            name = row_type.__tablename__
            key, value = keys.get(name, ("invoice_id", made.id))
            query = text(f"SELECT * FROM `{name}` WHERE {key} = :value")  # noqa: S608 - ours
            rows[name] = dict(connection.execute(query, {"value": value}).mappings().first() or {})
        return rows


def _add_suppliers(connection: Connection, like: str | None) -> None:
    template = dict(connection.execute(select(SupplierRow.__table__).where(SupplierRow.id == like)).mappings().one())
    known = set(connection.scalars(select(SupplierRow.id)))
    connection.execute(
        SupplierRow.__table__.insert(),  # type: ignore[attr-defined]
        [
            template
            | {"id": supplier_id, "origin": f"NAME:supplier {n}", "name": f"Supplier {n}", "name_key": f"supplier {n}"}
            for n in range(_SUPPLIERS)
            if (supplier_id := f"00000000-0000-7000-8000-{n:012}") not in known
        ],
    ) if len(known) <= _SUPPLIERS else None
