"""The server of our tests refuses what Telegram refuses."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from tests.fake_telegram import FakeTelegram


async def call(
    server: FakeTelegram, method: str, token: str = "", **kwargs: Any
) -> tuple[int, dict[str, Any]]:
    async with httpx.AsyncClient() as client:
        response = await client.post(f"{server.url}/bot{token or server.token}/{method}", **kwargs)
    return response.status_code, response.json()


async def refusal(server: FakeTelegram, method: str, **parameters: Any) -> tuple[int, str]:
    status, answer = await call(server, method, json=parameters)
    assert answer["error_code"] == status
    return status, answer["description"]


async def updates(server: FakeTelegram, **parameters: Any) -> list[int]:
    _, answer = await call(server, "getUpdates", json=parameters)
    return [update["update_id"] for update in answer["result"]]


@pytest.fixture
async def server() -> Any:
    async with FakeTelegram() as server:
        yield server


async def test_form_multipart_json_and_query_are_all_understood(server: FakeTelegram) -> None:
    chat = server.person()
    markup = json.dumps({"inline_keyboard": [[{"text": "Có", "callback_data": "1:yes"}]]})
    form = {"chat_id": str(chat.id), "text": "chào bác", "reply_markup": markup}
    await call(server, "sendMessage", data=form)
    await call(server, "sendMessage", files={name: (None, value) for name, value in form.items()})
    await call(server, "sendMessage", json=form | {"reply_markup": json.loads(markup)})
    await call(server, "sendMessage", params=form)
    assert [(post.text, post.keyboard[0][0]["text"]) for post in chat.messages] == [("chào bác", "Có")] * 4


async def test_wrong_tokens_and_unknown_methods(server: FakeTelegram) -> None:
    assert (await call(server, "getMe", token="123456:sai"))[0] == 401  # noqa: S106
    assert await refusal(server, "sendTelepathy") == (404, "Not Found")


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": " "}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag of \"b\""),
        ({"text": "<x>a</x>", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag \"x\""),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": "ỡ" * 22}]]}},
         "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": ""}]]}},
         "BUTTON_DATA_INVALID"),
        ({"text": "a", "chat_id": 1}, "chat not found"),
    ],
)  # fmt: skip
async def test_what_may_not_be_sent(
    server: FakeTelegram, parameters: dict[str, Any], description: str
) -> None:
    chat = server.person()
    told = await refusal(server, "sendMessage", **({"chat_id": chat.id} | parameters))
    assert told == (400, f"Bad Request: {description}")


async def test_a_blocked_chat_and_a_flooded_one(server: FakeTelegram) -> None:
    chat = server.person()
    chat.chat.flood_until = server.now() + 7
    status, answer = await call(server, "sendMessage", json={"chat_id": chat.id, "text": "a"})
    assert (status, answer["parameters"]) == (429, {"retry_after": 7})
    chat.blocks_the_bot()
    told = await refusal(server, "sendMessage", chat_id=chat.id, text="a")
    assert told == (403, "Forbidden: bot was blocked by the user")


async def test_editing(server: FakeTelegram) -> None:
    chat = server.person()
    keyboard = {"inline_keyboard": [[{"text": "Có", "callback_data": "1:yes"}]]}
    await call(server, "sendMessage", json={"chat_id": chat.id, "text": "một", "reply_markup": keyboard})
    post = chat.messages[0]
    same = {"chat_id": chat.id, "message_id": post.id, "text": "một", "reply_markup": keyboard}
    assert "message is not modified" in (await refusal(server, "editMessageText", **same))[1]
    await call(server, "editMessageText", json={"chat_id": chat.id, "message_id": post.id, "text": "hai"})
    assert (post.text, post.keyboard) == ("hai", [])
    gone = await refusal(server, "editMessageText", chat_id=chat.id, message_id=99, text="ba")
    assert gone == (400, "Bad Request: message to edit not found")


async def test_a_press_expires_after_150_seconds(server: FakeTelegram) -> None:
    query = server.person().presses_data("1:next")
    status, _ = await call(server, "answerCallbackQuery", json={"callback_query_id": query})
    assert status == 200
    server.pass_time(151)
    told = await refusal(server, "answerCallbackQuery", callback_query_id=query)
    assert told[1].startswith("Bad Request: query is too old")


async def test_updates_come_again_until_acknowledged(server: FakeTelegram) -> None:
    person = server.person()
    first, second = person.says("một"), person.says("hai")
    assert second == first + 1
    assert await updates(server) == [first, second]
    assert await updates(server, offset=second) == [second]
    assert await updates(server, limit=1) == [second]


async def test_updates_are_kept_for_a_day_and_presses_for_150_seconds(server: FakeTelegram) -> None:
    person = server.person()
    person.presses_data("1:next")
    said = person.says("một")
    server.pass_time(151)
    assert await updates(server) == [said]
    server.pass_time(24 * 3600)
    assert await updates(server) == []


async def test_only_wanted_kinds_are_delivered(server: FakeTelegram) -> None:
    person = server.person()
    said = person.says("một")
    person.edits("hai")
    assert await updates(server, allowed_updates=["message"]) == [said]


async def test_a_poll_waits_for_the_next_update(server: FakeTelegram) -> None:
    polling = asyncio.create_task(updates(server, timeout=30))
    await asyncio.sleep(0.05)
    said = server.person().says("một")
    assert await polling == [said]


async def test_a_second_poll_ends_the_first_and_a_webhook_both(server: FakeTelegram) -> None:
    first = asyncio.create_task(refusal(server, "getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await updates(server)
    assert (await first)[1].startswith("Conflict: terminated by other getUpdates request")
    await call(server, "setWebhook", json={"url": "https://vi.du/hook"})
    assert (await refusal(server, "getUpdates"))[1].startswith("Conflict: can't use getUpdates method while")
    await call(server, "deleteWebhook")
    assert await updates(server) == []


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"url": "http://vi.du/hook"}, "An HTTPS URL must be provided"),
        ({"url": "https://vi.du:8080/hook"}, "only on ports 80, 88, 443 or 8443"),
        (
            {"url": "https://vi.du/hook", "secret_token": "có dấu"},
            "secret token contains unallowed characters",
        ),
    ],
    ids=str,
)
async def test_a_webhook_has_to_fit(
    server: FakeTelegram, parameters: dict[str, Any], description: str
) -> None:
    status, said = await refusal(server, "setWebhook", **parameters)
    assert (status, server.api.webhook.url) == (400, "")
    assert description in said


async def test_a_webhook_is_told_what_waits_and_never_the_secret(server: FakeTelegram) -> None:
    server.person().says("chào")
    server.person().says("bác")
    await call(server, "setWebhook", json={"url": "https://127.0.0.1:8443/x", "secret_token": "bi-mat"})
    info = (await call(server, "getWebhookInfo"))[1]["result"]
    assert (info["url"], info["pending_update_count"]) == ("https://127.0.0.1:8443/x", 2)
    assert "bi-mat" not in str(info)
    assert (await refusal(server, "getUpdates"))[0] == 409
    await call(server, "deleteWebhook", json={"drop_pending_updates": True})
    assert await updates(server, timeout=0) == []
