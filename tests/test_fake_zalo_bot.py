"""The fake Zalo Bot keeps the limits and makes the errors of the real one, as far as they are known."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.fake_zalo_bot import FakeZaloBot


@pytest.fixture
async def server() -> AsyncIterator[FakeZaloBot]:
    async with FakeZaloBot() as server:
        yield server


async def call(server: FakeZaloBot, method: str, **parameters: object) -> tuple[int, dict[str, Any]]:
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(f"{server.url}/bot{server.token}/{method}", json=parameters)
    return response.status_code, response.json()


async def refused(server: FakeZaloBot, method: str, **parameters: object) -> int:
    _, answer = await call(server, method, **parameters)
    assert answer["ok"] is False
    return int(answer["error_code"])


async def test_me_and_what_was_written(server: FakeZaloBot) -> None:
    person = server.person()
    _, me = await call(server, "getMe")
    status, answer = await call(server, "sendMessage", chat_id=person.id, text="chào bác")
    assert me["result"]["account_type"] == "BASIC"
    assert (status, type(answer["result"]["message_id"]), answer["error_code"]) == (200, str, 0)
    assert answer["result"]["date"] > 1_000_000_000_000  # milliseconds
    assert (await person.hears()).text == "chào bác"


async def test_an_update_is_one_object_and_handed_out_once(server: FakeZaloBot) -> None:
    person = server.person()
    message_id = person.says("xin chào")
    _, answer = await call(server, "getUpdates", timeout="30")
    assert answer["result"]["event_name"] == "message.text.received"
    assert answer["result"]["message"]["message_id"] == message_id
    server.api.updates.second = 0.01
    assert await call(server, "getUpdates", timeout=1) == (
        408,
        {"ok": False, "description": "Request timeout", "error_code": 408},
    )


async def test_or_again_and_again(server: FakeZaloBot) -> None:
    server.api.updates.times = 3
    ids = [server.person().says(str(number)) for number in range(2)]
    seen = [(await call(server, "getUpdates"))[1]["result"]["message"]["message_id"] for _ in range(6)]
    assert seen == ids * 3


async def test_an_unknown_method_is_not_found_under_http_200(server: FakeZaloBot) -> None:
    for method in ("sendDocument", "getme"):
        assert await call(server, method) == (
            200,
            {"ok": False, "description": "Not Found", "error_code": 404},
        )


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"text": ""}),
        ("sendMessage", {"text": "a" * 2001}),
        ("sendMessage", {"text": "🙏" * 1001}),
        ("sendMessage", {"text": "a", "chat_id": "nobody"}),
        ("sendPhoto", {}),
        ("sendPhoto", {"photo": "data:image/png;base64,AA"}),
        ("sendPhoto", {"photo": "https://vi.du/a.png", "caption": "a" * 2001}),
        ("sendVoice", {"voice_url": "https://vi.du/a.mp3"}),
        ("sendSticker", {}),
        ("sendChatAction", {"action": "upload_photo"}),
        ("setWebhook", {"url": "http://vi.du", "secret_token": "12345678"}),
        ("setWebhook", {"url": "https://vi.du", "secret_token": "1234567"}),
    ],
)
async def test_what_does_not_fit_is_refused(
    server: FakeZaloBot, method: str, parameters: dict[str, str]
) -> None:
    assert await refused(server, method, **{"chat_id": server.person().id} | parameters) == 400


async def test_typing_is_answered_without_a_result(server: FakeZaloBot) -> None:
    person = server.person()
    assert await call(server, "sendChatAction", chat_id=person.id, action="typing") == (200, {"ok": True})
    assert server.api.typing == [person.id]


async def test_pictures_stickers_and_voices_arrive(server: FakeZaloBot) -> None:
    person = server.person()
    await call(server, "sendPhoto", chat_id=person.id, photo="https://vi.du/a.png", caption="hình")
    await call(server, "sendSticker", chat_id=person.id, sticker="b1")
    await call(server, "sendVoice", chat_id=person.id, voice_url="https://vi.du/a.aac")
    assert [post.text for post in person.messages] == ["hình", "[b1]", "[voice]"]


async def test_a_wrong_token_and_a_used_up_quota(server: FakeZaloBot) -> None:
    server.api.quota = 1
    person = server.person()
    await call(server, "sendMessage", chat_id=person.id, text="một")
    assert await refused(server, "sendMessage", chat_id=person.id, text="hai") == 429
    server.token = "1:khac"  # noqa: S105
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(f"{server.url}/bot1:cu/getMe")).status_code == 401


async def test_a_webhook_is_set_although_it_is_not_reached_and_its_secret_is_not_told(
    server: FakeZaloBot,
) -> None:
    assert await refused(server, "getWebhookInfo") == 404
    server.api.webhook.accepts_loopback = False
    private = {"url": "http://127.0.0.1:1/a", "secret_token": "mot-bi-mat"}
    assert await refused(server, "setWebhook", **private) == 400
    server.api.webhook.accepts_loopback = True
    _, answer = await call(server, "setWebhook", **private)
    assert answer["result"]["verification"] == {"outcome": "webhook.err.conn"}
    _, info = await call(server, "getWebhookInfo")
    assert info["result"].keys() == {"url", "updated_at"}
    assert await refused(server, "getUpdates") == 400
    _, answer = await call(server, "testWebhook")
    assert answer["result"]["outcome"] == "webhook.err.conn"
    server.api.webhook.settings_left = 0
    assert [await refused(server, method, **private) for method in ("setWebhook", "testWebhook")] == [
        426,
        426,
    ]
    for _ in range(2):
        _, answer = await call(server, "deleteWebhook")
        assert answer["result"]["url"] == ""
