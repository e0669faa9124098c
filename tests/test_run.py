"""`run` as an operator uses it: the page is there, the port may be taken, stopping loses nothing."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.guidebook.folder import Folder
from tests.web.page import Page

ROOT = Path(__file__).parent.parent
SECONDS = 60


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = Folder(tmp_path / "guides")
    folder.add("vneid-mau", title="Nuôi cá tra", asks=[f"nuôi cá tra kiểu {n}" for n in "abcdefgh"])
    return tmp_path


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port: int = sock.getsockname()[1]
        return port


@contextmanager
def running(home: Path, port: int, **env: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The process, and what it has printed until its doors were open."""
    ours = {"DATABASE_URL": str(home / "a.db"), "GUIDES_DIR": str(home / "guides"), "WEB_PORT": str(port)}
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        cwd=ROOT, env=os.environ | ours | env,
    )  # fmt: skip
    try:
        assert bot.stderr
        printed: list[str] = []
        for line in bot.stderr:
            printed.append(line.rstrip())
            if line.startswith("Stop with"):
                break
        yield bot, printed
    finally:
        bot.kill()
        bot.communicate(timeout=SECONDS)


def test_without_settings_the_page_opens_and_the_table_says_so(home: Path, free_port: int) -> None:
    with running(home, free_port) as (bot, printed):
        assert re.fullmatch(rf" *web page +open +http://127.0.0.1:{free_port}", printed[0])
        assert re.fullmatch(r" *Telegram +closed +no TELEGRAM_TOKEN", printed[1])
        assert printed[-1] == "Stop with Ctrl-C. To talk in the terminal: python -m bot chat"
        assert "Chào bác!" in httpx.get(f"http://127.0.0.1:{free_port}/", timeout=SECONDS).text
        bot.send_signal(signal.SIGTERM)
        out, err = bot.communicate(timeout=SECONDS)
        assert (bot.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_turn_in_work_is_answered_before_it_stops(
    home: Path, free_port: int, number: signal.Signals, status: int
) -> None:
    with running(home, free_port) as (bot, _):
        base = f"http://127.0.0.1:{free_port}"
        with httpx.Client(base_url=base, timeout=SECONDS) as client:
            form = Page(client.get("/").text).form().filled(text="nuôi cá tra")

            def slowly() -> Iterator[bytes]:
                body = str(httpx.QueryParams(form)).encode()
                yield body[:10]
                bot.send_signal(number)
                yield body[10:]

            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = client.post("/chat", content=slowly(), headers=headers)
        assert answer.status_code == 303
        assert bot.wait(SECONDS) == status
    with (
        running(home, free_port),
        httpx.Client(base_url=base, timeout=SECONDS, cookies=client.cookies) as client,
    ):
        assert "📘 Nuôi cá tra" in client.get("/").text


def test_a_port_that_is_taken_is_one_clear_message(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running(home, port) as (bot, printed):
            assert bot.wait(SECONDS) == 1
    assert printed[0].startswith(
        f"The web page cannot open port {port} on 127.0.0.1: Address already in use."
    )
    assert f"set WEB_PORT={port + 1} in .env" in printed[1]
    assert len(printed) == 2
