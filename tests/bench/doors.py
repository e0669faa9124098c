"""All doors of one process at once: 30 messages a second through each of four channels, and what the process weighs."""

import asyncio
import os
import re
import secrets
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from statistics import quantiles

import httpx

from tests.bench.start import resident
from tests.channels.zalo_bot.desk import SECRET
from tests.channels.zalo_oa.door import connect
from tests.fake_telegram import FakeTelegram
from tests.fake_zalo_bot import FakeZaloBot
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa.login import APP_ID, APP_SECRET
from tests.fake_zalo_oa.webhook import WEBHOOK_SECRET
from tests.loopback.serving import a_socket, url_of
from tests.web.page import Page
from tests.web.person import JSON

ROOT = Path(__file__).parents[2]
SAID = ("quen mk vneid", "bắt đầu", "tiếp", "tiếp", "quay lại", "thôi")
PER_SECOND, PEOPLE, SECONDS = 30, 60, 15
Ask = Callable[[str], Awaitable[object]]
"""Somebody says that and reads the answer."""


async def run() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as opened:
            crowds, pid = await _open(Path(folder), opened)
            before = resident(pid)
            await asyncio.gather(*map(_arrive, crowds.values()))
            waited = dict(
                zip(crowds, await asyncio.gather(*map(_talk, crowds.values(), range(4))), strict=True)
            )
            after = resident(pid)
    return [
        f"memory with all doors open: {before:.0f} MB, {after:.0f} MB after {4 * PER_SECOND * SECONDS} messages",
        f"four channels at once, {PER_SECOND} messages a second each (this process plays all the platforms, too):",
        *(f"  {name}: {_latency(times)}" for name, times in waited.items()),
        f"  together: {_latency([each for times in waited.values() for each in times])}",
    ]


def _latency(waited: Sequence[float]) -> str:
    cuts = quantiles(waited, n=100)
    return f"p50 {1000 * cuts[49]:.0f} ms, p99 {1000 * cuts[98]:.0f} ms"


async def _arrive(crowd: Sequence[Ask]) -> None:
    """Before anything is measured, everybody has come as far as some other people have not."""
    for number, ask in enumerate(crowd):
        for text in SAID[: 1 + number % len(SAID)]:
            await ask(text)


async def _talk(crowd: Sequence[Ask], place: int) -> list[float]:
    """Somebody writes at every tick, whether the others have been answered or not; each channel has a clock of its own."""
    waited: list[float] = []

    async def one(ask: Ask, text: str) -> None:
        began = time.perf_counter()
        with suppress(TimeoutError):  # then it counts as long as it was waited for
            await ask(text)
        waited.append(time.perf_counter() - began)

    began = time.perf_counter() + place / 4 / PER_SECOND
    async with asyncio.TaskGroup() as group:
        for number in range(PER_SECOND * SECONDS):
            said_before = 1 + number % PEOPLE % len(SAID) + number // PEOPLE
            await asyncio.sleep(began + number / PER_SECOND - time.perf_counter())
            group.create_task(one(crowd[number % PEOPLE], SAID[said_before % len(SAID)]))
    return waited


async def _open(folder: Path, opened: AsyncExitStack) -> tuple[dict[str, list[Ask]], int]:
    """Three platforms and the bot with every door open."""
    telegram = await opened.enter_async_context(FakeTelegram())
    zalo = await opened.enter_async_context(FakeZaloBot())
    account = await opened.enter_async_context(FakeZaloOa())
    account.api.rate = 10**9
    with a_socket() as free:
        page, port = url_of(free), free.getsockname()[1]
    account.webhooks.url = f"{page}/webhook/zalo-oa"
    connect(account, folder / "zalo-oa.json")
    env = _telegram_and_page(telegram, folder, page, port) | _zalo_bot(zalo) | _zalo_oa(account, folder)
    bot = await opened.enter_async_context(_bot(os.environ | env))
    await _until(lambda: bool(zalo.api.webhook.url) and telegram.calls["getUpdates"] > 0)
    client = await opened.enter_async_context(httpx.AsyncClient(base_url=page, timeout=30))
    crowds: dict[str, list[Ask]] = {
        "web page": [await _at_a_page(client) for _ in range(PEOPLE)],
        "Telegram": [telegram.person().asks for _ in range(PEOPLE)],
        "Zalo Bot": [zalo.person().asks for _ in range(PEOPLE)],
        "Zalo OA": [account.person().asks for _ in range(PEOPLE)],
    }
    return crowds, bot.pid


def _telegram_and_page(server: FakeTelegram, folder: Path, page: str, port: int) -> dict[str, str]:
    return {
        "DATABASE_URL": f"{folder}/bench.db", "LOG_LEVEL": "error", "WEB_PORT": str(port), "PUBLIC_URL": page,
        "TELEGRAM_API_URL": server.url, "TELEGRAM_TOKEN": server.token,
    }  # fmt: skip


def _zalo_bot(server: FakeZaloBot) -> dict[str, str]:
    return {
        "ZALO_BOT_TOKEN": server.token, "ZALO_BOT_API_URL": server.url, "ZALO_BOT_MODE": "webhook",
        "ZALO_BOT_SECRET": SECRET, "ZALO_BOT_MONTHLY_QUOTA": "0",
    }  # fmt: skip


def _zalo_oa(server: FakeZaloOa, folder: Path) -> dict[str, str]:
    return {
        "ZALO_OA_APP_ID": APP_ID, "ZALO_OA_APP_SECRET": APP_SECRET, "ZALO_OA_SECRET": WEBHOOK_SECRET,
        "ZALO_OA_TOKEN_FILE": str(folder / "zalo-oa.json"), "ZALO_OA_API_URL": server.url,
        "ZALO_OA_LOGIN_URL": server.url,
    }  # fmt: skip


@asynccontextmanager
async def _bot(env: dict[str, str]) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=env,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(0.05)


async def _at_a_page(client: httpx.AsyncClient) -> Ask:
    """A visitor of its own, with its own cookie."""
    client.cookies.clear()
    first = await client.get("/")
    token = Page(first.text).form().fields["token"]
    cookie = re.split(";", first.headers["set-cookie"])[0]
    client.cookies.clear()

    async def ask(text: str) -> object:
        form = {"text": text, "token": token, "nonce": secrets.token_urlsafe(12)}
        answer = await client.post("/chat", data=form, headers=JSON | {"Cookie": cookie})
        answer.raise_for_status()
        return answer.json()

    return ask


if __name__ == "__main__":
    print("\n".join(asyncio.run(run())))
