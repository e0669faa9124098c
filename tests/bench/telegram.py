"""The whole bot on Telegram, fully durable, beside a bare echo bot that gets the same messages. Loopback only."""

import asyncio
import json
import os
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).parents[2]
PEOPLE, MESSAGES = 50, 3000
STEADY, STEADY_MESSAGES = 30, 600
ENOUGH = 120.0  # seconds until a measurement that does not end is given up


@dataclass
class Measured:
    seconds: float
    waited: list[float]

    @property
    def per_second(self) -> float:
        return len(self.waited) / self.seconds

    @property
    def latency(self) -> str:
        hundredths = quantiles(self.waited, n=100)
        return f"p50 {1000 * hundredths[49]:.0f} ms, p99 {1000 * hundredths[98]:.0f} ms"


@dataclass
class Sight:
    """One bot: from its start to its first answer, its memory then, and under load."""

    first: float
    megabytes: float
    at_once: Measured
    steadily: Measured


async def run() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        ours = await _measure("bot", "run", database=f"{folder}/bench.db")
        size = Path(folder, "bench.db").stat().st_size
    echo = await _measure("tests.bench._echo")
    ratio = ours.at_once.per_second / echo.at_once.per_second
    return [
        *_lines("whole bot", ours),
        *_lines("echo bot", echo),
        f"whole bot / echo bot: {ratio:.2f} of the messages per second (database then: {size / 1e6:.1f} MB)",
    ]


def _lines(name: str, sight: Sight) -> list[str]:
    return [
        f"{name}: {sight.at_once.per_second:.0f} messages/s with {PEOPLE} people at once, {sight.at_once.latency}",
        f"{name}: at {STEADY} messages/s {sight.steadily.latency}",
        f"{name}: start to first answer {sight.first:.2f} s, memory then {sight.megabytes:.0f} MB",
    ]


async def _measure(*module: str, database: str = "") -> Sight:
    async with _process("tests.bench._load", env=dict(os.environ)) as load:
        told = await _ask(load, None)
        env = os.environ | {
            "TELEGRAM_API_URL": told["url"],
            "TELEGRAM_TOKEN": told["token"],
            "DATABASE_URL": f"sqlite+aiosqlite:///{database}",
            "LOG_LEVEL": "warning",
            "WEB": "off",
        }
        async with _process(*module, env=env) as bot:
            first = Measured(**await _ask(load, {"people": 1, "messages": 1}))
            megabytes = _resident(bot.pid)
            await _ask(load, {"people": PEOPLE, "messages": MESSAGES // 10})  # warm up
            at_once = Measured(**await _ask(load, {"people": PEOPLE, "messages": MESSAGES}))
            steady = {"people": 60, "messages": STEADY_MESSAGES, "per_second": STEADY}
            steadily = Measured(**await _ask(load, steady))
    return Sight(first.seconds, megabytes, at_once, steadily)


@asynccontextmanager
async def _process(*module: str, env: dict[str, str]) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *module, stdin=PIPE, stdout=PIPE, cwd=ROOT, env=env, limit=2**24
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _ask(load: Process, wanted: dict[str, Any] | None) -> dict[str, Any]:
    if load.stdin is None or load.stdout is None:
        raise RuntimeError("the load has no pipes")
    if wanted is not None:
        load.stdin.write(f"{json.dumps(wanted)}\n".encode())
    line = await asyncio.wait_for(load.stdout.readline(), ENOUGH)
    if not line:
        raise RuntimeError("the measured bot did not answer in time")
    answer: dict[str, Any] = json.loads(line)
    return answer


def _resident(pid: int) -> float:
    """Megabytes, from /proc (Linux); 0 where there is none."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
