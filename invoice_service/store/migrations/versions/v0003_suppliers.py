"""Suppliers and what invoices show of them; the look of pages; histories chained by hashes."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")


def upgrade() -> None:
    """Make the tables and columns, and chain the histories that are there."""
    op.create_table(
        "suppliers",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(255), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("name_key", sa.String(255), nullable=False),
        sa.Column("default_currency", sa.String(3), nullable=False),
        sa.Column("default_payment_days", sa.Integer(), nullable=False),
        sa.Column("create_time", MOMENT, nullable=False),
        sa.Column("merged_into", sa.String(36), nullable=True),
        sa.Column("merged_by", sa.String(255), nullable=False),
        sa.Column("merge_time", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["suppliers.id"], name="fk_suppliers_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_suppliers"),
        sa.UniqueConstraint("origin", name="uq_suppliers_origin"),
    )
    op.create_index("ix_suppliers_name_key_id", "suppliers", ["name_key", "id"])
    op.create_index("ix_suppliers_merged_into", "suppliers", ["merged_into"])
    op.create_table(
        "supplier_aliases",
        sa.Column("supplier_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("name_key", sa.String(255), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name="fk_supplier_aliases_supplier_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("supplier_id", "position", name="pk_supplier_aliases"),
    )
    op.create_index("ix_supplier_aliases_name_key", "supplier_aliases", ["name_key"])
    op.create_table(
        "supplier_marks",
        sa.Column("invoice_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("value", sa.String(255), nullable=False),
        sa.Column("text", sa.String(255), nullable=False),
        sa.Column("supplier_id", sa.String(36), nullable=False),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoices.id"], name="fk_supplier_marks_invoice_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name="fk_supplier_marks_supplier_id"),
        sa.PrimaryKeyConstraint("invoice_id", "kind", "value", name="pk_supplier_marks"),
    )
    op.create_index("ix_supplier_marks_kind_value_supplier_id", "supplier_marks", ["kind", "value", "supplier_id"])
    op.create_index("ix_supplier_marks_supplier_id_kind", "supplier_marks", ["supplier_id", "kind"])
    # Never in a batch: on SQLite that drops the old table, and with it every row that refers to an invoice.
    op.add_column("invoices", sa.Column("supplier_id", sa.String(36), nullable=True))
    op.add_column("invoices", sa.Column("number_key", sa.String(255), nullable=True))
    op.create_index("ix_invoices_supplier_id_number_key", "invoices", ["supplier_id", "number_key"])
    op.create_index("ix_invoices_supplier_id_id", "invoices", ["supplier_id", "id"])
    op.create_index("ix_invoices_gross_total", "invoices", ["gross_total"])
    _add_text("pages", "look")
    _add_text("history", "hash")
    _chain_histories()


def downgrade() -> None:
    """Take them back."""
    with op.batch_alter_table("history", table_kwargs={"sqlite_autoincrement": True}) as history:
        history.drop_column("hash")
    with op.batch_alter_table("pages") as pages:
        pages.drop_column("look")
    op.drop_index("ix_invoices_gross_total", "invoices")
    op.drop_index("ix_invoices_supplier_id_id", "invoices")
    op.drop_index("ix_invoices_supplier_id_number_key", "invoices")
    op.drop_column("invoices", "number_key")
    op.drop_column("invoices", "supplier_id")
    for table in ("supplier_marks", "supplier_aliases", "suppliers"):
        op.drop_table(table)


def _add_text(table: str, column: str) -> None:
    """Add a column that no row may lack: empty in those that are there."""
    op.add_column(table, sa.Column(column, sa.String(64), nullable=True))
    op.execute(sa.text(f"UPDATE {table} SET {column} = ''"))  # noqa: S608 - both names stand above
    kwargs = {"sqlite_autoincrement": True} if table == "history" else {}
    with op.batch_alter_table(table, table_kwargs=kwargs) as altered:
        altered.alter_column(column, existing_type=sa.String(64), nullable=False)


def _chain_histories() -> None:
    history = sa.table(
        "history",
        *(
            sa.column(name)
            for name in ("id", "invoice_id", "actor", "action", "path", "old_value", "new_value", "hash")
        ),
        sa.column("time", MOMENT),
    )
    connection = op.get_bind()
    last: dict[str, str] = {}
    for row in connection.execute(sa.select(history).order_by(history.c.id)).all():
        moment = f"{row.time:%Y-%m-%dT%H:%M:%S.%f}Z"
        content = [
            last.get(row.invoice_id, ""),
            row.invoice_id,
            moment,
            row.actor,
            row.action,
            row.path,
            row.old_value,
            row.new_value,
        ]
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        last[row.invoice_id] = hashlib.sha256(text.encode()).hexdigest()
        connection.execute(sa.update(history).where(history.c.id == row.id).values(hash=last[row.invoice_id]))
