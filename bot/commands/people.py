"""team add · team list · team invite"""

import asyncio
import unicodedata
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.commands.invitations import QrFile, print_invitation
from bot.domain.people import Role
from bot.domain.secrets import find_secret
from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.domain.people import Invitation, Team
    from bot.settings import Settings
    from bot.storage.database import Transaction

app = typer.Typer()
team = typer.Typer(no_args_is_help=True, help="Set up teams and invite people.")
app.add_typer(team, name="team")

Answer = TypeVar("Answer")

LONGEST_NAME = 100

TeamText = Annotated[str, typer.Argument(metavar="TEAM", help="Its name or its number.")]


@team.command()
def add(
    name: Annotated[str, typer.Argument(help="What the team calls itself, for example “Tổ 5”.")],
    commune: Annotated[str | None, typer.Option(help="The commune or ward it belongs to.")] = None,
    province: Annotated[str | None, typer.Option(help="The province of that commune.")] = None,
    qr: QrFile = None,
) -> None:
    """Make a team and print the invitation of its lead."""
    if province and not commune:
        raise WrongUsage("--province goes with --commune.")
    name, commune, province = _name(name), commune and _name(commune), province and _name(province)

    async def make(transaction: "Transaction") -> tuple["Team", "Invitation"]:
        if await transaction.people.find_team(name):
            raise WrongUsage(
                f"There is already a team called {name}. Add the commune to the name to tell them apart."
            )
        place = await transaction.areas.commune(commune, province) if commune else None
        made = await transaction.people.add_team(name, place)
        return made, await transaction.invitations.invite(made.id, Role.LEAD, zone=settings.timezone)

    settings = settings_here()
    made, invitation = in_transaction(settings, make)
    typer.echo(_line(made))
    print_invitation(invitation, settings, qr)


@team.command("list")
def list_teams() -> None:
    """Every team with its number, people and invitations that are still open."""

    async def read(transaction: "Transaction") -> list[str]:
        lines = []
        for each in await transaction.people.teams():
            members = await transaction.people.members(each.id)
            leads = sum(1 for member in members if member.role is Role.LEAD)
            invitations = await transaction.invitations.active(each.id)
            lines.append(
                f"{_line(each)}: leads {leads}, volunteers {len(members) - leads}, open invitations {len(invitations)}"
            )
        return lines

    lines = in_transaction(settings_here(), read)
    typer.echo("\n".join(lines or ["No teams yet. Make one: python -m bot team add NAME"]))


@team.command()
def invite(
    text: TeamText,
    role: Annotated[Role, typer.Option(help="What the person will be.")] = Role.VOLUNTEER,
    uses: Annotated[
        int | None, typer.Option(min=1, max=1000, help="How many people may use the code.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="How long the code is valid.")] = 14,
    qr: QrFile = None,
) -> None:
    """Print a new invitation for a team; without --uses a lead's is for one person, a volunteer's for twenty."""
    if role is Role.COORDINATOR:
        raise WrongUsage("A coordinator is invited for an area: python -m bot area invite AREA")

    async def make(transaction: "Transaction") -> "Invitation":
        found = await find_team(transaction, text)
        return await transaction.invitations.invite(
            found.id, role, uses=uses, days=days, zone=settings.timezone
        )

    settings = settings_here()
    print_invitation(in_transaction(settings, make), settings, qr)


def settings_here() -> "Settings":
    from bot import logs
    from bot.settings import Settings

    settings = Settings.from_env()
    logs.configure(settings.log_level)
    return settings


def in_transaction(
    settings: "Settings", work: Callable[["Transaction"], Coroutine[Any, Any, Answer]]
) -> Answer:
    from bot.storage.database import Database

    async def run() -> Answer:
        async with (
            Database.opened(settings.database_url, partial(datetime.now, UTC), settings.key_file) as database,
            database.transaction() as transaction,
        ):
            return await work(transaction)

    return asyncio.run(run())


async def find_team(transaction: "Transaction", text: str) -> "Team":
    found = await transaction.people.find_team(text)
    if found is None:
        raise WrongUsage(f'There is no team "{text}". See: python -m bot team list')
    return found


def _name(text: str) -> str:
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not 1 <= len(text) <= LONGEST_NAME:
        raise WrongUsage(f"A name has 1 to {LONGEST_NAME} characters.")
    if find_secret(text):
        raise WrongUsage(
            "This looks like an ID or card number, a code or a password; no name has such in it."
        )
    return text


def _line(team: "Team") -> str:
    return f"{team.id}  {team.name}" + (f" ({team.commune})" if team.commune else "")
