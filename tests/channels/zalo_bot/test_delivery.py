"""Stored once and answered, whatever Zalo forgets, repeats or cannot reach."""

import asyncio
from dataclasses import replace

import pytest

from bot.dialogue.message import ConversationId, Kept, Message, Reply
from bot.errors import StorageError
from tests.channels.desk import Desk, until
from tests.channels.zalo_bot.desk import FAST, SECRET, called_back, polling
from tests.fake_zalo_bot import FakeZaloBot, Heard, Person


def conversation(person: Person) -> ConversationId:
    return ConversationId("zalo_bot", person.id)


async def test_what_zalo_repeats_is_answered_once(server: FakeZaloBot) -> None:
    server.api.updates.times = 5
    desk = Desk()
    async with polling(server, desk):
        person = server.person()
        for number in range(4):
            person.says(str(number))
        assert [(await person.hears()).words for _ in range(4)] == [f"nghe {number}" for number in range(4)]
        await until(lambda: not server.api.updates)
    assert desk.effects == ["0", "1", "2", "3"]
    assert len(person.messages) == 4


async def test_an_answer_that_is_found_in_the_outbox_before_it_is_ready_arrives_once(
    server: FakeZaloBot,
) -> None:
    class SlowAfterCommit(Desk):
        async def answer_and_keep(self, message: Message) -> Kept | None:
            kept = await super().answer_and_keep(message)
            looks = self.looks
            await until(lambda: self.looks > looks + 2)
            return kept

    desk = SlowAfterCommit()
    async with polling(server, desk, tempo=replace(FAST, look_again=0.01)):
        person = server.person()
        heard = [(await person.asks(text)).words for text in ("một", "hai", "ba")]
    assert (heard, len(person.messages)) == (["nghe một", "nghe hai", "nghe ba"], 3)


async def test_what_zalo_repeats_to_the_next_process_is_not_answered_again(server: FakeZaloBot) -> None:
    server.api.updates.times = 40
    desk, person = Desk(), server.person()
    async with polling(server, desk):
        await person.asks("ghi H-012")
    async with polling(server, desk):
        await until(lambda: not server.api.updates)
    assert (desk.effects, len(person.messages)) == (["ghi H-012"], 1)


async def test_zalo_is_asked_again_only_after_the_commit(server: FakeZaloBot) -> None:
    desk = Desk()
    held = desk.hold("chậm")
    async with polling(server, desk):
        person = server.person()
        await until(lambda: server.calls["getUpdates"])
        person.says("chậm")
        person.says("sau")
        await until(lambda: len(server.api.updates) == 1)
        polls = server.calls["getUpdates"]
        await asyncio.sleep(5 * FAST.between_polls)
        assert (server.calls["getUpdates"], desk.effects) == (polls, [])
        held.set()
        assert [(await person.hears()).words for _ in range(2)] == ["nghe chậm", "nghe sau"]


async def test_polls_have_a_pause_between_them_even_when_zalo_answers_at_once(server: FakeZaloBot) -> None:
    server.api.updates.times = 1000
    loop = asyncio.get_running_loop()
    async with polling(server, Desk(), tempo=replace(FAST, between_polls=0.1)):
        await server.person().asks("chào")
        began, polls = loop.time(), server.calls["getUpdates"]
        await until(lambda: server.calls["getUpdates"] >= polls + 5)
        assert loop.time() - began >= 0.4  # a lower bound: slow machines only make it longer


async def test_a_bot_that_is_stopped_finishes_its_turn_first(server: FakeZaloBot) -> None:
    desk = Desk()
    held = desk.hold("một")
    person = server.person()
    async with polling(server, desk):
        person.says("một")
        await until(lambda: not server.api.updates)
        asyncio.get_running_loop().call_later(0.05, held.set)  # while it is being stopped
    assert desk.effects == ["một"]
    assert await person.hears() == Heard("nghe một\n\n1. Bước tiếp")


async def test_a_full_disk_is_waited_for_because_nobody_delivers_again(server: FakeZaloBot) -> None:
    desk = Desk()
    desk.faults = [StorageError("database or disk is full")] * 5
    async with polling(server, desk):
        assert (await server.person().asks("chào")).words == "nghe chào"


async def test_a_turn_that_always_fails_is_given_up_for_the_sake_of_the_others(server: FakeZaloBot) -> None:
    desk = Desk()
    desk.faults = [ZeroDivisionError()] * 3
    async with polling(server, desk):
        person = server.person()
        person.says("hỏng")
        assert (await person.asks("chào")).words == "nghe chào"
    assert desk.effects == ["chào"]


