"""A chat over real HTTP: what people write, press and see."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.channels.telegram import Account, Profile, TelegramChannel
from bot.dialogue.message import Choice, Message, Reply
from tests.channels.telegram.desk import FAST, NEXT, Desk, running, until
from tests.fake_telegram import FakeTelegram, Heard


async def test_an_answer_comes_with_its_buttons(server: FakeTelegram) -> None:
    async with running(server, Desk()):
        assert await server.person().asks("chào") == Heard("nghe chào", ("Bước tiếp",), edited=False)


async def test_a_step_takes_the_place_of_the_last_one(server: FakeTelegram) -> None:
    async with running(server, Desk()):
        person = server.person()
        await person.asks("chào")
        query = person.presses("Bước tiếp")
        assert await person.hears() == Heard("bấm next", ("Bước tiếp",), edited=True)
        await until(lambda: server.api.answered_presses)
    assert [post.text for post in person.messages] == ["bấm next"]
    assert server.api.answered_presses == [query]


async def test_a_reply_without_choices_takes_the_keyboard_away(server: FakeTelegram) -> None:
    def once(message: Message) -> Reply:
        return Reply(text="xong", replaces=True) if message.pressed else Reply(text="chọn", choices=(NEXT,))

    async with running(server, Desk(once)):
        person = server.person()
        await person.asks("chào")
        person.presses("Bước tiếp")
        assert await person.hears() == Heard("xong", (), edited=True)


async def test_a_press_may_be_answered_by_a_new_message(server: FakeTelegram) -> None:
    desk = Desk(lambda _: Reply(text="thêm", choices=(NEXT,)))
    async with running(server, desk):
        person = server.person()
        await person.asks("chào")
        person.presses("Bước tiếp")
        assert await person.hears() == Heard("thêm", ("Bước tiếp",), edited=False)
    assert len(person.messages) == 2


async def test_a_double_tap_is_two_presses_in_order(server: FakeTelegram) -> None:
    desk = Desk()
    async with running(server, desk):
        person = server.person()
        await person.asks("chào")
        person.presses("Bước tiếp")
        person.presses("Bước tiếp")  # shows the same once more: “message is not modified” for the second
        await until(lambda: len(server.api.answered_presses) == 2 and len(desk.effects) == 3)
        assert (await person.hears()).edited
    assert desk.effects == ["chào", "next", "next"]


async def test_a_button_of_a_deleted_message_is_answered_below(server: FakeTelegram) -> None:
    async with running(server, Desk()):
        person = server.person()
        person.presses_data("1:next")
        assert await person.hears() == Heard("bấm next", ("Bước tiếp",), edited=False)


async def test_a_press_seen_too_late_is_answered_although_its_query_has_expired(server: FakeTelegram) -> None:
    desk = Desk()
    held = desk.hold("next")
    async with running(server, desk):
        person = server.person()
        await person.asks("chào")
        server.trouble("answerCallbackQuery", delay=0.2)
        person.presses("Bước tiếp")
        await until(lambda: server.calls["answerCallbackQuery"])
        server.pass_time(151)
        held.set()
        assert (await person.hears()).text == "bấm next"
    assert server.api.answered_presses == []


async def test_a_long_text_arrives_in_parts_with_the_buttons_below_the_last(server: FakeTelegram) -> None:
    long = "\n".join(f"dòng {number}" for number in range(900))
    async with running(server, Desk(lambda _: Reply(text=long, choices=(NEXT,)))):
        person = server.person()
        parts = [await person.asks("chào"), await person.hears()]
    assert "\n".join(part.text for part in parts) == long
    assert [part.buttons for part in parts] == [(), ("Bước tiếp",)]


async def test_a_button_that_telegram_would_refuse_does_not_cost_the_message(server: FakeTelegram) -> None:
    def too_long(_: Message) -> Reply:
        return Reply(text="chọn", choices=(Choice("ỡ" * 30, "Nút"), NEXT))

    async with running(server, Desk(too_long)):
        assert await server.person().asks("chào") == Heard("chọn", ("Bước tiếp",), edited=False)


async def test_groups_edits_and_things_of_the_future_are_passed_over(server: FakeTelegram) -> None:
    desk = Desk()
    updates = server.api.updates
    async with running(server, desk):
        person = server.person()
        group = {"id": -100, "type": "group", "title": "Thôn thử"}
        updates.add("message", {"message_id": 9, "date": 1, "chat": group, "text": "/start"})
        updates.add("message", {"message_id": "thư", "from": 7})
        updates.add("telepathy", {"thought": "?"})
        await person.asks("chào")
        person.edits("chào bác")
        person.sends(location={"latitude": 21.0, "longitude": 105.8})
        assert (await person.hears()).text == "nghe location"
        await until(lambda: not updates)
    assert desk.effects == ["chào", "location"]


async def test_the_menu_and_the_first_screen_are_set_in_every_language(server: FakeTelegram) -> None:
    names: list[str] = []
    profiles = {
        "vi": Profile(commands=[("menu", "Về đầu")], description="Chào bác", short_description="Sổ Tay Số"),
        "en": Profile(commands=[("menu", "Start")], description="Hello", short_description="Handbook"),
    }
    channel = TelegramChannel(
        account=Account(token=server.token, api_url=server.url + "/"),
        conversations=Desk(),
        profiles=profiles,
        on_ready=names.append,
        tempo=FAST,
    )
    task = asyncio.create_task(channel.run())
    await until(lambda: len(server.api.short_descriptions) == 2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert names == ["sotayso_thu_bot"]
    assert server.api.menus == {
        "": [{"command": "menu", "description": "Về đầu"}],
        "en": [{"command": "menu", "description": "Start"}],
    }
    assert server.api.descriptions == {"": "Chào bác", "en": "Hello"}


async def test_nothing_that_people_wrote_and_nobody_is_logged(server: FakeTelegram) -> None:
    with capture_logs() as logs:
        async with running(server, Desk()):
            person = server.person()
            server.trouble("sendMessage", status=500, times=1)
            await person.asks("bí mật")
            server.api.updates.add("message", {"message_id": "bí mật", "chat": {"id": person.id}})
            await until(lambda: not server.api.updates)
    assert [entry["event"] for entry in logs] == ["telegram.ready", "telegram.unreadable"]
    assert not any(secret in str(logs) for secret in ("bí mật", str(person.id), server.token))
