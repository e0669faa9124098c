"""report"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.areas import find_area
from bot.commands.people import find_team, in_transaction, settings_here
from bot.dialogue.message import Form
from bot.domain.period import Period
from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.domain.figures import Figures
    from bot.settings import Settings
    from bot.storage.database import Transaction

app = typer.Typer()

WORDS = ("text", "group")
"""As in the chat, and to be pasted into a team's group."""

FORMATS = (*WORDS, *Form)
IN_A_TERMINAL = (*WORDS, Form.TABLE, Form.DATA)
Place = tuple[str | None, str | None]
"""A team, or else an area, as somebody typed it."""


@app.command()
def report(  # noqa: PLR0917 - one per option
    team: Annotated[str | None, typer.Option("--team", help="The team's name or number.")] = None,
    area: Annotated[str | None, typer.Option("--area", help="Or a commune's or province's.")] = None,
    week: Annotated[str | None, typer.Option(help="For example 2026-W47.")] = None,
    month: Annotated[str | None, typer.Option(help="For example 2026-11.")] = None,
    quarter: Annotated[str | None, typer.Option(help="For example 2026-Q4.")] = None,
    year: Annotated[str | None, typer.Option(help="For example 2026.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day, for example 2026-11-01.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day.")] = None,
    shape: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}.")] = "text",
    number: Annotated[int | None, typer.Option(min=1, max=99999, help="The number of the letter.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of stdout.")] = None,
) -> None:
    """Print or write the counts of a team or an area; without a period, this week's."""
    if (team is None) == (area is None):
        raise WrongUsage("Give --team or --area.")
    if shape not in FORMATS:
        raise WrongUsage(f'--format is "{shape}". Use one of: {", ".join(FORMATS)}.')
    if number is not None and shape != Form.LETTER:
        raise WrongUsage("--number goes with --format docx.")
    if output is None and shape not in IN_A_TERMINAL and sys.stdout.isatty():
        raise WrongUsage(f"--format {shape} is no text. Name a file for it: --output report.{shape}")
    settings = settings_here()
    whole = {"--week": week, "--month": month, "--quarter": quarter, "--year": year}
    period = _period(datetime.now(settings.timezone).date(), whole, first, last)
    _put(_written(settings, (team, area), period, shape, number), output)


def _period(today: date, whole: dict[str, str | None], first: str | None, last: str | None) -> Period:
    given = {name: value for name, value in whole.items() if value is not None}
    if len(given) + (first is not None or last is not None) > 1:
        raise WrongUsage(f"Give one of {', '.join(whole)}, or --from with --to.")
    if (first is None) != (last is None):
        raise WrongUsage("--from and --to go together.")
    parse = {
        "--week": Period.parse_week,
        "--month": Period.parse_month,
        "--quarter": Period.parse_quarter,
        "--year": Period.parse_year,
    }
    try:
        for name, value in given.items():
            return parse[name](value)
        if first and last:
            return Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as error:
        raise WrongUsage(f"{error}.") from error
    return Period.week_of(today)


def _written(settings: "Settings", place: Place, period: Period, shape: str, number: int | None) -> bytes:
    """The same figures in every form."""
    from bot.dialogue.group_text import group_text
    from bot.dialogue.report_text import report_text
    from bot.guidebook.load import load_or_raise
    from bot.reports.build import Order, build
    from bot.reports.names import Names
    from bot.reports.template import load_templates, template_for
    from bot.texts import SOURCE, load_texts

    guidebook = load_or_raise(settings.guides_dir, settings.local_guides_dir)
    templates = load_templates(settings.report_templates_dir)

    async def count(transaction: "Transaction") -> "Figures":
        team_text, area_text = place
        if area_text is not None:
            return await transaction.area_figures.of_area(await find_area(transaction, area_text), period)
        team = await find_team(transaction, team_text or "")
        return await transaction.figures.of_team(team, period, with_lines=shape == Form.SHEET)

    figures, library = in_transaction(settings, count), load_texts(settings.locales_dir)
    if shape in WORDS:
        write = report_text if shape == "text" else group_text
        return f"{write(figures.report, library[SOURCE], guidebook)}\n".encode()
    order = Order(
        form=Form(shape),
        figures=figures,
        names=Names.of(guidebook),
        template=template_for(figures.report.team, templates),
        made_on=datetime.now(settings.timezone).date(),
        number=number,
    )
    return build(order, library)


def _put(written: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        raise WrongUsage(f"{output}: {error.strerror}.") from error
