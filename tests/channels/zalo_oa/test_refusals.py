"""Every error code of the documentation, and what the bot does about it."""

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.channels.zalo_oa import Buttons, Variant
from bot.channels.zalo_oa.codes import CODES, Act
from bot.channels.zalo_oa.events import conversation_with
from bot.dialogue.message import Choice, Kept, Reply
from tests.channels.desk import Desk, until
from tests.channels.zalo_oa.door import FAST, running
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa.api import GOVERNMENT

DOCUMENTED = {
    -32, -100, -200, -201, -204, -205, -209, -210, -211, -212, -213, -216, -217, -218, -219, -220, -221, -223, -224,
    -227, -230, -232, -233, -234, -235, -237, -238, -240, -241, -242, -244, -248, -249, -320, -321, -403,
    -14002, -14003,
}  # fmt: skip
AN_UNKNOWN_ONE = -9999


def codes(*acts: Act) -> list[int]:
    return [code for code, meaning in CODES.items() if meaning.act in acts]


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    return tmp_path / "zalo-oa.json"


def plain(_: object) -> Reply:
    return Reply(text="vâng")


def with_buttons(_: object) -> Reply:
    return Reply(text="Bước 1\nMở VNeID.", choices=(Choice("next", "Bước tiếp"), Choice("stop", "Thôi")))


def test_every_documented_code_has_its_action() -> None:
    assert set(CODES) == DOCUMENTED


@pytest.mark.parametrize("code", codes(Act.LATER, Act.SLOW_DOWN, Act.ALARM))
async def test_what_may_pass_is_waited_for(server: FakeZaloOa, token_file: Path, code: int) -> None:
    server.trouble("cs", error=code, times=2)
    desk = Desk(plain)
    async with running(server, desk, token_file):
        assert (await server.person().asks("chào")).text == "vâng"
        await until(lambda: not desk.in_outbox)
    assert server.calls["cs"] == 3


@pytest.mark.parametrize("code", codes(Act.GONE))
async def test_a_person_who_cannot_be_reached_is_left_alone(
    server: FakeZaloOa, token_file: Path, code: int
) -> None:
    desk = Desk(plain)
    async with running(server, desk, token_file):
        person = server.person()
        person.refuses = code
        person.says("chào")
        await until(lambda: desk.gone)
        assert ([one.address for one in desk.gone], desk.in_outbox) == ([person.id], {})
        person.refuses = 0
        assert (await person.asks("chào lại")).text == "vâng"


@pytest.mark.parametrize("code", codes(Act.GIVE_UP))
async def test_a_message_that_can_never_be_sent_does_not_hold_up_the_next(
    server: FakeZaloOa, token_file: Path, code: int
) -> None:
    server.trouble("cs", error=code, times=1)
    desk = Desk(lambda message: Reply(text=f"nghe {message.text}"))
    async with running(server, desk, token_file):
        person = server.person()
        person.says("một")
        await until(lambda: server.calls["cs"] == 1 and not desk.in_outbox)
        assert (await person.asks("hai")).text == "nghe hai"


@pytest.mark.parametrize("code", [*codes(Act.ONCE_MORE), AN_UNKNOWN_ONE])
async def test_an_error_without_a_reason_is_tried_once_more(
    server: FakeZaloOa, token_file: Path, code: int
) -> None:
    server.trouble("cs", error=code, times=1)
    async with running(server, Desk(plain), token_file):
        assert (await server.person().asks("chào")).text == "vâng"
    assert server.calls["cs"] == 2


@pytest.mark.parametrize("code", [*codes(Act.ONCE_MORE), AN_UNKNOWN_ONE])
async def test_and_not_a_third_time(server: FakeZaloOa, token_file: Path, code: int) -> None:
    server.trouble("cs", error=code)
    desk = Desk(plain)
    async with running(server, desk, token_file):
        server.person().says("chào")
        await until(lambda: server.calls["cs"] and not desk.in_outbox)
    assert server.calls["cs"] == 2


