"""The whole bot, killed at random moments while people talk to it, and what must be true at the end."""

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.channels.desk import until
from tests.channels.talk import Person, Talk

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("CHAOS_KILLS", "30"))
BUDGET = float("inf") if "CHAOS_KILLS" in os.environ else 60.0
"""Seconds of killing: on a busy machine a bot needs long to start, and fewer are killed."""
PATIENCE = 120.0
"""Seconds until a bot that does nothing at all fails the test."""
MOST_ANSWERS = 24
"""That are waited for before a kill in the middle of work."""
SEED = int(os.environ.get("CHAOS_SEED", "0")) or Random().randrange(1, 10**6)
GUIDES = (
    "topics.yaml",
    "lexicon",
    "pictures",
    "vneid/vneid-quen-mat-khau.yaml",
    "thanh-toan/tt-quet-vietqr.yaml",
)
VOLUNTEERS, RESIDENTS = 5, 3
PEOPLE = VOLUNTEERS + RESIDENTS


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


@dataclass
class Channel:
    """`trouble` loses an answer to come."""

    people: Sequence[Person]
    environment: dict[str, str]
    calls: Callable[[], int]
    """Grows when a bot that was just started begins to work."""
    trouble: Callable[[], object]
    is_quiet: Callable[[], object]
    """Nothing that people have written is on its way any more."""


def an_environment(folder: Path, **more: str) -> dict[str, str]:
    """A database and few guides in that folder; `more` opens the doors."""
    for name in GUIDES:
        source, target = ROOT / "guides" / name, folder / "guides" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    return os.environ | {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'sotayso.db'}",
        "GUIDES_DIR": str(folder / "guides"),
        "LOCALES_DIR": str(ROOT / "locales"),
        "PYTHONPATH": str(ROOT),
        **more,
    }


async def live_through(channel: Channel, folder: Path, random: Random) -> None:
    """People talk, bots are killed; at the end nothing is lost and nothing is logged twice."""
    enough, calm = asyncio.Event(), asyncio.Event()
    code = await _an_invitation(channel.environment)
    talks = [Talk(person, random, enough, calm) for person in channel.people]
    async with _zygote(channel.environment, folder / "bot.log") as bots:
        async with asyncio.TaskGroup() as group:
            for talk in talks[:VOLUNTEERS]:
                group.create_task(talk.volunteers(code))
            for talk in talks[VOLUNTEERS:]:
                group.create_task(talk.asks())
            kills = await Killer(bots, channel, talks, random).kills()
            await _awake(bots, channel)
            calm.set()
            enough.set()
        await until(channel.is_quiet, patience=PATIENCE)
        await until(lambda: not _rows(folder / "sotayso.db", "select id from outbox"), patience=PATIENCE)
        await bots.kill()
    print(f"CHAOS: {kills} kills, {sum(talk.heard for talk in talks)} answers")
    _check(talks, kills, folder / "sotayso.db")


async def _awake(bots: Bots, channel: Channel) -> None:
    before = channel.calls()
    await bots.start()
    await until(lambda: channel.calls() > before, patience=PATIENCE)


@dataclass
class Killer:
    bots: Bots
    channel: Channel
    talks: Sequence[Talk]
    random: Random

    async def kills(self) -> int:
        """How many; one in four while it starts, else in the middle of work, after so many answers."""
        began = asyncio.get_running_loop().time()
        for kill in range(KILLS):
            if asyncio.get_running_loop().time() - began > BUDGET:
                return kill
            if self.random.random() < 0.3:
                self.channel.trouble()
            if self.random.random() < 0.25:
                await self.bots.start()
                await asyncio.sleep(self.random.uniform(0, 0.2))
            else:
                await _awake(self.bots, self.channel)
                await self._work_goes_on(self.random.randrange(MOST_ANSWERS))
            await self.bots.kill()
        return KILLS

    async def _work_goes_on(self, answers: int) -> None:
        enough = self._heard + answers
        await until(lambda: self._heard >= enough, patience=PATIENCE)
        await asyncio.sleep(self.random.uniform(0, 0.05))

    @property
    def _heard(self) -> int:
        return sum(talk.heard for talk in self.talks)


@asynccontextmanager
async def _zygote(environment: dict[str, str], log: Path) -> AsyncIterator[Bots]:
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.channels.zygote",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=errors,
            cwd=log.parent, env=environment,
        )  # fmt: skip
    try:
        yield Bots(process)
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()


async def _an_invitation(environment: dict[str, str]) -> str:
    """From the command line, as an operator makes it."""
    for command in (["add", "Tổ 5"], ["invite", "Tổ 5", "--uses", "100"]):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "team", *command, stdout=asyncio.subprocess.PIPE, env=environment
        )
        printed, _ = await process.communicate()
        assert process.returncode == 0
    return printed.decode().split()[-1]


def _check(talks: list[Talk], kills: int, file: Path) -> None:
    logged = sorted(each for talk in talks for each in talk.logged)
    undone = sorted(each for talk in talks for each in talk.undone)
    assert len(logged) > kills / 3  # the bots did work before they were killed
    visits = _rows(
        file,
        "select 'H-' || printf('%03d', number), people, voided_at is not null"
        " from visits join households on households.id = household_id order by 1, 2",
    )
    assert [(household, number) for household, number, _ in visits] == logged
    assert [(household, number) for household, number, voided in visits if voided] == undone
    assert _rows(file, "select count(*), count(distinct person_id) from memberships") == [
        (VOLUNTEERS, VOLUNTEERS)
    ]
    assert _rows(file, "select uses_left from invitations where role = 'volunteer'") == [(100 - VOLUNTEERS,)]
    assert _rows(file, "select count(*) from households") == [(len({each.household for each in logged}),)]
    assert all(talk.heard >= talk.sent for talk in talks)


def _rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(query).fetchall()
