"""Every request there is, from the side of a resident, of another team's lead, of a volunteer; whoever adds one says who may."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.desk import PERFORMERS, Desk, perform
from bot.dialogue import household_requests as h
from bot.dialogue import page_requests as p
from bot.dialogue import report_requests as c
from bot.dialogue import requests as r
from bot.dialogue import team_requests as t
from bot.dialogue.message import ConversationId, Form, Poster, ReportFile
from bot.dialogue.turn import Request
from bot.domain.behind import By
from bot.domain.household import Detail
from bot.domain.people import Person, Role
from bot.domain.period import Period
from bot.domain.visit import Household
from bot.errors import NotAllowed
from bot.storage.database import Database, Transaction
from tests.clock import TODAY, ZONE, Clock
from tests.storage.crew import Crew, a_crew, a_person

WEEK = Period.week_of(TODAY)
PAGE: dict[str, Any] = {"period": WEEK, "offset": 0, "limit": 8}

FOR_EVERYBODY = {
    r.Join, r.CountReading, r.MostUsed, r.KeepQuestion, p.EnterPage,
    r.LastVisit, c.TeamsBelow,  # nobody's visit, no team
}  # fmt: skip
ABOUT_ONESELF = {
    r.MyCounts, r.MyVisits, c.MyReturns, r.TakeName, t.MakeLinkCode, t.TellMyself, p.MakePageLink, p.Devices,
}  # fmt: skip
FOR_ANY_LEAD = {c.QuestionsBehind}
FOR_COORDINATORS = {c.AreaReport, c.PlacesBelow}
FOR_MEMBERS = {
    r.RecentHouseholds, r.FindHousehold, r.OpenHousehold, r.LogVisit, r.ReadVisit, r.CorrectVisit, r.VoidVisit, c.History,
    h.TeamHouseholds, h.ReadHousehold, h.OpenCard, h.HasConsent, h.WriteDown, h.Withdraw, h.Merge, t.TellLeads,
}  # fmt: skip
OF_SOMEBODY_ELSE = {p.EndDevice, r.LogVisit}
"""Not even a lead ends another's session, or logs in another's name."""


@dataclass(frozen=True)
class Court:
    """Tổ 5 with everything that can be asked about it, Tổ 6 in the same commune, Tổ xa in another."""

    transaction: Transaction
    clock: Clock
    ours: Crew
    near: Crew
    far: Crew
    requests: list[Request[Any]]

    async def ask(self, person: Person, request: Request[Any]) -> None:
        desk = Desk(self.transaction, ConversationId("paper", "x"), person, self.clock(), ZONE)
        await perform(desk, request)

    async def refused(self, person: Person) -> set[type[Request[Any]]]:
        found = set()
        for request in self.requests:
            try:
                await self.ask(person, request)
            except NotAllowed:
                found.add(type(request))
        return found


@pytest.fixture
async def court(database: Database, clock: Clock) -> AsyncIterator[Court]:
    async with database.transaction() as transaction:
        ours, near = await a_crew(transaction), await a_crew(transaction, "Tổ 6")
        far = await a_crew(transaction, "Tổ xa")
        elsewhere = await transaction.areas.commune("Xã Khác")
        await transaction.areas.place_team(far.team.id, elsewhere.id, TODAY.replace(month=1))
        yield Court(transaction, clock, ours, near, far, await _requests(transaction, ours, near))


async def _requests(transaction: Transaction, ours: Crew, near: Crew) -> list[Request[Any]]:
    """One of each, those last that leave nothing to ask about."""
    team, house, day = ours.team.id, ours.household.id, TODAY
    other: Household = await transaction.households.open(team, None)
    visit = await transaction.visits.add(ours.a_visit(), entered_by=ours.volunteer.id)
    leaver = (await a_person(transaction, ours.team)).id or 0
    invitation = await transaction.invitations.invite(team, Role.VOLUNTEER)
    area = await transaction.areas.commune("Xã Hoa Mẫu")
    poster = Poster(
        team_id=team,
        invitation_id=invitation.id,
        team="Tổ 5",
        role="volunteer",
        code="",
        uses=20,
        expires=day,
    )
    return [
        r.Join(code="ABCD-EFGH"), r.CountReading(guide_id="vneid-cai-dat"), r.MostUsed(limit=3),
        r.KeepQuestion(text="xin visa"), p.EnterPage(token="x", device="x"),  # noqa: S106 - opens nothing
        r.LastVisit(), c.TeamsBelow(),
        r.MyCounts(period=WEEK), r.MyVisits(period=WEEK), c.MyReturns(), r.TakeName(name="chị Hoa"),
        t.MakeLinkCode(), t.TellMyself(texts={"vi": "…"}), p.MakePageLink(), p.Devices(), p.EndDevice(key="x"),
        c.QuestionsBehind(**PAGE), c.AreaReport(area_id=area.id, period=WEEK), c.PlacesBelow(area_id=area.id),
        r.TeamReport(team_id=team, period=WEEK), c.VisitsBehind(team_id=team, **PAGE),
        c.GroupsBehind(team_id=team, by=By.HOUSEHOLD, **PAGE), c.Overdue(team_id=team),
        r.ReportFigures(file=ReportFile(team_id=team, period=WEEK, form=Form.SHEET)),
        r.Invite(team_id=team, role=Role.VOLUNTEER), r.Invitations(team_id=team), r.PrintPoster(poster=poster),
        r.Revoke(invitation_id=invitation.id), t.Members(team_id=team), t.TellLeads(team_id=team, texts={"vi": "…"}),
        r.RecentHouseholds(team_id=team, limit=3), r.FindHousehold(team_id=team, number=1), r.OpenHousehold(team_id=team),
        r.LogVisit(visit=ours.a_visit()), r.ReadVisit(visit_id=visit.id or 0), c.History(visit_id=visit.id or 0),
        r.CorrectVisit(visit=visit, reason="ghi nhầm"), h.TeamHouseholds(team_id=team), h.GrownTooOld(team_id=team),
        h.ReadHousehold(household_id=house), h.OpenCard(household_id=house), h.CopyCard(household_id=house),
        h.HasConsent(household_id=house, what=Detail.LABEL), h.WhoLooked(household_id=house),
        h.WriteDown(household_id=house, what=Detail.LABEL, text="bà Lan, ngõ 5", text_version="1"),
        h.Withdraw(household_id=house, what=Detail.LABEL), h.Neighbours(household_id=house),
        h.Merge(household_id=other.id, into_id=house, from_day=day), h.Split(household_id=house),
        h.Move(household_id=other.id, team_id=near.team.id, day=day), h.Erase(household_id=house),
        r.VoidVisit(visit_id=visit.id or 0, reason="ghi nhầm"), t.RemoveMember(team_id=team, person_id=leaver),
        t.HandOver(team_id=team, person_id=ours.volunteer.id or 0),
    ]  # fmt: skip


async def test_every_request_is_tried_here(court: Court) -> None:
    assert [type(request) for request in court.requests if type(request) not in PERFORMERS] == []
    assert {type(request) for request in court.requests} == set(PERFORMERS)


async def test_a_resident_gets_what_is_for_everybody_and_nothing_else(court: Court) -> None:
    assert await court.refused(Person()) == set(PERFORMERS) - FOR_EVERYBODY


@pytest.mark.parametrize("whose", ["near", "far"])
async def test_another_teams_lead_gets_nothing_of_ours(court: Court, whose: str) -> None:
    crew: Crew = getattr(court, whose)
    assert await court.refused(crew.lead) == set(PERFORMERS) - FOR_EVERYBODY - ABOUT_ONESELF - FOR_ANY_LEAD


async def test_a_volunteer_gets_nothing_that_is_the_leads(court: Court) -> None:
    allowed = FOR_EVERYBODY | ABOUT_ONESELF | FOR_MEMBERS
    assert await court.refused(court.ours.volunteer) == set(PERFORMERS) - allowed


async def test_a_coordinator_elsewhere_gets_nothing_and_here_no_household(court: Court) -> None:
    """Counts, rows without households, files: what a coordinator above the team may read."""
    areas, invitations = court.transaction.areas, court.transaction.invitations
    here, elsewhere = [
        await court.transaction.people.join(None, await invitations.invite_coordinator(area.id))
        for area in (await areas.commune("Xã Hoa Mẫu"), await areas.commune("Xã Khác"))
    ]
    own = FOR_EVERYBODY | ABOUT_ONESELF | FOR_ANY_LEAD
    assert await court.refused(elsewhere) == set(PERFORMERS) - own
    counts = {r.TeamReport, c.VisitsBehind, r.ReportFigures}
    assert await court.refused(here) == set(PERFORMERS) - own - FOR_COORDINATORS - counts


async def test_the_lead_may_do_all_of_it(court: Court) -> None:
    """So that nothing above is refused for another reason."""
    lead = court.ours.lead
    assert await court.refused(lead) == FOR_COORDINATORS | OF_SOMEBODY_ELSE
