"""The server itself: where it listens, what goes wrong with it, and the people who use it."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any, Self

from tests.fake_telegram.api import BotApi
from tests.fake_telegram.errors import ApiError
from tests.fake_telegram.http import Connection, Content
from tests.fake_telegram.person import Person

TOKEN = "123456:TEST-token_of_nobody"  # noqa: S105
PAGE = "<html><body>Trang này đã bị chặn</body></html>"


@dataclass
class Trouble:
    """What happens to calls of a method (or all, "") from or for a chat (or all), so many times."""

    method: str = ""
    chat: int = 0
    times: int = 1_000_000
    delay: float = 0
    status: int = 200
    dropped: bool = False
    lost: bool = False  # the effect happens, the answer never arrives
    page: bool = False  # some other server answers: a firewall, a proxy
    retry_after: int = 0

    def fits(self, method: str, parameters: dict[str, Any]) -> bool:
        return (
            self.times > 0
            and self.method in ("", method)
            and self.chat in (0, int(parameters.get("chat_id") or 0))
        )


class FakeTelegram:
    """`async with FakeTelegram() as server`; then `server.url` is what TELEGRAM_API_URL should be."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self._shift = 0.0
        self._connections: set[Connection] = set()
        self._server: asyncio.Server
        self._troubles: list[Trouble] = []
        self.api = BotApi(self.now)
        self.token = TOKEN
        self.calls: Counter[str] = Counter()
        self._next_person = 5_000_001

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._answer, self._connections), "127.0.0.1", self._port
        )
        self._port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Nobody listens any more, and open connections break; `start` opens the same port again."""
        self._server.close()
        for connection in list(self._connections):
            connection.transport.abort()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def now(self) -> float:
        return time.time() + self._shift

    def pass_time(self, seconds: float) -> None:
        self._shift += seconds

    def trouble(self, method: str = "", **what: Any) -> Trouble:
        trouble = Trouble(method, **what)
        self._troubles.append(trouble)
        return trouble

    def no_more_trouble(self) -> None:
        self._troubles.clear()

    def person(self) -> Person:
        """Somebody new, who has not written yet."""
        self._next_person += 1
        return Person(self.api, self._next_person, self.now)

    async def _answer(self, path: str, parameters: dict[str, Any]) -> Content:
        token, _, method = path.removeprefix("/bot").partition("/")
        self.calls[method] += 1
        trouble = next((one for one in self._troubles if one.fits(method, parameters)), None)
        if trouble is None:
            return await self._call(token, method, parameters)
        trouble.times -= 1
        await asyncio.sleep(trouble.delay)
        if trouble.lost:
            await self._call(token, method, parameters)
        if trouble.lost or trouble.dropped:
            return None
        if trouble.page:
            return trouble.status, PAGE
        if trouble.retry_after:
            wait = trouble.retry_after
            return 429, ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait).as_json()
        if trouble.status != 200:
            return trouble.status, ApiError(trouble.status, "Internal Server Error").as_json()
        return await self._call(token, method, parameters)

    async def _call(self, token: str, method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if token != self.token:
            return 401, ApiError(401, "Unauthorized").as_json()
        try:
            return 200, {"ok": True, "result": await self.api.call(method, parameters)}
        except ApiError as error:
            return error.code, error.as_json()
