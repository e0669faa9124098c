from datetime import timedelta

from bot.domain.people import InvitationStatus, Member, Person, Role
from bot.storage.database import Database
from tests.clock import Clock
from tests.storage.crew import a_crew, a_person


async def test_a_resident_becomes_a_volunteer_by_a_code(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5", await transaction.areas.commune("Xã Hoa Mẫu"))
        made = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
        assert made.code is not None
        found = await transaction.invitations.find(made.code)
        assert found is not None
        assert (found.team, found.role, found.status(clock())) == (
            team,
            Role.VOLUNTEER,
            InvitationStatus.OPEN,
        )
        assert await transaction.invitations.use(found)
        person = await transaction.people.join(None, found)
    assert [(m.team, m.role) for m in person.memberships] == [(team, Role.VOLUNTEER)]


async def test_a_code_is_understood_however_it_is_typed(database: Database) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        code = (await transaction.invitations.invite(team.id, Role.LEAD)).code or ""
        assert len(code) == len("ABCD-EFGH")
        for typed in (
            code.lower(),
            code.replace("-", ""),
            f" {code.replace('-', ' ')} ",
            code.replace("-", "–"),
        ):
            assert await transaction.invitations.find(typed) is not None


async def test_the_database_keeps_no_code(database: Database) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        code = (await transaction.invitations.invite(team.id, Role.LEAD)).code or ""
        row = (await transaction.connection.exec_driver_sql("SELECT * FROM invitations")).one()
    kept = " ".join(map(str, row))
    assert code not in kept
    assert code.replace("-", "") not in kept


async def test_a_leads_invitation_lets_one_person_in(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        made = await transaction.invitations.invite(team.id, Role.LEAD)
        assert [await transaction.invitations.use(made) for _ in range(2)] == [True, False]
        found = await transaction.invitations.get(made.id)
        assert found is not None
        assert found.status(clock()) is InvitationStatus.USED_UP
        assert await transaction.invitations.active(team.id) == []


async def test_an_invitation_ends_after_two_weeks(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        made = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    clock.forward(timedelta(days=15))
    async with database.transaction() as transaction:
        assert made.status(clock()) is InvitationStatus.EXPIRED
        assert not await transaction.invitations.use(made)
        assert await transaction.invitations.active(team.id) == []


async def test_a_revoked_invitation_lets_nobody_in(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        kept = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
        made = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
        assert [await transaction.invitations.revoke(made.id) for _ in range(2)] == [True, False]
        found = await transaction.invitations.find(made.code or "")
        assert found is not None
        assert found.status(clock()) is InvitationStatus.REVOKED
        assert not await transaction.invitations.use(found)
        assert [each.id for each in await transaction.invitations.active(team.id)] == [kept.id]


async def test_wrong_codes_are_counted_for_a_while(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        await transaction.invitations.failed(("telegram", "7"))
    clock.forward(timedelta(minutes=10))
    since = clock() - timedelta(minutes=5)
    async with database.transaction() as transaction:
        await transaction.invitations.failed(("telegram", "7"))
        await transaction.invitations.failed(("telegram", "8"))
        assert await transaction.invitations.recent_failures(("telegram", "7"), since) == 1
        assert await transaction.invitations.recent_failures_everywhere(since) == 2
    clock.forward(timedelta(days=8))
    async with database.transaction() as transaction:
        await transaction.invitations.failed(("telegram", "9"))
        rows = await transaction.connection.exec_driver_sql("SELECT address FROM join_failures")
        assert [row.address for row in rows] == ["9"]  # an address is kept no longer than it is needed


async def test_a_volunteer_may_become_lead_and_a_lead_never_less(database: Database) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        person = await a_person(transaction, team)
        lead = await transaction.invitations.invite(team.id, Role.LEAD)
        raised = await transaction.people.join(person.id, lead)
        assert raised.leads(team.id)
        volunteer = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
        assert await transaction.people.join(person.id, volunteer) == raised


async def test_a_person_works_for_the_team_joined_last(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        second = await transaction.people.add_team("Tổ 2")
        first = await transaction.people.add_team("Tổ 1")
        person = await a_person(transaction, first)
    clock.forward(timedelta(days=1))
    async with database.transaction() as transaction:
        code = await transaction.invitations.invite(second.id, Role.LEAD)
        person = await transaction.people.join(person.id, code)
    assert [m.team.name for m in person.memberships] == ["Tổ 1", "Tổ 2"]
    assert person.team == second


async def test_who_never_joined_is_a_resident(database: Database) -> None:
    async with database.transaction() as transaction:
        assert await transaction.people.person(7) == Person()


async def test_a_team_knows_its_members_leads_first(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        volunteer = await a_person(transaction, team)
        lead = await a_person(transaction, team, Role.LEAD)
        await a_crew(transaction, "Tổ 6")
        await transaction.people.rename(volunteer.id or 0, "Mai")
        assert await transaction.people.members(team.id) == [
            Member(person_id=lead.id or 0, name=None, role=Role.LEAD, since=clock()),
            Member(person_id=volunteer.id or 0, name="Mai", role=Role.VOLUNTEER, since=clock()),
        ]


async def test_a_team_is_found_by_its_name_or_its_number(database: Database) -> None:
    async with database.transaction() as transaction:
        five = await transaction.people.add_team("Tổ 5", await transaction.areas.commune("Xã Hoa Mẫu"))
        named_like_a_number = await transaction.people.add_team("1")
        for _ in range(2):
            await transaction.people.add_team("Tổ hai lần")
        found = [
            await transaction.people.find_team(text)
            for text in ("Tổ 5", " 2 ", "1", "Tổ hai lần", "Tổ 9", "99", "99999999999999999999")
        ]
        assert found == [five, named_like_a_number, named_like_a_number, None, None, None, None]
        assert len(await transaction.people.teams()) == 4
