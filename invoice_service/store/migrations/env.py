"""Alembic's entry: runs the steps on the connection that `upgrade` and `downgrade` opened."""

from alembic import context

from invoice_service.store.rows import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot alter a column: Alembic then copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
