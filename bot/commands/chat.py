"""Commands of `chat`."""

import typer

app = typer.Typer()
