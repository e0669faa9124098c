import re
from datetime import timedelta

import pytest

from bot.domain.household import Detail
from bot.domain.people import Role
from bot.domain.period import Period
from bot.errors import StorageError
from bot.sample import fill
from bot.storage.database import Database
from tests.clock import TODAY

GUIDES = [("vneid-cai-dat", "vneid"), ("dvc-dang-nhap", "dich-vu-cong"), ("tt-quet-vietqr", "thanh-toan")]


async def ask(database: Database, sql: str) -> list[tuple[object, ...]]:
    async with database.transaction() as transaction:
        return [tuple(row) for row in await transaction.connection.exec_driver_sql(sql)]


async def test_the_commune_has_all_that_a_demonstration_needs(database: Database) -> None:
    await fill(database, GUIDES, visits=480, today=TODAY)
    async with database.transaction() as transaction:
        teams = await transaction.people.teams()
        members = [await transaction.people.members(team.id) for team in teams]
        reports = [await transaction.counts.report(team, Period.week_of(TODAY)) for team in teams]
    assert [team.name for team in teams] == ["Tổ thôn Đông", "Tổ thôn Đoài"]
    assert [[member.role for member in crew] for crew in members] == [[Role.LEAD] + [Role.VOLUNTEER] * 5] * 2
    assert all(report.total.visits and report.before and report.before.visits for report in reports)
    assert await ask(database, "SELECT count(*) FROM households") == [(40,)]
    assert await ask(database, "SELECT count(*) FROM visits") == [(480,)]
    ((first, last),) = await ask(database, "SELECT min(day), max(day) FROM visits")
    assert "2026-08-24" <= str(first) < "2026-09-14"
    assert str(last) == TODAY.isoformat()


async def test_some_visits_are_corrected_some_voided_and_all_have_their_history(database: Database) -> None:
    await fill(database, GUIDES, visits=480, today=TODAY)
    ((voided, changed),) = await ask(
        database, "SELECT count(voided_at), sum(version > 1 AND voided_at IS NULL) FROM visits"
    )
    assert (voided, changed) > (0, 0)
    assert await ask(database, "SELECT count(*), sum(version = 1) FROM visit_versions") == [
        (480 + int(str(voided)) + int(str(changed)), 480)
    ]
    households_of_other_teams = """
        SELECT count(*) FROM visits JOIN households ON households.id = household_id
        WHERE households.team_id != visits.team_id
    """
    assert await ask(database, households_of_other_teams) == [(0,)]
    assert await ask(database, "SELECT count(*) > 0 FROM questions") == [(1,)]


async def test_the_printed_codes_let_people_in(database: Database) -> None:
    lines = await fill(database, GUIDES, visits=20, today=TODAY)
    codes = re.findall(r"^(.+), (lead|volunteer): (.{4}-.{4})$", "\n".join(lines), re.MULTILINE)
    async with database.transaction() as transaction:
        found = [await transaction.invitations.find(code) for _, _, code in codes]
    assert [(each.team.name, each.role) for each in found if each] == [
        (team, Role(role)) for team, role, _ in codes
    ]
    assert len(codes) == 4


async def test_what_a_lead_and_a_coordinator_look_after_is_there(database: Database) -> None:
    """Days to come back, names with consent, a merge, an evening, late entries, a province above."""
    lines = await fill(database, GUIDES, visits=480, today=TODAY)
    async with database.transaction() as transaction:
        for team in await transaction.people.teams():
            returns = await transaction.notices.returns_of_team(team.id, TODAY + timedelta(days=7))
            days = {(each.visit.due - TODAY).days for each in returns if each.visit.due}
            assert {-1, 0, 2} <= days
            named = await transaction.details.labelled(team.id)
            assert "H-001 · bà Lan, ngõ 5" in {household.title for household in named}
            assert all([await transaction.details.has_consent(each.id, Detail.LABEL) for each in named])
        codes = re.findall(r"^(.+), coordinator: (.{4}-.{4})$", "\n".join(lines), re.MULTILINE)
        found = [await transaction.invitations.find(code) for _, code in codes]
    assert [name for name, _ in codes] == ["Xã Hoa Mẫu", "Tỉnh Sen Mẫu"]
    assert [each.place.name for each in found if each] == ["Xã Hoa Mẫu", "Tỉnh Sen Mẫu"]
    assert await ask(database, "SELECT count(*) FROM household_merges") == [(2,)]
    evenings = "SELECT count(*) > 0 FROM visits WHERE mode = 'community-house' AND household_id IS NULL"
    late = "SELECT count(*) > 0 FROM visits WHERE julianday(entered_at) - julianday(day) > 7"
    assert (await ask(database, evenings), await ask(database, late)) == ([(1,)], [(1,)])


async def test_the_same_commune_is_invented_each_time(tmp_path: object, database: Database) -> None:
    await fill(database, GUIDES, visits=50, today=TODAY)
    first = await ask(database, "SELECT volunteer_id, household_id, guide_id, day, outcome FROM visits")
    async with Database.opened(f"sqlite+aiosqlite:///{tmp_path}/again.db", database._clock) as again:
        await fill(again, GUIDES, visits=50, today=TODAY)
        assert (
            await ask(again, "SELECT volunteer_id, household_id, guide_id, day, outcome FROM visits") == first
        )


async def test_data_of_real_people_are_never_mixed_with_invented_ones(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.people.add_team("Tổ 5")
    with pytest.raises(StorageError, match="is not empty: it holds 1 teams"):
        await fill(database, GUIDES, visits=20, today=TODAY)
    assert await ask(database, "SELECT count(*) FROM visits") == [(0,)]


async def test_many_visits_are_spread_over_many_teams(database: Database) -> None:
    await fill(database, GUIDES, visits=15_001, today=TODAY)
    counted = await ask(database, "SELECT count(*) FROM visits GROUP BY team_id")
    assert counted == [(5001,), (5000,), (5000,)]
