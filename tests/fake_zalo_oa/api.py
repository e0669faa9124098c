"""The calls of the Official Account interface, as far as this bot uses them, with their checks."""

from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.fake_zalo_oa.bodies import Post, read
from tests.fake_zalo_oa.errors import ApiError
from tests.fake_zalo_oa.person import HOUR, Person

BUSINESS, GOVERNMENT = 2, 4
LARGEST_PICTURE, LARGEST_FILE = 2**20, 5 * 2**20
PICTURES, FILES = (".png", ".jpg", ".jpeg"), (".pdf", ".doc", ".docx", ".csv")


class OaApi:
    """`oa_type`, `accepted`, `rate` and `free_messages` are what real accounts differ in."""

    def __init__(self, now: Callable[[], float], echo: Callable[[Person, Post], None]) -> None:
        self.oa_type = BUSINESS
        self.accepted = {"bare"}
        self.rate = 4000  # calls a minute
        self.free_messages = 1000
        self.people: dict[str, Person] = {}
        self.uploads: dict[str, str] = {}
        """Ids that are still good, and the names of the files."""
        self._now = now
        self._echo = echo
        self._numbers = count(1)
        self._times: deque[float] = deque()
        self._paths: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "/v3.0/oa/message/cs": self._send_v3,
            "/v2.0/oa/message": self._send_v2,
            "/v3.0/oa/quota/message": self._quota,
            "/v2.0/oa/upload/image": lambda given: {
                "attachment_id": self._upload(given, PICTURES, LARGEST_PICTURE)
            },
            "/v2.0/oa/upload/file": lambda given: {"token": self._upload(given, FILES, LARGEST_FILE)},
            "/v2.0/oa/getoa": self._account,
        }

    def call(self, path: str, parameters: dict[str, Any]) -> dict[str, Any]:
        self._count()
        if path not in self._paths:
            raise ApiError(-201, "no such path")
        return self._paths[path](parameters)

    def _send_v3(self, parameters: dict[str, Any]) -> dict[str, Any]:
        if self.oa_type == GOVERNMENT:
            raise ApiError(-235, "This API does not support this type of OA")
        return self._send(parameters)

    def _send_v2(self, parameters: dict[str, Any]) -> dict[str, Any]:
        if self.oa_type == BUSINESS:
            raise ApiError(-240, "MessageV2 API has been shut down, please switch to MessageV3")
        return self._send(parameters)

    def _account(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"name": "Xã thử", "oa_type": self.oa_type, "package_name": "Tăng trưởng", "is_verified": True}

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
        if post.enclosed and not post.enclosed.startswith("https://") and post.enclosed not in self.uploads:
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

    def _upload(self, parameters: dict[str, Any], kinds: tuple[str, ...], largest: int) -> str:
        name, content = parameters["file name"], parameters["file"].encode("utf-8", "surrogateescape")
        if not name.endswith(kinds) or not content:
            raise ApiError(-201, "file is invalid")
        if len(content) > largest:
            raise ApiError(-210, "file exceeds limit")
        id_ = f"attachment-{self.next_id()}"
        self.uploads[id_] = name
        return id_
