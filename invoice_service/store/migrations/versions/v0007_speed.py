"""Indexes with which the time of a query does not grow with the number of invoices."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_REPLACED = (
    ("ix_invoices_state_id", "invoices", ["state", "id"]),
    ("ix_supplier_marks_kind_value_supplier_id", "supplier_marks", ["kind", "value", "supplier_id"]),
    ("ix_supplier_marks_supplier_id_kind", "supplier_marks", ["supplier_id", "kind"]),
)
_NEW = (
    ("ix_invoices_listed_id", "invoices", ["listed_id"]),
    ("ix_invoices_state_listed_id", "invoices", ["state", "listed_id"]),
    ("ix_invoices_state_delete_time_id", "invoices", ["state", "delete_time", "id"]),
    (
        "ix_supplier_marks_kind_value_supplier_id_invoice_id",
        "supplier_marks",
        ["kind", "value", "supplier_id", "invoice_id"],
    ),
    (
        "ix_supplier_marks_supplier_id_kind_value_invoice_id",
        "supplier_marks",
        ["supplier_id", "kind", "value", "invoice_id"],
    ),
)
_LISTED = "CASE WHEN delete_time IS NULL AND archive_time IS NULL THEN id END"


def upgrade() -> None:
    """Make the new ones first: foreign keys want one at any moment."""
    op.add_column(
        "invoices", sa.Column("listed_id", sa.String(36), sa.Computed(_LISTED, persisted=False), nullable=True)
    )
    for name, table, columns in _NEW:
        op.create_index(name, table, columns)
    for name, table, _ in _REPLACED:
        op.drop_index(name, table)


def downgrade() -> None:
    """Put the former ones in their place."""
    for name, table, columns in _REPLACED:
        op.create_index(name, table, columns)
    for name, table, _ in _NEW:
        op.drop_index(name, table)
    op.drop_column("invoices", "listed_id")
