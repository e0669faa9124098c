"""What stands in each chat, and what may be written there."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.fake_zalo_bot.errors import ApiError

LONGEST_TEXT = 2000  # UTF-16 units


@dataclass
class Post:
    id: str
    text: str
    photo: str | None = None


@dataclass
class Chat:
    id: str
    kind: str = "PRIVATE"
    refusal: int = 0
    """The code of every call for this chat; what Zalo says when somebody has blocked the bot is not known."""
    posts: list[Post] = field(default_factory=list)
    arrivals: asyncio.Queue[Post] = field(default_factory=asyncio.Queue)

    def as_json(self) -> dict[str, str]:
        return {"id": self.id, "chat_type": self.kind}

    def write(self, post: Post) -> None:
        self.posts.append(post)
        self.arrivals.put_nowait(post)


def checked(parameters: dict[str, Any], name: str) -> str:
    text = str(parameters.get(name, ""))
    if not text.strip():
        raise ApiError(400, f"The {name} must not be empty")
    if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise ApiError(400, f"The {name} must be at most {LONGEST_TEXT} characters")
    return text
