"""Joining, inviting, and what a team calls its people."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import requests as r
from bot.dialogue.turn import Request
from bot.domain.people import Invitation, InvitationStatus, Membership, Role

TRIES, TRIES_EVERYWHERE = 5, 200
"""Wrong codes within `PAUSE`: from one conversation, and from all of them (somebody with many accounts)."""

PAUSE = timedelta(minutes=15)

_PROBLEMS = {
    InvitationStatus.EXPIRED: r.JoinProblem.EXPIRED,
    InvitationStatus.REVOKED: r.JoinProblem.REVOKED,
}


async def join(desk: Desk, request: r.Join) -> Membership | r.JoinProblem:
    """Guessing is slowed down before the code is even looked at."""
    invitations, since = desk.transaction.invitations, desk.now - PAUSE
    here = await invitations.recent_failures(desk.conversation, since)
    if here >= TRIES or await invitations.recent_failures_everywhere(since) >= TRIES_EVERYWHERE:
        return r.JoinProblem.WAIT
    invitation = await invitations.find(request.code)
    if invitation is None:
        await invitations.failed(desk.conversation)
        return r.JoinProblem.UNKNOWN
    if desk.person.belongs_to(invitation.team.id) and not _rises(desk, invitation):
        return _membership(desk, invitation)
    if not await invitations.use(invitation):
        return _PROBLEMS.get(invitation.status(desk.now), r.JoinProblem.USED)
    desk.person = await desk.transaction.people.join(desk.person.id, invitation)
    return _membership(desk, invitation)


async def take_name(desk: Desk, request: r.TakeName) -> None:
    await desk.transaction.people.rename(desk.own_id, request.name)


async def invite(desk: Desk, request: r.Invite) -> Invitation:
    desk.require_lead(request.team_id)
    desk.require(request.role is Role.VOLUNTEER)
    return await desk.transaction.invitations.invite(request.team_id, request.role, created_by=desk.person.id)


async def invitations(desk: Desk, request: r.Invitations) -> list[Invitation]:
    desk.require_lead(request.team_id)
    return await desk.transaction.invitations.active(request.team_id)


async def revoke(desk: Desk, request: r.Revoke) -> None:
    invitation = await desk.transaction.invitations.get(request.invitation_id)
    desk.require(invitation is not None and desk.person.leads(invitation.team.id))
    await desk.transaction.invitations.revoke(request.invitation_id)


def _rises(desk: Desk, invitation: Invitation) -> bool:
    return invitation.role is Role.LEAD and not desk.person.leads(invitation.team.id)


def _membership(desk: Desk, invitation: Invitation) -> Membership:
    return next(m for m in desk.person.memberships if m.team.id == invitation.team.id)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.Join: join,
    r.TakeName: take_name,
    r.Invite: invite,
    r.Invitations: invitations,
    r.Revoke: revoke,
}
