"""household show · export · correct · withdraw · erase · merge · split · move"""

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.household_words import (
    checked,
    counted,
    day_of,
    described,
    exported,
    recounted,
    refuse_alike,
)
from bot.commands.people import TeamText, find_team, in_transaction, settings_here
from bot.domain.household import Card, Detail, How, Look, Why
from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.domain.visit import Household
    from bot.storage.database import Transaction

app = typer.Typer()
household = typer.Typer(
    no_args_is_help=True, help="What is known about a household; every look is in its access log."
)
app.add_typer(household, name="household")

Code = Annotated[str, typer.Argument(metavar="CODE", help="For example H-012.")]
Day = Annotated[str | None, typer.Option(help="For example 2026-11-22; without it, today.")]

OPERATOR = None
VERSION = "operator"


@household.command()
def show(team: TeamText, code: Code) -> None:
    """Print name, phone number, consents, and how often it was visited."""
    card = _read(team, code, Look.SHOWN)
    typer.echo("\n".join(described(card)))


@household.command()
def export(
    team: TeamText,
    code: Code,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of stdout.")] = None,
) -> None:
    """Everything about a household as JSON, to be handed over when it asks."""
    if output and output.exists():
        raise WrongUsage(f"{output} exists already.")
    text = json.dumps(exported(_read(team, code, Look.COPIED)), ensure_ascii=False, indent=2)
    if output is None:
        typer.echo(text)
        return
    output.touch(mode=0o600)
    output.write_text(f"{text}\n", "utf-8")


@household.command()
def correct(  # noqa: PLR0917 - one per option
    team: TeamText,
    code: Code,
    label: Annotated[str | None, typer.Option(help="What the team calls it.")] = None,
    phone: Annotated[str | None, typer.Option(help="Its phone number.")] = None,
    agreed: Annotated[How | None, typer.Option(help="How the household agreed, if that is new.")] = None,
    other_home: Annotated[
        bool, typer.Option("--other-home", help="It is none of those whose names are nearly the same.")
    ] = False,
) -> None:
    """Write down another name or phone number; needs a consent, from before or with --agreed."""
    values = {what: text for what, text in ((Detail.LABEL, label), (Detail.PHONE, phone)) if text is not None}
    wanted = {what: checked(what, text) for what, text in values.items()}
    if not wanted:
        raise WrongUsage("Give --label, --phone, or both.")

    async def write(transaction: "Transaction") -> str:
        found, details = await _find(transaction, team, code), transaction.details
        if Detail.LABEL in wanted and not other_home:
            await refuse_alike(transaction, found, wanted[Detail.LABEL])
        for what, text in wanted.items():
            if agreed is not None:
                await details.agreed(found.id, what, how=agreed, text_version=VERSION, asked_by=OPERATOR)
            elif not await details.has_consent(found.id, what):
                raise WrongUsage(
                    f"{found.code} has not agreed that its {what} is kept. If it has: --agreed spoken|written"
                )
            await details.keep(found.id, what, text, by=OPERATOR)
            await details.looked(found.id, Look.NAMED if what is Detail.LABEL else Look.PHONED, by=OPERATOR)
        return f"{found.code} is corrected."

    typer.echo(in_transaction(settings_here(), write))


@household.command()
def withdraw(
    team: TeamText,
    code: Code,
    only_phone: Annotated[bool, typer.Option("--only-phone", help="Keep the name.")] = False,
) -> None:
    """The household no longer agrees: name and phone number are erased, that it was asked is kept."""

    async def take_back(transaction: "Transaction") -> str:
        found = await _find(transaction, team, code)
        await transaction.erasing.withdraw(found, Detail.PHONE if only_phone else Detail.LABEL, by=OPERATOR)
        await transaction.details.looked(found.id, Look.WITHDRAWN, by=OPERATOR)
        return f"The consent of {found.code} is withdrawn."

    _erase(take_back)


