"""The desk answers what a dialogue asks for, and is the one place where rights are checked.

Every right is checked against the data that are touched (this visit, this team), never against what was on a button.
"""

from datetime import datetime, timedelta, tzinfo
from typing import Any

from bot.dialogue import requests as r
from bot.dialogue.message import ConversationId
from bot.dialogue.turn import Request
from bot.domain.counts import Counts, Report
from bot.domain.people import Invitation, InvitationStatus, Membership, Person, Role
from bot.domain.visit import Household, Visit, may_be_logged
from bot.errors import NotAllowed
from bot.storage.database import Transaction

TRIES, TRIES_EVERYWHERE = 5, 200
"""Wrong codes within `PAUSE`: from one conversation, and from all of them (somebody with many accounts)."""

PAUSE = timedelta(minutes=15)
MOST_USED_WITHIN = timedelta(days=90)


class Desk:
    """For one message of one person, inside one transaction."""

    def __init__(
        self,
        transaction: Transaction,
        conversation: ConversationId,
        person: Person,
        now: datetime,
        zone: tzinfo,
    ) -> None:
        self.person = person
        self._transaction = transaction
        self._conversation = conversation
        self._now = now
        self._today = now.astimezone(zone).date()

    async def perform(self, request: Request[Any]) -> Any:
        """What the request is answered with; NotAllowed if this person may not have it."""
        return await getattr(self, _METHODS[type(request)])(request)

    # Households

    async def recent_households(self, request: r.RecentHouseholds) -> list[Household]:
        self._require(self.person.belongs_to(request.team_id))
        return await self._transaction.households.recent(request.team_id, request.limit)

    async def find_household(self, request: r.FindHousehold) -> Household | None:
        self._require(self.person.belongs_to(request.team_id))
        return await self._transaction.households.by_number(request.team_id, request.number)

    async def open_household(self, request: r.OpenHousehold) -> Household:
        self._require(self.person.belongs_to(request.team_id))
        return await self._transaction.households.open(request.team_id, self.person.id)

    # Visits

    async def log_visit(self, request: r.LogVisit) -> Visit:
        visit = request.visit
        self._require(self.person.belongs_to(visit.team_id) and visit.volunteer_id == self.person.id)
        self._require_sound(visit)
        return await self._transaction.visits.add(visit, entered_by=self.person.id)

    async def read_visit(self, request: r.ReadVisit) -> Visit | None:
        visit = await self._transaction.visits.get(request.visit_id)
        self._require(visit is None or self._may_change(visit))
        return visit

    async def last_visit(self, _request: r.LastVisit) -> Visit | None:
        return None if self.person.id is None else await self._transaction.visits.last_of(self.person.id)

    async def correct_visit(self, request: r.CorrectVisit) -> Visit:
        before = await self._transaction.visits.get(request.visit.id or 0)
        self._require(
            before is not None and self._may_change(before) and before.team_id == request.visit.team_id
        )
        self._require_sound(request.visit)
        await self._transaction.visits.correct(request.visit, by=self.person.id)
        return request.visit

    async def void_visit(self, request: r.VoidVisit) -> Visit:
        visit = await self._transaction.visits.get(request.visit_id)
        if visit is None or not self._may_change(visit):
            raise NotAllowed(f"visit {request.visit_id} may not be voided by this person")
        await self._transaction.visits.void(request.visit_id, by=self.person.id)
        return visit

    # Counts

    async def my_counts(self, request: r.MyCounts) -> Counts:
        return await self._transaction.counts.of_volunteer(self._own_id(), request.period)

    async def my_visits(self, request: r.MyVisits) -> list[Visit]:
        return await self._transaction.visits.of_volunteer(self._own_id(), request.period)

    async def team_report(self, request: r.TeamReport) -> Report:
        self._require(self.person.leads(request.team_id))
        team = next(m.team for m in self.person.memberships if m.team.id == request.team_id)
        return await self._transaction.counts.report(team, request.period)

    # People

    async def join(self, request: r.Join) -> Membership | r.JoinProblem:
        """Guessing is slowed down before the code is even looked at."""
        invitations, since = self._transaction.invitations, self._now - PAUSE
        here = await invitations.recent_failures(self._conversation, since)
        if here >= TRIES or await invitations.recent_failures_everywhere(since) >= TRIES_EVERYWHERE:
            return r.JoinProblem.WAIT
        invitation = await invitations.find(request.code)
        if invitation is None:
            await invitations.failed(self._conversation)
            return r.JoinProblem.UNKNOWN
        if self.person.belongs_to(invitation.team.id) and not self._rises(invitation):
            return self._membership(invitation)
        if not await invitations.use(invitation):
            return _PROBLEMS.get(invitation.status(self._now), r.JoinProblem.USED)
        self.person = await self._transaction.people.join(self.person.id, invitation)
        return self._membership(invitation)

    async def take_name(self, request: r.TakeName) -> None:
        await self._transaction.people.rename(self._own_id(), request.name)

    async def invite(self, request: r.Invite) -> Invitation:
        self._require(self.person.leads(request.team_id) and request.role is Role.VOLUNTEER)
        return await self._transaction.invitations.invite(
            request.team_id, request.role, created_by=self.person.id
        )

    async def invitations(self, request: r.Invitations) -> list[Invitation]:
        self._require(self.person.leads(request.team_id))
        return await self._transaction.invitations.active(request.team_id)

    async def revoke(self, request: r.Revoke) -> None:
        invitation = await self._transaction.invitations.get(request.invitation_id)
        self._require(invitation is not None and self.person.leads(invitation.team.id))
        await self._transaction.invitations.revoke(request.invitation_id)

    # Guides and questions

    async def count_reading(self, request: r.CountReading) -> None:
        await self._transaction.readings.count(request.guide_id, self._today)

    async def most_used(self, request: r.MostUsed) -> list[str]:
        return await self._transaction.readings.most_used(self._today - MOST_USED_WITHIN, request.limit)

    async def keep_question(self, request: r.KeepQuestion) -> None:
        await self._transaction.questions.keep(request.text, self._today)

    def _own_id(self) -> int:
        if self.person.id is None:
            raise NotAllowed("only for volunteers and leads")
        return self.person.id

    def _may_change(self, visit: Visit) -> bool:
        """One's own visits while in that team, and every visit of a team one leads."""
        own = visit.volunteer_id == self.person.id and self.person.belongs_to(visit.team_id)
        return own or self.person.leads(visit.team_id)

    def _require_sound(self, visit: Visit) -> None:
        """A household of that team, a day that is not too far back."""
        self._require(visit.household is None or visit.household.team_id == visit.team_id)
        self._require(may_be_logged(visit.day, self._today) or visit.id is not None)

    def _require(self, allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
        if not allowed:
            raise NotAllowed("this person may not touch these data")

    def _rises(self, invitation: Invitation) -> bool:
        return invitation.role is Role.LEAD and not self.person.leads(invitation.team.id)

    def _membership(self, invitation: Invitation) -> Membership:
        return next(m for m in self.person.memberships if m.team.id == invitation.team.id)


_PROBLEMS = {
    InvitationStatus.EXPIRED: r.JoinProblem.EXPIRED,
    InvitationStatus.REVOKED: r.JoinProblem.REVOKED,
}

_METHODS: dict[type[Request[Any]], str] = {
    r.RecentHouseholds: "recent_households",
    r.FindHousehold: "find_household",
    r.OpenHousehold: "open_household",
    r.LogVisit: "log_visit",
    r.ReadVisit: "read_visit",
    r.LastVisit: "last_visit",
    r.CorrectVisit: "correct_visit",
    r.VoidVisit: "void_visit",
    r.MyCounts: "my_counts",
    r.MyVisits: "my_visits",
    r.TeamReport: "team_report",
    r.Join: "join",
    r.TakeName: "take_name",
    r.Invite: "invite",
    r.Invitations: "invitations",
    r.Revoke: "revoke",
    r.CountReading: "count_reading",
    r.MostUsed: "most_used",
    r.KeepQuestion: "keep_question",
}
