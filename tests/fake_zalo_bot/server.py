"""The server itself: its token, and the people who use it."""

from typing import Any

from tests.fake_zalo_bot.api import BotApi
from tests.fake_zalo_bot.errors import ApiError
from tests.fake_zalo_bot.person import Person
from tests.loopback import LoopbackServer
from tests.loopback.http import Content

TOKEN = "98765432:TEST-token_of_nobody"  # noqa: S105


class FakeZaloBot(LoopbackServer):
    """`async with FakeZaloBot() as server`; then `server.url` is what ZALO_BOT_API_URL should be."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.api = BotApi(self.now)
        self.token = TOKEN

    async def stop(self) -> None:
        await self.api.webhook.close()
        await super().stop()

    def person(self) -> Person:
        """Somebody new, who has not written yet."""
        return Person(self.api)

    def failure(self, status: int) -> Content:
        return status, ApiError(status, "Internal Server Error").as_json()

    async def call(self, path: str, parameters: dict[str, Any]) -> Content:
        token, _, method = path.removeprefix("/bot").partition("/")
        if token != self.token:
            return 401, ApiError(401, "Unauthorized").as_json()
        try:
            return 200, await self.api.call(method, parameters)
        except ApiError as error:
            return error.status, error.as_json()
