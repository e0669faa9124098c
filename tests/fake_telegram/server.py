"""The server itself: its token, its flood limits, and the people who use it."""

from typing import Any

from tests.fake_telegram.api import BotApi
from tests.fake_telegram.errors import ApiError
from tests.fake_telegram.person import Person
from tests.loopback import LoopbackServer, Trouble
from tests.loopback.http import Content

TOKEN = "123456:TEST-token_of_nobody"  # noqa: S105


class FakeTelegram(LoopbackServer):
    """`async with FakeTelegram() as server`; then `server.url` is what TELEGRAM_API_URL should be."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.api = BotApi(self.now)
        self.token = TOKEN
        self._next_person = 5_000_001

    async def stop(self) -> None:
        await self.api.webhook.close()
        await super().stop()

    def trouble(self, method: str = "", *, retry_after: int = 0, **what: Any) -> Trouble:
        if retry_after:
            text = f"Too Many Requests: retry after {retry_after}"
            what["answer"] = 429, ApiError(429, text, retry_after=retry_after).as_json()
        return super().trouble(method, **what)

    def person(self) -> Person:
        """Somebody new, who has not written yet."""
        self._next_person += 1
        return Person(self.api, self._next_person, self.now)

    def failure(self, status: int) -> Content:
        return status, ApiError(status, "Internal Server Error").as_json()

    async def call(self, path: str, parameters: dict[str, Any]) -> Content:
        token, _, method = path.removeprefix("/bot").partition("/")
        if token != self.token:
            return 401, ApiError(401, "Unauthorized").as_json()
        try:
            return 200, {"ok": True, "result": await self.api.call(method, parameters)}
        except ApiError as error:
            return error.code, error.as_json()