@household.command()
def erase(
    team: TeamText,
    code: Code,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase name, phone number, consents and reasons of corrections for good; counts stay."""
    if not yes:
        typer.confirm(f"Erase what is known about {code} for good?", abort=True, err=True)

    async def wipe(transaction: "Transaction") -> str:
        found = await _find(transaction, team, code)
        for each in (found, *await transaction.household_changes.merged(found.id)):
            await transaction.erasing.erase(each, Why.ASKED, by=OPERATOR)
            await transaction.details.looked(each.id, Look.ERASED, by=OPERATOR)
        return f"{found.code} is only a code now."

    _erase(wipe)


@household.command()
def merge(
    team: TeamText,
    code: Code,
    into: Annotated[str, typer.Argument(help="The code it goes by from now on.")],
    from_: Annotated[str | None, typer.Option("--from", help="First day; without it, today.")] = None,
) -> None:
    """Two codes are one household: visits from that day on count as its own, earlier ones stay where they are."""
    settings = settings_here()
    day = day_of(from_, datetime.now(settings.timezone).date())

    async def join(transaction: "Transaction") -> list[str]:
        found, target = await _find(transaction, team, code), await _find(transaction, team, into)
        if found == target:
            raise WrongUsage(f"{code} and {into} are the same household already.")
        before = await counted(transaction, found.team_id, day)
        ids = await transaction.household_changes.merge(found, target, day, by=OPERATOR)
        await transaction.details.looked(found.id, Look.MERGED, by=OPERATOR)
        after = await counted(transaction, found.team_id, day)
        told = f"{found.code} is {target.code} from {day} on; visits that changed hands: {len(ids)}."
        return [told, *recounted(before, after)]

    typer.echo("\n".join(in_transaction(settings, join)))


@household.command()
def split(team: TeamText, code: Code) -> None:
    """Undo the latest merge into that household; what was logged since stays with it."""
    today = datetime.now(settings_here().timezone).date()

    async def part(transaction: "Transaction") -> list[str]:
        found = await _find(transaction, team, code)
        before = await counted(transaction, found.team_id, today)
        back = await transaction.household_changes.split(found, by=OPERATOR)
        if back is None:
            raise WrongUsage(f"Nothing was merged into {found.code}.")
        other, ids = back
        await transaction.details.looked(other.id, Look.SPLIT, by=OPERATOR)
        after = await counted(transaction, found.team_id, today)
        told = f"{other.code} is a household of its own again; visits that went back: {len(ids)}."
        return [told, *recounted(before, after)]

    typer.echo("\n".join(in_transaction(settings_here(), part)))


@household.command()
def move(
    team: TeamText,
    code: Code,
    to: Annotated[str, typer.Option("--to", help="The other team's name or number.")],
    on: Day = None,
) -> None:
    """Another team of the commune looks after it from that day on; visits until then stay with the old one."""
    settings = settings_here()
    day = day_of(on, datetime.now(settings.timezone).date())

    async def hand_over(transaction: "Transaction") -> str:
        found, target = await _find(transaction, team, code), await find_team(transaction, to)
        near = await transaction.household_changes.neighbours(found.team_id)
        if target.id not in {each.id for each in near}:
            raise WrongUsage(f"{target.name} is not another team of the same commune.")
        await transaction.details.looked(found.id, Look.MOVED, by=OPERATOR)
        new = await transaction.household_changes.move(found, target.id, day, by=OPERATOR)
        return f"{found.code} is {new.code} of {target.name} from {day} on. Its earlier visits count where they were made."

    typer.echo(in_transaction(settings, hand_over))


def _read(team: str, code: str, what: Look) -> Card:
    from bot.desk.households import card_of

    async def read(transaction: "Transaction") -> Card:
        found = await _find(transaction, team, code)
        await transaction.details.looked(found.id, what, by=OPERATOR)
        return await card_of(transaction, found, None)

    return in_transaction(settings_here(), read)


async def _find(transaction: "Transaction", team: str, code: str) -> "Household":
    from bot.dialogue.visit_line import household_number

    found_team, number = await find_team(transaction, team), household_number(code)
    found = None if number is None else await transaction.households.by_number(found_team.id, number)
    if found is None:
        raise WrongUsage(f'{found_team.name} has no household "{code}".')
    return found


def _erase(work: Callable[["Transaction"], Coroutine[Any, Any, str]]) -> None:
    """And say what is left of it: not in the database, but beside it."""
    from bot.storage.database import Database, path_of

    settings = settings_here()
    clock = partial(datetime.now, UTC)

    async def run() -> str:
        async with Database.opened(settings.database_url, clock, settings.key_file) as database:
            async with database.transaction() as transaction:
                told = await work(transaction)
            await database.clean()  # a large file too: nobody waits for an answer here
        return told

    typer.echo(asyncio.run(run()))
    path = path_of(settings.database_url)
    copies = sorted(str(each) for each in path.parent.glob(f"{path.name}.before-*"))
    if copies:
        typer.echo(
            "Copies made before an update or a restore still hold it; delete them: " + ", ".join(copies)
        )
    typer.echo("So do your own backups, until you delete them.")
