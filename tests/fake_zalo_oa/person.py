"""Somebody with Zalo on the phone: writes, presses buttons, reads what arrives."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from tests.fake_telegram import Heard
from tests.fake_zalo_oa.bodies import Post

GUARD = 20.0  # seconds until a test that waits in vain fails
HOUR = 3600.0


class Hooks(Protocol):
    """Where what people do goes."""

    def send(self, event: dict[str, Any]) -> None: ...
    def next_id(self) -> str: ...


class Person:
    def __init__(self, id_: str, hooks: Hooks, oa_id: str, now: Callable[[], float]) -> None:
        self.id = id_
        self.posts: list[Post] = []
        self.arrivals: asyncio.Queue[Post] = asyncio.Queue()
        self.refuses = 0
        """The error that Zalo answers with when this person is written to."""
        self.last_interaction = 0.0
        self.heard_freely = 0
        self.paid_messages = 0
        self._hooks = hooks
        self._oa_id = oa_id
        self._now = now

    @property
    def has_read_all(self) -> bool:
        return self.arrivals.empty()

    def says(self, text: str, **more: Any) -> dict[str, Any]:
        return self.sends("user_send_text", text=text, **more)

    def sends(self, event_name: str, **content: Any) -> dict[str, Any]:
        """A message with any content: `attachments=[…]`."""
        message = {"msg_id": self._hooks.next_id(), **content}
        return self._does(
            event_name,
            sender={"id": self.id},
            recipient={"id": self._oa_id},
            user_id_by_app=f"by-app-{self.id}",
            message=message,
        )

    def presses(self, label: str) -> None:
        """The newest button with that label; nobody but the bot sees what it sends."""
        for post in reversed(self.posts):
            for button in post.buttons:
                if button["title"] == label:
                    self.says(button["payload"])
                    return
        shown = [button["title"] for post in self.posts for button in post.buttons]
        raise AssertionError(f"no button {label!r} among {shown}")

    def follows(self) -> dict[str, Any]:
        return self._does(
            "follow", oa_id=self._oa_id, follower={"id": self.id}, source="oa_profile", user_id_by_app="x"
        )

    def opens_the_chat(self) -> None:
        self._does("user_click_chatnow", oa_id=self._oa_id, user_id=self.id, user_id_by_app="x")

    def unfollows(self) -> None:
        self.refuses = -213
        self._does("unfollow", oa_id=self._oa_id, follower={"id": self.id}, source="oa_profile")

    def withdraws(self) -> None:
        self._hooks.send({"event_name": "user_withdraw", "user_id": self.id, "user_id_by_app": "x"})

    def is_written_to_by_hand(self, text: str) -> None:
        """Somebody of the account answers in Zalo's own console."""
        self.receives(Post(text), paid=False)
        self._hooks.send(
            {
                "event_name": "oa_send_text",
                "sender": {"id": self._oa_id, "admin_id": "9900000000000000009"},
                "recipient": {"id": self.id},
                "message": {"text": text, "msg_id": self._hooks.next_id()},
            }
        )

    def was_here(self, hours: float) -> None:
        """So long ago for the last time."""
        self.last_interaction = self._now() - hours * HOUR

    def receives(self, post: Post, *, paid: bool) -> None:
        self.paid_messages += paid
        self.heard_freely += not paid
        self.posts.append(post)
        self.arrivals.put_nowait(post)

    async def hears(self) -> Heard:
        """The next answer."""
        async with asyncio.timeout(GUARD):
            return heard(await self.arrivals.get())

    async def asks(self, text: str) -> Heard:
        self.says(text)
        return await self.hears()

    def _does(self, event_name: str, **more: Any) -> dict[str, Any]:
        self.last_interaction = self._now()
        event = {"event_name": event_name, **more}
        self._hooks.send(event)
        return event


def heard(post: Post) -> Heard:
    return Heard(post.text, tuple(button["title"] for button in post.buttons), edited=False)
