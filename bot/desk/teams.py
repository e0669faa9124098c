"""The people of a team: seen, removed and followed by its lead; and one person on several channels."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.codec import reply_to_json, session_from_json
from bot.desk.desk import Desk
from bot.dialogue import team_requests as r
from bot.dialogue.message import ConversationId, Reply
from bot.dialogue.turn import Request
from bot.domain.people import Member, Role


async def members(desk: Desk, request: r.Members) -> list[Member]:
    desk.require_lead(request.team_id)
    return await desk.transaction.people.members(request.team_id)


async def remove_member(desk: Desk, request: r.RemoveMember) -> None:
    """Nobody removes themselves by mistake: a lead hands the team over first."""
    desk.require_lead(request.team_id)
    desk.require(request.person_id != desk.person.id)
    desk.require(await desk.transaction.people.leave(request.person_id, request.team_id))


async def hand_over(desk: Desk, request: r.HandOver) -> None:
    desk.require_lead(request.team_id)
    desk.require(await desk.transaction.people.hand_over(request.team_id, request.person_id))
    desk.person = await desk.transaction.people.person(desk.own_id)


async def make_link_code(desk: Desk, _request: r.MakeLinkCode) -> str:
    return await desk.transaction.links.make(desk.own_id)


async def tell_leads(desk: Desk, request: r.TellLeads) -> None:
    desk.require_member(request.team_id)
    for member in await desk.transaction.people.members(request.team_id):
        if member.role is Role.LEAD and member.person_id != desk.person.id:
            await _tell(desk, member.person_id, request.texts)


async def tell_myself(desk: Desk, request: r.TellMyself) -> None:
    await _tell(desk, desk.own_id, request.texts)


async def _tell(desk: Desk, person_id: int, texts: Mapping[str, str]) -> None:
    reached = await desk.transaction.conversations.of_person(person_id)
    if reached is None or ConversationId(*reached.conversation) == desk.conversation:
        return
    text = texts.get(session_from_json(reached.session).language) or texts["vi"]
    await desk.transaction.outbox.keep(reached.conversation, reply_to_json(Reply(text=text)))


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.Members: members,
    r.RemoveMember: remove_member,
    r.HandOver: hand_over,
    r.MakeLinkCode: make_link_code,
    r.TellLeads: tell_leads,
    r.TellMyself: tell_myself,
}
