"""The web chat beside a bare Starlette echo of the same body; what the first visit weighs."""

import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self
from urllib.parse import urlencode, urlsplit

import httpx

from tests.web.page import Page

ROOT = Path(__file__).parents[2]
PEOPLE = 16
SECONDS = 6.0
UNLIMITED = "import bot.web.limits as l; l.ADDRESS = l.CONVERSATION = l.Rate(1e9, 1e9)"
BOT = f"""
{UNLIMITED}
import asyncio, contextlib
import bot.web.site, bot.web.server
bot.web.site.CONVERSATION = bot.web.server.ADDRESS = l.ADDRESS
from bot.app import run
from bot.settings import Settings
with contextlib.suppress(asyncio.CancelledError):
    asyncio.run(run(Settings.from_env(env_file=None)))
"""
ECHO = """
import asyncio, os, signal
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from bot.web import Server, listen

signal.signal(signal.SIGTERM, lambda *_: os._exit(0))

async def echo(request):
    return Response(await request.body(), media_type="application/json")

app = Starlette(routes=[Route("/chat", echo, methods=["POST"]), Route("/healthz", lambda _: Response("ok"))])
asyncio.run(Server(app, listen("127.0.0.1", int(os.environ["WEB_PORT"]))).run())
"""
BUTTON = re.compile(r'value="([^"]+)"[^>]*>([^<]+)</button>')
Turn = Callable[[], Awaitable[None]]


async def run() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        async with serving(BOT, folder) as base:
            weight, requests = await _first_visit(base)
            ours, p50, p99 = await _measure(base, _chat)
        async with serving(ECHO, folder) as base:
            bare, bare50, bare99 = await _measure(base, _echo)
    return [
        f"first visit: {weight / 1024:.1f} KB in {requests} requests",
        f"chat turn:   {ours:5.0f} a second, p50 {p50:.1f} ms, p99 {p99:.1f} ms ({PEOPLE} people at once)",
        f"bare echo:   {bare:5.0f} a second, p50 {bare50:.1f} ms, p99 {bare99:.1f} ms",
        f"ratio:       {ours / bare:.2f}",
    ]


@asynccontextmanager
async def serving(program: str, folder: str) -> AsyncIterator[str]:
    """A process of its own, as in real life; the load comes from this one."""
    port = "8399"
    env = os.environ | {"DATABASE_URL": f"{folder}/a.db", "WEB_PORT": port, "LOG_LEVEL": "error"}
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=env) as process:
        try:
            await _until_alive(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


async def _until_alive(base: str) -> None:
    async with httpx.AsyncClient(base_url=base) as client, asyncio.timeout(60):
        while True:
            try:
                await client.get("/healthz")
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            else:
                return


async def _first_visit(base: str) -> tuple[int, int]:
    """Bytes of bodies and heads of the page and all it asks for."""
    async with httpx.AsyncClient(base_url=base) as client:
        page = await client.get("/")
        seen = Page(page.text)
        files = {path for path in (*seen.all("src"), *seen.all("href")) if path.startswith("/static/")}
        responses = [page, *[await client.get(path) for path in files]]
    heads = sum(len(name) + len(value) + 4 for r in responses for name, value in r.headers.raw)
    return heads + sum(int(r.headers["content-length"]) for r in responses), len(responses)


async def _measure(base: str, person: Callable[[str], Awaitable[Turn]]) -> tuple[float, float, float]:
    """Turns a second of people who press on and on; milliseconds of the middle one and of the slowest hundredth."""
    taken: list[float] = []

    async def presses() -> None:
        turn = await person(base)
        await turn()
        until = time.perf_counter() + SECONDS
        while (began := time.perf_counter()) < until:
            await turn()
            taken.append((time.perf_counter() - began) * 1000)

    await asyncio.gather(*(presses() for _ in range(PEOPLE)))
    cuts = statistics.quantiles(taken, n=100)
    return len(taken) / SECONDS, cuts[49], cuts[98]


class Line:
    """One connection that is kept; httpx would take more time than what is measured."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cookie: str = "") -> None:
        self._reader = reader
        self._writer = writer
        self._cookie = cookie

    @classmethod
    async def to(cls, base: str, cookie: str = "") -> Self:
        parts = urlsplit(base)
        return cls(*await asyncio.open_connection(parts.hostname, parts.port), cookie)

    async def post(self, fields: dict[str, str]) -> bytes:
        body = urlencode(fields)
        self._writer.write(
            "POST /chat HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
            f"Cookie: {self._cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(head.decode())
        return await self._reader.readexactly(int(head.partition(b"content-length: ")[2].split(b"\r", 1)[0]))


async def _chat(base: str) -> Turn:
    """Next step, back, next step … as our JavaScript sends it."""
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        form = Page((await client.get("/")).text).form().filled(text="quên mật khẩu vneid")
        line = await Line.to(base, f"sotayso={client.cookies['sotayso']}")
    told = json.loads(await line.post(form))
    steps = 0

    async def turn() -> None:
        nonlocal told, steps
        label = "Bắt đầu" if not steps else "Bước tiếp" if steps % 2 else "Quay lại"
        steps += 1
        press = next(value for value, said in BUTTON.findall(told["choices"]) if said == label)
        told = json.loads(await line.post({"nonce": told["nonce"], "token": told["token"], "press": press}))

    return turn


async def _echo(base: str) -> Turn:
    line = await Line.to(base)

    async def turn() -> None:
        await line.post({"nonce": "n" * 16, "token": "t" * 55, "press": "3:next"})

    return turn


if __name__ == "__main__":
    print("\n".join(asyncio.run(run())))
