"""Where Zalo delivers: an update is answered with 200 when its effects and its reply are stored, not before."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog import get_logger

HEADER = "x-bot-api-secret-token"
LARGEST_BODY = 65_536

log = get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """The address under which Zalo reaches our page, and the secret it shows with every delivery."""

    public_url: str
    secret: str = field(repr=False)

    @property
    def path(self) -> str:
        """Another secret is another address: so we can see at start whether Zalo has the one of today."""
        return f"/webhook/zalo-bot/{hashlib.sha256(self.secret.encode()).hexdigest()[:12]}"

    @property
    def url(self) -> str:
        return f"{self.public_url}{self.path}"


def route(webhook: Webhook, hear: Callable[[object], Awaitable[None]]) -> Route:
    async def deliver(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not body:
            return Response()  # Zalo looks whether somebody is there
        if not _is_zalo(request, webhook.secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        try:
            update = json.loads(body)
        except ValueError:
            log.warning("zalo_bot.unreadable", bytes=len(body))
            return Response()
        try:
            await hear(update)
        except Exception as error:  # noqa: BLE001 - not stored: Zalo may deliver it again
            log.error("zalo_bot.turn_failed", error=type(error).__name__)  # noqa: TRY400
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response()

    return Route(webhook.path, deliver, methods=["GET", "POST"], name="zalo-bot")


async def _body(request: Request) -> bytes | None:
    """None when it is larger than anything Zalo sends."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return body


def _is_zalo(request: Request, secret: str) -> bool:
    shown = request.headers.get(HEADER, "")
    return hmac.compare_digest(shown.encode("latin-1"), secret.encode())
