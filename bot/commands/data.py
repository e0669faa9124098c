"""sample · backup · restore · migrate"""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def sample(
    visits: Annotated[int, typer.Option(min=10, max=1_000_000, help="How many visits to invent.")] = 480,
) -> None:
    """Fill an empty database with an invented commune, and print how to try every role."""
    from bot import logs
    from bot.guidebook.load import load_or_raise
    from bot.sample import fill
    from bot.settings import Settings
    from bot.storage.database import Database

    settings = Settings.from_env()
    logs.configure(settings.log_level)
    guidebook = load_or_raise(settings.guides_dir, settings.local_guides_dir)
    guides = [(guide.id, guide.topic) for guide in guidebook]
    today = datetime.now(settings.timezone).date()

    async def run() -> list[str]:
        async with Database.opened(
            settings.database_url, partial(datetime.now, UTC), settings.key_file
        ) as database:
            return await fill(database, guides, visits=visits, today=today)

    typer.echo("\n".join(asyncio.run(run())))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to; an older backup of that name is replaced.")],
) -> None:
    """Copy the database while the bot runs; the copy is checked and readable by this account only."""
    from bot.settings import Settings
    from bot.storage.backup import back_up
    from bot.storage.database import path_of

    schema = back_up(path_of(Settings.from_env().database_url), file)
    typer.echo(f"Backed up to {file}: {file.stat().st_size:,} bytes, schema {schema}, checked.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in the place of the database; stop the bot first. The present file is kept beside it."""
    from bot.settings import Settings
    from bot.storage.backup import bring_back
    from bot.storage.database import path_of

    path = path_of(Settings.from_env().database_url)
    kept = bring_back(file, path, datetime.now(UTC))
    typer.echo(f"Restored {path} from {file}.")
    if kept:
        typer.echo(f"What was there before is kept as {kept}.")


@app.command()
def migrate() -> None:
    """Bring the database to the schema of this version; `run` does so by itself."""
    from bot.settings import Settings
    from bot.storage.database import Database

    async def run() -> list[str]:
        settings = Settings.from_env()
        clock = partial(datetime.now, UTC)
        async with Database.opened(settings.database_url, clock, settings.key_file) as database:
            before, after, copy = database.migrated
        if before == after:
            return [f"The database has schema {after}; nothing to do."]
        steps = [f"Migrated from {before or 'nothing'} to schema {after}."]
        return [*steps, f"The file as it was is kept as {copy}."] if copy else steps

    typer.echo("\n".join(asyncio.run(run())))
