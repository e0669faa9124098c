"""key rotate"""

import asyncio
from datetime import UTC, datetime
from functools import partial

import typer

app = typer.Typer()
key = typer.Typer(no_args_is_help=True, help="The key that opens the encrypted data.")
app.add_typer(key, name="key")


@key.callback()
def _group() -> None:
    """Keeps `rotate` a command of its own while it is the only one."""


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
