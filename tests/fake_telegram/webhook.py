"""How Telegram calls back: in order within a chat, chats side by side, and again until it is taken."""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.fake_telegram.errors import ApiError
from tests.fake_telegram.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
PORTS = {None, 443, 80, 88, 8443}
PRIVATE = re.compile(r"http://127\.")


class Webhook:
    def __init__(self, updates: Updates) -> None:
        self.url = ""
        self.secret = ""
        self.accepts_loopback = True
        """Real Telegram takes https and four ports only."""
        self.times = 1
        """How often each update is delivered at the same moment, as after answers that got lost."""
        self.pause, self.longest_pause = 0.05, 0.2
        """Between two tries; with real Telegram it grows to a minute and more."""
        self.statuses: list[int] = []
        """Of every delivery that was answered."""
        self.last_error: tuple[int, str] | None = None
        self._updates = updates
        self._chats: dict[object, asyncio.Task[None]] = {}

    def set(self, url: str, secret: str) -> None:
        parts = urlsplit(url)
        if url and not (self.accepts_loopback and PRIVATE.match(url)):
            if parts.scheme != "https":
                raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
            if parts.port not in PORTS:
                text = "Webhook can be set up only on ports 80, 88, 443 or 8443"
                raise ApiError(400, f"Bad Request: bad webhook: {text}")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise ApiError(400, "Bad Request: secret token contains unallowed characters")
        self.url, self.secret, self._updates.webhook = url, secret, url
        self.last_error = None
        self.deliver()

    def info(self) -> dict[str, Any]:
        """Never the secret."""
        told: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if self.last_error:
            told["last_error_date"], told["last_error_message"] = self.last_error
        return told

    def deliver(self) -> None:
        """What is pending, wherever nothing is on its way yet."""
        if not self.url:
            return
        for update in self._updates.pending():
            chat = chat_of(update)
            if chat not in self._chats:
                self._chats[chat] = asyncio.create_task(self._deliver_to(chat))

    async def post(self, body: bytes, **headers: str) -> int:
        """Anything, as Telegram or somebody else might send it."""
        async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
            encoded = {name.encode(): value.encode() for name, value in headers.items()}
            return (await client.post(self.url, content=body, headers=encoded)).status_code

    async def close(self) -> None:
        tasks = list(self._chats.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _deliver_to(self, chat: object) -> None:
        """One after the other, each until it is taken."""
        pause = self.pause
        async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
            while self.url and (update := self._next(chat)):
                statuses = await asyncio.gather(*(self._try(client, update) for _ in range(self.times)))
                if any(200 <= status < 300 for status in statuses):
                    self._updates.taken(update["update_id"])
                    pause = self.pause
                else:
                    self.last_error = (
                        self._updates.seconds(),
                        f"Wrong response from the webhook: {statuses[0]}",
                    )
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, self.longest_pause)
        del self._chats[chat]

    def _next(self, chat: object) -> Update | None:
        return next((update for update in self._updates.pending() if chat_of(update) == chat), None)

    async def _try(self, client: httpx.AsyncClient, update: Update) -> int:
        """0 when there was no answer."""
        try:
            headers = {SECRET_HEADER: self.secret}
            status = (await client.post(self.url, json=update, headers=headers)).status_code
        except httpx.HTTPError:
            return 0
        self.statuses.append(status)
        return status


def chat_of(update: Update) -> object:
    content = update[next(reversed(update))]
    post = content.get("message", content) if isinstance(content, dict) else {}
    return post.get("chat", {}).get("id") if isinstance(post, dict) else None
