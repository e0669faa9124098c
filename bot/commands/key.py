"""key rotate · key lost"""

import asyncio
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import typer

app = typer.Typer()
key = typer.Typer(no_args_is_help=True, help="The key that opens the encrypted data.")
app.add_typer(key, name="key")


@key.command()
def rotate() -> None:
    """Make a new key and encrypt everything with it; the bot may go on running."""
    from bot import logs
    from bot.settings import Settings
    from bot.storage.database import Database
    from bot.storage.rotate import Rotated
    from bot.storage.rotate import rotate as to_new_key

    settings = Settings.from_env()
    logs.configure(settings.log_level)
    clock = partial(datetime.now, UTC)

    async def run() -> Rotated:
        async with Database.opened(settings.database_url, clock, settings.key_file) as database:
            return await to_new_key(database, clock())

    done = asyncio.run(run())
    typer.echo(
        f"{done.values:,} values are encrypted with a new key.\n"
        f"Backups made until now need the old key, kept as {done.old_key}: move it to where your copy of the key is,\n"
        "make a copy of the new one, and delete the old one together with those backups."
    )


@key.command()
def lost(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Start again without a key that nobody has any more: names and phone numbers are gone, counts are not."""
    from bot import logs
    from bot.errors import StorageError, WrongUsage
    from bot.settings import Settings
    from bot.storage.database import Database
    from bot.storage.rotate import give_up

    settings = Settings.from_env()
    logs.configure(settings.log_level)
    clock = partial(datetime.now, UTC)

    async def fits() -> bool:
        try:
            async with Database.opened(settings.database_url, clock, settings.key_file):
                return True
        except StorageError:
            return False

    if asyncio.run(fits()):
        raise WrongUsage("The key opens the database; nothing is lost.")
    if not yes:
        typer.confirm("Give up all names and phone numbers of households for good?", abort=True, err=True)
    kept = asyncio.run(give_up(settings.database_url, clock()))
    typer.echo(
        f"The next start makes a new key. The database as it was is kept as {kept}: if the old key is found,\n"
        "stop the bot and put both back."
    )
