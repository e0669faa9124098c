"""The only place that builds objects, starts channels, and closes what it opened."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

from bot.channels.terminal import Terminal
from bot.domain.guide import Guidebook
from bot.domain.notice import Schedule
from bot.doors import Door, keep_open, table
from bot.errors import StorageError
from bot.guidebook.load import load_or_raise
from bot.guidebook.problem import Problem
from bot.guidebook.watch import Watcher, watch
from bot.reports.office import Office
from bot.reports.send import Sender
from bot.reports.template import load_templates
from bot.reports.workshop import Workshop
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.search.procedures import load_procedures
from bot.service import Conversations, Library
from bot.settings import Settings
from bot.storage.database import Database, path_of
from bot.storage.retention import anonymise
from bot.telegram import telegram
from bot.texts import load_texts
from bot.zalo import zalo_bot, zalo_oa

if TYPE_CHECKING:  # the terminal does not need these imports
    from starlette.routing import BaseRoute

    from bot.web import Site

log = structlog.get_logger()

WATCH_EVERY = 2.0
"""Seconds between two looks at the guides folder: an editor sees the change before the next question."""

TIDY_EVERY = 6 * 3600.0

SEND_EVERY = 30.0
"""Seconds between two looks whether somebody is due a report or a reminder."""


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def opened(settings: Settings, *, watch_every: float = WATCH_EVERY) -> AsyncIterator[Conversations]:
    """The conversations, ready to answer, with guides that are read again whenever the folder changes."""
    async with _opened(settings, watch_every) as (conversations, _):
        yield conversations


@asynccontextmanager
async def _opened(settings: Settings, watch_every: float) -> AsyncIterator[tuple[Conversations, Database]]:
    texts = load_texts(settings.locales_dir)
    # Before the first look, so that no edit is lost.
    watcher = Watcher(settings.guides_dir, settings.local_guides_dir)
    library = build_library(load_or_raise(settings.guides_dir, settings.local_guides_dir), settings)
    templates = load_templates(settings.report_templates_dir)
    async with (
        Database.opened(settings.database_url, now, settings.key_file) as database,
        Workshop(settings.locales_dir) as workshop,
    ):
        office = Office(texts, templates=templates, build=workshop.build)
        conversations = Conversations(
            database,
            library,
            texts,
            clock=now,
            zone=settings.timezone,
            office=office,
            retention_months=settings.retention_months,
        )
        # No TaskGroup: it would wrap a channel's one clear error in a group.
        background = [
            asyncio.create_task(_reload(conversations, settings, watcher, watch_every)),
            asyncio.create_task(_tidy(conversations, database, settings)),
            asyncio.create_task(_send(_sender(database, conversations, settings))),
        ]
        try:
            yield conversations, database
        finally:
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)


def build_library(guidebook: Guidebook, settings: Settings) -> Library:
    """ContentError when the lexicon or the names of procedures cannot be read."""
    folder = settings.guides_dir
    procedures = load_procedures(folder / "procedures.tsv")
    return Library(guidebook, Index(guidebook, load_lexicon(folder / "lexicon"), procedures))


async def run(settings: Settings, say: Callable[[str], None] = lambda _line: None) -> None:
    """Every configured door side by side, until stopped; the terminal chat when all are closed."""
    _stop_on_sigterm()
    with ExitStack() as closing:
        sock = closing.enter_context(_listen(settings)) if settings.web else None
        async with _opened(settings, WATCH_EVERY) as (conversations, database):
            site = _site(conversations, settings)
            telegram_door, telegram_routes = telegram(conversations, settings)
            bot, bot_routes = zalo_bot(conversations, database, settings, site.files.address)
            official, official_routes = zalo_oa(conversations, database, settings)
            doors = [
                _web(site, settings, sock, [*telegram_routes, *bot_routes, *official_routes]),
                telegram_door,
                bot,
                official,
            ]
            if not any(door.run for door in doors):
                await Terminal(conversations, "resident").run()
                return
            say(f"{table(doors)}\nStop with Ctrl-C. To talk in the terminal: python -m bot chat")
            await keep_open(doors)


async def chat(settings: Settings, name: str) -> None:
    async with opened(settings) as conversations:
        await Terminal(conversations, name).run()


def _listen(settings: Settings) -> socket.socket:
    from bot.web import listen

    return listen(settings.web_host, settings.web_port)


def _site(conversations: Conversations, settings: Settings) -> "Site":
    from bot.web import Site

    return Site.of(
        conversations,
        settings,
        key_file=path_of(settings.database_url).with_suffix(".web.key"),
        today=lambda: now().astimezone(settings.timezone).date(),
    )


def _web(site: "Site", settings: Settings, sock: socket.socket | None, routes: Sequence["BaseRoute"]) -> Door:
    if sock is None:
        return Door(name="web page", told="WEB=off")
    from bot.web import Server, create

    address = settings.public_url or f"http://{settings.web_host}:{settings.web_port}"
    site.conversations.link_by("web", lambda payload: f"{address}/?start={payload}")
    if settings.public_url:
        site.conversations.link_by("public", lambda payload: f"{address}/?start={payload}")
    site.conversations.link_by("page", lambda token: f"{address}/to/vao/{token}")
    server = Server(create(site, routes), sock, proxy=settings.web_proxy)
    return Door(name="web page", told=address, run=server.run)


async def _reload(conversations: Conversations, settings: Settings, watcher: Watcher, every: float) -> None:
    """A good edit is served from the next question on; a broken one is reported and the last good guides stay."""

    async def serve(guidebook: Guidebook) -> None:
        conversations.library = await asyncio.to_thread(build_library, guidebook, settings)
        log.info("guides-reloaded", guides=len(guidebook))

    def report(problems: Sequence[Problem]) -> None:
        log.error(
            "guides-broken", problems=len(problems), first=str(problems[0]), do="run: python -m bot check"
        )

    await watch(watcher, every, serve, report)


async def _tidy(conversations: Conversations, database: Database, settings: Settings) -> None:
    """Forget what need not be kept: answered deliveries, and details of households nobody visits any more."""
    while True:
        try:
            await conversations.forget_old_deliveries()
            today = now().astimezone(settings.timezone).date()
            await anonymise(database, today, settings.retention_months)
        except StorageError as error:  # a full or locked disk: nothing is lost by tidying later
            log.warning("tidy-later", reason=str(error))
        await asyncio.sleep(TIDY_EVERY)


def _sender(database: Database, conversations: Conversations, settings: Settings) -> Sender:
    return Sender(
        database=database,
        texts=conversations.texts,
        guidebook=lambda: conversations.library.guidebook,
        schedule=Schedule(settings.report_day, settings.report_time, settings.timezone),
    )


async def _send(sender: Sender) -> None:
    """Reports and reminders; whatever goes wrong with one look, the next one comes."""
    while True:
        try:
            await sender.send_due(now())
        except StorageError as error:
            log.warning("send-later", reason=str(error))
        except Exception:
            log.exception("notices-not-sent")
        await asyncio.sleep(SEND_EVERY)


def _stop_on_sigterm() -> None:
    """Stop on SIGTERM (systemd, docker); turns in work are finished first, as with Ctrl-C."""
    me = asyncio.current_task()
    if me is not None:
        with suppress(NotImplementedError):  # Windows
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, me.cancel)
