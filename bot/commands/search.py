"""Commands of `search`."""

import typer

app = typer.Typer()
