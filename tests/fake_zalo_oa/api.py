"""The calls of the Official Account interface, as far as this bot uses them, with their checks."""

from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.fake_zalo_oa.bodies import Post, read
from tests.fake_zalo_oa.errors import ApiError
from tests.fake_zalo_oa.person import HOUR, Person

BUSINESS, GOVERNMENT = 2, 4
LARGEST_PICTURE = 2**20
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


class OaApi:
    """`oa_type`, `accepted`, `rate` and `free_messages` are what real accounts differ in."""

    def __init__(self, now: Callable[[], float], echo: Callable[[Person, Post], None]) -> None:
        self.oa_type = BUSINESS
        self.accepted = {"bare"}
        self.rate = 4000  # calls a minute
        self.free_messages = 1000
        self.people: dict[str, Person] = {}
        self.uploads: dict[str, bool] = {}
        """Ids, and whether they are still good."""
        self._now = now
        self._echo = echo
        self._numbers = count(1)
        self._times: deque[float] = deque()

    def call(self, path: str, parameters: dict[str, Any]) -> dict[str, Any]:
        self._count()
        match path:
            case "/v3.0/oa/message/cs":
                if self.oa_type == GOVERNMENT:
                    raise ApiError(-235, "This API does not support this type of OA")
                return self._send(parameters)
            case "/v2.0/oa/message":
                if self.oa_type == BUSINESS:
                    raise ApiError(-240, "MessageV2 API has been shut down, please switch to MessageV3")
                return self._send(parameters)
            case "/v3.0/oa/quota/message":
                return self._quota(parameters)
            case "/v2.0/oa/upload/image":
                return self._upload(parameters)
            case "/v2.0/oa/getoa":
                return {
                    "oa_id": "33",
                    "name": "Xã thử",
                    "oa_type": self.oa_type,
                    "package_name": "Tăng trưởng",
                }
            case _:
                raise ApiError(-201, "no such path")

    def next_id(self) -> str:
        return f"{next(self._numbers):020x}"

    def _count(self) -> None:
        now = self._now()
        while self._times and self._times[0] <= now - 60:
            self._times.popleft()
        if len(self._times) >= self.rate:
            raise ApiError(-32, "Your application reached limit call api")
        self._times.append(now)

    def _person(self, user_id: object) -> Person:
        person = self.people.get(str(user_id))
        if person is None:
            raise ApiError(-201, "user_id is invalid")
        return person

    def _send(self, parameters: dict[str, Any]) -> dict[str, Any]:
        person = self._person(parameters["recipient"]["user_id"])
        if person.refuses:
            raise ApiError(person.refuses, "refused")
        age = self._now() - person.last_interaction
        if age >= 7 * 24 * HOUR:
            raise ApiError(-230, "User has not interacted with the OA in the past 7 days")
        post = read(parameters["message"], self.accepted)
        if post.picture and not post.picture.startswith("https://") and not self.uploads.get(post.picture):
            raise ApiError(-100, "attachment_id is expired")
        person.receives(post, paid=age >= 48 * HOUR or person.heard_freely >= self.free_messages)
        self._echo(person, post)
        return {"message_id": self.next_id(), "user_id": person.id}

    def _quota(self, parameters: dict[str, Any]) -> dict[str, Any]:
        person = self._person(parameters["user_id"])
        remain = max(self.free_messages - person.heard_freely, 0)
        return {
            "last_interaction": str(int(person.last_interaction * 1000)),
            "cs_reply": {"remain": remain, "total": self.free_messages},
            "promotion": {"daily_remain": 0, "daily_total": 1},
        }

    def _upload(self, parameters: dict[str, Any]) -> dict[str, Any]:
        content: bytes = parameters["file"].encode("utf-8", "surrogateescape")
        if not content.startswith(PICTURES):
            raise ApiError(-201, "file is invalid")
        if len(content) > LARGEST_PICTURE:
            raise ApiError(-210, "file exceeds limit")
        id_ = f"attachment-{self.next_id()}"
        self.uploads[id_] = True
        return {"attachment_id": id_}
