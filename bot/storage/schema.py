"""Which shape the database has, and the steps to the shape this code needs."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from bot.errors import StorageError
from bot.storage.tables import metadata


@dataclass(frozen=True, slots=True)
class Migrations:
    """A folder of Alembic revisions, one file each, numbered from 0001."""

    folder: Path

    @property
    def revisions(self) -> list[str]:
        return sorted(path.name[:4] for path in (self.folder / "versions").glob("[0-9]*_*.py"))

    @property
    def head(self) -> str:
        return self.revisions[-1]

    def current(self, connection: Connection) -> str | None:
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
        if found not in self.revisions:
            raise StorageError(
                f"The database has schema {found}; this version of Sổ Tay Số knows schemas up to {self.head}.\n"
                "    → Start the newer version again, or restore a backup made with this one."
            )
        return str(found)

    def apply(self, connection: Connection) -> None:
        """Every revision that is missing, within the transaction of `connection`."""
        from alembic import command
        from alembic.config import Config

        config = Config(attributes={"connection": connection, "metadata": metadata})
        config.set_main_option("script_location", str(self.folder).replace("%", "%%"))
        command.upgrade(config, "head")


OURS = Migrations(Path(__file__).parent / "migrations")
