"""Whatever stands between the bot and Telegram: networks, tokens, webhooks, a second bot."""

import asyncio
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import Account, TelegramChannel
from bot.errors import ChannelError
from tests.channels.telegram.desk import FAST, Desk, running, until
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.fake_telegram.errors import ApiError


def events(logs: list[MutableMapping[str, Any]]) -> list[str]:
    return [entry["event"] for entry in logs]


async def test_the_network_is_lost_and_found_and_said_once(server: FakeTelegram) -> None:
    person = server.person()
    with capture_logs() as logs:
        async with running(server, Desk()):
            await person.asks("trước")
            await server.stop()
            person.says("trong lúc mất mạng")
            await asyncio.sleep(0.2)  # several tries
            await server.start()
            assert (await person.hears()).text == "nghe trong lúc mất mạng"
    assert events(logs) == ["telegram.ready", "telegram.lost", "telegram.back"]


async def test_a_bot_may_start_before_its_network(server: FakeTelegram) -> None:
    person = server.person()
    person.says("chào")
    await server.stop()
    async with running(server, Desk()):
        await asyncio.sleep(0.05)
        await server.start()
        assert (await person.hears()).text == "nghe chào"


@pytest.mark.parametrize(
    "what",
    [
        {"status": 500},
        {"status": 502, "page": True},
        {"status": 200, "page": True},
        {"status": 404, "page": True},
        {"status": 403, "page": True},
        {"dropped": True},
        {"lost": True},
        {"retry_after": 1},
    ],
    ids=str,
)
async def test_a_poll_that_fails_is_repeated(server: FakeTelegram, what: dict[str, Any]) -> None:
    server.trouble("getUpdates", times=1, **what)
    async with running(server, Desk()):
        assert (await server.person().asks("chào")).text == "nghe chào"


async def test_a_second_poller_is_named_once_and_waited_for(server: FakeTelegram) -> None:
    with capture_logs() as logs:
        async with running(server, Desk()):
            person = server.person()
            await person.asks("một")
            await until(lambda: not server.api.updates)
            for _ in range(3):
                with suppress(ApiError):  # the two end each other's polls
                    await server.api.updates.get(0, 1, 0.2, None)
            assert (await person.asks("hai")).text == "nghe hai"
    assert events(logs).count("telegram.second_poller") == 1


async def test_a_webhook_in_the_way_is_removed(server: FakeTelegram) -> None:
    server.api.webhook.set("https://127.0.0.1/hook", "")
    with capture_logs() as logs:
        async with running(server, Desk()):
            assert (await server.person().asks("chào")).text == "nghe chào"
    assert events(logs) == ["telegram.ready", "telegram.webhook_removed"]
    assert server.api.updates.webhook == ""


async def refused(server: FakeTelegram, token: str) -> str:
    account = Account(token=token, api_url=server.url)
    with pytest.raises(ChannelError) as refusal:
        await TelegramChannel(account=account, conversations=Desk(), tempo=FAST).run()
    return str(refusal.value)


async def test_a_wrong_token_ends_the_bot_with_a_sentence_without_the_token(server: FakeTelegram) -> None:
    sentence = await refused(server, "123456:khong-phai")
    assert "@BotFather" in sentence
    assert "khong-phai" not in sentence


@pytest.mark.parametrize("token", ["", "abc", "123456", "123456:có dấu", "123456:a b"])
async def test_what_cannot_be_a_token_is_refused_before_anything_is_sent(
    server: FakeTelegram, token: str
) -> None:
    assert "@BotFather" in await refused(server, token)
    assert server.calls.total() == 0


async def test_a_token_withdrawn_while_running_ends_the_bot(server: FakeTelegram) -> None:
    account = Account(token=server.token, api_url=server.url)
    running = asyncio.create_task(TelegramChannel(account=account, conversations=Desk(), tempo=FAST).run())
    await server.person().asks("chào")
    server.token = "123456:moi"  # noqa: S105
    with pytest.raises(ChannelError):
        await asyncio.wait_for(running, 20)


@pytest.mark.parametrize("proxy", ["vi-du:1080", "ftp://127.0.0.1", "http://vi-du:cong"])
def test_a_proxy_that_cannot_be_one_is_refused(proxy: str) -> None:
    with pytest.raises(ChannelError, match="TELEGRAM_PROXY"):
        TelegramChannel(account=Account(token=TOKEN, proxy=proxy), conversations=Desk())
