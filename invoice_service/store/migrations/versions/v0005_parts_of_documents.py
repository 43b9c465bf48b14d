"""Invoices that are made of some pages of a document that was split."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_INDEX = "ix_invoices_split_from_first_page"


def upgrade() -> None:
    """Add the columns; what is there is made of whole documents."""
    op.add_column("invoices", sa.Column("split_from", sa.String(36), nullable=True))
    op.add_column("invoices", sa.Column("first_page", sa.Integer(), nullable=True))
    op.add_column("invoices", sa.Column("last_page", sa.Integer(), nullable=True))
    op.create_index(_INDEX, "invoices", ["split_from", "first_page"])


def downgrade() -> None:
    """Take them back. What was split becomes REJECTED, and a part becomes an invoice of the whole document."""
    for table in ("invoices", "tombstones"):
        op.execute(f"UPDATE {table} SET state = 'REJECTED' WHERE state = 'SPLIT'")  # noqa: S608 - a name of ours
    op.drop_index(_INDEX, "invoices")
    for name in ("last_page", "first_page", "split_from"):
        op.drop_column("invoices", name)
