"""Only what Zalo has signed just now is heard, and Zalo is answered in time."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from bot.channels.zalo_oa import SignedWith
from bot.errors import StorageError
from tests.channels.desk import Desk, until
from tests.channels.zalo_oa.door import Book, running
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa.webhook import OA_ID

HOURS = 3600


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    return tmp_path / "zalo-oa.json"


@pytest.mark.parametrize("header", ["mac={}", "mac = {}", "{}"])
async def test_the_signature_may_be_written_in_three_ways(
    server: FakeZaloOa, token_file: Path, header: str
) -> None:
    server.webhooks.header = header
    async with running(server, Desk(), token_file):
        assert (await server.person().asks("chào")).text == "nghe chào"


@pytest.mark.parametrize("mac", ["", "mac=", "mac=ü", f"mac={'0' * 64}"])
async def test_a_forged_signature_is_refused(server: FakeZaloOa, token_file: Path, mac: str) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        assert await server.webhooks.post(written(server, "chào"), mac.encode()) == 403
    assert desk.effects == []


async def test_a_body_that_was_changed_on_the_way_is_refused(server: FakeZaloOa, token_file: Path) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        body = written(server, "chào")
        mac = server.webhooks.sign(body, json.loads(body)["timestamp"]).encode()
        assert await server.webhooks.post(body.replace(b": ", b":"), mac) == 403
        assert await server.webhooks.post(body, mac) == 200
    assert desk.effects == ["chào"]


async def test_an_account_that_signs_with_its_own_id_is_understood_when_told(
    server: FakeZaloOa, token_file: Path
) -> None:
    server.webhooks.signed_with = OA_ID
    async with running(server, Desk(), token_file):
        body = written(server, "chào")
        mac = server.webhooks.sign(body, json.loads(body)["timestamp"]).encode()
        assert await server.webhooks.post(body, mac) == 403
    async with running(server, Desk(), token_file, signed_with=SignedWith.OA_ID):
        assert (await server.person().asks("chào")).text == "nghe chào"


@pytest.mark.parametrize("age", [4 * HOURS, -4 * HOURS])
async def test_an_event_of_another_time_is_refused(server: FakeZaloOa, token_file: Path, age: float) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        body = written(server, "chào", age=age)
        mac = server.webhooks.sign(body, json.loads(body)["timestamp"]).encode()
        assert await server.webhooks.post(body, mac) == 403
    assert desk.effects == []


async def test_an_event_that_somebody_recorded_and_sends_again_changes_nothing(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        body = written(server, "ghi H-012")
        mac = server.webhooks.sign(body, json.loads(body)["timestamp"]).encode()
        assert [await server.webhooks.post(body, mac) for _ in range(3)] == [200, 200, 200]
        (person,) = server.api.people.values()
        await person.hears()
    assert (desk.effects, len(person.posts)) == (["ghi H-012"], 1)


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 200), (b"{", 400), (b"[]", 400), (b"\xff", 400), (b"[" * 9999, 400), (b"{}", 403)],
)
async def test_what_is_no_event_is_not_taken_for_one(
    server: FakeZaloOa, token_file: Path, body: bytes, status: int
) -> None:
    async with running(server, Desk(), token_file):
        assert await server.webhooks.post(body, b"mac=0") == status


async def test_a_body_without_end_is_cut_off(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(), token_file):
        assert await server.webhooks.post(b"x" * 1_000_001, b"") == 413


async def test_only_posts_are_taken(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(), token_file), httpx.AsyncClient() as client:
        assert (await client.get(server.webhooks.url)).status_code == 405


async def test_a_message_that_takes_long_comes_again_and_is_answered_once(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    held = desk.hold("chậm")
    async with running(server, desk, token_file):
        person = server.person()
        person.says("chậm")
        await until(lambda: server.webhooks.statuses == [503])
        held.set()
        assert (await person.hears()).text == "nghe chậm"
        await until(lambda: not server.webhooks.waiting)
    assert (server.webhooks.retries[0], server.webhooks.statuses[-1]) == ("1", 200)
    assert (desk.effects, len(person.posts)) == (["chậm"], 1)


async def test_a_full_disk_is_told_to_zalo_and_no_message_is_lost(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk = Desk()
    desk.faults = [StorageError("database or disk is full")] * 2
    async with running(server, desk, token_file):
        assert (await server.person().asks("chào")).text == "nghe chào"
    assert server.webhooks.statuses[:3] == [503, 503, 200]


async def test_zalo_is_answered_before_the_reply_is_carried(server: FakeZaloOa, token_file: Path) -> None:
    desk = Desk()
    server.trouble("cs", delay=1, times=1)
    async with running(server, desk, token_file):
        person = server.person()
        person.says("chào")
        await until(lambda: server.webhooks.statuses == [200])
        assert (len(person.posts), len(desk.in_outbox)) == (0, 1)
        await person.hears()


async def test_many_write_at_once_and_each_gets_the_own_answer(server: FakeZaloOa, token_file: Path) -> None:
    async with running(server, Desk(), token_file):
        people = [server.person() for _ in range(30)]
        heard = await asyncio.gather(*(person.asks(person.id) for person in people))
    assert [one.text for one in heard] == [f"nghe {person.id}" for person in people]


async def test_a_human_writes_in_the_console_and_the_bot_is_silent(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk, book = Desk(), Book()
    async with running(server, desk, token_file, book=book, pause_minutes=30):
        person, other = server.person(), server.person()
        person.is_written_to_by_hand("Để cô gọi cho bác nhé")
        await until(lambda: book.by_hand == {person.id: 30})
        person.says("vâng")
        await other.asks("chào")
        await until(lambda: not server.webhooks.waiting)
        assert desk.effects == ["chào"]
        book.by_hand.clear()
        person.says("cảm ơn")
        await until(lambda: desk.effects == ["chào", "cảm ơn"])


async def test_the_bot_goes_on_beside_the_human_when_told_so(server: FakeZaloOa, token_file: Path) -> None:
    book = Book()
    async with running(server, Desk(), token_file, book=book, pause_minutes=0):
        person = server.person()
        person.is_written_to_by_hand("Chào bác")
        await person.hears()
        assert (await person.asks("vâng")).text == "nghe vâng"
    assert book.by_hand == {}


async def test_somebody_who_withdraws_is_forgotten_with_all_that_waits(
    server: FakeZaloOa, token_file: Path
) -> None:
    desk, book = Desk(), Book()
    async with running(server, desk, token_file, book=book):
        person = server.person()
        trouble = server.trouble("cs", dropped=True)
        person.says("chào")
        await until(lambda: trouble.times < 999_999)
        person.withdraws()
        await until(lambda: desk.gone)
        server.no_more_trouble()
        assert (book.erased, person.posts, desk.in_outbox) == ([person.id], [], {})
        assert (await person.asks("chào lại")).text == "nghe chào lại"


async def test_somebody_who_leaves_is_not_written_to(server: FakeZaloOa, token_file: Path) -> None:
    desk = Desk()
    async with running(server, desk, token_file):
        person = server.person()
        person.unfollows()
        await until(lambda: desk.gone)
    assert (desk.gone[0].address, person.posts) == (person.id, [])


def written(server: FakeZaloOa, text: str, *, age: float = 0) -> bytes:
    """A message as Zalo would deliver it, caught on its way."""
    person = server.person()
    person.was_here(hours=0)
    event = {
        "event_name": "user_send_text",
        "timestamp": str(int((server.now() - age) * 1000)),
        "sender": {"id": person.id},
        "recipient": {"id": OA_ID},
        "message": {"text": text, "msg_id": server.webhooks.next_id()},
    }
    return json.dumps(event, ensure_ascii=False).encode()
