"""Replies that could not be carried at once: kept durably, carried later, in their order within a chat."""

import asyncio
from collections import deque
from collections.abc import Awaitable
from contextlib import suppress

from structlog import get_logger

from bot.channels.base import Answering
from bot.channels.telegram.carry import Carrier, Gone, NotNow
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.translate import CHANNEL
from bot.dialogue.message import ConversationId, Kept, Reply

ABREAST = 8  # chats that are caught up with at the same time; the others' quick replies need the rest

log = get_logger()


class Outbox:
    """A chat is in the outbox while something waits for it; what follows then has to wait too."""

    def __init__(self, conversations: Answering, carrier: Carrier, tempo: Tempo) -> None:
        self._conversations = conversations
        self._carrier = carrier
        self._tempo = tempo
        self._waiting: dict[ConversationId, deque[Kept]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(ABREAST)
        self._hurry = asyncio.Event()

    def __contains__(self, conversation: ConversationId) -> bool:
        return conversation in self._waiting

    async def open(self) -> None:
        """Take up what an earlier process left."""
        kept = await self._conversations.kept(CHANNEL)
        if kept:
            log.info("telegram.outbox", replies=len(kept))
        for one in kept:
            self._add(one)

    async def keep(
        self,
        conversation: ConversationId,
        reply: Reply,
        *,
        sending: asyncio.Task[None] | None = None,
        wait: float = 0,
    ) -> None:
        """`sending` is already on its way with this reply, only slowly: it is waited for before trying again."""
        kept_id = await self._conversations.keep(conversation, reply)
        self._add(Kept(kept_id, conversation, reply), sending, wait)

    def hurry(self) -> None:
        """The network is back: no pause any more."""
        self._hurry.set()
        self._hurry.clear()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _add(self, kept: Kept, sending: asyncio.Task[None] | None = None, wait: float = 0) -> None:
        queue = self._waiting.get(kept.conversation)
        if queue is not None:
            queue.append(kept)
            return
        self._waiting[kept.conversation] = deque([kept])
        task = asyncio.create_task(self._catch_up(kept.conversation, sending, wait))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _catch_up(
        self, conversation: ConversationId, sending: asyncio.Task[None] | None, wait: float
    ) -> None:
        queue = self._waiting[conversation]
        pause = self._tempo.first_pause
        await self._rest(wait)
        while queue:
            try:
                await (sending or self._carry(queue[0]))
            except NotNow as trouble:
                await self._rest(max(pause, trouble.wait))
                pause = min(2 * pause, self._tempo.longest_pause)
            except Gone:
                queue.clear()
                await self._note(self._conversations.unreachable(conversation))
            else:
                await self._note(self._conversations.carried(queue.popleft().id))
            sending = None
        del self._waiting[conversation]

    async def _note(self, writing: Awaitable[None]) -> None:
        """If it cannot be noted, the reply arrives once more after a restart; better than never."""
        try:
            await writing
        except Exception as error:  # noqa: BLE001 - the chat's other replies must not be stuck behind it
            log.error("telegram.outbox_not_noted", error=type(error).__name__)  # noqa: TRY400

    async def _carry(self, kept: Kept) -> None:
        async with self._places:
            await self._carrier.carry(int(kept.conversation.address), kept.reply)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), seconds)
