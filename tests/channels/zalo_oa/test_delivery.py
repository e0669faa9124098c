"""Heard at least once, recorded exactly once, answered at least once – whatever gets lost."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.zalo_oa.events import conversation_with
from bot.dialogue.message import Reply
from tests.channels.desk import Desk, until
from tests.channels.zalo_oa.door import running
from tests.fake_zalo_oa import FakeZaloOa


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    return tmp_path / "zalo-oa.json"


async def test_a_reply_that_an_earlier_process_could_not_carry_is_carried_by_the_next(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    server.trouble("cs", dropped=True)
    async with running(server, desk, token_file):
        person = server.person()
        person.says("ghi H-012")
        await until(lambda: server.calls["cs"])
        await until(lambda: server.webhooks.statuses == [200])
    assert len(desk.in_outbox) == 1
    server.no_more_trouble()
    async with running(server, desk, token_file):
        assert (await person.hears()).text == "nghe ghi H-012"
    assert (desk.effects, desk.in_outbox) == (["ghi H-012"], {})


async def test_what_is_written_while_the_bot_is_away_is_heard_when_it_is_back(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        pass
    person = server.person()
    person.says("ghi H-012")
    await until(lambda: len(server.webhooks.statuses) > 1)
    async with running(server, desk, token_file):
        assert (await person.hears()).text == "nghe ghi H-012"
    assert desk.effects == ["ghi H-012"]


async def test_an_answer_that_gets_lost_is_given_again_without_a_second_effect(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    server.trouble("cs", lost=True, times=1)
    async with running(server, desk, token_file):
        person = server.person()
        person.says("ghi H-012")
        assert [(await person.hears()).text for _ in range(2)] == ["nghe ghi H-012"] * 2
        await until(lambda: not desk.in_outbox)
    assert desk.effects == ["ghi H-012"]


@pytest.mark.parametrize("trouble", [{"page": True}, {"status": 502}, {"dropped": True}, {"delay": 3.0}])
async def test_a_zalo_that_is_away_for_a_while_delays_answers_and_loses_none(
    server: FakeZaloOa, token_file: Path, trouble: dict[str, Any]
) -> None:
    server.trouble("cs", times=2, **trouble)
    async with running(server, Desk(), token_file):
        people = [server.person() for _ in range(3)]
        for person in people:
            person.says("chào")
        for person in people:
            assert (await person.hears()).text == "nghe chào"


async def test_order_is_kept_for_each_person(server: FakeZaloOa, token_file: Path) -> None:
    server.trouble("cs", dropped=True, times=4)
    async with running(server, Desk(), token_file):
        person = server.person()
        for number in range(5):
            person.says(str(number))
            await until(lambda: not server.webhooks.waiting)
        assert [(await person.hears()).text for _ in range(5)] == [f"nghe {number}" for number in range(5)]


async def test_a_bot_that_is_stopped_sends_first_what_is_on_its_way(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    server.trouble("cs", delay=0.2)
    async with running(server, desk, token_file):
        person = server.person()
        person.says("chào")
        await until(lambda: server.calls["cs"])
    assert ([post.text for post in person.posts], desk.in_outbox) == (["nghe chào"], {})


async def test_a_report_that_nobody_asked_for_is_carried_without_a_restart(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        lead = server.person()
        lead.was_here(hours=3)
        await desk.keep(conversation_with(lead.id), Reply(text="Báo cáo tuần"))
        assert (await lead.hears()).text == "Báo cáo tuần"
        await until(lambda: not desk.in_outbox)
        looks = desk.looks
        await until(lambda: desk.looks > looks + 1)
    assert len(lead.posts) == 1
