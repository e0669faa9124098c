"""The web server in the bot's own loop: the pages, the probes, and webhooks of other doors."""

import asyncio
import os
import secrets
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from bot.errors import SettingsError
from bot.web import chat, files, guides, look, probes
from bot.web.guard import Guard
from bot.web.lead import of_teams
from bot.web.limits import ADDRESS, Limiter
from bot.web.metrics import Counted
from bot.web.offline import taken_along
from bot.web.site import Site, language_of, site_of

log = structlog.get_logger()

FAREWELL = 10
"""Seconds that requests in work are given to finish when the bot stops."""

ERRORS = {403: "forbidden", 404: "missing", 405: "missing", 410: "expired", 413: "too-long", 429: "too-fast"}
"""What the error page says; anything else reads “broken”."""


def create(site: Site, routes: Sequence[BaseRoute] = (), *, limiter: Limiter | None = None) -> ASGIApp:
    """Everything that is served; `routes` are the webhooks of other doors, under /webhook/."""
    app = Starlette(
        routes=[*_pages(site), *taken_along(site), *of_teams(), *routes],
        exception_handlers={HTTPException: _refuse, Exception: _apologise},  # type: ignore[dict-item]  # narrower than its type
    )
    app.state.site = site
    site.metrics.watch_guides(lambda: len(site.guidebook))

    async def refuse(request: Request, error: HTTPException) -> Response:
        request.scope["app"] = app
        return await _refuse(request, error)

    https = (site.public_url or "").startswith("https:")
    counted = Counted(GZipMiddleware(app, minimum_size=500, compresslevel=6), site.metrics)
    return Guard(counted, limiter=limiter or Limiter(ADDRESS), https=https, refuse=refuse)


def listen(host: str, port: int) -> socket.socket:
    """A socket that is ours from now on; SettingsError when somebody else has the port."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, _, _, address = found[0]
        # With the protocol named: asyncio sends at once (TCP_NODELAY) on such sockets only, else 40 ms late.
        sock = socket.socket(family, kind, socket.IPPROTO_TCP)
        try:
            if os.name == "posix":  # elsewhere it would let two processes share the port
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(address)
            sock.listen(2048)
        except BaseException:
            sock.close()
            raise
    except OSError as error:
        raise _taken(host, port, error) from error
    return sock


def _taken(host: str, port: int, error: OSError) -> SettingsError:
    return SettingsError(
        f"The web page cannot open port {port} on {host}: {error.strerror}.\n"
        f"    → If another program has it (perhaps this bot, already running), set WEB_PORT={port + 1} in .env; "
        "WEB=off does without the page."
    )


class Server:
    """uvicorn, run as one of our own tasks: signals are for bot/app.py."""

    def __init__(self, app: ASGIApp, sock: socket.socket, *, proxy: str = "127.0.0.1") -> None:
        self._socket = sock
        self._server = _Uvicorn(
            uvicorn.Config(
                app, log_config=None, log_level="warning", access_log=False, lifespan="off", ws="none",
                server_header=False, proxy_headers=True, forwarded_allow_ips=proxy,
                timeout_keep_alive=15, timeout_graceful_shutdown=FAREWELL, limit_concurrency=1000,
            )
        )  # fmt: skip

    async def run(self) -> None:
        """Until cancelled; requests in work are answered first."""
        serving = asyncio.create_task(self._server.serve([self._socket]))
        try:
            await asyncio.shield(serving)
        finally:
            self._server.should_exit = True
            await serving


class _Uvicorn(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _pages(site: Site) -> list[Route]:
    return [
        Route("/", chat.show),
        Route("/chat", chat.say, methods=["POST"]),
        Route("/huong-dan", guides.topics),
        Route("/huong-dan/{guide_id}", guides.guide),
        Route("/huong-dan/{guide_id}/in", guides.sheet),
        Route("/huong-dan/{guide_id}/qr.svg", guides.qr),
        Route("/hinh/{file}", guides.picture),
        Route("/tep/{token}", files.download),
        Route("/xem", look.switch, methods=["POST"]),
        Route("/static/{name}", site.assets.serve),
        Route("/healthz", probes.alive),
        Route("/readyz", probes.ready),
        Route("/metrics", probes.figures),
    ]


async def _refuse(request: Request, error: HTTPException) -> Response:
    """A page that says what to do, or JSON for our own JavaScript."""
    site = site_of(request)
    kind = ERRORS.get(error.status_code, "broken")
    texts = site.texts(language_of(request, site.conversations.texts))
    headers = dict(error.headers or {})
    if "application/json" in request.headers.get("accept", ""):
        told = {"error": texts(f"web-error.{kind}")}
        return JSONResponse(told, error.status_code, headers=headers)
    page = site.page(request, "error.html", texts, status=error.status_code, kind=kind)
    page.headers.update(headers)
    return page


async def _apologise(request: Request, error: Exception) -> Response:
    log.error(
        "page-broke", code=secrets.token_hex(3), page=request.scope.get("path"), kind=type(error).__name__
    )
    return await _refuse(request, HTTPException(500))
