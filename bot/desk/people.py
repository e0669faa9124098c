"""Joining, inviting, and what a team calls its people."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import requests as r
from bot.dialogue.team_requests import Linked
from bot.dialogue.turn import Request
from bot.domain.people import Area, Invitation, InvitationStatus, Membership, Role, Team

TRIES, TRIES_EVERYWHERE = 5, 200
"""Wrong codes within `PAUSE`: from one conversation, and from all of them (somebody with many accounts)."""

PAUSE = timedelta(minutes=15)

_PROBLEMS = {
    InvitationStatus.EXPIRED: r.JoinProblem.EXPIRED,
    InvitationStatus.REVOKED: r.JoinProblem.REVOKED,
}


async def join(desk: Desk, request: r.Join) -> Membership | Area | Linked | r.JoinProblem:
    """Guessing is slowed down before the code is even looked at; one code may be an invitation or link a channel."""
    invitations, since = desk.transaction.invitations, desk.now - PAUSE
    here = await invitations.recent_failures(desk.conversation, since)
    if here >= TRIES or await invitations.recent_failures_everywhere(since) >= TRIES_EVERYWHERE:
        return r.JoinProblem.WAIT
    invitation = await invitations.find(request.code)
    if invitation is not None:
        return await _accept(desk, invitation)
    owner = await desk.transaction.links.owner(request.code)
    if owner is None:
        await invitations.failed(desk.conversation)
        return r.JoinProblem.UNKNOWN
    return await _link(desk, request.code, owner)


async def _accept(desk: Desk, invitation: Invitation) -> Membership | Area | r.JoinProblem:
    if _is_there(desk, invitation):
        return _place(desk, invitation)
    if not await desk.transaction.invitations.use(invitation):
        return _PROBLEMS.get(invitation.status(desk.now), r.JoinProblem.USED)
    desk.person = await desk.transaction.people.join(desk.person.id, invitation)
    return _place(desk, invitation)


async def _link(desk: Desk, code: str, owner: int) -> Linked | r.JoinProblem:
    """This conversation becomes another one of the code's owner, with all that its person has here."""
    if desk.person.id == owner:
        return r.JoinProblem.SAME
    await desk.transaction.links.use(code)
    if desk.person.id is not None:
        await desk.transaction.links.absorb(owner, desk.person.id)
    desk.person = await desk.transaction.people.person(owner)
    return Linked(person=desk.person)


async def take_name(desk: Desk, request: r.TakeName) -> None:
    await desk.transaction.people.rename(desk.own_id, request.name)


async def invite(desk: Desk, request: r.Invite) -> Invitation:
    desk.require_lead(request.team_id)
    desk.require(request.role is Role.VOLUNTEER)
    return await desk.transaction.invitations.invite(
        request.team_id, request.role, created_by=desk.person.id, zone=desk.zone
    )


async def invitations(desk: Desk, request: r.Invitations) -> list[Invitation]:
    desk.require_lead(request.team_id)
    return await desk.transaction.invitations.active(request.team_id)


async def revoke(desk: Desk, request: r.Revoke) -> None:
    invitation = await desk.transaction.invitations.get(request.invitation_id)
    place = invitation.place if invitation else None
    desk.require(isinstance(place, Team) and desk.person.leads(place.id))
    await desk.transaction.invitations.revoke(request.invitation_id)


async def print_poster(desk: Desk, request: r.PrintPoster) -> None:
    open_ones = await invitations(desk, r.Invitations(team_id=request.poster.team_id))
    desk.require(request.poster.invitation_id in {each.id for each in open_ones})


def _is_there(desk: Desk, invitation: Invitation) -> bool:
    if isinstance(invitation.place, Area):
        return any(area.id == invitation.place.id for area in desk.person.areas)
    team_id = invitation.place.id
    rises = invitation.role is Role.LEAD and not desk.person.leads(team_id)
    return desk.person.belongs_to(team_id) and not rises


def _place(desk: Desk, invitation: Invitation) -> Membership | Area:
    if isinstance(invitation.place, Area):
        return invitation.place
    return next(m for m in desk.person.memberships if m.team.id == invitation.team.id)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.Join: join,
    r.TakeName: take_name,
    r.Invite: invite,
    r.Invitations: invitations,
    r.Revoke: revoke,
    r.PrintPoster: print_poster,
}
