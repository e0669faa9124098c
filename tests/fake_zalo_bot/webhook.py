"""How Zalo calls back: a probe, deliveries flat or wrapped, and again when they were not taken."""

import asyncio
import re
from collections import defaultdict
from typing import Any

import httpx

from tests.fake_zalo_bot.errors import ApiError

HEADERS = {"User-Agent": "Java/1.8.0_192"}
PRIVATE = re.compile(r"https?://(localhost|127\.|10\.|192\.168\.)")


class Webhook:
    def __init__(self) -> None:
        self.url = ""
        self.secret = ""
        self.wrapped = False
        """As documented; flat is what was really seen."""
        self.accepts_loopback = True
        self.times = 1
        """How often each update is delivered although it was taken."""
        self.tries = 20
        self.pause = 0.05
        self.settings_left = 10
        self.answers: list[int] = []
        """The status of every delivery that was answered."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def waiting(self) -> int:
        """Deliveries that were not taken yet."""
        return len(self._tasks)

    async def set(self, url: str, secret: str) -> dict[str, Any]:
        if not url.startswith("https://") and not (self.accepts_loopback and PRIVATE.match(url)):
            raise ApiError(400, "The url must be a public https address")
        if not 8 <= len(secret) <= 256:
            raise ApiError(400, "The secret_token must have 8 to 256 characters")
        if not self.settings_left:
            raise ApiError(426, "Upgrade Required")
        self.settings_left -= 1
        self.url, self.secret = url, secret
        return {"outcome": await self.probe()}  # it is set in any case

    async def probe(self) -> str:
        try:
            async with httpx.AsyncClient(headers=HEADERS, trust_env=False, timeout=5) as client:
                status = (await client.post(self.url)).status_code
        except httpx.HTTPError:
            return "webhook.err.conn"
        if status < 300:
            return "webhook.ok"
        return f"webhook.http.{status}" if status in (403, 404) else "webhook.http.other"

    def deliver(self, update: dict[str, Any]) -> None:
        for _ in range(self.times):
            task = asyncio.create_task(self._deliver(update))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def post(self, body: bytes, **headers: str) -> int:
        """Anything, as Zalo or somebody else might send it."""
        async with httpx.AsyncClient(headers=HEADERS, trust_env=False, timeout=5) as client:
            encoded = {name.encode(): value.encode() for name, value in headers.items()}
            response = await client.post(self.url, content=body, headers=encoded)
        return response.status_code

    async def _deliver(self, update: dict[str, Any]) -> None:
        """One after the other in a chat, again and again until it is taken."""
        async with self._turns[str(update.get("message", {}).get("chat", {}).get("id"))]:
            await self._try(update)

    async def _try(self, update: dict[str, Any]) -> None:
        body = {"ok": True, "result": update} if self.wrapped else update
        headers = HEADERS | {"X-Bot-Api-Secret-Token": self.secret}
        async with httpx.AsyncClient(headers=headers, trust_env=False, timeout=5) as client:
            for _ in range(self.tries):
                try:
                    status = (await client.post(self.url, json=body)).status_code
                except httpx.HTTPError:
                    status = 0
                if status:
                    self.answers.append(status)
                if 200 <= status < 300:
                    return
                await asyncio.sleep(self.pause)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
