"""The same transcripts through a real channel and a fake platform: what is pressed on paper is pressed or typed there."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.dialogue.message import Choice, Message, Reply
from bot.service import Conversations
from tests.channels.telegram import desk as telegram_desk
from tests.channels.zalo_bot import desk as zalo_bot_desk
from tests.chat import Chat
from tests.fake_telegram import FakeTelegram
from tests.fake_zalo_bot import FakeZaloBot

Somebody = TypeVar("Somebody")
Exchange = Callable[[Message], Awaitable[Reply]]
"""Say or press something on the platform; what is read there in answer. Values of choices are their labels."""


@dataclass(kw_only=True)
class ChannelChat(Chat):
    exchange: Exchange = field()

    async def send(self, message: Message) -> Reply:
        reply = await self.exchange(message)
        self.replies[message.conversation.address] = reply
        return reply


@asynccontextmanager
async def through(channel: str, conversations: Conversations) -> AsyncIterator[Chat]:
    """`paper`: without any channel."""
    match channel:
        case "telegram":
            async with FakeTelegram() as telegram, telegram_desk.running(telegram, conversations):
                yield ChannelChat(conversations, channel, exchange=_over_telegram(telegram))
        case "zalo_bot":
            async with FakeZaloBot() as zalo, zalo_bot_desk.called_back(zalo, conversations):
                yield ChannelChat(conversations, channel, exchange=_over_zalo_bot(zalo))
        case _:
            yield Chat(conversations)


class _People(dict[str, Somebody], Generic[Somebody]):
    """Whoever speaks for the first time is somebody new."""

    def __init__(self, new: Callable[[], Somebody]) -> None:
        super().__init__()
        self._new = new

    def __missing__(self, speaker: str) -> Somebody:
        self[speaker] = somebody = self._new()
        return somebody


def _over_telegram(server: FakeTelegram) -> Exchange:
    people = _People(server.person)

    async def exchange(message: Message) -> Reply:
        person = people[message.conversation.address]
        if message.pressed:
            person.presses(message.pressed.value)
        elif message.attachment:
            person.sends(location={"latitude": 21.0, "longitude": 105.8})
        else:
            person.says(message.text or "")
        heard = await person.hears()
        return _read(heard.text, heard.buttons)

    return exchange


def _over_zalo_bot(server: FakeZaloBot) -> Exchange:
    people = _People(server.person)

    async def exchange(message: Message) -> Reply:
        person = people[message.conversation.address]
        if message.attachment:
            person.sends("unsupported")
        else:
            person.says(message.pressed.value if message.pressed else message.text or "")
        heard = await person.hears()
        return _read(heard.words, heard.choices)

    return exchange


def _read(text: str, labels: tuple[str, ...]) -> Reply:
    return Reply(text=text, choices=tuple(Choice(label, label) for label in labels))
