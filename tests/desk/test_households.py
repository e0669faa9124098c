"""Who may know what about a household, each right from the side of somebody who lacks it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.desk import PERFORMERS, Desk, perform
from bot.desk.households import PERFORMERS as OURS
from bot.dialogue import household_requests as h
from bot.dialogue import requests as r
from bot.dialogue.message import ConversationId
from bot.dialogue.turn import Request
from bot.domain.household import Detail, How, Look
from bot.domain.people import AreaKind, Person, Role, Team
from bot.domain.visit import Household
from bot.errors import NotAllowed
from bot.storage.database import Database, Transaction
from tests.clock import TODAY, ZONE, Clock
from tests.storage.crew import Crew, a_crew, a_person

LABEL, PHONE = "bà Lan, ngõ 5", "0900000001"


@dataclass(frozen=True)
class Village:
    """Tổ 5 and Tổ 6 in one commune, and a coordinator above them."""

    transaction: Transaction
    clock: Clock
    ours: Crew
    theirs: Crew
    coordinator: Person
    other: Household  # a second one of ours, unnamed

    def desk_of(self, person: Person) -> Desk:
        return Desk(self.transaction, ConversationId("paper", "x"), person, self.clock(), ZONE)

    async def ask(self, person: Person, request: Request[Any]) -> Any:
        return await perform(self.desk_of(person), request)

    @property
    def household(self) -> Household:
        return self.ours.household

    def for_members(self) -> list[Request[Any]]:
        team_id, id_ = self.ours.team.id, self.household.id
        return [
            h.TeamHouseholds(team_id=team_id), h.ReadHousehold(household_id=id_), h.OpenCard(household_id=id_),
            h.HasConsent(household_id=id_, what=Detail.LABEL), self.writing(LABEL),
            h.Withdraw(household_id=id_, what=Detail.PHONE), self.merging(),
        ]  # fmt: skip

    def for_the_lead(self) -> list[Request[Any]]:
        id_ = self.household.id
        return [
            h.GrownTooOld(team_id=self.ours.team.id), h.CopyCard(household_id=id_), h.WhoLooked(household_id=id_),
            h.Neighbours(household_id=id_), h.Split(household_id=id_), h.Erase(household_id=id_),
            h.Move(household_id=id_, team_id=self.theirs.team.id, day=TODAY),
        ]  # fmt: skip

    def writing(self, text: str, what: Detail = Detail.LABEL) -> h.WriteDown:
        return h.WriteDown(household_id=self.household.id, what=what, text=text, text_version="1")

    def merging(self) -> h.Merge:
        return h.Merge(household_id=self.other.id, into_id=self.household.id, from_day=TODAY)


@pytest.fixture
async def village(database: Database, clock: Clock) -> AsyncIterator[Village]:
    async with database.transaction() as transaction:
        ours, theirs = await a_crew(transaction), await a_crew(transaction, "Tổ 6")
        for what, text in ((Detail.LABEL, LABEL), (Detail.PHONE, PHONE)):
            await transaction.details.agreed(
                ours.household.id, what, how=How.SPOKEN, text_version="1", asked_by=None
            )
            await transaction.details.keep(ours.household.id, what, text, by=None)
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        invitation = await transaction.invitations.invite_coordinator(commune.id)
        coordinator = await transaction.people.join(None, invitation)
        other = await transaction.households.open(ours.team.id, None)
        yield Village(transaction, clock, ours, theirs, coordinator, other)


def test_every_request_about_households_is_tried_here(village: Village) -> None:
    tried = {type(request) for request in (*village.for_members(), *village.for_the_lead())}
    assert tried == set(OURS)
    assert OURS.items() <= PERFORMERS.items()


async def test_residents_neighbours_and_coordinators_learn_nothing(village: Village) -> None:
    assert village.coordinator.areas != ()
    for person in (Person(), village.theirs.volunteer, village.theirs.lead, village.coordinator):
        for request in (*village.for_members(), *village.for_the_lead()):
            with pytest.raises(NotAllowed):
                await village.ask(person, request)
        for old in (
            r.RecentHouseholds(team_id=village.ours.team.id, limit=3),
            r.FindHousehold(team_id=village.ours.team.id, number=1),
        ):
            with pytest.raises(NotAllowed):
                await village.ask(person, old)
    kept = await village.transaction.details.kept(village.household.id)
    assert kept == (LABEL, PHONE)


async def test_a_volunteer_does_nothing_that_only_a_lead_may(village: Village) -> None:
    for request in village.for_the_lead():
        with pytest.raises(NotAllowed):
            await village.ask(village.ours.volunteer, request)


async def test_a_team_sees_its_own_households(village: Village) -> None:
    for request in village.for_members():
        await village.ask(village.ours.volunteer, request)
    for request in village.for_the_lead():
        await village.ask(village.ours.lead, request)


async def test_who_left_the_team_sees_nothing_any_more(village: Village, clock: Clock) -> None:
    await village.transaction.people.leave(village.ours.volunteer.id or 0, village.ours.team.id)
    gone = await village.transaction.people.person(village.ours.volunteer.id or 0)
    for request in village.for_members():
        with pytest.raises(NotAllowed):
            await village.ask(gone, request)


async def test_a_household_that_does_not_exist_is_refused_like_one_of_others(village: Village) -> None:
    for person in (village.ours.lead, Person()):
        with pytest.raises(NotAllowed):
            await village.ask(person, h.OpenCard(household_id=999))


async def test_a_household_that_moved_is_the_old_teams_no_more(village: Village) -> None:
    moved = h.Move(household_id=village.household.id, team_id=village.theirs.team.id, day=TODAY)
    new = await village.ask(village.ours.lead, moved)
    for request in village.for_members()[1:4]:
        with pytest.raises(NotAllowed):
            await village.ask(village.ours.lead, request)
    card = await village.ask(village.theirs.volunteer, h.OpenCard(household_id=new.id))
    assert (card.household.label, card.phone) == (LABEL, PHONE)


async def test_a_household_moves_only_within_its_commune(village: Village) -> None:
    far = await village.transaction.areas.commune("Xã Khác")
    elsewhere: Team = await village.transaction.people.add_team("Tổ xa", far)
    for team_id in (elsewhere.id, village.ours.team.id, 999):
        with pytest.raises(NotAllowed):
            request = h.Move(household_id=village.household.id, team_id=team_id, day=TODAY)
            await village.ask(village.ours.lead, request)


async def test_households_of_two_teams_are_not_merged(village: Village) -> None:
    both = await a_person(village.transaction, village.ours.team, Role.LEAD)
    invitation = await village.transaction.invitations.invite(village.theirs.team.id, Role.LEAD)
    both = await village.transaction.people.join(both.id, invitation)
    for into in (village.theirs.household, village.other):
        with pytest.raises(NotAllowed):
            request = h.Merge(household_id=village.other.id, into_id=into.id, from_day=TODAY)
            await village.ask(both, request)


async def test_a_volunteer_merges_only_what_nobody_else_has_touched(village: Village) -> None:
    assert await village.ask(village.ours.volunteer, village.merging()) is None
    own = await village.transaction.households.open(village.ours.team.id, village.ours.volunteer.id)
    request = h.Merge(household_id=own.id, into_id=village.household.id, from_day=TODAY)
    assert await village.ask(village.ours.volunteer, request) is not None


async def test_a_visit_is_logged_for_the_household_that_was_merged_into(village: Village) -> None:
    await village.ask(village.ours.lead, village.merging())
    visit = village.ours.a_visit(household=village.other)
    logged = await village.ask(village.ours.volunteer, r.LogVisit(visit=visit))
    assert logged.household == village.household


async def test_a_correction_leaves_no_visit_with_a_household_that_was_merged(village: Village) -> None:
    """From the merge's day on; a visit of an earlier day stays where it was reported."""
    visits, yesterday = village.transaction.visits, TODAY - timedelta(days=1)
    await village.ask(village.ours.lead, village.merging())
    for day, household in ((TODAY, village.household), (yesterday, village.other)):
        visit = await visits.add(village.ours.a_visit(yesterday, household=village.other), entered_by=None)
        right = replace(visit, day=day, people=2)
        corrected = await village.ask(village.ours.volunteer, r.CorrectVisit(visit=right))
        assert corrected == replace(right, household=household) == await visits.get(visit.id or 0)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        (Detail.LABEL, "bà Lan 0900 000 001"),
        (Detail.LABEL, "cccd 001 099 012 345"),
        (Detail.LABEL, "x" * 61),
        (Detail.PHONE, "12345"),
        (Detail.PHONE, "mật khẩu là Hoa@1975"),
    ],
)
async def test_what_no_dialogue_would_write_down_is_refused(
    village: Village, what: Detail, text: str
) -> None:
    with pytest.raises(NotAllowed):
        await village.ask(village.ours.volunteer, village.writing(text, what))


async def test_every_opening_is_in_the_access_log(village: Village) -> None:
    id_ = village.household.id
    await village.ask(village.ours.volunteer, h.OpenCard(household_id=id_))
    await village.ask(village.ours.lead, h.CopyCard(household_id=id_))
    await village.ask(village.ours.lead, h.Erase(household_id=id_))
    looks = await village.ask(village.ours.lead, h.WhoLooked(household_id=id_))
    assert [(look.person_id, look.what) for look in looks] == [
        (village.ours.lead.id, Look.ERASED),
        (village.ours.lead.id, Look.COPIED),
        (village.ours.volunteer.id, Look.SHOWN),
    ]


async def test_consent_is_recorded_once_with_who_asked_and_when(village: Village) -> None:
    other = h.WriteDown(household_id=village.other.id, what=Detail.LABEL, text="ông Bảy", text_version="2026")
    for _ in range(2):
        await village.ask(village.ours.volunteer, other)
    (consent,) = await village.transaction.details.consents(village.other.id)
    assert (consent.asked_at, consent.how, consent.text_version) == (village.clock(), How.SPOKEN, "2026")
    assert AreaKind.COMMUNE in {area.kind for area in village.coordinator.areas}
