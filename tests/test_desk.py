"""Rights, each from the side of somebody who lacks it: no button is hidden here, the request itself is refused."""

import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.desk import PERFORMERS, Desk, perform
from bot.dialogue import requests as r
from bot.dialogue.message import ConversationId, Form, ReportFile
from bot.dialogue.turn import Request
from bot.domain.people import Membership, Person, Role, Team
from bot.domain.period import Period
from bot.domain.visit import Household, Visit
from bot.errors import NotAllowed
from bot.storage.database import Database, Transaction
from tests.clock import TODAY, ZONE, Clock

WEEK = Period.week_of(TODAY)


class Office:
    """Two teams with a lead and a volunteer each, a household and a visit in the first."""

    def __init__(self, transaction: Transaction, clock: Clock) -> None:
        self._transaction, self._clock = transaction, clock

    async def furnish(self) -> None:
        people = self._transaction.people
        self.team, self.other_team = await people.add_team("Tổ 1"), await people.add_team("Tổ 2")
        self.lead = await self.hire(self.team, Role.LEAD)
        self.volunteer = await self.hire(self.team, Role.VOLUNTEER)
        self.colleague = await self.hire(self.team, Role.VOLUNTEER)
        self.stranger = await self.hire(self.other_team, Role.VOLUNTEER)
        self.other_lead = await self.hire(self.other_team, Role.LEAD)
        self.household = await self._transaction.households.open(self.team.id, None)
        self.other_household = await self._transaction.households.open(self.other_team.id, None)
        self.visit = await self._transaction.visits.add(self.a_visit(), entered_by=self.volunteer.id)

    async def hire(self, team: Team, role: Role) -> Person:
        return await self._transaction.people.join(
            None, await self._transaction.invitations.invite(team.id, role)
        )

    def a_visit(self) -> Visit:
        return Visit(
            team_id=self.team.id, volunteer_id=self.volunteer.id or 0, household=self.household,
            guide_id=None, topic="vneid", day=TODAY,
        )  # fmt: skip

    def desk_of(self, person: Person) -> Desk:
        return Desk(self._transaction, ConversationId("paper", "x"), person, self._clock(), ZONE)


@pytest.fixture
async def office(database: Database, clock: Clock) -> AsyncIterator[Office]:
    async with database.transaction() as transaction:
        office = Office(transaction, clock)
        await office.furnish()
        yield office


def of_the_team(office: Office) -> list[Request[Any]]:
    """What only members of the first team may ask."""
    team_id = office.team.id
    return [
        r.RecentHouseholds(team_id=team_id, limit=3), r.FindHousehold(team_id=team_id, number=1),
        r.OpenHousehold(team_id=team_id), r.ReadVisit(visit_id=office.visit.id or 0),
        r.CorrectVisit(visit=office.visit), r.VoidVisit(visit_id=office.visit.id or 0),
    ]  # fmt: skip


def of_the_lead(office: Office) -> list[Request[Any]]:
    return [
        r.TeamReport(team_id=office.team.id, period=WEEK), r.Invite(team_id=office.team.id, role=Role.VOLUNTEER),
        r.Invitations(team_id=office.team.id),
        *(r.ReportFigures(file=ReportFile(team_id=office.team.id, period=WEEK, form=form)) for form in Form),
    ]  # fmt: skip


async def test_strangers_and_residents_touch_nothing_of_a_team(office: Office) -> None:
    for person in (Person(), office.stranger, office.other_lead):
        for request in (*of_the_team(office), *of_the_lead(office), r.LogVisit(visit=office.a_visit())):
            with pytest.raises(NotAllowed):
                await perform(office.desk_of(person), request)


async def test_a_volunteer_leads_nothing(office: Office) -> None:
    for request in of_the_lead(office):
        with pytest.raises(NotAllowed):
            await perform(office.desk_of(office.volunteer), request)


async def test_the_team_may_do_its_work(office: Office) -> None:
    for request in of_the_team(office):
        await perform(office.desk_of(office.volunteer), request)
    for request in of_the_lead(office):
        await perform(office.desk_of(office.lead), request)


async def test_a_volunteer_changes_only_own_visits_a_lead_all_of_the_team(office: Office) -> None:
    request = r.VoidVisit(visit_id=office.visit.id or 0, reason="ghi trùng")
    with pytest.raises(NotAllowed):
        await perform(office.desk_of(office.colleague), request)
    await perform(office.desk_of(office.lead), request)


async def test_a_lead_who_changes_somebody_elses_visit_says_why(office: Office) -> None:
    visit_id = office.visit.id or 0
    for request in (r.CorrectVisit(visit=office.visit), r.VoidVisit(visit_id=visit_id)):
        with pytest.raises(NotAllowed):
            await perform(office.desk_of(office.lead), request)
    await perform(office.desk_of(office.lead), r.CorrectVisit(visit=office.visit, reason="Tổ viên báo lại"))
    history = await office._transaction.visits.history(visit_id)
    assert [(v.changed_by, v.reason) for v in history] == [
        (office.volunteer.id, None),
        (office.lead.id, "Tổ viên báo lại"),
    ]


async def test_nobody_logs_in_anothers_name_or_for_anothers_household(office: Office) -> None:
    household: Household = office.other_household
    for visit in (
        replace(office.a_visit(), volunteer_id=office.colleague.id or 0),
        replace(office.a_visit(), household=household),
        replace(office.a_visit(), day=TODAY + timedelta(days=1)),
        replace(office.a_visit(), day=TODAY - timedelta(days=32)),
    ):
        with pytest.raises(NotAllowed):
            await perform(office.desk_of(office.volunteer), r.LogVisit(visit=visit))


async def test_a_correction_moves_a_visit_to_no_day_it_could_not_be_logged_for(office: Office) -> None:
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=32)):
        with pytest.raises(NotAllowed):
            request = r.CorrectVisit(visit=replace(office.visit, day=day))
            await perform(office.desk_of(office.volunteer), request)


async def test_a_visit_cannot_be_moved_to_another_team(office: Office) -> None:
    both = replace(
        office.volunteer,
        memberships=(*office.volunteer.memberships, Membership(team=office.other_team, role=Role.LEAD)),
    )
    moved = replace(office.visit, team_id=office.other_team.id, household=office.other_household)
    with pytest.raises(NotAllowed):
        await perform(office.desk_of(both), r.CorrectVisit(visit=moved))


async def test_a_lead_invites_volunteers_but_no_leads_and_revokes_only_own_teams_codes(
    office: Office,
) -> None:
    with pytest.raises(NotAllowed):
        await perform(office.desk_of(office.lead), r.Invite(team_id=office.team.id, role=Role.LEAD))
    wanted = r.Invite(team_id=office.team.id, role=Role.VOLUNTEER)
    invitation = await perform(office.desk_of(office.lead), wanted)
    for person in (office.other_lead, office.volunteer, Person()):
        with pytest.raises(NotAllowed):
            await perform(office.desk_of(person), r.Revoke(invitation_id=invitation.id))


async def test_a_resident_has_no_week_and_no_name(office: Office) -> None:
    for request in (r.MyCounts(period=WEEK), r.MyVisits(period=WEEK), r.TakeName(name="Lan")):
        with pytest.raises(NotAllowed):
            await perform(office.desk_of(Person()), request)


def test_every_request_has_somebody_who_performs_it() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("bot.dialogue.")]
    named = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    assert {each for each in named if issubclass(each, Request)} - {Request} == set(PERFORMERS)
