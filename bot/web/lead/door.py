"""The way in: a link that opens once, or a code; and the first page behind it."""

import secrets
from collections.abc import Iterable
from functools import partial

from starlette.responses import Response

from bot.dialogue.join import is_code, proper_name
from bot.dialogue.message import ConversationId, Message
from bot.dialogue.page_requests import EnterPage
from bot.dialogue.requests import TakeName
from bot.dialogue.team_requests import TellLeads
from bot.dialogue.turn import Flow, ask
from bot.domain.people import Person
from bot.errors import NotAllowed
from bot.texts import Texts
from bot.web.lead.device import device_name
from bot.web.lead.gate import HOME, LASTS, Gate, to
from bot.web.limits import household_of
from bot.web.visitor import CHANNEL


async def home(gate: Gate) -> Response:
    try:
        person = await gate.ask(_who)
    except NotAllowed:
        return gate.door()
    if person.name is None:
        return gate.page("name", back=HOME, odd=False)
    return to("/so-lieu")


async def knock(gate: Gate) -> Response:
    """Only a button: whoever looks at the link before it is sent on must not use it up."""
    response = gate.page("key", back=HOME, link=gate.request.path_params["link"])
    gate.site.visitors.remember(response, gate.visitor)
    return response


async def enter(gate: Gate) -> Response:
    form = await gate.form()
    if gate.site.wrong_codes.blocked(_from(gate)):
        return gate.door(status=429, told="lead-door.wait")
    device = device_name(gate.request.headers.get("user-agent", ""))
    asked = EnterPage(token=form.get("link", ""), device=device)
    opened = await gate.site.conversations.visit(gate.badge, lambda _person: ask(asked))
    if opened is None:
        gate.site.wrong_codes.wait(_from(gate))
        return gate.door(status=410, told="lead-door.used")
    response = to("")
    response.set_cookie(
        gate.cookie, opened, max_age=LASTS, path="/", httponly=True, samesite="lax",
        secure=gate.site.visitors.secure,
    )  # fmt: skip
    return response


async def join(gate: Gate) -> Response:
    """As if the code had been typed in this browser's chat: guessing is slowed down there, and once more here."""
    code = (await gate.form()).get("code", "").strip()
    if gate.site.wrong_codes.blocked(_from(gate)):
        return gate.door(status=429, told="lead-door.wait")
    if not is_code(code):
        return gate.door(told="lead-door.odd")
    message = Message(
        conversation=ConversationId(CHANNEL, gate.visitor),
        delivery_id=f"{gate.visitor}.{secrets.token_urlsafe(12)}",
        text=f"/start join_{code}",
        language=gate.texts.language,
    )
    reply = await gate.site.conversations.answer(message)
    try:
        await gate.ask(_who)
    except NotAllowed:
        gate.site.wrong_codes.wait(_from(gate))
        return gate.door(said=reply.text)
    return to("")


async def take_name(gate: Gate) -> Response:
    name = proper_name((await gate.form()).get("name", ""))
    if name is None:
        await gate.ask(_who)
        return gate.page("name", back=HOME, odd=True)
    await gate.ask(partial(_take_name, name, gate.site.conversations.texts.values()))
    return to("/so-lieu")


def _who(person: Person) -> Flow[Person]:
    return person
    yield


def _take_name(name: str, library: Iterable[Texts], person: Person) -> Flow[None]:
    yield from ask(TakeName(name=name))
    told = {texts.language: texts("told-named", name=name) for texts in library}
    for team in person.teams:
        yield from ask(TellLeads(team_id=team.id, texts=told))


def _from(gate: Gate) -> str:
    return household_of(gate.request.client.host if gate.request.client else "")
