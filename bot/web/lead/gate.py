"""What stands before every page of a team: who opens it, whether a form is ours, what the desk says."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.dialogue.message import Badge, ConversationId
from bot.dialogue.turn import Flow
from bot.domain.people import Person
from bot.errors import NotAllowed
from bot.texts import Texts
from bot.web.chat import NEVER_KEPT
from bot.web.forms import read_form
from bot.web.guard import is_from_here
from bot.web.site import Site, language_of, site_of
from bot.web.visitor import CHANNEL

T = TypeVar("T")
HOME = "/to"
LASTS = 30 * 24 * 3600
"""Seconds the browser keeps the cookie: as long as a session lasts."""


class Gate:
    """For one request. `person` is known from the first question to the desk on."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = site_of(request)
        self.visitor = self.site.visitors.known(request) or self.site.visitors.new()
        self.texts: Texts = self.site.texts(language_of(request, self.site.conversations.texts))
        self.person = Person()

    @property
    def badge(self) -> Badge:
        return Badge(ConversationId(CHANNEL, self.visitor), self.request.cookies.get(self.cookie))

    @property
    def cookie(self) -> str:
        """Browsers take a cookie named __Host-… only over https and from this very host."""
        return "__Host-sotayso-to" if self.site.visitors.secure else "sotayso-to"

    async def ask(self, page: Callable[[Person], Flow[T]]) -> T:
        """What the desk answers to whoever is in a team or coordinates an area; NotAllowed for others."""

        def admitted(person: Person) -> Flow[T]:
            if not (person.memberships or person.areas):
                raise NotAllowed("only for people of a team, and coordinators")
            self.person = person
            return page(person)

        return await self.site.conversations.visit(self.badge, admitted)

    async def form(self) -> Mapping[str, str]:
        """The fields of a form that came from a page of ours, given to this very browser."""
        form = await read_form(self.request)
        ours = self.site.visitors.gave(form.get("token", ""), self._sealed_for)
        if not ours or not is_from_here(self.request):
            raise HTTPException(403)
        return form

    def page(self, name: str, *, status: int = 200, back: str | None = None, **context: Any) -> Response:
        query = self.request.url.query
        here = self.request.url.path + (f"?{query}" if query else "")
        response = self.site.page(
            self.request, f"lead/{name}.html", self.texts, status=status,
            back=back or here, person=self.person, token=self.token, **context,
        )  # fmt: skip
        response.headers.update(NEVER_KEPT)
        return response

    def door(self, *, status: int = 200, told: str = "", said: str = "") -> Response:
        """How to get in; a newcomer gets a cookie, so that a code may be entered."""
        self.person = Person()
        said = said or (self.texts(told) if told else "")
        response = self.page("door", status=status, back=HOME, said=said)
        self.site.visitors.remember(response, self.visitor)
        return response

    @property
    def token(self) -> str:
        return self.site.visitors.token(self._sealed_for)

    @property
    def _sealed_for(self) -> str:
        """What proves a form is ours is bound to the session; without one, to the browser."""
        return self.badge.token or self.visitor


Endpoint = Callable[[Gate], Awaitable[Response]]


def route(path: str, endpoint: Endpoint, *methods: str) -> Route:
    """A page of the team; who may not see it is told how to get in."""

    async def guarded(request: Request) -> Response:
        gate = Gate(request)
        try:
            return await endpoint(gate)
        except NotAllowed:
            return gate.door(status=403, told="lead-door.refused")

    return Route(HOME + path, guarded, methods=methods or None, name=endpoint.__name__)


def to(path: str, **query: object) -> Response:
    """The page to see after a form was taken."""
    return RedirectResponse(address(path, **query), 303)


def address(path: str, **query: object) -> str:
    given = {name: value for name, value in query.items() if value not in {None, ""}}
    return f"{HOME}{path}" + (f"?{urlencode(given)}" if given else "")
