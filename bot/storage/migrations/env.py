"""Runs the revisions on the connection that `Migrations.apply` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    transactional_ddl=True,  # SQLite can; with our own BEGIN a migration happens as a whole or not at all
)
with context.begin_transaction():
    context.run_migrations()
