"""What an update says, and how a reply looks."""

from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.translate import has_blocked_us, to_keyboard, to_message, to_texts
from bot.dialogue.message import Attachment, Choice, Message, Press, Reply
from bot.domain.guide import Picture
from tests.fake_telegram import FakeTelegram

CHAT = {"id": 5, "type": "private", "first_name": "Người thử"}
GROUP = {"id": -5, "type": "group", "title": "Thôn thử"}


def an_update(*, chat: dict[str, Any] = CHAT, kind: str = "message", **content: Any) -> Update:
    post = {"message_id": 1, "date": 1_795_300_000, "chat": chat} | content
    update = Update.de_json({"update_id": 77, kind: post}, None)
    assert update
    return update


def a_press(data: str) -> Update:
    query = {
        "id": "1", "from": {"id": 5, "is_bot": False, "first_name": "Người thử"}, "chat_instance": "1", "data": data,
        "message": {"message_id": 1, "date": 1_795_300_000, "chat": CHAT, "text": "cũ"},
    }  # fmt: skip
    update = Update.de_json({"update_id": 77, "callback_query": query}, None)
    assert update
    return update


def read(update: Update) -> Message:
    message = to_message(update)
    assert message
    return message


def test_a_text_comes_with_its_chat_and_its_delivery() -> None:
    message = read(an_update(text="quên mật khẩu"))
    assert (message.conversation, message.delivery_id) == (("telegram", "5"), "77")
    assert (message.text, message.pressed, message.attachment) == ("quên mật khẩu", None, None)


def test_text_is_nfc_and_can_always_be_stored() -> None:
    assert read(an_update(text="quên mật")).text == "quên mật"
    half_an_emoji = read(an_update(text="a\ud83d b")).text
    assert half_an_emoji == "a\ufffd b"


def test_a_deep_link_and_a_command_with_the_name_of_the_bot() -> None:
    assert read(an_update(text="/start TO5-ABCD")).text == "/start TO5-ABCD"
    assert read(an_update(text="/start@sotayso_bot TO5-ABCD")).text == "/start TO5-ABCD"
    assert read(an_update(text="thư tới an@vi.du")).text == "thư tới an@vi.du"


PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
FILE = {"file_id": "f", "file_unique_id": "u"}


@pytest.mark.parametrize(
    ("content", "attachment"),
    [
        ({"photo": PHOTO}, Attachment.PICTURE),
        ({"document": FILE | {"mime_type": "image/png"}}, Attachment.PICTURE),
        ({"voice": FILE | {"duration": 3}}, Attachment.VOICE),
        ({"video_note": FILE | {"duration": 3, "length": 9}}, Attachment.VOICE),
        ({"location": {"latitude": 21.0, "longitude": 105.8}}, Attachment.LOCATION),
        ({"contact": {"phone_number": "0", "first_name": "Người thử"}}, Attachment.OTHER),
        ({"document": FILE}, Attachment.OTHER),
        ({"dice": {"emoji": "🎲", "value": 6}}, Attachment.OTHER),
    ],
)
def test_what_has_no_words_is_named(content: dict[str, Any], attachment: Attachment) -> None:
    message = read(an_update(**content))
    assert (message.text, message.attachment) == (None, attachment)


def test_a_picture_keeps_its_caption() -> None:
    message = read(an_update(photo=PHOTO, caption="màn hình này là gì"))
    assert (message.text, message.attachment) == ("màn hình này là gì", Attachment.PICTURE)


@pytest.mark.parametrize(
    "update",
    [
        an_update(text="quên mật khẩu (sửa)", kind="edited_message", edit_date=1_795_300_001),
        an_update(text="/start", chat=GROUP),
        an_update(
            text="tin của kênh", chat={"id": -9, "type": "channel", "title": "Kênh"}, kind="channel_post"
        ),
        an_update(group_chat_created=True, chat=GROUP),
        an_update(message_auto_delete_timer_changed={"message_auto_delete_time": 60}),
        Update(78),
    ],
    ids=["edit", "group", "channel", "joined", "service", "unknown"],
)
def test_what_says_nothing_to_the_bot(update: Update) -> None:
    assert to_message(update) is None


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("12:next", Press(12, "next")),
        ("12:pick:3", Press(12, "pick:3")),
        ("next", Press(-1, "next")),
        ("x:next", Press(-1, "x:next")),
        ("", Press(-1, "")),
        ("١٢:next", Press(-1, "١٢:next")),
        ("9" * 40 + ":next", Press(-1, "9" * 40 + ":next")),
    ],
)
def test_a_press_names_its_turn_or_is_an_old_button(data: str, press: Press) -> None:
    assert read(a_press(data)).pressed == press


def test_a_picture_is_told_below_the_text() -> None:
    reply = Reply(text="Bấm nút tròn.", picture=Picture(file="nut.png", alt="Nút tròn ở giữa"))
    assert to_texts(reply) == ["Bấm nút tròn.\n[Nút tròn ở giữa]"]


def test_a_link_stands_below_the_text() -> None:
    assert to_texts(Reply(text="Mời vào tổ:", link="https://t.me/x?start=A")) == [
        "Mời vào tổ:\nhttps://t.me/x?start=A"
    ]


@pytest.mark.parametrize("word", ["năm ", "😀😀 "])
def test_a_long_text_is_cut_where_telegram_counts(word: str) -> None:
    text = (word * 5000).strip()
    parts = to_texts(Reply(text=text))
    assert max(len(part.encode("utf-16-le")) // 2 for part in parts) <= 4096
    assert " ".join(parts) == text


def rows(*labels: str) -> list[list[str]]:
    choices = tuple(Choice(f"c{place}", label) for place, label in enumerate(labels))
    keyboard = to_keyboard(Reply(text="…", choices=choices, turn=3))
    assert keyboard
    return [[button.text for button in row] for row in keyboard.inline_keyboard]


def test_short_buttons_stand_two_and_two() -> None:
    assert rows("Bước tiếp", "Quay lại", "Thôi") == [["Bước tiếp", "Quay lại"], ["Thôi"]]
    assert rows("Có", "Tôi không thấy nút này", "Không") == [["Có"], ["Tôi không thấy nút này"], ["Không"]]


def test_a_button_carries_turn_and_value_in_64_bytes() -> None:
    reply = Reply(text="…", choices=(Choice("a" * 61, "Vừa"), Choice("a" * 62, "Quá dài")), turn=12)
    keyboard = to_keyboard(reply)
    assert keyboard
    assert [button.callback_data for row in keyboard.inline_keyboard for button in row] == ["12:" + "a" * 61]
    assert to_keyboard(Reply(text="…")) is None


async def test_blocking_is_understood() -> None:
    async with FakeTelegram() as server:
        person = server.person()
        person.blocks_the_bot()
        person.unblocks_the_bot()
        updates = await server.api.updates.get(0, 100, 0, None)
    told = [Update.de_json(update, None) for update in updates]
    assert [has_blocked_us(update) for update in told if update] == [True, False]
