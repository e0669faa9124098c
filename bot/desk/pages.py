"""Opening the page of a team, and closing it on one's own devices."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import page_requests as r
from bot.dialogue.turn import Request
from bot.domain.device import Device
from bot.storage.pages import SESSION, key_of_chat

CHANNEL = "web"
"""A browser whose chat is somebody opens that person's page as well."""


async def make_page_link(desk: Desk, _request: r.MakePageLink) -> str:
    desk.require(bool(desk.person.memberships or desk.person.areas))
    return await desk.transaction.pages.make_link(desk.own_id)


async def enter_page(desk: Desk, request: r.EnterPage) -> str | None:
    """Whoever has the link is let in, once; what may be seen then is checked page by page."""
    pages = desk.transaction.pages
    person_id = await pages.use_link(request.token)
    if person_id is None:
        return None
    if (
        desk.session_id is not None
    ):  # this browser begins anew: what was open before would never be used again
        await pages.end(desk.own_id, CHANNEL, f"{SESSION}{desk.session_id}")
    return await pages.open(person_id, request.device)


async def devices(desk: Desk, _request: r.Devices) -> list[Device]:
    here = f"{SESSION}{desk.session_id}" if desk.session_id else key_of_chat(desk.conversation.address)
    return [
        replace(
            device,
            here=device.key == here,
            since=device.since and device.since.astimezone(desk.zone),
            used=device.used.astimezone(desk.zone),
            until=device.until and device.until.astimezone(desk.zone),
        )
        for device in await desk.transaction.pages.devices(desk.own_id, CHANNEL)
    ]


async def end_device(desk: Desk, request: r.EndDevice) -> None:
    desk.require(await desk.transaction.pages.end(desk.own_id, CHANNEL, request.key))


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.MakePageLink: make_page_link,
    r.EnterPage: enter_page,
    r.Devices: devices,
    r.EndDevice: end_device,
}
