"""Every way in which Zalo says no, and what the bot makes of it."""

import asyncio
from functools import partial
from traceback import format_exception
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.channels.zalo_bot import Account, Means, Webhook
from bot.channels.zalo_bot.api import Refused, Unreachable, ZaloBot
from bot.dialogue.message import Reply
from bot.errors import ChannelError
from tests.channels.desk import Desk, until
from tests.channels.zalo_bot.desk import SECRET, a_channel, called_back, polling
from tests.channels.zalo_bot.test_delivery import conversation
from tests.fake_zalo_bot import FakeZaloBot
from tests.fake_zalo_bot.errors import ApiError


@pytest.mark.parametrize(
    "what",
    [
        {"status": 403},
        {"status": 500},
        {"status": 502, "page": True},
        {"status": 200, "page": True},
        {"status": 200, "answer": (200, {"ok": False, "description": "Busy", "error_code": 503})},
        {"status": 200, "answer": (200, {"ok": False})},
        {"status": 200, "answer": (200, {"thư": 7})},
        {"dropped": True},
        {"lost": True},
    ],
    ids=str,
)
async def test_a_poll_or_a_reply_that_fails_is_repeated(server: FakeZaloBot, what: dict[str, Any]) -> None:
    desk = Desk()
    async with polling(server, desk):
        person = server.person()
        server.trouble("getUpdates", times=2, **what)
        server.trouble("sendMessage", times=2, **what)
        await until(lambda: server.calls["getUpdates"] > 3)
        assert (await person.asks("chào")).words == "nghe chào"
        await until(lambda: not desk.in_outbox)
    assert desk.effects == ["chào"]


async def test_an_idle_poll_is_nothing_to_speak_of(server: FakeZaloBot) -> None:
    with capture_logs() as logs:
        async with polling(server, Desk()):
            await until(lambda: server.calls["getUpdates"] > 3)
    assert [entry["event"] for entry in logs] == ["zalo_bot.ready"]


async def test_the_network_is_lost_and_found_and_said_once(server: FakeZaloBot) -> None:
    person = server.person()
    with capture_logs() as logs:
        async with polling(server, Desk()):
            await person.asks("trước")
            await server.stop()
            person.says("trong lúc mất mạng")
            await asyncio.sleep(0.2)  # several tries
            await server.start()
            assert (await person.hears()).words == "nghe trong lúc mất mạng"
    assert [entry["event"] for entry in logs] == ["zalo_bot.ready", "zalo_bot.lost", "zalo_bot.back"]


async def test_a_wrong_token_ends_the_channel_and_is_not_shown(server: FakeZaloBot) -> None:
    wrong = f"1{server.token}"
    with pytest.raises(ChannelError, match="ZALO_BOT_TOKEN") as refused:
        await a_channel(server, Desk(), account=Account(token=wrong, api_url=server.url)).run()
    assert wrong not in "".join(format_exception(refused.value))


@pytest.mark.parametrize("by_webhook", [False, True], ids=["polling", "webhook"])
async def test_a_token_withdrawn_meanwhile_ends_the_channel_and_loses_no_reply(
    server: FakeZaloBot, *, by_webhook: bool
) -> None:
    desk, person = Desk(), server.person()
    webhook = Webhook(public_url="http://127.0.0.1:9", secret=SECRET) if by_webhook else None
    await desk.keep(conversation(person), Reply(text="cũ"))
    server.trouble("sendMessage", status=401)
    server.trouble("getUpdates", status=401)
    with pytest.raises(ChannelError, match="ZALO_BOT_TOKEN"):
        await a_channel(server, desk, webhook=webhook).run()
    assert len(desk.in_outbox) == 1


async def test_a_reply_that_zalo_will_never_take_is_dropped_and_told(server: FakeZaloBot) -> None:
    desk = Desk()
    with capture_logs() as logs:
        async with polling(server, desk):
            person = server.person()
            server.trouble("sendMessage", status=400, times=1)
            person.says("một")
            assert (await person.asks("hai")).words == "nghe hai"
            await until(lambda: not desk.in_outbox)
    assert [entry["code"] for entry in logs if entry["event"] == "zalo_bot.refused"] == [400]
    assert desk.gone == []


