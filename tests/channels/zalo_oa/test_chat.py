"""Talking on Zalo: what people write, press and read."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.channels.zalo_oa import Shelf
from bot.dialogue.message import Choice, Form, Message, Reply, ReportFile
from bot.domain.guide import Picture
from bot.domain.period import Period
from tests.channels.desk import Desk, until
from tests.channels.zalo_oa.door import PICTURES, running
from tests.fake_zalo_oa import FakeZaloOa

PICTURE = Picture(file="quet-qr.png", alt="Điện thoại soi mã vuông")
FIVE = tuple(Choice(str(number), f"Việc {number}") for number in range(5))


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    return tmp_path / "zalo-oa.json"


async def test_an_answer_comes_with_its_buttons(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(), token_file):
        heard = await server.person().asks("chào")
    assert (heard.text, heard.buttons) == ("nghe chào", ("Bước tiếp",))


async def test_a_pressed_button_says_which_turn_and_choice_it_belongs_to(
    server: FakeZaloOa, token_file: Path
) -> None:
    said: list[Message] = []

    def remember(message: Message) -> Reply:
        said.append(message)
        return Reply(text="vâng", choices=FIVE)

    async with running(server, Desk(remember), token_file):
        person = server.person()
        await person.asks("chào")
        person.presses("Việc 3")
        await person.hears()
    assert (said[1].text, said[1].pressed) == (None, (1, "3"))


async def test_five_choices_fit(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(lambda _: Reply(text="chọn", choices=FIVE)), token_file):
        assert len((await server.person().asks("danh mục")).buttons) == 5


async def test_a_choice_can_be_typed(server: FakeZaloOa, token_file: Path) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        await server.person().asks("buoc tiep")
    assert desk.effects == ["buoc tiep"]


async def test_a_long_answer_is_cut_between_paragraphs(server: FakeZaloOa, token_file: Path) -> None:
    long = "\n\n".join([f"{number} " + "😀" * 400 for number in range(4)])
    async with running(server, Desk(lambda _: Reply(text=long, choices=FIVE)), token_file):
        person = server.person()
        person.says("dài")
        parts = [await person.hears() for _ in range(2)]
    assert "\n\n".join(part.text for part in parts) == long
    assert [bool(part.buttons) for part in parts] == [False, True]


async def test_a_link_stands_below_the_text(server: FakeZaloOa, token_file: Path) -> None:
    reply = Reply(text="Mã mời", link="https://example.vn/m?x=1")
    async with running(server, Desk(lambda _: reply), token_file):
        assert (await server.person().asks("mời")).text == "Mã mời\nhttps://example.vn/m?x=1"


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("user_send_image", "picture"),
        ("user_send_audio", "voice"),
        ("user_send_location", "location"),
        ("user_send_sticker", "other"),
        ("user_send_file", "other"),
    ],
)
async def test_what_is_not_text_is_answered_too(
    server: FakeZaloOa, token_file: Path, event: str, told: str
) -> None:
    async with running(server, Desk(), token_file):
        person = server.person()
        person.sends(event, attachments=[{"type": "any", "payload": {"url": "https://example.vn/x"}}])
        assert (await person.hears()).text == f"nghe {told}"


async def test_a_picture_is_uploaded_once_and_shown_to_many(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(lambda _: Reply(text="soi", picture=PICTURE)), token_file):
        for _ in range(2):
            person = server.person()
            assert [(await person.asks("ảnh")).text, (await person.hears()).text] == [PICTURE.alt, "soi"]
    assert server.calls["image"] == 1


async def test_a_picture_that_has_expired_is_uploaded_again(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(lambda _: Reply(text="soi", picture=PICTURE)), token_file):
        person = server.person()
        await person.asks("ảnh")
        await person.hears()
        server.api.uploads.clear()
        assert (await person.asks("ảnh")).text == PICTURE.alt
    assert server.calls["image"] == 2


async def test_a_picture_with_an_address_needs_no_upload(server: FakeZaloOa, token_file: Path) -> None:
    shelf = Shelf(pictures=Path("nowhere"), pictures_url="https://so.example.vn/hinh")
    async with running(server, Desk(lambda _: Reply(text="soi", picture=PICTURE)), token_file, shelf=shelf):
        person = server.person()
        await person.asks("ảnh")
    assert person.posts[0].enclosed == "https://so.example.vn/hinh/quet-qr.png"


async def test_where_a_picture_cannot_be_shown_it_is_told(server: FakeZaloOa, token_file: Path) -> None:
    reply = Reply(text="soi", picture=replace(PICTURE, file="khong-co.png"), choices=FIVE)
    async with running(server, Desk(lambda _: reply), token_file):
        heard = await server.person().asks("ảnh")
    assert (heard.text, len(heard.buttons)) == (f"soi\n[{PICTURE.alt}]", 5)


async def test_a_picture_is_not_repeated_because_its_text_had_to_wait(
    server: FakeZaloOa, token_file: Path
) -> None:
    async with running(server, Desk(lambda _: Reply(text="soi", picture=PICTURE)), token_file):
        person = server.person()
        server.api.rate = 2  # the upload and the picture
        person.says("ảnh")
        await until(lambda: len(person.posts) == 1 and server.calls["cs"] >= 3)
        server.api.rate = 4000
        await until(lambda: len(person.posts) == 2)
    assert [post.text for post in person.posts] == [PICTURE.alt, "soi"]


@pytest.mark.parametrize("does", ["follows", "opens_the_chat"])
async def test_a_newcomer_is_greeted_once(server: FakeZaloOa, token_file: Path, does: str) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        person = server.person()
        getattr(person, does)()
        assert (await person.hears()).text == "nghe /start"
        getattr(person, does)()
        assert (await person.asks("chào")).text == "nghe chào"
        await until(lambda: not server.webhooks.waiting)
    assert desk.effects == ["/start", "chào"]


async def test_our_own_words_come_back_and_are_not_answered(server: FakeZaloOa, token_file: Path) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        await server.person().asks("chào")
        await until(lambda: len(server.webhooks.statuses) == 2)
    assert (desk.effects, server.webhooks.statuses) == (["chào"], [200, 200])


@pytest.mark.parametrize(
    "event",
    ["user_seen_message", "user_received_message", "user_reacted_message", "anonymous_send_text", "add_user_to_tag",
     "user_submit_info", "an_event_of_the_future"],
)  # fmt: skip
async def test_events_that_ask_nothing_are_taken_and_nothing_follows(
    server: FakeZaloOa, token_file: Path, event: str
) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        server.person().sends(event, msg_ids=["a"], react_icon="/-heart")
        await until(lambda: not server.webhooks.waiting)
    assert (desk.effects, server.webhooks.statuses) == ([], [200])


def a_report(form: Form) -> Reply:
    week = Period(date(2026, 11, 16), date(2026, 11, 22))
    return Reply(text="Số liệu", choices=FIVE, file=ReportFile(team_id=1, period=week, form=form))


async def test_a_report_comes_as_a_file_and_the_buttons_below_it(
    server: FakeZaloOa, token_file: Path
) -> None:
    async with running(server, Desk(lambda _: a_report(Form.LETTER)), token_file):
        lead = server.person()
        lead.says("word")
        heard = [await lead.hears() for _ in range(2)]
    assert server.api.uploads[lead.posts[0].enclosed] == "zalo_oa.docx"
    assert [(one.text, len(one.buttons)) for one in heard] == [("", 0), ("Số liệu", 5)]


async def test_a_chart_comes_as_a_picture(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(lambda _: a_report(Form.CHART)), token_file):
        lead = server.person()
        await lead.asks("biểu đồ")
    assert server.api.uploads[lead.posts[0].enclosed] == "zalo_oa.png"


async def test_a_spreadsheet_does_not_pass_and_the_lead_reads_where_to_find_it(
    server: FakeZaloOa, token_file: Path
) -> None:
    shelf = Shelf(pictures=PICTURES, no_file=lambda language: f"({language}) trên trang web")
    async with running(server, Desk(lambda _: a_report(Form.SHEET)), token_file, shelf=shelf):
        heard = await server.person().asks("excel")
    assert (heard.text, len(heard.buttons)) == ("Số liệu\n\n(vi) trên trang web", 5)