@pytest.mark.parametrize("code", codes(Act.WINDOW))
async def test_what_the_window_keeps_out_waits_until_the_person_writes(
    server: FakeZaloOa, token_file: Path, code: int
) -> None:
    desk = Desk(plain)
    async with running(server, desk, token_file):
        person = server.person()
        person.refuses = code
        person.says("chào")
        await until(lambda: server.calls["cs"] == 1 and desk.in_outbox)
        person.refuses = 0
        person.says("tôi đây")
        assert [(await person.hears()).text for _ in range(2)] == ["vâng", "vâng"]


@pytest.mark.parametrize("code", codes(Act.RENEW))
async def test_a_token_that_is_not_accepted_is_renewed_once(
    server: FakeZaloOa, token_file: Path, code: int
) -> None:
    server.trouble("cs", error=code, times=1)
    async with running(server, Desk(plain), token_file):
        assert (await server.person().asks("chào")).text == "vâng"
    assert (server.login.refreshes, server.calls["cs"]) == (1, 2)


async def test_a_government_account_is_served_by_version_2(server: FakeZaloOa, token_file: Path) -> None:
    server.api.oa_type = GOVERNMENT
    async with running(server, Desk(plain), token_file):
        person = server.person()
        for _ in range(3):
            await person.asks("chào")
    assert (server.calls["cs"], server.calls["message"]) == (1, 3)  # tried once, then remembered


async def test_an_account_that_moves_to_version_3_is_followed(server: FakeZaloOa, token_file: Path) -> None:
    server.api.oa_type = GOVERNMENT
    async with running(server, Desk(plain), token_file):
        person = server.person()
        await person.asks("chào")
        server.api.oa_type = 2
        assert (await person.asks("chào")).text == "vâng"


@pytest.mark.parametrize(("variant", "method"), [(Variant.V3, "cs"), (Variant.V2, "message")])
async def test_a_version_that_was_set_is_the_only_one_used(
    server: FakeZaloOa, token_file: Path, variant: Variant, method: str
) -> None:
    server.api.oa_type = GOVERNMENT if variant is Variant.V3 else 2
    desk = Desk(plain)
    async with running(server, desk, token_file, variant=variant):
        server.person().says("chào")
        await until(lambda: server.calls[method] > 2)
    assert (set(server.calls) & {"cs", "message"}, len(desk.in_outbox)) == ({method}, 1)


@pytest.mark.parametrize("code", [-200, -201, -32])
async def test_no_other_error_leads_to_version_2(server: FakeZaloOa, token_file: Path, code: int) -> None:
    server.trouble("cs", error=code, times=2)
    async with running(server, Desk(plain), token_file):
        server.person().says("chào")
        await until(lambda: server.calls["cs"])
    assert server.calls["message"] == 0


@pytest.mark.parametrize(("accepted", "tries"), [("bare", 1), ("list", 2), ("template", 3)])
async def test_the_ways_of_writing_buttons_are_tried_in_order_and_remembered(
    server: FakeZaloOa, token_file: Path, accepted: str, tries: int
) -> None:
    server.api.accepted = {accepted}
    async with running(server, Desk(with_buttons), token_file):
        person = server.person()
        heard = await person.asks("chào")
        await person.asks("chào")
    assert (heard.text, heard.buttons) == ("Bước 1\nMở VNeID.", ("Bước tiếp", "Thôi"))
    assert server.calls["cs"] == tries + 1


@pytest.mark.parametrize(("set_to", "tries"), [(Buttons.AUTO, 4), (Buttons.LIST, 2), (Buttons.NONE, 1)])
async def test_an_account_without_buttons_gets_numbers_to_type(
    server: FakeZaloOa, token_file: Path, set_to: Buttons, tries: int
) -> None:
    server.api.accepted = set()
    async with running(server, Desk(with_buttons), token_file, buttons=set_to):
        heard = await server.person().asks("chào")
    assert heard == ("Bước 1\nMở VNeID.\n\n1. Bước tiếp\n2. Thôi", (), False)
    assert server.calls["cs"] == tries


