"""Indexes for lists that a filter makes short: of a currency, type or person, what is put off, a state by due date."""

from alembic import op

revision = "0009"
down_revision = "0008"

_LISTED = ("currency", "document_type", "assignee", "uploaded_by")


def upgrade() -> None:
    """Make them."""
    for column in _LISTED:
        op.create_index(f"ix_invoices_{column}_listed_id", "invoices", [column, "listed_id"])
    op.create_index("ix_invoices_state_due_date", "invoices", ["state", "due_date"])
    op.create_index("ix_invoices_postponed_until", "invoices", ["postponed_until"])


def downgrade() -> None:
    """Take them back."""
    op.drop_index("ix_invoices_postponed_until", "invoices")
    op.drop_index("ix_invoices_state_due_date", "invoices")
    for column in _LISTED:
        op.drop_index(f"ix_invoices_{column}_listed_id", "invoices")
