"""The first tables: documents and what was read of them; invoices, their records, jobs, events and history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0001"
down_revision = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")
AMOUNT = sa.Numeric(21, 6).with_variant(sa.String(24), "sqlite")
MESSAGE = sa.LargeBinary(2**32 - 1)
LONG_TEXT = sa.Text(2**24 - 1)
ENUM = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("format", ENUM, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_documents"),
    )
    op.create_table(
        "recognitions",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("engine", sa.String(255), nullable=False),
        sa.Column("document", MESSAGE, nullable=False),
        sa.Column("start_time", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name="fk_recognitions_sha256", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_recognitions"),
        sa.UniqueConstraint("sha256", "engine", name="uq_recognitions_sha256_engine"),
    )
    op.create_table(
        "pages",
        sa.Column("recognition_id", ROW_NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", MESSAGE, nullable=False),
        sa.Column("image_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(
            ["recognition_id"], ["recognitions.id"], name="fk_pages_recognition_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recognition_id", "number", name="pk_pages"),
    )
    op.create_table(
        "invoices",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("recognition_id", ROW_NUMBER, nullable=True),
        sa.Column("state", ENUM, nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("failure_reason", sa.String(64), nullable=False),
        sa.Column("failure_message", sa.String(1000), nullable=False),
        sa.Column("failure_time", MOMENT, nullable=True),
        sa.Column("filename", sa.String(255), nullable=False),
        sa.Column("uploaded_by", sa.String(255), nullable=False),
        sa.Column("notes", LONG_TEXT, nullable=False),
        sa.Column("assignee", sa.String(255), nullable=False),
        sa.Column("create_time", MOMENT, nullable=False),
        sa.Column("update_time", MOMENT, nullable=False),
        sa.Column("process_time", MOMENT, nullable=True),
        sa.Column("archive_time", MOMENT, nullable=True),
        sa.Column("document_type", ENUM, nullable=False),
        sa.Column("supplier_name", sa.String(255), nullable=False),
        sa.Column("invoice_number", sa.String(255), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("gross_total", AMOUNT, nullable=True),
        sa.Column("amount_due", AMOUNT, nullable=True),
        sa.Column("finding_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["recognition_id"], ["recognitions.id"], name="fk_invoices_recognition_id"),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name="fk_invoices_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_invoices"),
    )
    op.create_index("ix_invoices_sha256", "invoices", ["sha256"])
    op.create_index("ix_invoices_state_id", "invoices", ["state", "id"])
    op.create_index("ix_invoices_issue_date", "invoices", ["issue_date"])
    op.create_table(
        "tags",
        _invoice_id(),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tag", sa.String(50), nullable=False),
        _of_invoice("tags"),
        sa.PrimaryKeyConstraint("invoice_id", "position", name="pk_tags"),
    )
    op.create_index("ix_tags_tag_invoice_id", "tags", ["tag", "invoice_id"])
    op.create_table(
        "records",
        _invoice_id(),
        sa.Column("content", MESSAGE, nullable=False),
        _of_invoice("records"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_records"),
    )
    op.create_table(
        "search_texts",
        _invoice_id(),
        sa.Column("supplier", LONG_TEXT, nullable=False),
        sa.Column("fields", LONG_TEXT, nullable=False),
        sa.Column("pages", LONG_TEXT, nullable=False),
        _of_invoice("search_texts"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_search_texts"),
    )
    op.create_table(
        "jobs",
        _invoice_id(),
        sa.Column("options", MESSAGE, nullable=False),
        sa.Column("read_anew", sa.Boolean(), nullable=False),
        sa.Column("claimable_time", MOMENT, nullable=False),
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("step", ENUM, nullable=False),
        sa.Column("pages_done", sa.Integer(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        _of_invoice("jobs"),
        sa.PrimaryKeyConstraint("invoice_id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_claimable_time", "jobs", ["claimable_time"])
    op.create_table(
        "events",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        _invoice_id(),
        sa.Column("time", MOMENT, nullable=False),
        _of_invoice("events"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_time", "events", ["time"])
    op.create_table(
        "history",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        _invoice_id(),
        sa.Column("time", MOMENT, nullable=False),
        sa.Column("actor", sa.String(255), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("path", sa.String(255), nullable=False),
        sa.Column("old_value", LONG_TEXT, nullable=True),
        sa.Column("new_value", LONG_TEXT, nullable=True),
        _of_invoice("history"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_invoice_id_id", "history", ["invoice_id", "id"])


def downgrade() -> None:
    """Drop them, those that refer to others first."""
    for table in ("history", "events", "jobs", "search_texts", "records", "tags", "invoices"):
        op.drop_table(table)
    for table in ("pages", "recognitions", "documents"):
        op.drop_table(table)


def _invoice_id() -> sa.Column[str]:
    return sa.Column("invoice_id", sa.String(36), nullable=False)


def _of_invoice(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name=f"fk_{table}_invoice_id", ondelete="CASCADE")
