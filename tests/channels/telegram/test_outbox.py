"""Replies that cannot be carried at once arrive later, in order, and hold nobody up."""

import asyncio
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from bot.dialogue.message import Kept, Reply
from tests.channels.telegram.desk import FAST, Desk, running, until
from tests.channels.telegram.test_delivery import conversation
from tests.fake_telegram import FakeTelegram


async def test_a_reply_survives_an_outage_and_the_update_is_acknowledged(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        outage = server.trouble("sendMessage", status=502)
        person.says("một")
        person.says("hai")
        await until(lambda: len(desk.in_outbox) == 2 and not server.api.updates)
        outage.times = 0
        assert [(await person.hears()).text for _ in range(2)] == ["nghe một", "nghe hai"]
        await until(lambda: not desk.in_outbox)
        assert (await person.asks("ba")).text == "nghe ba"
    assert desk.effects == ["một", "hai", "ba"]


async def test_a_reply_that_arrives_while_the_outbox_is_looked_through_arrives_once(
    server: FakeTelegram,
) -> None:
    class SlowToLook(Desk):
        def __init__(self) -> None:
            super().__init__()
            self.found, self.go_on = asyncio.Event(), asyncio.Event()

        async def kept(self, channel: str) -> list[Kept]:
            waiting = await super().kept(channel)
            if waiting:
                self.found.set()
                await self.go_on.wait()
            return waiting

    desk = SlowToLook()
    async with running(server, desk, tempo=replace(FAST, look_again=0.02)):
        person = server.person()
        outage = server.trouble("sendMessage", status=502)
        person.says("một")
        await desk.found.wait()
        outage.times = 0
        assert (await person.hears()).text == "nghe một"
        await until(lambda: not desk.in_outbox)
        desk.go_on.set()
        looks = desk.looks
        await until(lambda: desk.looks > looks + 1)
        assert (await person.asks("hai")).text == "nghe hai"


async def test_replies_left_by_an_earlier_process_are_carried_at_start(server: FakeTelegram) -> None:
    desk = Desk()
    person, other = server.person(), server.person()
    for number in range(3):
        await desk.keep(conversation(person), Reply(text=f"cũ {number}"))
    await desk.keep(conversation(other), Reply(text="cũ"))
    person.says("mới")
    async with running(server, desk):
        heard = [(await person.hears()).text for _ in range(4)]
        assert (await other.hears()).text == "cũ"
        await until(lambda: not desk.in_outbox)
    assert heard == ["cũ 0", "cũ 1", "cũ 2", "nghe mới"]


async def test_a_slow_reply_is_kept_and_arrives_once(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person, other = server.person(), server.person()
        server.trouble("sendMessage", chat=person.id, delay=1.2, times=1)
        person.says("chậm")
        person.says("sau")
        await until(lambda: len(desk.in_outbox) == 2 and not server.api.updates)
        assert (await other.asks("tôi")).text == "nghe tôi"
        assert person.messages == []
        assert [(await person.hears()).text for _ in range(2)] == ["nghe chậm", "nghe sau"]
        await until(lambda: not desk.in_outbox)
    assert len(person.messages) == 2


async def test_a_reply_whose_receipt_is_lost_is_sent_again(server: FakeTelegram) -> None:
    async with running(server, Desk()):
        person = server.person()
        server.trouble("sendMessage", lost=True, times=1)
        person.says("chào")
        assert [(await person.hears()).text for _ in range(2)] == ["nghe chào", "nghe chào"]


async def test_a_step_whose_change_got_lost_arrives_as_a_message(server: FakeTelegram) -> None:
    async with running(server, Desk()):
        person = server.person()
        await person.asks("chào")
        server.trouble("editMessageText", dropped=True, times=1)
        person.presses("Bước tiếp")
        heard = await person.hears()
    assert (heard.text, heard.edited) == ("bấm next", False)


async def test_a_short_flood_limit_is_waited_for(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk, tempo=replace(FAST, quick=2)):
        person, other = server.person(), server.person()
        server.trouble("sendMessage", chat=person.id, retry_after=1, times=1)
        person.says("chào")
        assert (await other.asks("tôi")).text == "nghe tôi"
        assert (await person.hears()).text == "nghe chào"
    assert await desk.keep(conversation(person), Reply(text="mới")) == 1  # nothing had to be kept before


async def test_a_long_flood_limit_is_respected(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        person.chat.flood_until = server.now() + 2
        person.says("một")
        person.says("hai")
        await until(lambda: len(desk.in_outbox) == 2 and not server.api.updates)
        assert [(await person.hears()).text for _ in range(2)] == ["nghe một", "nghe hai"]
    assert server.calls["sendMessage"] == 3  # refused once, not asked again before the time


async def test_somebody_who_has_blocked_the_bot_is_left_alone(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        person.says("chào")
        person.blocks_the_bot()
        await until(lambda: len(desk.gone) == 2)  # told by the refusal, and by Telegram
        person.unblocks_the_bot()
        assert (await person.asks("tôi lại đây")).text == "nghe tôi lại đây"
    assert set(desk.gone) == {conversation(person)}


async def test_kept_replies_to_somebody_gone_are_dropped(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        outage = server.trouble("sendMessage", status=500)
        person.says("một")
        person.says("hai")
        await until(lambda: len(desk.in_outbox) == 2)
        person.chat.blocked = True
        outage.times = 0
        await until(lambda: desk.gone)
        await until(lambda: not server.api.updates)
    assert (desk.in_outbox, person.messages) == ({}, [])


@pytest.mark.parametrize("status", [200, 400, 403, 404])
async def test_the_page_of_a_firewall_is_not_an_answer_of_telegram(server: FakeTelegram, status: int) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        server.trouble("sendMessage", status=status, page=True, times=2)
        assert (await person.asks("chào")).text == "nghe chào"
    assert desk.gone == []


async def test_a_reply_that_telegram_will_never_take_is_dropped_and_told(server: FakeTelegram) -> None:
    desk = Desk(lambda message: Reply(text=" " if message.text == "trống" else "đầy"))
    with capture_logs() as logs:
        async with running(server, desk):
            person = server.person()
            person.says("trống")
            assert (await person.asks("khác")).text == "đầy"
            await until(lambda: not server.api.updates)
    told = [entry for entry in logs if entry["event"] == "telegram.refused"]
    assert [entry["reason"] for entry in told] == ["Message text is empty"]


async def test_when_the_network_is_back_nobody_waits_for_the_end_of_a_pause(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        server.trouble("sendMessage", retry_after=3600, times=1)
        person.says("chào")
        await until(lambda: desk.in_outbox)
        await server.stop()
        await asyncio.sleep(0.05)
        await server.start()
        assert (await person.hears()).text == "nghe chào"
