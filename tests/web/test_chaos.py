"""The page: every message is answered and every confirmed help is in the log once, whatever is killed or lost."""

import asyncio
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from random import Random
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from tests.channels import talk
from tests.channels.chaos import PEOPLE, SEED, Channel, an_environment, live_through
from tests.fake_telegram import Heard
from tests.loopback.serving import a_socket, url_of
from tests.web.page import Page
from tests.web.person import JSON

GUARD = 20.0
AGAIN_AFTER = 0.05  # seconds; a browser waits five


class Browser(talk.Person):
    """Sends one message after the other, each with the same nonce until it is answered, as our JavaScript does."""

    has_read_all = False  # nothing is pressed again because of an answer that came twice

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._token = ""
        self._buttons: dict[str, str] = {}
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()
        self._to_send: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        self.unanswered = 0
        self.answers = 0
        self.losing = 0

    def says(self, text: str) -> None:
        self._queue(text=text)

    def presses(self, label: str) -> None:
        self._queue(press=self._buttons[label])

    async def hears(self) -> Heard:
        async with asyncio.timeout(GUARD):
            return await self._heard.get()

    def _queue(self, **fields: str) -> None:
        self.unanswered += 1
        self._to_send.put_nowait(fields | {"nonce": secrets.token_urlsafe(12)})

    async def sends_for_ever(self) -> None:
        while True:
            fields = await self._to_send.get()
            while not await self._sent(fields):  # noqa: ASYNC110 - a server that is killed has no event
                await asyncio.sleep(AGAIN_AFTER)
            self.unanswered -= 1

    async def _sent(self, fields: dict[str, str]) -> bool:
        """Whether it was answered."""
        try:
            if not self._token:
                self._token = Page((await self._client.get("/")).text).form().fields["token"]
            if self.losing:
                self.losing -= 1
                return await self._goes_away(fields)
            form = fields | {"token": self._token}
            response = await self._client.post("/chat", data=form, headers=JSON)
        except httpx.HTTPError:
            return False
        if response.status_code == 200:
            self._read(response.json())
        return response.status_code == 200

    async def _goes_away(self, fields: dict[str, str]) -> bool:
        """The question arrives, the answer does not."""
        body = urlencode(fields | {"token": self._token})
        cookie = "; ".join(f"{name}={value}" for name, value in self._client.cookies.items())
        parts = urlsplit(str(self._client.base_url))
        with suppress(OSError):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port)
            writer.write(
                f"POST /chat HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: application/json\r\nCookie: {cookie}\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            await writer.drain()
            await asyncio.sleep(0.02)
            writer.close()
        return False

    def _read(self, told: dict[str, str]) -> None:
        self._token = told["token"]
        buttons = re.findall(r'name="press" value="([^"]+)"[^>]*>([^<]+)</button>', told["choices"])
        self._buttons |= {label: value for value, label in buttons}
        self.answers += 1
        self._heard.put_nowait(
            Heard(Page(told["answer"]).answer, tuple(label for _, label in buttons), edited=False)
        )


@asynccontextmanager
async def browsers(address: str) -> AsyncIterator[list[Browser]]:
    async with AsyncExitStack() as opened:
        people = []
        for _ in range(PEOPLE):
            client = httpx.AsyncClient(base_url=address, timeout=5, trust_env=False)
            people.append(Browser(await opened.enter_async_context(client)))
        sending = [asyncio.create_task(person.sends_for_ever()) for person in people]
        try:
            yield people
        finally:
            for task in sending:
                task.cancel()
            await asyncio.gather(*sending, return_exceptions=True)


@pytest.mark.chaos
async def test_nothing_is_lost_and_nothing_is_logged_twice(tmp_path: Path) -> None:
    print(f"CHAOS_SEED={SEED}")
    random = Random(SEED)
    with a_socket() as free:
        address, port = url_of(free), free.getsockname()[1]

    async with browsers(address) as people:

        def lose_an_answer() -> None:
            random.choice(people).losing += 1

        channel = Channel(
            people=people,
            environment=an_environment(tmp_path, WEB_PORT=str(port)),
            calls=lambda: sum(person.answers for person in people),
            trouble=lose_an_answer,
            is_quiet=lambda: not any(person.unanswered for person in people),
        )
        await live_through(channel, tmp_path, random)
