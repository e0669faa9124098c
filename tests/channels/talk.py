"""People who talk to the bot without a pause, double taps and old buttons included, and keep their own books."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import NamedTuple, Protocol, Self

from tests.fake_telegram import Heard

QUESTIONS = {"quen mk vneid": "Quên mật khẩu VNeID", "quét mã qr trả tiền": "Quét mã VietQR"}


class Help(NamedTuple):
    """What tells one help from all others in this test."""

    household: str
    people: int


class Person(Protocol):
    """Somebody on any platform."""

    @property
    def has_read_all(self) -> bool: ...
    def says(self, text: str) -> object: ...
    def presses(self, label: str) -> object: ...
    async def hears(self) -> Heard: ...


@dataclass
class Talk:
    """Somebody who goes on until `enough`, and knows what the bot has confirmed.

    Only when it is `calm` and nobody kills bots any more, an answer that does not come is a lost one.
    """

    person: Person
    random: Random
    enough: asyncio.Event
    calm: asyncio.Event
    sent: int = 0
    heard: int = 0
    logged: set[Help] = field(default_factory=set)
    undone: set[Help] = field(default_factory=set)

    def says(self, text: str) -> Self:
        self.person.says(text)
        self.sent += 1
        return self

    async def hears(self, what: Callable[[Heard], object]) -> Heard:
        while True:
            heard = await self._next()
            self.heard += not heard.edited
            if what(heard):
                return heard

    async def _next(self) -> Heard:
        while True:
            lost = self.calm.is_set()
            try:
                return await self.person.hears()
            except TimeoutError:
                if lost:
                    raise

    async def presses(self, label: str, until: Callable[[Heard], object]) -> Heard:
        """Sometimes twice, as impatient people do; and again when an old button led back to where we are."""
        if self.random.random() < 0.3:
            self.person.presses(label)
        while True:
            self.person.presses(label)
            heard = await self.hears(
                lambda heard: until(heard) or (label in heard.buttons and self.person.has_read_all)
            )
            if until(heard):
                return heard

    async def volunteers(self, code: str) -> None:
        await self.says(f"tham gia {code}").hears(partial(says, "Chào mừng"))
        await self.says("chị Thử").hears(partial(says, "Vâng, chị Thử"))
        self.logged.add(last := await self._logs_by_button())
        while not self.enough.is_set():
            last = await (
                self._logs_in_a_line(last) if self.random.random() < 0.6 else self._logs_by_button()
            )
            self.logged.add(last)
            if self.random.random() < 0.3:
                await self.presses("Hoàn tác", partial(is_taken_back, last))
                self.undone.add(last)

    async def _logs_by_button(self) -> Help:
        await self.says("ghi quên mật khẩu vneid").hears(lambda heard: "Hộ mới" in heard.buttons)
        return confirmed(await self.presses("Hộ mới", self._is_news))

    async def _logs_in_a_line(self, last: Help) -> Help:
        """Nothing but the id of the delivery keeps such a line from being logged twice."""
        line = f"ghi {last.household} quên mật khẩu vneid {last.people + 1} người"
        return confirmed(await self.says(line).hears(self._is_news))

    def _is_news(self, heard: Heard) -> bool:
        return "✅ Đã ghi" in heard.text and confirmed(heard) not in self.logged

    async def asks(self) -> None:
        while not self.enough.is_set():
            for question, title in QUESTIONS.items():
                await self.says(question).hears(partial(says, title))


def says(what: str, heard: Heard) -> bool:
    return what in heard.text


def confirmed(heard: Heard) -> Help:
    found = re.search(r"(H-\d+) · .* · (\d+) người", heard.text)
    assert found
    return Help(found[1], int(found[2]))


def is_taken_back(gone: Help, heard: Heard) -> bool:
    return "Đã bỏ khỏi sổ" in heard.text and confirmed(heard) == gone