async def test_a_long_text_goes_ahead_of_its_list(server: FakeZaloOa, token_file: Path) -> None:
    server.api.accepted = {"list"}
    long = f"Bước 1\n{'dài ' * 200}hết"
    reply = Reply(text=long, choices=(Choice("next", "Bước tiếp"),))
    async with running(server, Desk(lambda _: reply), token_file, buttons=Buttons.LIST):
        person = server.person()
        person.says("chào")
        parts = [await person.hears() for _ in range(2)]
    assert parts == [(long, (), False), ("Bước 1\n1. Bước tiếp", ("Bước tiếp",), False)]


async def test_one_bad_message_does_not_cost_everybody_the_buttons(
    server: FakeZaloOa, token_file: Path
) -> None:
    async with running(server, Desk(with_buttons), token_file):
        person = server.person()
        await person.asks("chào")
        server.trouble("cs", error=-201, times=1)
        assert (await person.asks("chào")).buttons == ()
        assert (await person.asks("chào")).buttons == ("Bước tiếp", "Thôi")


class Case(NamedTuple):
    """Last seen so many hours ago, with so many free messages left: does a message arrive, and is it paid for?"""

    hours: float
    free: int
    pays: bool
    arrives: bool
    paid: int = 0


@pytest.mark.parametrize(
    "case",
    [
        Case(hours=47, free=10, pays=False, arrives=True),
        Case(hours=47, free=0, pays=False, arrives=False),
        Case(hours=47, free=0, pays=True, arrives=True, paid=1),
        Case(hours=49, free=10, pays=False, arrives=False),
        Case(hours=49, free=10, pays=True, arrives=True, paid=1),
        Case(hours=24 * 7 + 1, free=10, pays=True, arrives=False),
    ],
)
async def test_unasked_messages_keep_to_the_windows_that_zalo_tells(
    server: FakeZaloOa, token_file: Path, case: Case
) -> None:
    server.api.free_messages = case.free
    person, desk = server.person(), Desk()
    person.was_here(case.hours)
    left_by_an_earlier_process(desk, person.id)
    async with running(server, desk, token_file, pays=case.pays):
        await until(lambda: server.calls["message"] == 1 and (person.posts or not case.arrives))
        await until(lambda: bool(desk.in_outbox) is not case.arrives)
    assert (len(person.posts), person.paid_messages) == (case.arrives, case.paid)
    assert server.calls["cs"] == case.arrives


async def test_the_report_of_monday_comes_when_the_lead_writes(server: FakeZaloOa, token_file: Path) -> None:
    lead, desk = server.person(), Desk()
    lead.was_here(24 * 9)
    left_by_an_earlier_process(desk, lead.id)
    async with running(server, desk, token_file):
        await until(lambda: server.calls["message"] == 1)
        lead.says("chào")
        assert [(await lead.hears()).text for _ in range(2)] == ["Báo cáo tuần", "nghe chào"]


async def test_where_zalo_does_not_tell_the_window_sending_shows_it(
    server: FakeZaloOa, token_file: Path
) -> None:
    server.trouble("message", error=-223)
    person, desk = server.person(), Desk()
    person.was_here(3)
    left_by_an_earlier_process(desk, person.id)
    async with running(server, desk, token_file):
        assert (await person.hears()).text == "Báo cáo tuần"


async def test_what_was_just_said_needs_no_question_about_the_window(
    server: FakeZaloOa, token_file: Path
) -> None:
    async with running(server, Desk(), token_file):
        await server.person().asks("chào")
    assert server.calls["message"] == 0


async def test_over_the_rate_everybody_waits_and_nobody_is_lost(server: FakeZaloOa, token_file: Path) -> None:
    server.api.rate = 5
    desk = Desk(plain)
    async with running(server, desk, token_file, tempo=FAST):
        people = [server.person() for _ in range(8)]
        for person in people:
            person.says("chào")
        await until(lambda: sum(len(person.posts) for person in people) == 5)
        server.api.rate = 4000
        await until(lambda: all(person.posts for person in people))
    assert [len(person.posts) for person in people] == [1] * 8


def left_by_an_earlier_process(desk: Desk, person: str) -> None:
    kept = Kept(1000, conversation_with(person), Reply(text="Báo cáo tuần"))
    desk.in_outbox[kept.id] = kept