async def test_an_unknown_method_under_http_200_is_a_refusal(server: FakeZaloBot) -> None:
    bot = ZaloBot(Account(token=server.token, api_url=server.url), timeout=2)
    with pytest.raises(Refused) as refused:
        await bot._call("sendDocument")
    assert refused.value.code == 404
    await bot.close()


async def test_somebody_who_is_gone_is_left_alone_where_we_know_the_code(server: FakeZaloBot) -> None:
    desk = Desk()
    async with polling(server, desk, means=Means(gone={403})):
        person = server.person()
        person.chat.refusal = 403
        person.says("chào")
        await until(lambda: desk.gone)
        assert desk.in_outbox == {}
        person.chat.refusal = 0
        assert (await person.asks("tôi lại đây")).words == "nghe tôi lại đây"
    assert desk.gone == [conversation(person)]


async def test_a_used_up_quota_stops_all_sending_and_loses_no_reply(server: FakeZaloBot) -> None:
    desk = Desk()
    server.api.quota = 0
    with capture_logs() as logs:
        async with polling(server, desk):
            people = [server.person() for _ in range(3)]
            for person in people:
                person.says("chào")
            await until(lambda: len(desk.effects) == 3)
            await asyncio.sleep(0.05)
            server.api.quota = 10
            for person in people:
                assert (await person.hears()).words == "nghe chào"
            await until(lambda: not desk.in_outbox)
    alarms = [entry for entry in logs if entry["event"] == "zalo_bot.quota_used_up"]
    assert len(alarms) == server.calls["sendMessage"] - 3  # nobody tries while it is closed


async def test_an_error_of_the_network_does_not_know_the_token(server: FakeZaloBot) -> None:
    bot = ZaloBot(Account(token=server.token, api_url="http://127.0.0.1:1"), timeout=2)
    with pytest.raises(Unreachable) as lost:
        await bot.name()
    assert server.token not in "".join(format_exception(lost.value))
    assert server.token not in repr(Account(token=server.token))
    await bot.close()


# Webhooks and their settings


async def test_polling_removes_a_webhook_that_was_set(server: FakeZaloBot) -> None:
    server.api.webhook.url = "https://cu.vi.du/zalo"
    async with polling(server, Desk()):
        await until(lambda: not server.api.webhook.url)
        assert (await server.person().asks("chào")).words == "nghe chào"


def has_looked(server: FakeZaloBot, looks: int) -> bool:
    return server.calls["getWebhookInfo"] > looks and bool(server.api.webhook.url)


async def test_a_webhook_that_is_set_is_not_set_again(server: FakeZaloBot) -> None:
    webhook = Webhook(public_url="http://127.0.0.1:9", secret=SECRET)
    for _ in range(3):
        task = asyncio.create_task(a_channel(server, Desk(), webhook=webhook).run())
        await until(partial(has_looked, server, server.calls["getWebhookInfo"]))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert server.calls["setWebhook"] == 1


async def test_another_secret_is_another_address(server: FakeZaloBot) -> None:
    first, second = (
        Webhook(public_url="https://a.vn", secret=secret) for secret in ("mot-bi-mat", "hai-bi-mat")
    )
    assert first.url != second.url
    assert "mot-bi-mat" not in f"{first.url} {first!r}"


async def test_the_operator_is_told_when_zalo_does_not_reach_us(server: FakeZaloBot) -> None:
    webhook = Webhook(public_url="http://127.0.0.1:1", secret=SECRET)
    with capture_logs() as logs:
        task = asyncio.create_task(a_channel(server, Desk(), webhook=webhook).run())
        await until(lambda: len(logs) == 2)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert logs[1]["event"] == "zalo_bot.webhook_not_reached"
    assert logs[1]["outcome"] == "webhook.err.conn"


async def test_too_many_changes_of_the_webhook_are_waited_out(server: FakeZaloBot) -> None:
    refusal = ApiError(426, "Upgrade Required").as_json()
    server.trouble("setWebhook", times=2, answer=(200, {**refusal, "errorCode": refusal.pop("error_code")}))
    async with called_back(server, Desk()):
        assert (await server.person().asks("chào")).words == "nghe chào"
    assert server.calls["setWebhook"] == 3
