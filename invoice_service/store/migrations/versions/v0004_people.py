"""People's work: decisions, postponing, trash, leases, saved views, settings; a full-text index of what is searched."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

from invoice_service.store.search_text import terms, words_of_terms

revision = "0004"
down_revision = "0003"

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")
MESSAGE = sa.LargeBinary(2**32 - 1)
LONG_TEXT = sa.Text(2**24 - 1)
ENUM = sa.String(32)

# SQLite keeps the index in a table of its own, which reads the texts from `search_texts` and follows them by triggers.
SQLITE_INDEX = (
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
      fields, pages, content='search_texts', content_rowid='number', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
      INSERT INTO search_index(rowid, fields, pages) VALUES (new.number, new.fields, new.pages);
    END
    """,
    """
    CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
      INSERT INTO search_index(search_index, rowid, fields, pages)
      VALUES ('delete', old.number, old.fields, old.pages);
    END
    """,
    """
    CREATE TRIGGER search_texts_changed AFTER UPDATE OF fields, pages ON search_texts BEGIN
      INSERT INTO search_index(search_index, rowid, fields, pages)
      VALUES ('delete', old.number, old.fields, old.pages);
      INSERT INTO search_index(rowid, fields, pages) VALUES (new.number, new.fields, new.pages);
    END
    """,
)


def upgrade() -> None:
    """Add columns and tables, and fill the index with what the old search texts hold."""
    for name, kind in _NEW_COLUMNS:
        op.add_column("invoices", sa.Column(name, kind, nullable=True))
    op.create_index("ix_invoices_delete_time_id", "invoices", ["delete_time", "id"])
    op.create_table(
        "review_leases",
        _invoice_id(),
        sa.Column("holder", sa.String(255), nullable=False),
        sa.Column("expire_time", MOMENT, nullable=False),
        _of_invoice("review_leases"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_review_leases"),
    )
    op.create_table(
        "tombstones",
        _invoice_id(),
        sa.Column("state", ENUM, nullable=False),
        sa.Column("create_time", MOMENT, nullable=False),
        sa.Column("delete_time", MOMENT, nullable=False),
        sa.Column("purge_time", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_tombstones"),
    )
    op.create_table(
        "saved_views",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("filter", MESSAGE, nullable=False),
        sa.Column("create_time", MOMENT, nullable=False),
        sa.Column("update_time", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
    )
    op.create_index("ix_saved_views_owner", "saved_views", ["owner"])
    op.create_table(
        "settings",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", MESSAGE, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_settings"),
    )
    _replace_search_texts(
        terms,
        sa.Column("number", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search_texts"),
        sa.UniqueConstraint("invoice_id", name="uq_search_texts_invoice_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_INDEX:
            op.execute(statement)
        op.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
    else:
        op.create_index("ix_search_texts_full_text", "search_texts", ["fields", "pages"], mysql_prefix="FULLTEXT")


def downgrade() -> None:
    """Take all of it back."""
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("added", "removed", "changed"):
            op.execute(f"DROP TRIGGER search_texts_{trigger}")
        op.drop_table("search_index")
    _replace_search_texts(words_of_terms, sa.PrimaryKeyConstraint("invoice_id", name="pk_search_texts"))
    for table in ("settings", "saved_views", "tombstones", "review_leases"):
        op.drop_table(table)
    op.drop_index("ix_invoices_delete_time_id", "invoices")
    for name, _ in _NEW_COLUMNS:
        op.drop_column("invoices", name)


_NEW_COLUMNS: tuple[tuple[str, sa.DateTime | sa.String], ...] = (
    ("postponed_until", MOMENT),
    ("exported_time", MOMENT),
    ("delete_time", MOMENT),
    ("decided_by", sa.String(255)),
    ("decision_time", MOMENT),
    ("decision_reason", sa.String(1000)),
)


def _replace_search_texts(convert: Callable[[str], str], *keys: sa.schema.SchemaItem) -> None:
    """Give the table other keys, and its texts as `convert` makes them."""
    connection = op.get_bind()
    old = sa.table("search_texts", *(sa.column(name) for name in _TEXT_COLUMNS))
    rows = connection.execute(sa.select(*old.c)).all()
    op.drop_table("search_texts")
    new = op.create_table(
        "search_texts",
        _invoice_id(),
        *(sa.Column(name, LONG_TEXT, nullable=False) for name in _TEXT_COLUMNS[1:]),
        _of_invoice("search_texts"),
        *keys,
    )
    for invoice_id, supplier, fields, pages in rows:
        values = {"invoice_id": invoice_id, "supplier": supplier, "fields": convert(fields), "pages": convert(pages)}
        connection.execute(new.insert().values(values))


_TEXT_COLUMNS = ("invoice_id", "supplier", "fields", "pages")


def _invoice_id() -> sa.Column[str]:
    return sa.Column("invoice_id", sa.String(36), nullable=False)


def _of_invoice(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name=f"fk_{table}_invoice_id", ondelete="CASCADE")
