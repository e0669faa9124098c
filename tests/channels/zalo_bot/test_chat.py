"""A chat over real HTTP: what people write and read."""

import pytest
from structlog.testing import capture_logs

from bot.channels.zalo_bot import Means, Words
from bot.dialogue.message import AnyFile, Choice, ConversationId, Form, Message, Reply, ReportFile
from bot.domain.guide import Picture
from bot.domain.period import Period
from tests.channels.desk import NEXT, Desk, until
from tests.channels.zalo_bot.desk import called_back, polling
from tests.clock import TODAY
from tests.fake_zalo_bot import FakeZaloBot, Heard

OURS = Means(public_url="https://sotay.vi.du")
PICTURE = Picture(file="nfc-ap-the.png", alt="Thẻ áp vào lưng máy.")


def with_choices(_: Message) -> Reply:
    return Reply(text="Bước 1/3", choices=(NEXT, Choice("stop", "Thôi")), link="https://vi.du/a")


async def test_choices_are_numbered_lines_below_the_answer(server: FakeZaloBot) -> None:
    async with polling(server, Desk(with_choices)):
        heard = await server.person().asks("chào")
    assert heard.text == "Bước 1/3\nhttps://vi.du/a\n\n1. Bước tiếp\n2. Thôi"
    assert heard.choices == ("Bước tiếp", "Thôi")


async def test_everybody_is_answered_in_their_own_chat(server: FakeZaloBot) -> None:
    async with polling(server, Desk(lambda message: Reply(text=f"nghe {message.text}"))):
        people = [server.person() for _ in range(3)]
        for number, person in enumerate(people):
            person.says(f"tin {number}")
        assert [await person.hears() for person in people] == [Heard(f"nghe tin {n}") for n in range(3)]


async def test_a_long_answer_is_cut_at_paragraphs_and_the_choices_stay_together(server: FakeZaloBot) -> None:
    long = "\n\n".join(f"Đoạn {number}: {'điều cần biết ' * 20}".strip() for number in range(12))
    async with polling(server, Desk(lambda _: Reply(text=long, choices=(NEXT,)))):
        person = server.person()
        first = await person.asks("chào")
        second = await person.hears()
    assert f"{first.text}\n\n{second.words}" == long
    assert (first.choices, second.choices) == ((), ("Bước tiếp",))


async def test_a_picture_is_one_message_with_its_words(server: FakeZaloBot) -> None:
    reply = Reply(text="Áp thẻ.", choices=(NEXT,), picture=PICTURE)
    async with polling(server, Desk(lambda _: reply), means=OURS):
        heard = await server.person().asks("chào")
    assert heard == Heard("Áp thẻ.\n\n1. Bước tiếp", "https://sotay.vi.du/hinh/nfc-ap-the.png")
    assert server.calls["sendMessage"] == 0


async def test_without_an_address_of_ours_the_picture_is_told(server: FakeZaloBot) -> None:
    async with polling(server, Desk(lambda _: Reply(text="Áp thẻ.", picture=PICTURE))):
        assert await server.person().asks("chào") == Heard("Áp thẻ.\n[Thẻ áp vào lưng máy.]")


async def test_a_picture_that_zalo_cannot_open_is_told(server: FakeZaloBot) -> None:
    server.trouble("sendPhoto", status=400, times=1)
    desk = Desk(lambda _: Reply(text="Áp thẻ.", picture=PICTURE))
    async with polling(server, desk, means=OURS):
        assert await server.person().asks("chào") == Heard("Áp thẻ.\n[Thẻ áp vào lưng máy.]")


def a_report(_: Message) -> Reply:
    file = ReportFile(team_id=1, period=Period.week_of(TODAY), form=Form.SHEET)
    return Reply(text="Tệp Excel của tuần.", file=file)


async def test_a_file_is_an_address_that_only_its_reader_has(server: FakeZaloBot) -> None:
    def link_to(conversation: ConversationId, file: AnyFile) -> str:
        return f"https://sotay.vi.du/tep/{conversation.address}.{file.form}"

    async with polling(server, Desk(a_report), means=Means(link_to=link_to)):
        person = server.person()
        heard = await person.asks("excel")
    assert heard.text == f"Tệp Excel của tuần.\n\nhttps://sotay.vi.du/tep/{person.id}.xlsx"


async def test_without_an_address_for_files_that_is_said(server: FakeZaloBot) -> None:
    means = Means(words={"vi": Words(no_file="Zalo không nhận tệp.")})
    async with polling(server, Desk(a_report), means=means):
        assert (await server.person().asks("excel")).text == "Tệp Excel của tuần.\n\nZalo không nhận tệp."


async def test_groups_other_bots_and_events_of_the_future_are_passed_over(server: FakeZaloBot) -> None:
    desk = Desk()
    async with polling(server, desk):
        person = server.person()
        person.sends("text", text="nhóm", chat={"id": "9", "chat_type": "GROUP"})
        person.sends("text", text="máy", **{"from": {"id": "8", "is_bot": True}})
        person.sends("thought", text="?")
        server.api.updates.add({"event_name": "message.text.received"})
        server.api.updates.add({"thư": 7})
        assert (await person.asks("tôi")).words == "nghe tôi"
    assert desk.effects == ["tôi"]


async def test_what_is_not_text_is_answered_too(server: FakeZaloBot) -> None:
    desk = Desk()
    async with polling(server, desk):
        person = server.person()
        person.sends("image", photo_url="https://zdn.vn/a.jpg", caption="", message_type="CHAT_PHOTO")
        person.sends("voice", voice_url="https://zdn.vn/a.aac", message_type="CHAT_VOICE")
        person.sends("sticker", sticker="b1", url="https://zdn.vn/b1", message_type="CHAT_STICKER")
        person.sends("unsupported")
        for _ in range(4):
            await person.hears()
    assert desk.effects == ["picture", "voice", "other", "other"]


@pytest.mark.parametrize("wrapped", [False, True], ids=["flat", "wrapped"])
async def test_a_webhook_answers_whatever_form_it_comes_in(server: FakeZaloBot, *, wrapped: bool) -> None:
    server.api.webhook.wrapped = wrapped
    async with called_back(server, Desk()):
        assert (await server.person().asks("chào")).words == "nghe chào"
    assert server.calls["getUpdates"] == 0


async def test_nothing_that_people_wrote_nobody_and_no_token_is_logged(server: FakeZaloBot) -> None:
    with capture_logs() as logs:
        async with polling(server, Desk()):
            person = server.person()
            server.trouble("sendMessage", status=500, times=1)
            server.trouble("getUpdates", dropped=True, times=1)
            await person.asks("bí mật")
            person.sends("text", message_id="", text="bí mật")
            await until(lambda: not server.api.updates)
            await person.asks("lại")
    told = [entry["event"] for entry in logs]
    assert told == ["zalo_bot.ready", "zalo_bot.lost", "zalo_bot.back", "zalo_bot.unreadable"]
    assert not any(secret in str(logs) for secret in ("bí mật", person.id, server.token))
