"""Commands of `people`."""

import typer

app = typer.Typer()
