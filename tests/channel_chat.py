"""The same transcripts through every real channel: what is pressed on paper is pressed or typed there."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

import httpx

from bot.channels.tempo import Tempo
from bot.channels.terminal import Terminal
from bot.dialogue.message import Choice, Message, Reply
from bot.service import Conversations
from bot.web.limits import Limiter
from tests.channels.telegram import desk as telegram_desk
from tests.channels.zalo_bot import desk as zalo_bot_desk
from tests.channels.zalo_oa import door as zalo_oa_door
from tests.chat import Chat
from tests.fake_telegram import FakeTelegram
from tests.fake_zalo_bot import FakeZaloBot
from tests.fake_zalo_oa import FakeZaloOa
from tests.web.conftest import UNLIMITED, served
from tests.web.person import Person as Reader

CHANNELS = ("paper", "terminal", "web", "telegram", "zalo_bot", "zalo_oa")

Somebody = TypeVar("Somebody")
Pace = TypeVar("Pace", bound=Tempo)
Exchange = Callable[[Message], Awaitable[Reply]]
"""Say or press something on the platform; what is read there in answer. Values of choices are their labels."""


@dataclass(kw_only=True)
class ChannelChat(Chat):
    exchange: Exchange = field()

    async def send(self, message: Message) -> Reply:
        reply = await self.exchange(message)
        self.replies[message.conversation.address] = reply
        return reply


@dataclass(kw_only=True)
class PageChat(ChannelChat):
    """On a page there are paragraphs instead of empty lines."""

    def matched(self, expected: str, actual: str) -> str:
        without = re.sub(r"\n{2,}", "\n", expected)
        return expected if super().matched(without, actual) == without else actual


def calm(tempo: Pace) -> Pace:
    """Nothing is sent again because a busy machine took long."""
    return replace(tempo, call=10, quick=10)


@asynccontextmanager
async def through(channel: str, conversations: Conversations) -> AsyncIterator[Chat]:
    """`paper`: without any channel."""
    async with AsyncExitStack() as running:
        match channel:
            case "terminal":
                exchange = _over_terminal(conversations)
            case "web":
                page = await running.enter_async_context(served(conversations, limiter=Limiter(UNLIMITED)))
                yield PageChat(conversations, channel, exchange=_over_web(page, running))
                return
            case "telegram":
                telegram = await running.enter_async_context(FakeTelegram())
                await running.enter_async_context(
                    telegram_desk.running(telegram, conversations, tempo=calm(telegram_desk.FAST))
                )
                exchange = _over_telegram(telegram)
            case "zalo_bot":
                zalo = await running.enter_async_context(FakeZaloBot())
                await running.enter_async_context(
                    zalo_bot_desk.called_back(zalo, conversations, tempo=calm(zalo_bot_desk.FAST))
                )
                exchange = _over_zalo_bot(zalo)
            case "zalo_oa":
                account = await running.enter_async_context(FakeZaloOa())
                tokens = Path(running.enter_context(TemporaryDirectory())) / "zalo-oa.json"
                await running.enter_async_context(
                    zalo_oa_door.running(
                        account, conversations, tokens, tempo=replace(calm(zalo_oa_door.FAST), respond=10)
                    )
                )
                exchange = _over_zalo_oa(account)
            case _:
                yield Chat(conversations)
                return
        yield ChannelChat(conversations, channel, exchange=exchange)


class _People(dict[str, Somebody], Generic[Somebody]):
    """Whoever speaks for the first time is somebody new."""

    def __init__(self, new: Callable[[], Somebody]) -> None:
        super().__init__()
        self._new = new

    def __missing__(self, speaker: str) -> Somebody:
        self[speaker] = somebody = self._new()
        return somebody


def _over_terminal(conversations: Conversations) -> Exchange:
    async def exchange(message: Message) -> Reply:
        said: list[str] = []
        terminal = Terminal(conversations, message.conversation.address, said.append)
        await terminal.hear(_typed(message))
        text, choices = re.fullmatch(r"(.*?)\n((?:  \d\. [^\n]*\n)*)", said[0], re.DOTALL).groups()  # type: ignore[union-attr]
        return _read(text, tuple(re.findall(r"^  \d\. (.*)$", choices, re.MULTILINE)))

    return exchange


def _over_web(address: str, running: AsyncExitStack) -> Exchange:
    """As a browser without JavaScript; tests/browser has one with it."""
    people = _People(lambda: Reader(httpx.AsyncClient(base_url=address, timeout=20)))

    async def exchange(message: Message) -> Reply:
        if message.conversation.address not in people:
            await running.enter_async_context(people[message.conversation.address].client)
            await people[message.conversation.address].opens()
        reader = people[message.conversation.address]
        page = await (
            reader.presses(message.pressed.value) if message.pressed else reader.types(_typed(message))
        )
        return _read(re.sub(r"\n{2,}", "\n", page.answer.strip()), page.choices)

    return exchange


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
            person.says(_typed(message))
        heard = await person.hears()
        return _read(heard.words, heard.choices)

    return exchange


def _over_zalo_oa(server: FakeZaloOa) -> Exchange:
    people = _People(server.person)

    async def exchange(message: Message) -> Reply:
        person = people[message.conversation.address]
        if message.pressed:
            person.presses(message.pressed.value)
        elif message.attachment:
            person.sends("user_send_location", attachments=[{"type": "location", "payload": {}}])
        else:
            person.says(message.text or "")
        heard = await person.hears()
        return _read(heard.text, heard.buttons)

    return exchange


def _typed(message: Message) -> str:
    return message.pressed.value if message.pressed else message.text or ""


def _read(text: str, labels: tuple[str, ...]) -> Reply:
    return Reply(text=text, choices=tuple(Choice(label, label) for label in labels))
