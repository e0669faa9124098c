"""Called back by Telegram: taken when committed and answered, from nobody else, and again after a crash."""

import asyncio
import json
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import TelegramChannel, Webhook
from bot.dialogue.message import ConversationId, Reply
from bot.errors import ChannelError, StorageError
from tests.channels.telegram.desk import FAST, SECRET, Desk, account_at, called_back, running, until
from tests.fake_telegram import FakeTelegram

HEADER = "x-telegram-bot-api-secret-token"
AN_UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": 0,
        "chat": {"id": 9, "type": "private", "first_name": "A"},
        "text": "a",
    },
}


async def test_people_are_answered_and_nobody_polls(server: FakeTelegram) -> None:
    async with called_back(server, Desk()):
        person = server.person()
        assert (await person.asks("chào")).text == "nghe chào"
        person.presses("Bước tiếp")
        heard = await person.hears()
    assert (heard.text, heard.edited) == ("bấm next", True)
    assert server.calls["getUpdates"] == 0


async def test_a_delivery_is_taken_when_it_is_answered_and_not_before(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("chậm")
    async with called_back(server, desk):
        person, other = server.person(), server.person()
        person.says("chậm")
        person.says("sau")
        await other.asks("nhanh")
        await until(lambda: server.api.webhook.statuses == [200])
        held.set()
        assert [(await person.hears()).text for _ in range(2)] == ["nghe chậm", "nghe sau"]
        await until(lambda: server.api.webhook.statuses == [200] * 3)
    assert desk.effects == ["nhanh", "chậm", "sau"]


async def test_what_is_delivered_twice_at_the_same_moment_is_answered_once(server: FakeTelegram) -> None:
    server.api.webhook.times = 3
    desk = Desk()
    async with called_back(server, desk):
        person = server.person()
        for number in range(5):
            await person.asks(str(number))
        await until(lambda: server.api.webhook.statuses == [200] * 15)
    assert desk.effects == ["0", "1", "2", "3", "4"]
    assert len(person.messages) == 5


async def test_what_takes_too_long_comes_again_and_is_the_same_work(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("chậm")
    async with called_back(server, desk, tempo=replace(FAST, respond=0.05)):
        person = server.person()
        person.says("chậm")
        await until(lambda: server.api.webhook.statuses[:2] == [503, 503])
        held.set()
        await person.hears()
        await until(lambda: not server.api.updates)
    assert (desk.effects, len(person.messages)) == (["chậm"], 1)


async def test_a_full_disk_is_waited_for_and_no_message_is_lost(server: FakeTelegram) -> None:
    desk = Desk()
    desk.faults = [StorageError("database or disk is full")] * 5
    async with called_back(server, desk):
        assert (await server.person().asks("chào")).text == "nghe chào"
    assert desk.effects == ["chào"]


async def test_a_process_that_dies_halfway_leaves_the_message_to_the_next(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("ghi H-012")
    person = server.person()
    async with called_back(server, desk, tempo=replace(FAST, farewell=0)) as webhook:
        person.says("ghi H-012")
        await until(lambda: desk.at_gates)
    port = int(webhook.public_url.rpartition(":")[2])
    assert (desk.effects, len(server.api.updates)) == ([], 1)
    held.set()
    async with called_back(server, desk, port=port):
        assert (await person.hears()).text == "nghe ghi H-012"
        await until(lambda: not server.api.updates)
    assert desk.effects == ["ghi H-012"]


async def test_a_bot_that_is_stopped_finishes_its_turns_first(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("một")
    person = server.person()
    async with called_back(server, desk):
        person.says("một")
        await until(lambda: desk.at_gates)
        asyncio.get_running_loop().call_later(0.05, held.set)  # while it is being stopped
    assert (await person.hears()).text == "nghe một"
    assert (desk.effects, len(server.api.updates)) == (["một"], 0)


async def test_replies_left_by_an_earlier_process_come_first(server: FakeTelegram) -> None:
    desk, person = Desk(), server.person()
    await desk.keep(ConversationId("telegram", str(person.id)), Reply(text="cũ"))
    person.says("mới")
    async with called_back(server, desk):
        assert [(await person.hears()).text for _ in range(2)] == ["cũ", "nghe mới"]
        await until(lambda: not desk.in_outbox)


@pytest.mark.parametrize("shown", ["", "sai", SECRET.upper(), "bí mật"])
async def test_nobody_else_is_listened_to(server: FakeTelegram, shown: str) -> None:
    desk = Desk()
    async with called_back(server, desk):
        headers = {HEADER: shown} if shown else {}
        assert await server.api.webhook.post(json.dumps(AN_UPDATE).encode(), **headers) == 403
    assert desk.effects == []


@pytest.mark.parametrize(
    "body",
    [b"xin chao", b"[]", b"{}", b'{"update_id": "1"}', b'{"update_id": 7}', b'{"update_id": 8, "message": 7}',
     b'"\\ud83d"', b"\xff", b"[" * 5000],
)  # fmt: skip
async def test_what_cannot_be_read_is_taken_so_that_it_does_not_come_again(
    server: FakeTelegram, body: bytes
) -> None:
    async with called_back(server, Desk()):
        assert await server.api.webhook.post(body, **{HEADER: SECRET}) == 200
        assert (await server.person().asks("chào")).text == "nghe chào"


async def test_an_empty_probe_finds_somebody_there_and_an_endless_body_is_not_read(
    server: FakeTelegram,
) -> None:
    async with called_back(server, Desk()):
        assert await server.api.webhook.post(b"") == 200
        assert await server.api.webhook.post(b"a" * 1_100_000, **{HEADER: SECRET}) == 413


async def test_the_address_cannot_be_guessed_and_does_not_tell_the_secret(server: FakeTelegram) -> None:
    first, second = (
        Webhook(public_url="https://a.vn", secret=secret) for secret in ("mot-bi-mat", "hai-bi-mat")
    )
    assert first.path != second.path
    assert first.path.startswith("/webhook/telegram/")
    assert "mot-bi-mat" not in f"{first.url} {first!r}"


async def test_an_address_that_somebody_took_away_is_told_to_telegram_again(server: FakeTelegram) -> None:
    async with called_back(server, Desk()) as webhook:
        server.api.webhook.set("https://127.0.0.1/cua-ai-khac", "")
        await until(lambda: server.api.webhook.url == webhook.url)
        assert (await server.person().asks("chào")).text == "nghe chào"


async def test_the_operator_is_told_when_telegram_does_not_reach_us(server: FakeTelegram) -> None:
    with capture_logs() as logs:
        async with called_back(server, Desk()) as webhook:
            server.api.webhook.secret = "cua-ai-khac"  # noqa: S105 - we refuse it from now on
            server.person().says("chào")
            await until(lambda: any(entry["event"] == "telegram.webhook_not_reached" for entry in logs))
    told = next(entry for entry in logs if entry["event"] == "telegram.webhook_not_reached")
    assert (told["reason"], told["waiting"]) == ("Wrong response from the webhook: 403", 1)
    assert webhook.secret not in str(logs)


async def test_polling_takes_the_webhook_away_and_loses_nothing(server: FakeTelegram) -> None:
    desk, person = Desk(), server.person()
    async with called_back(server, desk):
        await person.asks("một")
    person.says("hai")
    async with running(server, desk):
        assert (await person.hears()).text == "nghe hai"
    assert (server.api.webhook.url, desk.effects) == ("", ["một", "hai"])


@pytest.mark.parametrize("address", ["http://sotay.vi.du", "https://sotay.vi.du:8080"])
async def test_an_address_that_telegram_does_not_take_closes_the_door_with_a_sentence(
    server: FakeTelegram, address: str
) -> None:
    webhook = Webhook(public_url=address, secret=SECRET)
    channel = TelegramChannel(account=account_at(server), conversations=Desk(), tempo=FAST, webhook=webhook)
    with pytest.raises(ChannelError, match="port 443, 80, 88 or 8443"):
        await channel.run()


async def test_a_token_withdrawn_while_running_closes_the_door(server: FakeTelegram) -> None:
    with pytest.raises(ChannelError, match="@BotFather"):
        async with called_back(server, Desk()):
            server.token = "123456:moi"  # noqa: S105
            await asyncio.sleep(20)


async def test_the_network_is_lost_and_found_and_said_once(server: FakeTelegram) -> None:
    with capture_logs() as logs:
        async with called_back(server, Desk()):
            await server.stop()
            await until(lambda: any(entry["event"] == "telegram.lost" for entry in logs))
            await server.start()
            await until(lambda: any(entry["event"] == "telegram.back" for entry in logs))
            assert (await server.person().asks("chào")).text == "nghe chào"
