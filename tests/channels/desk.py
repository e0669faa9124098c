"""Somebody who answers: a stand-in for the conversations, with a memory instead of a database."""

import asyncio
from collections.abc import Callable
from itertools import count

from bot.dialogue.message import AnyFile, Choice, ConversationId, Fetched, Kept, Message, Reply

NEXT = Choice("next", "Bước tiếp")


def echo(message: Message) -> Reply:
    """Says what it has understood; a pressed button changes the message in place."""
    if message.pressed:
        return Reply(text=f"bấm {message.pressed.value}", choices=(NEXT,), replaces=True)
    return Reply(text=f"nghe {message.text or message.attachment}", choices=(NEXT,))


class Desk:
    def __init__(self, replies: Callable[[Message], Reply] = echo) -> None:
        self._replies = replies
        self._answers: dict[str, Reply] = {}
        self._ids = count(1)
        self.gates: dict[str, asyncio.Event] = {}
        self.at_gates: list[str] = []
        """What was said and is held, or was."""
        self.faults: list[Exception] = []
        self.effects: list[str] = []
        """What was said or pressed, once for each delivery id, as a database would have it."""
        self.in_outbox: dict[int, Kept] = {}
        self.gone: list[ConversationId] = []
        self.looks = 0
        """How often somebody has asked what is in the outbox."""

    def hold(self, text: str) -> asyncio.Event:
        """Answering that text takes until the event is set."""
        self.gates[text] = asyncio.Event()
        return self.gates[text]

    async def answer(self, message: Message) -> Reply:
        if self.faults:
            raise self.faults.pop(0)
        said = message.text or (message.pressed.value if message.pressed else str(message.attachment))
        if said in self.gates:
            self.at_gates.append(said)
            await self.gates[said].wait()
        if message.delivery_id not in self._answers:
            self.effects.append(said)
            self._answers[message.delivery_id] = self._replies(message).in_turn(len(self.effects))
        return self._answers[message.delivery_id]

    async def answer_and_keep(self, message: Message) -> Kept | None:
        if message.delivery_id in self._answers:
            return None
        reply = await self.answer(message)
        return self.in_outbox[await self.keep(message.conversation, reply)]

    async def fetch(self, conversation: ConversationId, file: AnyFile) -> Fetched | str:
        return Fetched(f"{conversation.channel}.{file.form}", b"so lieu")

    async def keep(self, conversation: ConversationId, reply: Reply) -> int:
        kept = Kept(next(self._ids), conversation, reply)
        self.in_outbox[kept.id] = kept
        return kept.id

    async def kept(self, channel: str) -> list[Kept]:
        self.looks += 1
        return [kept for kept in self.in_outbox.values() if kept.conversation.channel == channel]

    async def carried(self, kept_id: int) -> None:
        self.in_outbox.pop(kept_id, None)

    async def unreachable(self, conversation: ConversationId) -> None:
        self.gone.append(conversation)
        self.in_outbox = {
            id_: kept for id_, kept in self.in_outbox.items() if kept.conversation != conversation
        }


async def until(condition: Callable[[], object], *, patience: float = 20) -> None:
    """Wait until it is so; a test that waits in vain fails instead of hanging."""
    async with asyncio.timeout(patience):
        while not condition():  # noqa: ASYNC110 - conditions of a server and a bot, without an event of their own
            await asyncio.sleep(0.005)
