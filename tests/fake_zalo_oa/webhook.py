"""Events on their way to the bot: signed, answered in time, repeated with growing pauses, given up."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

import httpx

from tests.fake_zalo_oa.login import APP_ID

OA_ID, WEBHOOK_SECRET = "3300000000000000002", "webhook-secret-of-nobody"
PATIENCE = 2.0
PAUSES = (30, 300, 900, 1800, 3600)  # seconds


class Webhooks:
    """`url` is where the bot listens; `scale` makes Zalo's pauses short."""

    def __init__(self, now: Callable[[], float], *, scale: float = 0.0005) -> None:
        self.url = ""
        self.pauses = [pause * scale for pause in PAUSES]
        self.signed_with = APP_ID
        self.header = "mac={}"
        self.statuses: list[int] = []
        """What the bot has answered; 0 for no answer in time."""
        self.retries: list[str] = []
        self.unsubscribed = False
        self._now = now
        self._numbers = count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient

    @property
    def waiting(self) -> int:
        return len(self._tasks)

    async def open(self) -> None:
        self._client = httpx.AsyncClient(timeout=PATIENCE)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.aclose()

    def next_id(self) -> str:
        return f"aa{next(self._numbers):018x}"

    def send(self, event: dict[str, Any], *, age: float = 0) -> None:
        """`age` in seconds: an old one, or one that somebody has kept and sends again."""
        if self.unsubscribed:
            return
        timestamp = str(int((self._now() - age) * 1000))
        body = json.dumps({"app_id": APP_ID, "timestamp": timestamp, **event}, ensure_ascii=False).encode()
        task = asyncio.create_task(self._deliver(body, timestamp))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def post(self, body: bytes, mac: bytes, **headers: str) -> int:
        """The status of one delivery."""
        signed = {b"content-type": b"application/json", b"x-zevent-signature": mac}
        signed |= {name.encode(): value.encode() for name, value in headers.items()}
        with suppress(httpx.HTTPError):
            return (await self._client.post(self.url, content=body, headers=signed)).status_code
        return 0

    def sign(self, body: bytes, timestamp: str) -> str:
        signed = self.signed_with.encode() + body + timestamp.encode() + WEBHOOK_SECRET.encode()
        return self.header.format(hashlib.sha256(signed).hexdigest())

    async def _deliver(self, body: bytes, timestamp: str) -> None:
        mac = self.sign(body, timestamp).encode()
        for number, pause in enumerate((*self.pauses, 0)):
            again = {"num_retry": str(number)} if number else {}
            self.retries += again.values()
            status = await self.post(body, mac, **again)
            self.statuses.append(status)
            if status == 200:
                return
            await asyncio.sleep(pause)
        self.unsubscribed = True
