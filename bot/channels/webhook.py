"""Where a platform delivers: an update is answered with 200 when its effects and its reply are stored, not before."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import ClassVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from structlog import get_logger

LARGEST_BODY = 1_000_000

Hear = Callable[[object], Awaitable[None]]
"""Returns when the update is stored; whatever it raises means: not stored, deliver it again."""

log = get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """The address under which a platform reaches our page, and the secret it shows with every delivery."""

    channel: ClassVar[str]
    header: ClassVar[str]
    public_url: str
    secret: str = field(repr=False)

    @property
    def path(self) -> str:
        """Another secret is another address: so we can see at start whether the platform has the one of today."""
        seal = hashlib.sha256(self.secret.encode()).hexdigest()[:12]
        return f"/webhook/{self.channel.replace('_', '-')}/{seal}"

    @property
    def url(self) -> str:
        return f"{self.public_url}{self.path}"


def route(webhook: Webhook, hear: Hear) -> Route:
    async def deliver(request: Request) -> Response:
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not body:
            return Response()  # somebody looks whether we are there
        if not _is_sender(request, webhook):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        return Response(status_code=await _taken(webhook.channel, body, hear))

    return Route(webhook.path, deliver, methods=["GET", "POST"], name=webhook.channel)


async def _taken(channel: str, body: bytes, hear: Hear) -> HTTPStatus:
    unreadable, failed = f"{channel}.unreadable", f"{channel}.turn_failed"
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        log.warning(unreadable, bytes=len(body))
        return HTTPStatus.OK
    try:
        await hear(update)
    except Exception as error:  # noqa: BLE001 - not stored: the platform may deliver it again
        log.error(failed, error=type(error).__name__)  # noqa: TRY400
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.OK


async def _body(request: Request) -> bytes | None:
    """None when it is larger than anything a platform sends."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return body


def _is_sender(request: Request, webhook: Webhook) -> bool:
    shown = request.headers.get(webhook.header, "")
    return hmac.compare_digest(shown.encode("latin-1"), webhook.secret.encode())
