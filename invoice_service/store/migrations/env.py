"""Alembic's entry: runs the steps on the connection that `upgrade` and `downgrade` opened."""

from alembic import context

from invoice_service.store.rows import Base

connection = context.config.attributes["connection"]
if connection.dialect.name == "mysql":
    # What new tables take over, whoever made the database: every character, compared as SQLite does.
    connection.exec_driver_sql("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    # SQLite cannot alter a column: Alembic then copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
