"""Tokens: refreshed in time, by one at a time, on disk before they are used; their death is announced early."""

import asyncio
import json
import stat
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from structlog.testing import LogCapture

from bot.channels.zalo_oa.token_file import Pair, TokenFile
from bot.channels.zalo_oa.tokens import Login, LoginRefused, Tokens
from bot.errors import ChannelError
from tests.channels.desk import Desk, until
from tests.channels.zalo_oa.door import FAST, account, connect, running
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa.login import VERIFIER

HOUR, DAY = 3600.0, 24 * 3600.0
PAIR = Pair(access_token="a", refresh_token="r", expires_at=100.0, refreshed_at=0.0)  # noqa: S106 - of nobody


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "zalo-oa.json"


@pytest.fixture
def told() -> Iterator[list[Any]]:
    """What the operator reads."""
    capture, before = LogCapture(), structlog.get_config()["processors"]
    structlog.configure(processors=[capture])
    yield capture.entries
    structlog.configure(processors=before)


Process = Callable[[], Tokens]
"""What every process that uses the token file has of its own."""


@pytest.fixture
async def login(server: FakeZaloOa, token_file: Path) -> AsyncIterator[Login]:
    async with httpx.AsyncClient() as client:
        yield Login(account(server, token_file), client)


@pytest.fixture
def process(login: Login, token_file: Path) -> Process:
    return lambda: Tokens(TokenFile(token_file), login, FAST)


def refresh_token_in(file: Path) -> str:
    return str(json.loads(file.read_text())["refresh_token"])


async def test_an_old_access_token_is_refreshed_before_it_dies(server: FakeZaloOa, token_file: Path) -> None:
    connect(server, token_file, age=21 * HOUR)
    async with running(server, Desk(), token_file):
        await until(lambda: server.login.refreshes == 1)
        assert (await server.person().asks("chào")).text == "nghe chào"
    assert server.login.refreshes == 1


async def test_a_young_one_is_left_alone(server: FakeZaloOa, token_file: Path) -> None:
    connect(server, token_file, age=19 * HOUR)
    async with running(server, Desk(), token_file):
        await server.person().asks("chào")
    assert server.login.refreshes == 0


async def test_every_refresh_token_is_used_once(
    server: FakeZaloOa, token_file: Path, process: Process
) -> None:
    connect(server, token_file)
    ours = process()
    for _ in range(3):
        await ours.renew(ours.access_token())
    assert server.login.refreshes == 3


async def test_the_new_pair_is_on_disk_before_it_is_used(
    server: FakeZaloOa, token_file: Path, process: Process
) -> None:
    connect(server, token_file, age=21 * HOUR)
    await process().renew()
    assert refresh_token_in(token_file) == server.login._refresh_token


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_nobody_else_can_read_the_tokens(token_file: Path) -> None:
    TokenFile(token_file).write(PAIR)
    TokenFile(token_file).write(PAIR)
    assert stat.S_IMODE(token_file.stat().st_mode) == 0o600
    assert TokenFile(token_file).read() == PAIR
    assert [path.name for path in token_file.parent.iterdir()] == ["zalo-oa.json"]


async def test_two_who_refresh_at_once_use_one_refresh_token(
    server: FakeZaloOa, token_file: Path, process: Process
) -> None:
    connect(server, token_file, age=21 * HOUR)
    server.trouble("access_token", delay=0.1)
    await asyncio.gather(*(process().renew() for _ in range(8)))
    assert server.login.refreshes == 1


async def test_two_who_find_the_token_refused_renew_it_once(
    server: FakeZaloOa, token_file: Path, process: Process
) -> None:
    connect(server, token_file)
    stale = TokenFile(token_file).read().access_token
    await asyncio.gather(*(process().renew(stale) for _ in range(8)))
    assert server.login.refreshes == 1


async def test_another_process_holds_the_lock(server: FakeZaloOa, token_file: Path, process: Process) -> None:
    connect(server, token_file, age=21 * HOUR)
    code = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from bot.channels.zalo_oa.token_file import TokenFile\n"
        "async def hold():\n"
        "    async with TokenFile(Path(sys.argv[1])).locked():\n"
        "        print('locked', flush=True)\n"
        "        sys.stdin.read()\n"
        "asyncio.run(hold())\n"
    )
    other = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        code,
        str(token_file),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert other.stdout
    assert await other.stdout.readline() == b"locked\n"
    renewing = asyncio.create_task(process().renew())
    done, _ = await asyncio.wait({renewing}, timeout=0.2)
    assert (done, server.login.refreshes) == (set(), 0)
    other.kill()  # what dies lets go
    await other.wait()
    await renewing
    assert server.login.refreshes == 1


