"""Commands of `content`."""

import typer

app = typer.Typer()
