"""What stands before every page: how much may come in, and what browsers are told about safety."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.limits import Limiter, household_of

LARGEST_BODY = 64 * 1024
"""Bytes. A question has at most 1,000 characters; what is longer was pasted."""

LARGEST_DELIVERY = 1_000_000
"""Of a platform: a long message that answers a long one. What is refused would be delivered again for a day."""

WEBHOOKS = "/webhook/"

UNCOUNTED = ("/static/", WEBHOOKS)
"""Files that cost nothing, and platforms that send everybody's messages from one address."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HTTPS_HEADERS = {"Strict-Transport-Security": "max-age=31536000"}

Refuse = Callable[[Request, HTTPException], Awaitable[Response]]


class Guard:
    """Refuses too much from one address and bodies that are too large; adds the headers to every answer."""

    def __init__(self, app: ASGIApp, *, limiter: Limiter, https: bool, refuse: Refuse) -> None:
        self._app = app
        self._limiter = limiter
        self._headers = HEADERS | (HTTPS_HEADERS if https else {})
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            response = await self._refuse(Request(scope), refusal)
            await response(scope, receive, with_headers)
        else:
            await self._app(scope, _up_to(_largest(scope), receive), with_headers)

    def _refusal(self, scope: Scope) -> HTTPException | None:
        client = scope.get("client")
        if client and not scope["path"].startswith(UNCOUNTED):
            wait = self._limiter.wait(household_of(client[0]))
            if wait:
                return HTTPException(429, headers={"Retry-After": str(wait)})
        length = Headers(scope=scope).get("content-length", "0")
        return HTTPException(413) if not length.isdecimal() or int(length) > _largest(scope) else None


def is_from_here(request: Request) -> bool:
    """Whether the form was sent from a page of ours, as far as the browser tells."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def _largest(scope: Scope) -> int:
    return LARGEST_DELIVERY if scope["path"].startswith(WEBHOOKS) else LARGEST_BODY


def _up_to(largest: int, receive: Receive) -> Receive:
    """For bodies that do not say how long they are."""
    came = 0

    async def limited() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > largest:
            raise HTTPException(413)
        return message

    return limited
