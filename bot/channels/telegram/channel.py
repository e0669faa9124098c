"""The Telegram channel: an update is acknowledged when it is committed and answered, not before."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from structlog import get_logger
from telegram import Update
from telegram.error import TelegramError

from bot.channels.base import Answering
from bot.channels.outbox import Outbox
from bot.channels.telegram.account import Account, Connection, Patience
from bot.channels.telegram.carry import Carrier
from bot.channels.telegram.progress import Lines, Progress
from bot.channels.telegram.tempo import NORMAL, Tempo
from bot.channels.telegram.translate import CHANNEL, chat_of, conversation_in, has_blocked_us, to_message
from bot.dialogue.message import ConversationId, Reply
from bot.errors import StorageError

ABREAST = 20  # chats answered at the same time: with replies taking half a second, more than Telegram lets a bot send
TRIES = 3  # for a turn that fails by a fault of ours

log = get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How the bot presents itself in one language: the menu of commands, the first screen, the profile page."""

    commands: Sequence[tuple[str, str]]
    description: str
    short_description: str


class TelegramChannel:
    """Polls, lets the conversations answer, and carries the replies back.

    `profiles` are by language; the first is for everyone whose language is not among them.
    """

    def __init__(  # noqa: PLR0913 - each is given by app.py, by name
        self,
        *,
        account: Account,
        conversations: Answering,
        profiles: Mapping[str, Profile] | None = None,
        on_ready: Callable[[str], None] = lambda _username: None,
        tempo: Tempo = NORMAL,
        pictures: Path | None = None,
    ) -> None:
        self._connection = Connection(account, tempo)
        self._conversations = conversations
        self._profiles = profiles or {}
        self._on_ready = on_ready
        self._tempo = tempo
        self._carrier = Carrier(self._connection, tempo, conversations.fetch, pictures)
        self._outbox = Outbox(CHANNEL, conversations, self._carrier.carry, tempo)
        self._patience = Patience(self._connection, tempo)
        self._progress = Progress()
        self._lines = Lines(ABREAST)
        self._asides: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled, or until Telegram refuses us for good (ChannelError)."""
        try:
            self._on_ready(await self._username())
            await self._outbox.open()
            self._aside(self._introduce())
            while True:
                self._take(await self._fetch())
                await self._progress.half_done(self._tempo.stuck)
        finally:
            await self._finish()

    async def _username(self) -> str:
        while True:
            try:
                me = await self._connection.get_me()
            except TelegramError as error:
                await self._patience.decide(error)
            else:
                self._patience.ends()
                log.info("telegram.ready", username=me.username)
                return me.username or ""

    async def _fetch(self) -> list[dict[str, Any]]:
        while True:
            try:
                wait = 0 if self._patience.lasts else self._tempo.long_poll  # know at once when it is back
                updates = await self._connection.updates(self._progress.offset(), wait=wait)
            except TelegramError as error:
                await self._patience.decide(error)
                continue
            if self._patience.ends():
                self._outbox.hurry()
            if not updates:
                self._progress.start_anew()
            return updates

    def _take(self, updates: list[dict[str, Any]]) -> None:
        for raw in sorted(updates, key=lambda raw: int(raw["update_id"])):
            update_id = int(raw["update_id"])
            if not self._progress.begin(update_id):
                continue
            update = self._read(raw)
            if update is None:
                self._progress.finish(update_id)
            else:
                self._lines.add(chat_of(update) or 0, partial(self._attend, update))

    def _read(self, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(raw, self._connection)
        except Exception as error:  # noqa: BLE001 - whatever an update of the future looks like, go on
            log.warning("telegram.unreadable", update=raw["update_id"], error=type(error).__name__)
            return None

    async def _attend(self, update: Update) -> None:
        """One update to its end. What cannot be stored is tried until it can; a fault of ours, three times."""
        pause, tries = self._tempo.first_pause, 1
        while True:
            try:
                await self._turn(update)
                break
            except Exception as error:  # noqa: BLE001 - one bad turn must not stop the polling
                # No trace: it might quote what somebody wrote.
                log.error("telegram.turn_failed", update=update.update_id, error=type(error).__name__)  # noqa: TRY400
                if tries >= TRIES and not isinstance(error, StorageError):
                    break
            await asyncio.sleep(pause)
            pause, tries = min(2 * pause, self._tempo.longest_pause), tries + 1
        self._progress.finish(update.update_id)

    async def _turn(self, update: Update) -> None:
        chat, query = chat_of(update), update.callback_query
        if query:
            self._aside(self._stop_spinner(query.id))
        if chat is not None and has_blocked_us(update):
            await self._conversations.unreachable(conversation_in(chat))
        message = to_message(update)
        if message is None:
            return
        reply = await self._conversations.answer(message)
        pressed = query.message.message_id if query and query.message else None
        await self._bring(message.conversation, reply, pressed if reply.replaces else None)

    async def _bring(self, conversation: ConversationId, reply: Reply, replacing: int | None) -> None:
        """Returns when the reply has arrived or is put aside durably."""
        if conversation in self._outbox:  # earlier replies first
            await self._outbox.keep(conversation, reply)
        else:
            carrying = self._carrier.carry(conversation, reply, replacing=replacing)
            await self._outbox.bring(conversation, reply, carrying)

    async def _stop_spinner(self, query_id: str) -> None:
        """The button stops spinning; when it is too late for that, nobody waits for it any more."""
        with suppress(TelegramError):
            await self._connection.answer_callback_query(query_id)

    async def _introduce(self) -> None:
        for place, (language, profile) in enumerate(self._profiles.items()):
            code = language if place else None
            try:
                await self._connection.set_my_commands(profile.commands, language_code=code)
                await self._connection.set_my_description(profile.description, language_code=code)
                await self._connection.set_my_short_description(profile.short_description, language_code=code)
            except TelegramError as error:
                log.warning("telegram.profile_not_set", language=language, error=type(error).__name__)

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def _finish(self) -> None:
        """Turns in work come to their end and are acknowledged, so that a restart begins afresh."""
        await self._lines.close(self._tempo.farewell)
        await self._outbox.close()
        for task in self._asides:
            task.cancel()
        await asyncio.gather(*self._asides, return_exceptions=True)
        offset = self._progress.offset()
        if offset is not None and not self._patience.lasts:
            with suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._connection.updates(offset, wait=0), self._tempo.call)
        await self._connection.close_connections()
