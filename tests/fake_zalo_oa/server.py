"""The server itself: login, calls, webhooks, and the people who use it."""

from typing import Any

from tests.fake_zalo_oa.api import OaApi
from tests.fake_zalo_oa.bodies import Post
from tests.fake_zalo_oa.errors import ApiError
from tests.fake_zalo_oa.login import Login
from tests.fake_zalo_oa.person import Person
from tests.fake_zalo_oa.webhook import OA_ID, Webhooks
from tests.loopback import LoopbackServer, Trouble
from tests.loopback.http import Content


class FakeZaloOa(LoopbackServer):
    """`async with FakeZaloOa() as server`; then `server.url` is what ZALO_OA_API_URL and ZALO_OA_LOGIN_URL should be."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(port)
        self.login = Login(self.now)
        self.webhooks = Webhooks(self.now)
        self.api = OaApi(self.now, self._echo)
        self._next_person = 7_700_000_000_000_000_001

    async def start(self) -> None:
        await super().start()
        await self.webhooks.open()

    async def stop(self) -> None:
        await self.webhooks.close()
        await super().stop()

    def trouble(self, method: str = "", *, error: int = 0, **what: Any) -> Trouble:
        """`error` is a refusal of Zalo's; the other troubles are LoopbackServer's."""
        if error:
            what["answer"] = 200, ApiError(error, "refused").as_json()
        return super().trouble(method, **what)

    def person(self) -> Person:
        """Somebody new, who has not written yet."""
        self._next_person += 1
        id_ = str(self._next_person)
        self.api.people[id_] = Person(id_, self.webhooks, OA_ID, self.now)
        return self.api.people[id_]

    def failure(self, status: int) -> Content:
        return status, "<h1>trouble</h1>"

    async def call(self, path: str, parameters: dict[str, Any]) -> Content:
        headers = parameters.pop("headers")
        if path == "/v4/oa/access_token":
            return 200, self.login.ask(headers.get("secret_key", ""), parameters)
        try:
            self.login.check(headers.get("access_token", ""))
            return 200, {"data": self.api.call(path, parameters), "error": 0, "message": "Success"}
        except ApiError as refusal:
            return 200, refusal.as_json()

    def _echo(self, person: Person, post: Post) -> None:
        """What the account has sent comes back to it as an event."""
        self.webhooks.send(
            {
                "event_name": "oa_send_text",
                "sender": {"id": OA_ID},
                "recipient": {"id": person.id},
                "message": {"text": post.text, "msg_id": self.webhooks.next_id()},
            }
        )
