"""How long ago each person has last done something: for 48 hours Zalo lets us write freely, for 7 days for money."""

import time
from collections import OrderedDict
from enum import Enum, auto

from bot.channels.zalo_oa.api import Api, Refused
from bot.channels.zalo_oa.tempo import HOUR

FREE, OPEN = 48 * HOUR, 7 * 24 * HOUR
REMEMBERED = 20_000
"""People; for anybody else Zalo is asked."""


class Window(Enum):
    FREE = auto()
    PAID = auto()
    CLOSED = auto()
    UNKNOWN = auto()  # Zalo does not tell: sending will show


class Windows:
    """What was seen of people just now, and what Zalo tells about the others. Nothing is guessed."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._seen: OrderedDict[str, float] = OrderedDict()

    def seen(self, person: str, at: float) -> None:
        self._seen[person] = max(at, self._seen.pop(person, 0))
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def forget(self, person: str) -> None:
        self._seen.pop(person, None)

    async def of(self, person: str) -> Window:
        if time.time() - self._seen.get(person, 0) < FREE:
            return Window.FREE
        try:
            quota = await self._api.post("/v3.0/oa/quota/message", {"user_id": person})
            age = time.time() - int(quota["last_interaction"]) / 1000
            remain = int((quota.get("cs_reply") or {}).get("remain", 1))
        except (Refused, KeyError, ValueError, TypeError, AttributeError):
            return Window.UNKNOWN
        if age >= OPEN:
            return Window.CLOSED
        return Window.FREE if age < FREE and remain > 0 else Window.PAID
