"""Which shape the database has, and the steps to the shape this code needs."""

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from bot.errors import StorageError
from bot.storage.tables import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
REVISIONS = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
HEAD = REVISIONS[-1]


def revision(connection: Connection) -> str | None:
    """The database's revision; None for a new one. Refuses what this code cannot read."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StorageError(
            "The database holds tables that are not ours.\n"
            "    → Check DATABASE_URL; Sổ Tay Số needs a file of its own."
        )
    found = connection.scalar(select(text("version_num")).select_from(text("alembic_version")))
    if found is not None and found not in REVISIONS:
        raise StorageError(
            f"The database has schema {found}; this version of Sổ Tay Số knows schemas up to {HEAD}.\n"
            "    → Start the newer version again, or restore a backup made with this one."
        )
    return str(found) if found else None


def upgrade(connection: Connection) -> None:
    """Apply every revision that is missing, within the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "metadata": metadata})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