async def test_replies_left_by_an_earlier_process_come_first(server: FakeZaloBot) -> None:
    desk, person = Desk(), server.person()
    await desk.keep(conversation(person), Reply(text="cũ"))
    person.says("mới")
    async with polling(server, desk):
        assert [(await person.hears()).words for _ in range(2)] == ["cũ", "nghe mới"]
        await until(lambda: not desk.in_outbox)


async def test_a_reply_is_kept_until_it_has_arrived(server: FakeZaloBot) -> None:
    desk, person = Desk(), server.person()
    server.trouble("sendMessage", dropped=True)
    async with polling(server, desk, tempo=replace(FAST, farewell=0)):
        person.says("chào")
        await until(lambda: desk.in_outbox)
    server.no_more_trouble()
    async with polling(server, desk):
        assert (await person.hears()).words == "nghe chào"
        await until(lambda: not desk.in_outbox)


async def test_a_reply_whose_receipt_is_lost_is_sent_again(server: FakeZaloBot) -> None:
    async with polling(server, Desk()):
        person = server.person()
        server.trouble("sendMessage", lost=True, times=1)
        assert [await person.asks("chào"), await person.hears()] == [Heard("nghe chào\n\n1. Bước tiếp")] * 2


async def test_an_answer_nobody_could_get_for_a_day_is_dropped(server: FakeZaloBot) -> None:
    desk = Desk()
    outage = server.trouble("sendMessage", status=500)
    async with polling(server, desk, tempo=replace(FAST, stale=0.1)):
        person = server.person()
        person.says("hôm qua")
        await until(lambda: len(desk.effects) == 1 and not desk.in_outbox)
        outage.times = 0
        assert (await person.asks("hôm nay")).words == "nghe hôm nay"


# By webhook


async def test_a_delivery_is_taken_when_it_is_stored_and_not_before(server: FakeZaloBot) -> None:
    desk = Desk()
    held = desk.hold("chậm")
    async with called_back(server, desk):
        person = server.person()
        person.says("chậm")
        await (other := server.person()).asks("nhanh")
        assert server.api.webhook.answers == [200]
        held.set()
        await person.hears()
        await until(lambda: server.api.webhook.answers == [200, 200])
    assert len(other.messages) == 1


async def test_what_cannot_be_stored_is_not_taken_and_comes_again(server: FakeZaloBot) -> None:
    desk = Desk()
    async with called_back(server, desk):
        desk.faults = [StorageError("database or disk is full")] * 3
        assert (await server.person().asks("chào")).words == "nghe chào"
        await until(lambda: server.api.webhook.answers == [503, 503, 503, 200])
    assert desk.effects == ["chào"]


async def test_what_is_delivered_twice_at_the_same_moment_is_answered_once(server: FakeZaloBot) -> None:
    server.api.webhook.times = 3
    desk = Desk()
    async with called_back(server, desk):
        person = server.person()
        for number in range(5):
            await person.asks(str(number))
        await until(lambda: len(server.api.webhook.answers) == 15)
    assert desk.effects == ["0", "1", "2", "3", "4"]
    assert len(person.messages) == 5


async def test_an_empty_probe_finds_somebody_there(server: FakeZaloBot) -> None:
    async with called_back(server, Desk()):
        assert await server.api.webhook.post(b"") == 200
        assert await server.api.webhook.probe() == "webhook.ok"


@pytest.mark.parametrize("shown", ["", "sai", SECRET.upper(), "bí mật"])
async def test_nobody_else_is_listened_to(server: FakeZaloBot, shown: str) -> None:
    desk = Desk()
    forged = b'{"event_name": "message.text.received", "message": {"message_id": "1", "chat": {"id": "1"}, "text": "a"}}'
    async with called_back(server, desk):
        headers = {"x-bot-api-secret-token": shown} if shown else {}
        assert await server.api.webhook.post(forged, **headers) == 403
    assert desk.effects == []


@pytest.mark.parametrize("body", [b"xin chao", b"[]", b'{"result": 7}', b'"\\ud83d"', b"\xff"])
async def test_what_cannot_be_read_is_taken_so_that_it_does_not_come_again(
    server: FakeZaloBot, body: bytes
) -> None:
    async with called_back(server, Desk()):
        assert await server.api.webhook.post(body, **{"x-bot-api-secret-token": SECRET}) == 200
        assert (await server.person().asks("chào")).words == "nghe chào"


async def test_an_endless_body_is_not_read(server: FakeZaloBot) -> None:
    async with called_back(server, Desk()):
        assert await server.api.webhook.post(b"a" * 1_100_000, **{"x-bot-api-secret-token": SECRET}) == 413
