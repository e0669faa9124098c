"""The whole bot, killed at random moments: every message is answered, every confirmed help is in the log once."""

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.channels.telegram.desk import until
from tests.channels.telegram.talk import Talk
from tests.fake_telegram import FakeTelegram

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("CHAOS_KILLS", "30"))
SEED = int(os.environ.get("CHAOS_SEED", "0")) or Random().randrange(1, 10**6)
GUIDES = (
    "topics.yaml",
    "lexicon",
    "pictures",
    "vneid/vneid-quen-mat-khau.yaml",
    "thanh-toan/tt-quet-vietqr.yaml",
)
VOLUNTEERS, RESIDENTS = 5, 3


@dataclass
class Bots:
    """One bot after another on the same database."""

    zygote: asyncio.subprocess.Process

    async def start(self) -> None:
        assert await self._tell("start") == "started"

    async def kill(self) -> None:
        assert await self._tell("kill") == "killed"  # and had not ended on its own

    async def _tell(self, command: str) -> str:
        assert self.zygote.stdin
        assert self.zygote.stdout
        self.zygote.stdin.write(f"{command}\n".encode())
        return (await self.zygote.stdout.readline()).decode().strip()


@pytest.fixture
def environment(tmp_path: Path, server: FakeTelegram) -> dict[str, str]:
    for name in GUIDES:
        source, target = ROOT / "guides" / name, tmp_path / "guides" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return os.environ | {
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'sotayso.db'}",
        "GUIDES_DIR": str(tmp_path / "guides"),
        "LOCALES_DIR": str(ROOT / "locales"),
        "TELEGRAM_API_URL": server.url,
        "TELEGRAM_TOKEN": server.token,
        "WEB": "off",
        "PYTHONPATH": str(ROOT),
    }


@asynccontextmanager
async def zygote(environment: dict[str, str], log: Path) -> AsyncIterator[Bots]:
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.channels.telegram.zygote",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=errors,
            cwd=log.parent, env=environment,
        )  # fmt: skip
    try:
        yield Bots(process)
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()


async def an_invitation(environment: dict[str, str]) -> str:
    """From the command line, as an operator makes it."""
    for command in (["add", "Tổ 5"], ["invite", "Tổ 5", "--uses", "100"]):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "team", *command, stdout=asyncio.subprocess.PIPE, env=environment
        )
        printed, _ = await process.communicate()
        assert process.returncode == 0
    return printed.decode().split()[-1]


def has_polled_since(server: FakeTelegram, polls: int) -> bool:
    return server.calls["getUpdates"] > polls


async def kill_again_and_again(bots: Bots, server: FakeTelegram, random: Random) -> None:
    """One time in four while it starts, else while it works."""
    for _ in range(KILLS):
        polls = server.calls["getUpdates"]
        await bots.start()
        if random.random() < 0.3:
            server.trouble(random.choice(("sendMessage", "editMessageText")), lost=True, times=1)
        if random.random() < 0.25:
            await asyncio.sleep(random.uniform(0, 0.2))
        else:
            await until(partial(has_polled_since, server, polls))
            await asyncio.sleep(random.uniform(0, 0.4))
        await bots.kill()
    await bots.start()


@pytest.mark.chaos
async def test_nothing_is_lost_and_nothing_is_logged_twice(
    tmp_path: Path, server: FakeTelegram, environment: dict[str, str]
) -> None:
    print(f"CHAOS_SEED={SEED}")
    random, enough = Random(SEED), asyncio.Event()
    code = await an_invitation(environment)
    server.api.updates.disorder = random
    talks = [Talk(server.person(), random, enough) for _ in range(VOLUNTEERS + RESIDENTS)]
    async with zygote(environment, tmp_path / "bot.log") as bots, asyncio.timeout(10 + 3 * KILLS):
        async with asyncio.TaskGroup() as group:
            for talk in talks[:VOLUNTEERS]:
                group.create_task(talk.volunteers(code))
            for talk in talks[VOLUNTEERS:]:
                group.create_task(talk.asks())
            await kill_again_and_again(bots, server, random)
            enough.set()
        await until(lambda: not server.api.updates)
        await bots.kill()
    check(talks, tmp_path / "sotayso.db")


def check(talks: list[Talk], file: Path) -> None:
    logged = sorted(each for talk in talks for each in talk.logged)
    undone = sorted(each for talk in talks for each in talk.undone)
    assert len(logged) > KILLS / 3  # the bots did work before they were killed
    with closing(sqlite3.connect(file)) as database:
        visits = rows(
            database,
            "select 'H-' || printf('%03d', number), people, voided_at is not null"
            " from visits join households on households.id = household_id order by 1, 2",
        )
        people = rows(database, "select count(*), count(distinct person_id) from memberships")
        uses_left = rows(database, "select uses_left from invitations where role = 'volunteer'")
        households, waiting = (
            rows(database, "select count(*) from households"),
            rows(database, "select id from outbox"),
        )
    assert [(household, number) for household, number, _ in visits] == logged
    assert [(household, number) for household, number, voided in visits if voided] == undone
    assert (people, uses_left) == ([(VOLUNTEERS, VOLUNTEERS)], [(100 - VOLUNTEERS,)])
    assert households == [(len({each.household for each in logged}),)]
    assert waiting == []
    assert all(talk.heard >= talk.sent for talk in talks)


def rows(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return database.execute(query).fetchall()
