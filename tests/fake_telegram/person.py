"""Somebody with a phone: writes, presses buttons, reads what arrives."""

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple

from tests.fake_telegram.api import BOT, BotApi
from tests.fake_telegram.chats import Chat, Post

GUARD = 20.0  # seconds until a test that waits in vain fails
_query_ids = count(4_000_000_001)


class Heard(NamedTuple):
    """An answer as it stood when it arrived; `edited` if it took the place of an earlier one."""

    text: str
    buttons: tuple[str, ...]
    edited: bool


class Person:
    def __init__(self, api: BotApi, id_: int, now: Callable[[], float]) -> None:
        self._api = api
        self._now = now
        self.chat = api.chats[id_] = Chat(id_)

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Post]:
        """What the bot has written, as it stands now."""
        return [post for post in self.chat.posts.values() if post.by_bot]

    @property
    def has_read_all(self) -> bool:
        return self.chat.arrivals.empty()

    def says(self, text: str, **more: Any) -> int:
        return self.sends(text=text, **more)

    def sends(self, **content: Any) -> int:
        """A message with any content: `photo=[…]`, `location={…}`, `caption=…`."""
        post = self._api.next_post(content.get("text", ""), by_bot=False, keyboard=[])
        self.chat.posts[post.id] = post
        return self._api.updates.add(
            "message",
            {"message_id": post.id, "date": post.date, "chat": self.chat.as_json(), "from": self._me()}
            | content,
        )

    def edits(self, text: str) -> int:
        post = next(post for post in reversed(self.chat.posts.values()) if not post.by_bot)
        content = self.chat.post_as_json(post, self._me()) | {"text": text, "edit_date": int(self._now())}
        return self._api.updates.add("edited_message", content)

    def presses(self, label: str) -> str:
        """The newest button with that label or value; returns the id of the query."""
        for post in reversed(self.messages):
            for row in post.keyboard:
                for button in row:
                    data = button["callback_data"]
                    if label in (button["text"], data, data.partition(":")[2]):
                        return self.presses_data(data, post)
        shown = [button["text"] for post in self.messages for row in post.keyboard for button in row]
        raise AssertionError(f"no button {label!r} among {shown}")

    def presses_data(self, data: str, post: Post | None = None) -> str:
        """A button of which only the data are known: forged, or of an earlier version of the bot."""
        query = str(next(_query_ids))
        self._api.presses[query] = self._now()
        content: dict[str, Any] = {"id": query, "from": self._me(), "chat_instance": "1", "data": data}
        if post:
            content["message"] = self.chat.post_as_json(post, BOT)
        else:  # too old: Telegram says only where it was
            content["message"] = {"message_id": 1, "date": 0, "chat": self.chat.as_json()}
        self._api.updates.add("callback_query", content)
        return query

    def blocks_the_bot(self) -> int:
        self.chat.blocked = True
        return self._membership("member", "kicked")

    def unblocks_the_bot(self) -> int:
        self.chat.blocked = False
        return self._membership("kicked", "member")

    async def hears(self) -> Heard:
        """The next answer."""
        async with asyncio.timeout(GUARD):
            post, edited = await self.chat.arrivals.get()
        return Heard(post.text, labels(post), edited)

    async def asks(self, text: str) -> Heard:
        self.says(text)
        return await self.hears()

    def _me(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": "Người thử", "language_code": "vi"}

    def _membership(self, old: str, new: str) -> int:
        def member(status: str) -> dict[str, Any]:
            return {"status": status, "user": BOT} | ({"until_date": 0} if status == "kicked" else {})

        return self._api.updates.add(
            "my_chat_member",
            {
                "chat": self.chat.as_json(),
                "from": self._me(),
                "date": int(self._now()),
                "old_chat_member": member(old),
                "new_chat_member": member(new),
            },
        )


def labels(post: Post) -> tuple[str, ...]:
    return tuple(button["text"] for row in post.keyboard for button in row)
