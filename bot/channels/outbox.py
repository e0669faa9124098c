"""Replies that could not be carried at once: kept durably, carried later, in their order within a chat."""

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from structlog import get_logger

from bot.channels.base import Answering
from bot.channels.tempo import Tempo
from bot.dialogue.message import ConversationId, Kept, Message, Reply

ABREAST = 8  # chats that are caught up with at the same time; the others' quick replies need the rest

Carry = Callable[[ConversationId, Reply], Awaitable[None]]
"""Returns when the reply has arrived, or when the platform will never take it; else raises NotNow or Gone."""

log = get_logger()


class NotNow(Exception):  # noqa: N818 - an answer, not an accident
    """It may work in `wait` seconds: the network, the server or a limit."""

    def __init__(self, wait: float = 0) -> None:
        super().__init__(wait)
        self.wait = wait


class Gone(Exception):  # noqa: N818
    """The person has blocked the bot or left the platform."""


class Waiting(NamedTuple):
    kept: Kept
    since: float


class Outbox:
    """A chat is in the outbox while something waits for it; what follows then has to wait too."""

    def __init__(self, channel: str, conversations: Answering, carry: Carry, tempo: Tempo) -> None:
        self._channel = channel
        self._conversations = conversations
        self._carry = carry
        self._tempo = tempo
        self._waiting: dict[ConversationId, deque[Waiting]] = {}
        self._known: set[int] = set()
        self._noted: set[int] = set()
        self._writing: Counter[ConversationId] = Counter()
        self._early: dict[int, Kept] | None = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(ABREAST)
        self._hurry = asyncio.Event()
        self._closing = False

    def __contains__(self, conversation: ConversationId) -> bool:
        return conversation in self._waiting

    async def open(self) -> None:
        """Take up what an earlier process left, and what was added meanwhile: nothing is carried before."""
        kept = {one.id: one for one in await self._conversations.kept(self._channel)}
        if kept:
            log.info("outbox.waiting", channel=self._channel, replies=len(kept))
        kept |= self._early or {}
        self._early = None
        for one in kept.values():
            self.add(one)
        self._start(self._look_again())

    async def _look_again(self) -> None:
        """What others have kept meanwhile: reports and reminders are carried without a restart."""
        while not self._closing:
            await self._rest(self._tempo.look_again)
            self._noted.clear()
            try:
                kept = await self._conversations.kept(self._channel)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next look comes
                log.warning("outbox.not_read", channel=self._channel, error=type(error).__name__)
                continue
            for one in kept:
                # What was carried while the list was being read, or is about to be added.
                if one.id not in self._noted and not self._writing[one.conversation]:
                    self.add(one)

    async def answer(self, message: Message) -> bool:
        """Returns when effects and reply are kept, and carries it then; False when it has been answered before."""
        with self._writes_to(message.conversation):
            kept = await self._conversations.answer_and_keep(message)
            if kept is not None:
                self.add(kept)
        return kept is not None

    async def bring(self, conversation: ConversationId, reply: Reply, carrying: Awaitable[None]) -> None:
        """Wait for `carrying`; returns when the reply has arrived or is put aside durably."""
        sending = asyncio.ensure_future(carrying)
        await asyncio.wait({sending}, timeout=self._tempo.quick)
        if not sending.done():
            await self.keep(conversation, reply, sending=sending)
            return
        try:
            sending.result()
        except NotNow as trouble:
            await self.keep(conversation, reply, wait=trouble.wait)
        except Gone:
            await self._conversations.unreachable(conversation)

    async def keep(
        self,
        conversation: ConversationId,
        reply: Reply,
        *,
        sending: asyncio.Future[None] | None = None,
        wait: float = 0,
    ) -> None:
        """`sending` is already on its way with this reply, only slowly: it is waited for before trying again."""
        with self._writes_to(conversation):
            kept_id = await self._conversations.keep(conversation, reply)
            self.add(Kept(kept_id, conversation, reply), sending=sending, wait=wait)

    def add(self, kept: Kept, *, sending: asyncio.Future[None] | None = None, wait: float = 0) -> None:
        """Carry what is kept already, after all that waits for its chat."""
        if self._early is not None:
            self._early[kept.id] = kept
            return
        if self._closing or kept.id in self._known:
            return  # the next process takes it up; or it is waiting already
        self._known.add(kept.id)
        waiting = Waiting(kept, asyncio.get_running_loop().time())
        queue = self._waiting.get(kept.conversation)
        if queue is not None:
            queue.append(waiting)
            return
        self._waiting[kept.conversation] = deque([waiting])
        self._start(self._catch_up(kept.conversation, sending, wait))

    @contextmanager
    def _writes_to(self, conversation: ConversationId) -> Iterator[None]:
        self._writing[conversation] += 1
        try:
            yield
        finally:
            self._writing[conversation] -= 1
            if not self._writing[conversation]:
                del self._writing[conversation]

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def hurry(self) -> None:
        """The network is back: no pause any more."""
        self._hurry.set()
        if not self._closing:
            self._hurry.clear()

    async def close(self, patience: float = 0) -> None:
        """What can be carried at once still is."""
        self._closing = True
        self.hurry()
        if self._tasks and patience:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _catch_up(
        self, conversation: ConversationId, sending: asyncio.Future[None] | None, wait: float
    ) -> None:
        queue = self._waiting[conversation]
        pause = self._tempo.first_pause
        await self._rest(wait)
        while queue:
            try:
                await (sending or self._carry_in_turn(queue[0].kept))
            except NotNow as trouble:
                if self._closing:
                    return
                await self._give_up_what_is_stale(queue)
                await self._rest(max(pause, trouble.wait))
                pause = min(2 * pause, self._tempo.longest_pause)
            except Gone:
                ids = [waiting.kept.id for waiting in queue]
                queue.clear()
                await self._note(self._conversations.unreachable(conversation), *ids)
            else:
                id_ = queue.popleft().kept.id
                await self._note(self._conversations.carried(id_), id_)
                await self._rest(self._tempo.between)
            sending = None
        del self._waiting[conversation]

    async def _give_up_what_is_stale(self, queue: deque[Waiting]) -> None:
        oldest = asyncio.get_running_loop().time() - self._tempo.stale
        while queue and queue[0].since < oldest:
            kept = queue.popleft().kept
            log.error("outbox.given_up", channel=self._channel, reply=kept.id)
            await self._note(self._conversations.carried(kept.id), kept.id)

    async def _note(self, writing: Awaitable[None], *done: int) -> None:
        """If it cannot be noted, the reply arrives once more after a restart; better than never."""
        try:
            await writing
            self._noted.update(done)
            self._known.difference_update(done)
        except Exception as error:  # noqa: BLE001 - the chat's other replies must not be stuck behind it
            log.error("outbox.not_noted", channel=self._channel, error=type(error).__name__)  # noqa: TRY400

    async def _carry_in_turn(self, kept: Kept) -> None:
        async with self._places:
            await self._carry(kept.conversation, kept.reply)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), seconds)
