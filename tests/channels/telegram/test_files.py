"""Reports as files: pictures and documents with their words and buttons, over real HTTP."""

from pathlib import Path

import pytest

from bot.dialogue.message import AnyFile, Choice, ConversationId, Fetched, Form, Message, Reply, ReportFile
from bot.domain.guide import Picture
from bot.domain.period import Period
from tests.channels.telegram.desk import NEXT, Desk, running, until
from tests.fake_telegram import FakeTelegram, Heard
from tests.fake_telegram.chats import File

DATA = b"\x89PNG\r\n\x1a\n\x00\xff" * 400


def a_file(form: Form) -> ReportFile:
    return ReportFile(team_id=1, period=Period.parse_week("2026-W47"), form=form)


class Records(Desk):
    """Has files for everybody, or a sentence for whoever may have none."""

    def __init__(self, form: Form, text: str = "báo cáo đây", instead: str | None = None) -> None:
        super().__init__(lambda message: self._reply(message, form, text))
        self._instead = instead

    def _reply(self, message: Message, form: Form, text: str) -> Reply:
        export = Choice("export", "Xuất")
        if message.pressed is None:
            return Reply(text="chọn", choices=(export,))
        return Reply(text=text, choices=(NEXT,), replaces=True, file=a_file(form))

    async def fetch(self, _conversation: ConversationId, file: AnyFile) -> Fetched | str:
        return self._instead or Fetched(f"bao-cao.{file.form}", DATA)


@pytest.mark.parametrize(
    ("form", "kind"), [(Form.CHART, "photo"), (Form.SHEET, "document"), (Form.LETTER, "document")]
)
async def test_a_report_comes_as_a_post_of_its_own_with_words_and_buttons(
    server: FakeTelegram, form: Form, kind: str
) -> None:
    async with running(server, Records(form)):
        person = server.person()
        await person.asks("chào")
        person.presses("Xuất")
        assert await person.hears() == Heard("báo cáo đây", ("Bước tiếp",), edited=False)
    assert [post.file for post in person.messages] == [None, File(kind, DATA)]


async def test_words_too_long_for_a_caption_go_before_the_file(server: FakeTelegram) -> None:
    async with running(server, Records(Form.CHART, text="dòng\n" * 300)):
        person = server.person()
        await person.asks("chào")
        person.presses("Xuất")
        first, second = await person.hears(), await person.hears()
    assert (first.buttons, second.buttons) == ((), ("Bước tiếp",))
    assert [bool(post.file) for post in person.messages] == [False, False, True]


def a_step_with_a_picture(message: Message) -> Reply:
    if message.pressed is None:
        picture = Picture(file="nfc.png", alt="Áp thẻ vào lưng máy.")
        return Reply(text="bước 1", choices=(NEXT,), picture=picture)
    return Reply(text="bước 2", replaces=True)


async def test_a_step_comes_with_its_picture_and_the_next_one_below_it(
    server: FakeTelegram, tmp_path: Path
) -> None:
    (tmp_path / "nfc.png").write_bytes(DATA)
    async with running(server, Desk(a_step_with_a_picture), pictures=tmp_path):
        person = server.person()
        assert await person.asks("chào") == Heard("bước 1", ("Bước tiếp",), edited=False)
        person.presses("Bước tiếp")
        assert await person.hears() == Heard("bước 2", (), edited=False)
    assert [post.file for post in person.messages if post.by_bot] == [File("photo", DATA), None]


async def test_a_picture_that_is_gone_is_told_in_words(server: FakeTelegram, tmp_path: Path) -> None:
    async with running(server, Desk(a_step_with_a_picture), pictures=tmp_path):
        heard = await server.person().asks("chào")
    assert heard.text == "bước 1\n[Áp thẻ vào lưng máy.]"


async def test_whoever_may_have_no_file_is_told_so(server: FakeTelegram) -> None:
    async with running(server, Records(Form.SHEET, instead="không có quyền")):
        person = server.person()
        await person.asks("chào")
        person.presses("Xuất")
        assert await person.hears() == Heard("không có quyền", ("Bước tiếp",), edited=True)


async def test_a_file_that_meets_a_failing_server_arrives_later(server: FakeTelegram) -> None:
    desk = Records(Form.LETTER)
    async with running(server, desk):
        person = server.person()
        await person.asks("chào")
        server.trouble("sendDocument", status=502, times=2)
        person.presses("Xuất")
        assert await person.hears() == Heard("báo cáo đây", ("Bước tiếp",), edited=False)
        await until(lambda: not desk.in_outbox)
    assert [post.file for post in person.messages] == [None, File("document", DATA)]
