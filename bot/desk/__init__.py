"""The desk answers what a dialogue asks for, and is the one place where rights are checked.

Every right is checked against the data that are touched (this visit, this team), never against what was on a button.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.desk import counts, guides, households, pages, people, reports, teams, visits
from bot.desk.desk import Desk
from bot.dialogue.turn import Request

PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    **counts.PERFORMERS,
    **guides.PERFORMERS,
    **households.PERFORMERS,
    **pages.PERFORMERS,
    **people.PERFORMERS,
    **reports.PERFORMERS,
    **teams.PERFORMERS,
    **visits.PERFORMERS,
}


async def perform(desk: Desk, request: Request[Any]) -> Any:
    """What the request is answered with; NotAllowed if this person may not have it."""
    return await PERFORMERS[type(request)](desk, request)


__all__ = ["Desk", "perform"]
