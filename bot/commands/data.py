"""Commands of `data`."""

import typer

app = typer.Typer()
