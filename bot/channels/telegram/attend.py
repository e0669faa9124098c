"""One update to its end: committed, and its reply arrived or put aside durably. In order within a chat."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from structlog import get_logger
from telegram import Update
from telegram.error import TelegramError

from bot.channels.base import Answering
from bot.channels.outbox import Outbox
from bot.channels.telegram.account import Connection
from bot.channels.telegram.carry import Carrier
from bot.channels.telegram.progress import Lines
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.translate import chat_of, conversation_in, has_blocked_us, to_message
from bot.dialogue.message import ConversationId, Reply
from bot.errors import StorageError

ABREAST = 20  # chats answered at the same time: with replies taking half a second, more than Telegram lets a bot send
TRIES = 3  # for a turn that fails by a fault of ours

log = get_logger()


class Attendant:
    """Lets the conversations answer, and carries the replies back; however the updates have come in."""

    def __init__(
        self,
        connection: Connection,
        conversations: Answering,
        carrier: Carrier,
        outbox: Outbox,
        tempo: Tempo,
    ) -> None:
        self._connection = connection
        self._conversations = conversations
        self._carrier = carrier
        self._outbox = outbox
        self._tempo = tempo
        self._lines = Lines(ABREAST)
        self._asides: set[asyncio.Task[None]] = set()

    def take(self, raw: dict[str, Any], ended: Callable[[], None]) -> None:
        """`ended` is called when Telegram may forget the update."""
        update = self._read(raw)
        if update is None:
            ended()
        else:
            self._lines.add(chat_of(update) or 0, partial(self._attend, update, ended))

    def aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Something nobody waits for."""
        task = asyncio.create_task(work)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def close(self) -> None:
        """Turns in work come to their end."""
        await self._lines.close(self._tempo.farewell)
        for task in self._asides:
            task.cancel()
        await asyncio.gather(*self._asides, return_exceptions=True)

    def _read(self, raw: dict[str, Any]) -> Update | None:
        try:
            return Update.de_json(raw, self._connection)
        except Exception as error:  # noqa: BLE001 - whatever an update of the future looks like, go on
            log.warning("telegram.unreadable", update=raw["update_id"], error=type(error).__name__)
            return None

    async def _attend(self, update: Update, ended: Callable[[], None]) -> None:
        """What cannot be stored is tried until it can; a fault of ours, three times."""
        pause, tries = self._tempo.first_pause, 1
        while True:
            try:
                await self._turn(update)
                break
            except Exception as error:  # noqa: BLE001 - one bad turn must not stop the others
                # No trace: it might quote what somebody wrote.
                log.error("telegram.turn_failed", update=update.update_id, error=type(error).__name__)  # noqa: TRY400
                if tries >= TRIES and not isinstance(error, StorageError):
                    break
            await asyncio.sleep(pause)
            pause, tries = min(2 * pause, self._tempo.longest_pause), tries + 1
        ended()

    async def _turn(self, update: Update) -> None:
        chat, query = chat_of(update), update.callback_query
        if query:
            self.aside(self._stop_spinner(query.id))
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
            carrying: Awaitable[None] = self._carrier.carry(conversation, reply, replacing=replacing)
            await self._outbox.bring(conversation, reply, carrying)

    async def _stop_spinner(self, query_id: str) -> None:
        """The button stops spinning; when it is too late for that, nobody waits for it any more."""
        with suppress(TelegramError):
            await self._connection.answer_callback_query(query_id)
