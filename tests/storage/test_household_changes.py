"""Two households that are one, one that is two, and one that moved: what is counted before and after."""

from datetime import timedelta

import pytest

from bot.domain.counts import Counts
from bot.domain.household import Detail, How, Look
from bot.domain.period import Period
from bot.domain.visit import Household
from bot.storage.database import Database, Transaction
from bot.storage.details import Kept
from tests.clock import TODAY, Clock
from tests.storage.crew import Crew, a_crew

WEEK = Period.week_of(TODAY)
LAST_WEEK = WEEK.before()
BOTH = Period(LAST_WEEK.first, WEEK.last)


async def two_households(transaction: Transaction) -> tuple[Crew, Household]:
    """Both visited last week and this week."""
    crew = await a_crew(transaction)
    other = await transaction.households.open(crew.team.id, None)
    for household in (crew.household, other):
        for day in (TODAY, TODAY - timedelta(days=7)):
            await transaction.visits.add(crew.a_visit(day, household=household), entered_by=crew.volunteer.id)
    return crew, other


async def households(transaction: Transaction, crew: Crew, period: Period) -> int:
    return (await transaction.counts.report(crew.team, period)).total.households


async def test_from_the_merge_on_two_are_one_and_earlier_weeks_stay_as_they_were_reported(
    database: Database,
) -> None:
    async with database.transaction() as transaction:
        crew, other = await two_households(transaction)
        moved = await transaction.household_changes.merge(other, crew.household, WEEK.first, by=crew.lead.id)
        counted = [await households(transaction, crew, period) for period in (LAST_WEEK, WEEK, BOTH)]
        total = (await transaction.counts.report(crew.team, BOTH)).total
    assert (len(moved), counted) == (1, [2, 1, 2])
    assert total == Counts(households=2, visits=4, people=4)


async def test_the_old_code_leads_to_the_household_it_was_found_to_be(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await two_households(transaction)
        third = await transaction.households.open(crew.team.id, None)
        changes, team_id = transaction.household_changes, crew.team.id
        await changes.merge(third, other, TODAY, by=None)
        await changes.merge(other, crew.household, TODAY, by=None)
        assert [await transaction.households.by_number(team_id, number) for number in (1, 2, 3)] == [
            crew.household
        ] * 3
        assert await transaction.households.recent(team_id, 9) == [crew.household]
        assert await changes.merged(crew.household.id) == [other, third]
        assert await transaction.households.numbered(team_id, 3) == third


async def test_a_split_gives_everything_back_but_what_was_logged_since(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await two_households(transaction)
        await transaction.household_changes.merge(other, crew.household, LAST_WEEK.first, by=None)
        await transaction.visits.add(crew.a_visit(), entered_by=None)
        assert await households(transaction, crew, BOTH) == 1
        back = await transaction.household_changes.split(crew.household, by=crew.lead.id)
        assert back is not None
        assert (back[0], len(back[1])) == (other, 2)
        assert [await households(transaction, crew, period) for period in (LAST_WEEK, WEEK, BOTH)] == [
            2,
            2,
            2,
        ]
        assert await transaction.households.by_number(crew.team.id, other.number) == other
        assert await transaction.household_changes.split(crew.household, by=None) is None
        history = await transaction.visits.history(3)
    assert [(each.visit.household, each.reason) for each in history] == [
        (other, None), (crew.household, "H-002 → H-001"), (other, "H-001 → H-002"),
    ]  # fmt: skip


async def test_a_split_leaves_alone_what_was_corrected_or_voided_in_between(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await two_households(transaction)
        ids = await transaction.household_changes.merge(other, crew.household, LAST_WEEK.first, by=None)
        await transaction.visits.void(ids[0], by=None)
        back = await transaction.household_changes.split(crew.household, by=None)
    assert back == (other, ids[1:])


async def test_a_household_moves_with_its_details_and_its_visits_stay(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, household = await two_households(transaction)
        theirs = await a_crew(transaction, "Tổ 6")
        await transaction.details.keep(household.id, Detail.LABEL, "bà Lan", by=None)
        await transaction.details.agreed(
            household.id, Detail.LABEL, how=How.SPOKEN, text_version="1", asked_by=None
        )
        new = await transaction.household_changes.move(household, theirs.team.id, TODAY, by=None)
        assert (new.team_id, new.number) == (theirs.team.id, 2)
        assert [await transaction.details.kept(each.id) for each in (household, new)] == [
            Kept(None, None), Kept("bà Lan", None),
        ]  # fmt: skip
        assert await transaction.details.has_consent(new.id, Detail.LABEL)
        assert await transaction.households.by_number(crew.team.id, household.number) is None
        assert [each.label for each in await transaction.details.labelled(theirs.team.id)] == ["bà Lan"]
        assert await transaction.details.labelled(crew.team.id) == []
        assert await households(transaction, crew, BOTH) == 2
        assert await households(transaction, theirs, BOTH) == 0


async def test_labels_of_a_team_come_visited_last_first(database: Database) -> None:
    async with database.transaction() as transaction:
        crew, other = await two_households(transaction)
        await transaction.visits.add(crew.a_visit(TODAY, household=crew.household), entered_by=None)
        for household, label in ((crew.household, "bà Lan"), (other, "ông Bảy")):
            await transaction.details.keep(household.id, Detail.LABEL, label, by=None)
        await transaction.details.keep(other.id, Detail.LABEL, "ông Bảy, xóm Bãi", by=None)
        labelled = await transaction.details.labelled(crew.team.id)
        (recent,) = await transaction.details.with_labels([other])
    assert [each.title for each in labelled] == ["H-002 · ông Bảy, xóm Bãi", "H-001 · bà Lan"]
    assert recent.title == "H-002 · ông Bảy, xóm Bãi"


async def test_who_looked_is_remembered_the_latest_first(database: Database, clock: Clock) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await transaction.people.rename(crew.volunteer.id or 0, "chị Hoa")
        await transaction.details.looked(crew.household.id, Look.SHOWN, by=crew.volunteer.id)
        await transaction.details.looked(crew.household.id, Look.COPIED, by=None)
        accesses = await transaction.details.accesses(crew.household.id)
    assert [(each.name, each.what, each.at) for each in accesses] == [
        (None, Look.COPIED, clock.now), ("chị Hoa", Look.SHOWN, clock.now),
    ]  # fmt: skip


@pytest.mark.parametrize("visited_by", ["volunteer", "lead"])
async def test_only_who_opened_it_and_went_there_alone_has_it_as_an_own_new_one(
    database: Database, visited_by: str
) -> None:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        visitor = crew.volunteer if visited_by == "volunteer" else crew.lead
        visit = crew.a_visit(volunteer_id=visitor.id)
        await transaction.visits.add(visit, entered_by=visitor.id)
        own = await transaction.household_changes.is_own_and_new(crew.household.id, crew.volunteer.id or 0)
        assert not await transaction.household_changes.is_own_and_new(crew.household.id, crew.lead.id or 0)
    assert own == (visited_by == "volunteer")
