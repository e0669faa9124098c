from datetime import date, timedelta

import pytest

from bot.domain.people import AreaKind, Person, Role
from bot.errors import WrongUsage
from bot.storage.database import Database, Transaction
from tests.clock import TODAY
from tests.storage.crew import a_crew

MOVED = date(2026, 7, 1)


async def held_on(transaction: Transaction, area_id: int, team_id: int, *days: date) -> list[bool]:
    return [await transaction.areas.hold([area_id], team_id, day) for day in days]


async def test_a_team_that_moves_belonged_where_it_was_until_then(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        old, new = (
            await transaction.areas.commune("Xã Hoa Mẫu"),
            await transaction.areas.commune("Xã Lúa Mẫu"),
        )
        await transaction.areas.place_team(crew.team.id, new.id, MOVED)
        eve = MOVED - timedelta(days=1)
        assert await held_on(transaction, old.id, crew.team.id, date.min, eve, MOVED) == [True, True, False]
        assert await held_on(transaction, new.id, crew.team.id, eve, MOVED, date.max) == [False, True, True]
        assert [team.commune for team in await transaction.people.teams()] == ["Xã Lúa Mẫu"]
        await transaction.areas.place_team(crew.team.id, old.id, MOVED)  # on second thoughts
        assert await held_on(transaction, old.id, crew.team.id, eve, MOVED) == [True, True]
        assert await held_on(transaction, new.id, crew.team.id, eve, MOVED) == [False, False]


async def test_a_province_holds_the_teams_of_its_communes_on_that_day(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        old, new = [await transaction.areas.province(name) for name in ("Tỉnh Cũ", "Tỉnh Mới")]
        await transaction.areas.place_area(commune.id, old.id, date.min)
        await transaction.areas.place_area(commune.id, new.id, MOVED)
        assert await held_on(transaction, old.id, crew.team.id, MOVED - timedelta(days=1), MOVED) == [
            True,
            False,
        ]
        assert [team.id for team in await transaction.areas.teams(new, TODAY)] == [crew.team.id]
        assert await transaction.areas.teams(old, TODAY) == []
        assert [area.name for area in await transaction.areas.communes(new.id, TODAY)] == ["Xã Hoa Mẫu"]


async def test_communes_of_one_name_are_told_apart_by_their_province(database: Database) -> None:
    async with database.transaction() as transaction:
        here = await transaction.areas.commune("Xã Hoa Mẫu", "Tỉnh Một")
        there = await transaction.areas.commune("Xã Hoa Mẫu", "Tỉnh Hai")
        assert here.id != there.id
        assert await transaction.areas.commune("Xã Hoa Mẫu", "Tỉnh Hai") == there
        assert await transaction.areas.find("Xã Hoa Mẫu") is None
        assert await transaction.areas.find(str(there.id)) == there
        with pytest.raises(WrongUsage, match="--province"):
            await transaction.areas.commune("Xã Hoa Mẫu")
        kinds = [area.kind for area in await transaction.areas.all()]
    assert kinds == [AreaKind.PROVINCE] * 2 + [AreaKind.COMMUNE] * 2


async def test_a_coordinator_joins_by_a_code_and_can_be_dismissed(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        code = (await transaction.invitations.invite_coordinator(commune.id)).code or ""
        invitation = await transaction.invitations.find(code)
        assert invitation is not None
        assert (invitation.place, invitation.role) == (commune, Role.COORDINATOR)
        person = await transaction.people.join(crew.lead.id, invitation)
        assert (person.teams, person.areas) == ((crew.team,), (commune,))
        stranger = await transaction.people.join(None, invitation)
        assert (stranger.teams, stranger.areas) == ((), (commune,))
        assert [each.role for each in await transaction.areas.coordinators(commune.id)] == [
            Role.COORDINATOR
        ] * 2
        assert await transaction.areas.dismiss(stranger.id or 0, commune.id)
        assert await transaction.people.person(stranger.id or 0) == Person(id=stranger.id)
        assert not await transaction.areas.dismiss(stranger.id or 0, commune.id)


async def test_who_leaves_has_no_team_and_who_comes_again_begins_anew(database: Database) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        invitation = await transaction.invitations.invite(crew.team.id, Role.VOLUNTEER)
        assert await transaction.people.leave(crew.lead.id or 0, crew.team.id)
        assert not await transaction.people.leave(crew.lead.id or 0, crew.team.id)
        assert (await transaction.people.person(crew.lead.id or 0)).teams == ()
        again = await transaction.people.join(crew.lead.id, invitation)
    assert [m.role for m in again.memberships] == [Role.VOLUNTEER]


async def test_a_team_that_is_handed_over_has_one_lead(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await a_crew(transaction), await a_crew(transaction, "Tổ 6")
        assert not await transaction.people.hand_over(crew.team.id, other.volunteer.id or 0)
        assert await transaction.people.hand_over(crew.team.id, crew.volunteer.id or 0)
        members = await transaction.people.members(crew.team.id)
        assert [(m.person_id, m.role) for m in members] == [
            (crew.volunteer.id, Role.LEAD),
            (crew.lead.id, Role.VOLUNTEER),
        ]
        assert [m.role for m in await transaction.people.members(other.team.id)] == [
            Role.LEAD,
            Role.VOLUNTEER,
        ]
