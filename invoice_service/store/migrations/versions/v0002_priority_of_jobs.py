"""Jobs have a priority: what people wait for is done first."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# The number of PRIORITY_PERSON.
PERSON = "1"


def upgrade() -> None:
    """Add it; for what waits already, a person waits."""
    with op.batch_alter_table("jobs") as jobs:
        jobs.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default=PERSON))
        jobs.drop_index("ix_jobs_claimable_time")
        jobs.create_index("ix_jobs_priority_claimable_time", ["priority", "claimable_time"])
    with op.batch_alter_table("jobs") as jobs:
        jobs.alter_column("priority", existing_type=sa.Integer(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Forget it: all that waits is equal again."""
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_index("ix_jobs_priority_claimable_time")
        jobs.create_index("ix_jobs_claimable_time", ["claimable_time"])
        jobs.drop_column("priority")
