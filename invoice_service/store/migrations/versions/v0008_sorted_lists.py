"""Indexes for lists in other orders than the newest first."""

from alembic import op

revision = "0008"
down_revision = "0007"

_COLUMNS = ("due_date", "supplier_name")


def upgrade() -> None:
    """Make them."""
    for column in _COLUMNS:
        op.create_index(f"ix_invoices_{column}", "invoices", [column])


def downgrade() -> None:
    """Take them back."""
    for column in _COLUMNS:
        op.drop_index(f"ix_invoices_{column}", "invoices")
