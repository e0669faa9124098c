"""Somebody with Zalo on the phone: writes, reads, and types what would be a button elsewhere."""

import asyncio
import re
from itertools import count
from typing import Any, NamedTuple

from tests.fake_zalo_bot.api import BotApi
from tests.fake_zalo_bot.chats import Chat, Post

GUARD = 20.0  # seconds until a test that waits in vain fails
_ids = count(0x0C4E7F19AB35D28E)


class Heard(NamedTuple):
    """An answer; `choices` are its numbered lines at the end."""

    text: str
    photo: str | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        last = self.text.rpartition("\n\n")[2].splitlines()
        found = [re.fullmatch(rf"{number}\. (.+)", line) for number, line in enumerate(last, 1)]
        return tuple(one[1] for one in found if one) if all(found) else ()

    @property
    def words(self) -> str:
        """Without the choices."""
        return self.text.rpartition("\n\n")[0] if self.choices else self.text


class Person:
    def __init__(self, api: BotApi, *, kind: str = "PRIVATE") -> None:
        self._api = api
        self.chat = Chat(f"{next(_ids):020x}", kind)
        api.chats[self.chat.id] = self.chat

    @property
    def id(self) -> str:
        return self.chat.id

    @property
    def messages(self) -> list[Post]:
        """What the bot has written."""
        return self.chat.posts

    def says(self, text: str) -> str:
        return self.sends("text", text=text)

    def sends(self, kind: str, **content: Any) -> str:
        """Any event, with the fields of its message; returns the id."""
        message = {
            "message_id": self._api.next_id(),
            "date": self._api.milliseconds(),
            "chat": self.chat.as_json(),
            "from": {"id": self.id, "display_name": "Người thử", "is_bot": False},
        }
        update = {"event_name": f"message.{kind}.received", "message": message | content}
        self._api.happens(update)
        return str(update["message"]["message_id"])  # type: ignore[index]

    async def hears(self) -> Heard:
        """The next answer."""
        async with asyncio.timeout(GUARD):
            post = await self.chat.arrivals.get()
        return Heard(post.text, post.photo)

    async def asks(self, text: str) -> Heard:
        self.says(text)
        return await self.hears()
