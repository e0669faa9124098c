"""For those who watch over the bot: is it alive, can it answer, what are its figures."""

import hmac
from ipaddress import ip_address

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web.site import site_of

NEVER_KEPT = {"Cache-Control": "no-store"}


async def alive(_request: Request) -> Response:
    return PlainTextResponse("ok\n", headers=NEVER_KEPT)


async def ready(request: Request) -> Response:
    """The database answers, and there are guides."""
    site = site_of(request)
    if len(site.guidebook) and await site.conversations.ready():
        return PlainTextResponse("ready\n", headers=NEVER_KEPT)
    return PlainTextResponse("not ready\n", 503, headers=NEVER_KEPT)


async def figures(request: Request) -> Response:
    site = site_of(request)
    if not (_from_this_machine(request) or _has_token(request, site.metrics_token)):
        raise HTTPException(404)
    return Response(site.metrics.text(), media_type=CONTENT_TYPE_LATEST, headers=NEVER_KEPT)


def _from_this_machine(request: Request) -> bool:
    """Asked directly: what a proxy passes on comes from loopback, too, but says for whom."""
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _has_token(request: Request, token: str | None) -> bool:
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    return token is not None and hmac.compare_digest(given.encode(), token.encode())
