"""What records were before people changed them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the table; changes that were made before cannot be taken back."""
    op.create_table(
        "undo_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("invoice_id", sa.String(36), nullable=False),
        sa.Column("content", sa.LargeBinary(2**32 - 1), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name="fk_undo_steps_invoice_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_undo_steps"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_undo_steps_invoice_id_id", "undo_steps", ["invoice_id", "id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("undo_steps")
