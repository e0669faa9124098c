"""Acknowledged when committed and answered, in order within a chat, chats side by side."""

import asyncio
from dataclasses import replace
from random import Random

from bot.dialogue.message import ConversationId
from bot.errors import StorageError
from tests.channels.telegram.desk import FAST, Desk, running, until
from tests.fake_telegram import FakeTelegram, Person


def conversation(person: Person) -> ConversationId:
    return ConversationId("telegram", str(person.id))


async def test_an_update_is_acknowledged_only_after_its_answer(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("chậm")
    async with running(server, desk):
        person, other = server.person(), server.person()
        person.says("chậm")
        await other.asks("nhanh")  # later, and answered first
        polls = server.calls["getUpdates"]
        await until(lambda: server.calls["getUpdates"] > polls + 2)
        assert len(server.api.updates) == 2  # the server may forget neither
        held.set()
        await person.hears()
        await until(lambda: not server.api.updates)
    assert desk.effects == ["nhanh", "chậm"]


async def test_order_is_kept_within_a_chat_while_others_go_on(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("1")
    async with running(server, desk):
        person, other = server.person(), server.person()
        for number in range(1, 6):
            person.says(str(number))
        assert (await other.asks("tôi")).text == "nghe tôi"
        held.set()
        assert [(await person.hears()).text for _ in range(5)] == [f"nghe {number}" for number in range(1, 6)]
    assert desk.effects == ["tôi", "1", "2", "3", "4", "5"]


async def test_somebody_who_writes_without_end_does_not_keep_others_waiting(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        spammer, other = server.person(), server.person()
        for number in range(90):
            spammer.says(str(number))
        await other.asks("tôi")
        answered = len(desk.effects)
        await until(lambda: len(spammer.messages) == 90)
    assert answered < 10


async def test_a_process_that_dies_halfway_leaves_the_message_to_the_next(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("ghi H-012")
    person = server.person()
    async with running(server, desk, tempo=replace(FAST, farewell=0)):
        person.says("ghi H-012")
        await until(lambda: server.calls["getUpdates"] > 2)
    assert desk.effects == []
    held.set()
    async with running(server, desk):
        assert (await person.hears()).text == "nghe ghi H-012"
    assert desk.effects == ["ghi H-012"]


async def test_what_is_committed_but_not_acknowledged_has_no_second_effect(server: FakeTelegram) -> None:
    desk = Desk()
    person = server.person()
    async with running(server, desk):
        await until(lambda: server.calls["getUpdates"])
        person.says("ghi H-012")
        server.trouble("getUpdates", dropped=True)
        await person.hears()
        await until(lambda: server.calls["getUpdates"] > 3)
    server.no_more_trouble()
    assert len(server.api.updates) == 1
    async with running(server, desk):
        assert (await person.hears()).text == "nghe ghi H-012"  # rather twice than never
        await until(lambda: not server.api.updates)
    assert desk.effects == ["ghi H-012"]


async def test_a_bot_that_is_stopped_finishes_its_turns_first(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("một")
    person = server.person()
    async with running(server, desk):
        person.says("một")
        await until(lambda: server.calls["getUpdates"] > 2)
        asyncio.get_running_loop().call_later(0.05, held.set)  # while it is being stopped
    assert (await person.hears()).text == "nghe một"
    assert len(server.api.updates) == 0


async def test_repeated_and_reordered_deliveries_change_nothing(server: FakeTelegram) -> None:
    desk = Desk()
    server.api.updates.disorder = Random(22)
    people = [server.person() for _ in range(5)]
    async with running(server, desk):
        for number in range(20):
            for person in people:
                person.says(f"{person.id} {number}")
        await until(lambda: len(desk.effects) == 100 and not server.api.updates)
    for person in people:
        said = [effect for effect in desk.effects if effect.startswith(str(person.id))]
        assert said == [f"{person.id} {number}" for number in range(20)]
        assert {post.text for post in person.messages} == {f"nghe {effect}" for effect in said}


async def test_numbers_may_begin_anywhere_after_a_quiet_week(server: FakeTelegram) -> None:
    async with running(server, Desk()):
        person = server.person()
        await person.asks("trước")
        await until(lambda: not server.api.updates)
        polls = server.calls["getUpdates"]
        await until(lambda: server.calls["getUpdates"] > polls)  # one poll came back empty
        server.api.updates.jump_to(1000)
        assert (await person.asks("sau")).text == "nghe sau"


async def test_a_full_disk_is_waited_for_and_no_message_is_lost(server: FakeTelegram) -> None:
    desk = Desk()
    desk.faults = [StorageError("database or disk is full")] * 5
    async with running(server, desk):
        assert (await server.person().asks("chào")).text == "nghe chào"


async def test_a_turn_that_always_fails_is_given_up_for_the_sake_of_the_others(server: FakeTelegram) -> None:
    desk = Desk()
    person = server.person()
    async with running(server, desk):
        desk.faults = [ZeroDivisionError()] * 3
        person.says("hỏng")
        await until(lambda: not desk.faults)
        assert (await person.asks("chào")).text == "nghe chào"
        await until(lambda: not server.api.updates)
    assert desk.effects == ["chào"]
