"""What stands in each chat, and what may be written there."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.fake_telegram.errors import ApiError

LONGEST_CAPTION = 1024
LONGEST_TEXT = 4096  # UTF-16 units
TAGS = {"a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "span", "strike", "strong", "u"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)

Keyboard = list[list[dict[str, Any]]]


class File(NamedTuple):
    kind: str  # photo or document
    data: bytes


@dataclass
class Post:
    id: int
    date: int
    text: str
    keyboard: Keyboard
    by_bot: bool = True
    file: File | None = None


@dataclass
class Chat:
    id: int
    kind: str = "private"
    blocked: bool = False
    flood_until: float = 0
    posts: dict[int, Post] = field(default_factory=dict)
    arrivals: asyncio.Queue[tuple[Post, bool]] = field(default_factory=asyncio.Queue)

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.kind, "first_name": "Người thử"}

    def post_as_json(self, post: Post, bot: dict[str, Any]) -> dict[str, Any]:
        content: dict[str, Any] = {
            "message_id": post.id,
            "date": post.date,
            "chat": self.as_json(),
            "from": bot,
            "text": post.text,
        }
        if post.keyboard:
            content["reply_markup"] = {"inline_keyboard": post.keyboard}
        return content

    def write(self, post: Post) -> None:
        self.posts[post.id] = post
        self.arrivals.put_nowait((post, False))

    def edit(self, post_id: int, text: str, keyboard: Keyboard) -> Post:
        post = self.posts.get(post_id)
        if post is None:
            raise ApiError(400, "Bad Request: message to edit not found")
        if not post.by_bot:
            raise ApiError(400, "Bad Request: message can't be edited")
        if post.file is not None:
            raise ApiError(400, "Bad Request: there is no text in the message to edit")
        if (post.text, post.keyboard) == (text, keyboard):
            raise ApiError(400, NOT_MODIFIED)
        post.text, post.keyboard = text, keyboard
        self.arrivals.put_nowait((post, True))
        return post


def checked_text(text: str, parse_mode: str | None) -> str:
    if parse_mode and parse_mode.upper() == "HTML":
        text = _without_tags(text)
    if not text.strip():
        raise ApiError(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise ApiError(400, "Bad Request: message is too long")
    return text.strip()


def _without_tags(text: str) -> str:
    inside: list[str] = []
    for tag in re.finditer(r"<(/?)([a-z-]*)[^>]*>", text):
        name = tag[2]
        if name not in TAGS:
            raise ApiError(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{name}"')
        if tag[1] and (not inside or inside.pop() != name):
            raise ApiError(400, "Bad Request: can't parse entities: Unexpected end tag")
        if not tag[1]:
            inside.append(name)
    if inside:
        raise ApiError(400, f"Bad Request: can't parse entities: Can't find end tag of \"{inside[-1]}\"")
    return re.sub(r"<[^>]*>", "", text)


def checked_keyboard(markup: dict[str, Any]) -> Keyboard:
    keyboard: Keyboard = markup.get("inline_keyboard", [])
    buttons = [button for row in keyboard for button in row]
    if len(buttons) > 100 or any(len(row) > 8 for row in keyboard):
        raise ApiError(400, "Bad Request: reply markup is too long")
    for button in buttons:
        if not button["text"]:
            raise ApiError(400, "Bad Request: text buttons are unallowed in the inline keyboard")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    return keyboard