async def test_who_is_stopped_while_refreshing_keeps_the_new_pair(
    server: FakeZaloOa, token_file: Path, process: Process
) -> None:
    connect(server, token_file, age=21 * HOUR)
    server.trouble("access_token", delay=0.2)
    ours = process()
    running_ = asyncio.create_task(ours.run())
    await until(lambda: server.calls["access_token"])
    running_.cancel()
    await asyncio.wait({running_})
    await ours.close()
    assert (server.login.refreshes, refresh_token_in(token_file)) == (1, server.login._refresh_token)


async def test_a_login_that_does_not_answer_is_asked_again(
    server: FakeZaloOa, token_file: Path, told: list[Any]
) -> None:
    connect(server, token_file, age=21 * HOUR)
    server.trouble("access_token", dropped=True, times=3)
    async with running(server, Desk(), token_file):
        await until(lambda: server.login.refreshes == 1)
    assert [one["event"] for one in told if one["log_level"] == "error"] == ["zalo_oa.refresh_failed"]


async def test_a_lost_answer_costs_the_refresh_token_and_the_operator_is_told_at_once(
    server: FakeZaloOa, token_file: Path, told: list[Any]
) -> None:
    connect(server, token_file, age=21 * HOUR)
    server.trouble("access_token", lost=True, times=1)
    async with running(server, Desk(), token_file):
        await until(lambda: any(one["event"] == "zalo_oa.refresh_refused" for one in told))
        assert (await server.person().asks("chào")).text == "nghe chào"  # the access token lives on
    alarm = next(one for one in told if one["event"] == "zalo_oa.refresh_refused")
    assert "python -m bot zalo-oa connect" in alarm["do"]


async def test_sixty_days_without_a_refresh_are_told(
    server: FakeZaloOa, token_file: Path, told: list[Any]
) -> None:
    connect(server, token_file, age=61 * DAY)
    server.trouble("access_token", page=True)
    async with running(server, Desk(), token_file):
        await until(lambda: any(one["event"] == "zalo_oa.refresh_token_old" for one in told))
    assert next(one["days"] for one in told if one["event"] == "zalo_oa.refresh_token_old") == 61


async def test_while_no_token_is_good_replies_wait_and_a_new_consent_frees_them(
    server: FakeZaloOa, token_file: Path
) -> None:
    connect(server, token_file)
    desk = Desk()
    async with running(server, desk, token_file):
        server.login.revoke()
        person = server.person()
        person.says("chào")
        await until(lambda: server.calls["access_token"] > 1)
        assert (person.posts, len(desk.in_outbox)) == ([], 1)
        connect(server, token_file)
        assert (await person.hears()).text == "nghe chào"


async def test_no_token_is_told_with_what_to_do(
    token_file: Path, server: FakeZaloOa, process: Process
) -> None:
    with pytest.raises(ChannelError, match="python -m bot zalo-oa connect"):
        process().access_token()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"access_token": "a"}', "\x00"])
async def test_a_broken_token_file_is_told(
    server: FakeZaloOa, token_file: Path, content: str, process: Process
) -> None:
    token_file.parent.mkdir()
    token_file.write_text(content)
    with pytest.raises(ChannelError, match="cannot be read"):
        process().access_token()


async def test_a_disk_that_cannot_be_written_does_not_cost_the_refresh_token(
    server: FakeZaloOa, token_file: Path, process: Process
) -> None:
    connect(server, token_file, age=21 * HOUR)
    token_file.with_name(f"{token_file.name}.part").mkdir()  # in the way of the next write
    ours = process()
    with pytest.raises(OSError, match="part"):
        await ours.renew()
    assert server.login.refreshes == 0
    token_file.with_name(f"{token_file.name}.part").rmdir()
    await ours.renew()
    assert server.login.refreshes == 1


async def test_a_code_becomes_the_first_pair_once(server: FakeZaloOa, token_file: Path, login: Login) -> None:
    code = server.login.consent()
    pair = await login.exchange(code, VERIFIER)
    assert pair.expires_at - pair.refreshed_at == 25 * HOUR
    with pytest.raises(LoginRefused):
        await login.exchange(code, VERIFIER)
