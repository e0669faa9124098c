"""area list · area move · area invite · area remove · team members · team remove"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.invitations import QrFile, print_invitation
from bot.commands.people import TeamText, find_team, in_transaction, settings_here, team
from bot.domain.people import Area, AreaKind, Member
from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.domain.people import Invitation
    from bot.storage.database import Transaction

app = typer.Typer()
area = typer.Typer(no_args_is_help=True, help="Communes and provinces, and who coordinates them.")
app.add_typer(area, name="area")

AreaText = Annotated[str, typer.Argument(metavar="AREA", help="Its name or its number.")]
PersonNumber = Annotated[int, typer.Argument(metavar="PERSON", help="The person's number.")]


@area.command("list")
def list_areas() -> None:
    """Every province and commune with its number, teams and coordinators."""

    async def read(transaction: "Transaction") -> list[str]:
        today = _today()
        lines = []
        for each in await transaction.areas.all():
            teams = await transaction.areas.teams(each, today)
            coordinators = await transaction.areas.coordinators(each.id)
            lines.append(f"{_line(each)}: teams {len(teams)}, coordinators {len(coordinators)}")
            lines += [f"    {_person(member)}" for member in coordinators]
        return lines

    lines = in_transaction(settings_here(), read)
    empty = "No areas yet. Make one: python -m bot team add NAME --commune COMMUNE --province PROVINCE"
    typer.echo("\n".join(lines or [empty]))


@area.command()
def move(
    what: Annotated[str, typer.Argument(metavar="TEAM_OR_COMMUNE", help="Its name or its number.")],
    to: Annotated[str, typer.Option("--to", help="A commune for a team, a province for a commune.")],
    on: Annotated[str | None, typer.Option(help="From this day on, for example 2026-07-01.")] = None,
) -> None:
    """Give a team another commune, or a commune another province; days before stay where they were."""
    day = _day(on)

    async def place(transaction: "Transaction") -> str:
        above = await find_area(transaction, to)
        if above.kind is AreaKind.COMMUNE:
            moved = await find_team(transaction, what)
            await transaction.areas.place_team(moved.id, above.id, day)
            return moved.name
        commune = await find_area(transaction, what)
        if commune.kind is not AreaKind.COMMUNE:
            raise WrongUsage(f"{commune.name} is a province. Only a commune belongs to a province.")
        await transaction.areas.place_area(commune.id, above.id, day)
        return commune.name

    name = in_transaction(settings_here(), place)
    typer.echo(f"{name} belongs to {to} from {day:%d/%m/%Y} on; reports of earlier days stay as they were.")


@area.command("invite")
def invite_coordinator(text: AreaText, qr: QrFile = None) -> None:
    """Print an invitation for a coordinator, who sees sums and any team's numbers, and no household."""

    async def make(transaction: "Transaction") -> "Invitation":
        found = await find_area(transaction, text)
        return await transaction.invitations.invite_coordinator(found.id, zone=settings.timezone)

    settings = settings_here()
    print_invitation(in_transaction(settings, make), settings, qr)


@area.command("remove")
def remove_coordinator(text: AreaText, person: PersonNumber) -> None:
    """Take a coordinator's rights away at once; `area list` shows the numbers."""

    async def remove(transaction: "Transaction") -> bool:
        return await transaction.areas.dismiss(person, (await find_area(transaction, text)).id)

    _removed(in_transaction(settings_here(), remove), person, text)


@team.command()
def members(text: TeamText) -> None:
    """Who is in the team, with numbers."""

    async def read(transaction: "Transaction") -> list[str]:
        found = await find_team(transaction, text)
        return [_person(member) for member in await transaction.people.members(found.id)]

    typer.echo("\n".join(in_transaction(settings_here(), read) or ["Nobody yet."]))


@team.command("remove")
def remove_member(text: TeamText, person: PersonNumber) -> None:
    """Take somebody out of a team at once; what that person logged stays. `team members` shows the numbers."""

    async def remove(transaction: "Transaction") -> bool:
        return await transaction.people.leave(person, (await find_team(transaction, text)).id)

    _removed(in_transaction(settings_here(), remove), person, text)


def _removed(done: bool, person: int, place: str) -> None:
    if not done:
        raise WrongUsage(f"There is no person {person} in {place}.")
    typer.echo(f"Person {person} is no longer in {place}.")


async def find_area(transaction: "Transaction", text: str) -> Area:
    found = await transaction.areas.find(text)
    if found is None:
        raise WrongUsage(
            f'There is no area "{text}", or several of that name; use its number: python -m bot area list'
        )
    return found


def _today() -> date:
    return datetime.now(settings_here().timezone).date()


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else _today()
    except ValueError as error:
        raise WrongUsage(f'"{text}" is not a day; write it like 2026-07-01.') from error


def _line(found: Area) -> str:
    return f"{found.id}  {found.kind} {found.name}" + (f" ({found.province})" if found.province else "")


def _person(member: Member) -> str:
    return f"{member.person_id}  {member.name or '—'}: {member.role} since {member.since:%d/%m/%Y}"
