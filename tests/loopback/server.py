"""A platform on loopback: where it listens, its clock, its calls, and the trouble it makes."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass
from typing import Any, Self

from tests.loopback.http import Connection, Content

PAGE = "<html><body>Trang này đã bị chặn</body></html>"


@dataclass
class Trouble:
    """What happens to calls of a method (or all, "") from or for a chat (or all), so many times."""

    method: str = ""
    chat: object = ""
    times: int = 1_000_000
    delay: float = 0
    status: int = 200
    dropped: bool = False
    lost: bool = False  # the effect happens, the answer never arrives
    page: bool = False  # some other server answers: a firewall, a proxy
    answer: Content = None  # this, instead of the effect

    def fits(self, method: str, parameters: dict[str, Any]) -> bool:
        return (
            self.times > 0
            and self.method in ("", method)
            and str(self.chat) in ("", str(parameters.get("chat_id")))
        )


class LoopbackServer(ABC):
    """`async with …() as server`; then `server.url` is the platform's address."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self._shift = 0.0
        self._connections: set[Connection] = set()
        self._server: asyncio.Server
        self._troubles: list[Trouble] = []
        self.calls: Counter[str] = Counter()

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

    @abstractmethod
    async def call(self, path: str, parameters: dict[str, Any]) -> Content:
        """The platform at work."""

    @abstractmethod
    def failure(self, status: int) -> Content:
        """How the platform says that it has a problem of its own."""

    async def _answer(self, path: str, parameters: dict[str, Any]) -> Content:
        method = path.rpartition("/")[2]
        self.calls[method] += 1
        trouble = next((one for one in self._troubles if one.fits(method, parameters)), None)
        if trouble is None:
            return await self.call(path, parameters)
        trouble.times -= 1
        await asyncio.sleep(trouble.delay)
        if trouble.lost:
            await self.call(path, parameters)
        if trouble.lost or trouble.dropped:
            return None
        if trouble.page:
            return trouble.status, PAGE
        if trouble.answer:
            return trouble.answer
        return self.failure(trouble.status) if trouble.status != 200 else await self.call(path, parameters)
