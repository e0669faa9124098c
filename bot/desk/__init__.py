"""The desk answers what a dialogue asks for, and is the one place where rights are checked.

Every right is checked against the data that are touched (this visit, this team), never against what was on a button.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.desk import counts, guides, households, pages, people, reports, teams, visits
from bot.desk.desk import Desk
from bot.dialogue import household_requests, requests
from bot.dialogue.turn import Flow, Request
from bot.domain.secrets import find_secret

T = TypeVar("T")

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


FREE_TEXT: dict[type[Request[Any]], str] = {
    requests.CorrectVisit: "reason",
    requests.VoidVisit: "reason",
    requests.TakeName: "name",
    requests.KeepQuestion: "text",
    household_requests.WriteDown: "text",
}
"""What somebody typed and the database keeps. Dialogues and pages say kindly why not; here it cannot be passed by."""


async def perform(desk: Desk, request: Request[Any]) -> Any:
    """What the request is answered with; NotAllowed if this person may not have it."""
    typed = getattr(request, FREE_TEXT.get(type(request), ""), None)
    desk.require(not typed or find_secret(typed) is None)
    return await PERFORMERS[type(request)](desk, request)


async def drive(desk: Desk, flow: Flow[T]) -> T:
    """To the end of the flow: what it asks for is performed, and it goes on with the answer."""
    try:
        request: Request[Any] = next(flow)
        while True:
            request = flow.send(await perform(desk, request))
    except StopIteration as done:
        end: T = done.value
        return end


__all__ = ["Desk", "drive", "perform"]
