"""Rights of leads, coordinators and people who left, each from the side of somebody who lacks it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.desk import Desk, perform
from bot.dialogue import report_requests as counts
from bot.dialogue import requests as r
from bot.dialogue import team_requests as teams
from bot.dialogue.message import ConversationId
from bot.dialogue.turn import Request
from bot.domain.behind import By, Narrow
from bot.domain.people import Area, Membership, Person, Role, Team
from bot.domain.period import Period
from bot.errors import NotAllowed
from bot.storage.database import Database, Transaction
from tests.clock import TODAY, ZONE, Clock
from tests.storage.crew import Crew, a_crew

WEEK = Period.week_of(TODAY)


class Province:
    """Two communes of one province and one of another; a team with a visit in the first commune."""

    def __init__(self, transaction: Transaction, clock: Clock) -> None:
        self.transaction, self.clock = transaction, clock

    async def furnish(self) -> None:
        areas = self.transaction.areas
        self.commune = await areas.commune("Xã Hoa Mẫu", "Tỉnh Mẫu")
        self.neighbour = await areas.commune("Xã Lúa Mẫu", "Tỉnh Mẫu")
        self.far = await areas.commune("Xã Xa", "Tỉnh Khác")
        self.province, self.other_province = [
            await areas.province(name) for name in ("Tỉnh Mẫu", "Tỉnh Khác")
        ]
        self.crew, self.other = await a_crew(self.transaction, "Tổ 1"), await a_crew(self.transaction, "Tổ 2")
        await areas.place_team(self.crew.team.id, self.commune.id, TODAY.replace(month=1))
        await areas.place_team(self.other.team.id, self.far.id, TODAY.replace(month=1))
        self.visit = await self.transaction.visits.add(self.crew.a_visit(), entered_by=self.crew.volunteer.id)

    async def coordinator(self, area: Area) -> Person:
        invitation = await self.transaction.invitations.invite_coordinator(area.id)
        return await self.transaction.people.join(None, invitation)

    def desk_of(self, person: Person) -> Desk:
        return Desk(self.transaction, ConversationId("paper", "x"), person, self.clock(), ZONE)

    async def refuses(self, person: Person, *requests: Request[Any]) -> None:
        for request in requests:
            with pytest.raises(NotAllowed):
                await perform(self.desk_of(person), request)

    async def allows(self, person: Person, *requests: Request[Any]) -> None:
        for request in requests:
            await perform(self.desk_of(person), request)


@pytest.fixture
async def province(database: Database, clock: Clock) -> AsyncIterator[Province]:
    async with database.transaction() as transaction:
        made = Province(transaction, clock)
        await made.furnish()
        yield made


def of_the_lead(crew: Crew) -> list[Request[Any]]:
    team_id, person_id = crew.team.id, crew.volunteer.id or 0
    return [
        counts.GroupsBehind(team_id=team_id, period=WEEK, by=By.HOUSEHOLD, offset=0, limit=8),
        teams.Members(team_id=team_id),
        counts.Overdue(team_id=team_id),
        teams.HandOver(team_id=team_id, person_id=person_id),
        teams.RemoveMember(team_id=team_id, person_id=person_id),
    ]


async def test_only_its_lead_sees_and_changes_who_is_in_a_team(province: Province) -> None:
    coordinators = [await province.coordinator(area) for area in (province.commune, province.province)]
    for person in (Person(), province.crew.volunteer, province.other.lead, *coordinators):
        await province.refuses(person, *of_the_lead(province.crew))
    *harmless, _ = of_the_lead(province.crew)
    await province.allows(province.crew.lead, *harmless)


async def test_the_visits_behind_a_number_have_households_for_the_lead_alone(province: Province) -> None:
    visits = counts.VisitsBehind(team_id=province.crew.team.id, period=WEEK, offset=0, limit=8)
    far = await province.coordinator(province.far)
    for person in (Person(), province.crew.volunteer, province.other.lead, far):
        await province.refuses(person, visits)
    of_one = replace(visits, only=Narrow(household=province.crew.household.number))
    await province.allows(province.crew.lead, of_one)
    await province.refuses(await province.coordinator(province.commune), of_one)
    for person, household in (
        (province.crew.lead, province.crew.household),
        (await province.coordinator(province.commune), None),
        (await province.coordinator(province.province), None),
    ):
        found = await perform(province.desk_of(person), visits)
        assert [line.visit.household for line in found.page] == [household]


async def test_questions_are_read_by_leads_and_coordinators(province: Province) -> None:
    questions = counts.QuestionsBehind(period=WEEK, offset=0, limit=8)
    await province.refuses(Person(), questions)
    await province.refuses(province.crew.volunteer, questions)
    await province.allows(province.crew.lead, questions)
    await province.allows(await province.coordinator(province.commune), questions)


async def test_visits_are_brought_together_by_household_for_the_lead_alone(province: Province) -> None:
    here: dict[str, Any] = {"team_id": province.crew.team.id, "period": WEEK, "offset": 0, "limit": 8}
    houses, days = counts.GroupsBehind(**here, by=By.HOUSEHOLD), counts.GroupsBehind(**here, by=By.DAY)
    one = counts.VisitsBehind(**here, only=Narrow(household=province.crew.household.number))
    coordinator, far = await province.coordinator(province.commune), await province.coordinator(province.far)
    await province.allows(province.crew.lead, houses, days, one)
    await province.allows(coordinator, days)
    await province.refuses(coordinator, houses, one)
    for person in (Person(), province.crew.volunteer, province.other.lead, far):
        await province.refuses(person, houses, days, one)


async def test_the_visits_of_an_area_are_read_by_its_coordinators_alone(province: Province) -> None:
    here: dict[str, Any] = {"area_id": province.commune.id, "period": WEEK, "offset": 0, "limit": 8}
    rows, days = counts.VisitsBehind(**here), counts.GroupsBehind(**here, by=By.VOLUNTEER)
    for area in (province.commune, province.province):
        person = await province.coordinator(area)
        found = await perform(province.desk_of(person), rows)
        assert found.page
        assert all(line.visit.household is None for line in found.page)
        await province.allows(person, days)
    far = await province.coordinator(province.far)
    for person in (Person(), province.crew.volunteer, province.crew.lead, far):
        await province.refuses(person, rows, days)


async def test_a_lead_removes_no_stranger_and_not_themselves(province: Province) -> None:
    team_id = province.crew.team.id
    for person in (province.crew.lead, province.other.volunteer):
        request = teams.RemoveMember(team_id=team_id, person_id=person.id or 0)
        await province.refuses(province.crew.lead, request)
    stranger = teams.HandOver(team_id=team_id, person_id=province.other.volunteer.id or 0)
    await province.refuses(province.crew.lead, stranger)


async def test_a_coordinator_reads_the_own_area_and_what_is_below_it(province: Province) -> None:
    of_commune, of_province, of_neighbour, of_far = [
        await province.coordinator(area)
        for area in (province.commune, province.province, province.neighbour, province.far)
    ]
    team = r.TeamReport(team_id=province.crew.team.id, period=WEEK)
    commune = counts.AreaReport(area_id=province.commune.id, period=WEEK)
    above = counts.AreaReport(area_id=province.province.id, period=WEEK)
    below = counts.PlacesBelow(area_id=province.commune.id)
    await province.allows(of_commune, team, commune, below)
    await province.allows(of_province, team, commune, below, above)
    await province.refuses(of_commune, above)
    for person in (of_neighbour, of_far, province.crew.lead, province.crew.volunteer, Person()):
        await province.refuses(person, commune, above, below)
    for person in (of_neighbour, of_far, province.other.lead, province.crew.volunteer, Person()):
        await province.refuses(person, team)


async def test_a_coordinator_touches_no_household_and_no_visit(province: Province) -> None:
    team_id, visit_id = province.crew.team.id, province.visit.id or 0
    for area in (province.commune, province.province):
        await province.refuses(
            await province.coordinator(area),
            r.RecentHouseholds(team_id=team_id, limit=3),
            r.FindHousehold(team_id=team_id, number=1),
            r.ReadVisit(visit_id=visit_id),
            counts.History(visit_id=visit_id),
            r.VoidVisit(visit_id=visit_id, reason="ghi trùng"),
            r.CorrectVisit(visit=province.visit, reason="ghi nhầm"),
            r.Invite(team_id=team_id, role=Role.VOLUNTEER),
        )


async def test_a_team_that_moves_away_is_no_longer_read_by_the_old_commune(province: Province) -> None:
    old, new = [await province.coordinator(area) for area in (province.commune, province.far)]
    await province.transaction.areas.place_team(province.crew.team.id, province.far.id, TODAY)
    request = r.TeamReport(team_id=province.crew.team.id, period=WEEK)
    await province.refuses(old, request)
    await province.allows(new, request)


async def test_a_history_is_read_by_its_volunteer_and_lead_only(province: Province) -> None:
    request = counts.History(visit_id=province.visit.id or 0)
    colleague = await province.transaction.people.join(
        None, await province.transaction.invitations.invite(province.crew.team.id, Role.VOLUNTEER)
    )
    await province.allows(province.crew.volunteer, request)
    await province.allows(province.crew.lead, request)
    for person in (colleague, province.other.lead, Person()):
        await province.refuses(person, request)
    await province.refuses(province.crew.lead, counts.History(visit_id=999))


async def test_whoever_was_dismissed_or_removed_has_nothing_left(province: Province) -> None:
    coordinator = await province.coordinator(province.commune)
    await province.transaction.areas.dismiss(coordinator.id or 0, province.commune.id)
    await province.transaction.people.leave(province.crew.lead.id or 0, province.crew.team.id)
    people = province.transaction.people
    dismissed = await people.person(coordinator.id or 0)
    removed = await people.person(province.crew.lead.id or 0)
    for person in (dismissed, removed):
        await province.refuses(
            person,
            *of_the_lead(province.crew),
            counts.AreaReport(area_id=province.commune.id, period=WEEK),
            r.TeamReport(team_id=province.crew.team.id, period=WEEK),
        )


async def test_residents_have_no_link_code_no_days_to_come_back_and_tell_nobody(province: Province) -> None:
    await province.refuses(
        Person(),
        teams.MakeLinkCode(),
        counts.MyReturns(),
        teams.TellMyself(texts={"vi": "…"}),
        teams.TellLeads(team_id=province.crew.team.id, texts={"vi": "…"}),
    )
    await province.refuses(
        province.other.volunteer, teams.TellLeads(team_id=province.crew.team.id, texts={"vi": "…"})
    )


async def test_a_lead_elsewhere_may_not_void_here_whatever_the_reason(province: Province) -> None:
    both = replace(
        province.other.lead,
        memberships=(Membership(team=Team(id=99, name="Tổ 99"), role=Role.LEAD),),
    )
    for person in (province.other.lead, both):
        await province.refuses(person, r.VoidVisit(visit_id=province.visit.id or 0, reason="ghi trùng"))
