"""run · chat"""

import asyncio
from contextlib import suppress
from functools import partial
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def run() -> None:
    """Open every configured door: the web page, Telegram. With WEB=off and no token, the terminal chat."""
    from bot import logs
    from bot.app import run as run_app
    from bot.settings import Settings

    settings = Settings.from_env()
    logs.configure(settings.log_level)
    with suppress(asyncio.CancelledError):  # SIGTERM: an orderly end
        asyncio.run(run_app(settings, partial(typer.echo, err=True)))


@app.command()
def chat(
    user: Annotated[
        str, typer.Option("--user", help="Who you are; each name is a person of its own, kept between runs.")
    ] = "resident",
) -> None:
    """Talk in the terminal; reads lines from a pipe too and prints plain text then."""
    from bot import logs
    from bot.app import chat as chat_app
    from bot.errors import WrongUsage
    from bot.settings import Settings

    if not user.strip() or len(user) > 64:  # noqa: PLR2004 - a name, not a text
        raise WrongUsage("--user takes a name of 1 to 64 characters.")
    settings = Settings.from_env()
    logs.configure("error" if settings.log_level == "info" else settings.log_level)
    asyncio.run(chat_app(settings, user.strip()))
