"""The command line as scripts and newcomers use it: real processes, real pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guidebook.folder import Folder

ROOT = Path(__file__).parent.parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = Folder(tmp_path / "guides")
    folder.add("vneid-mau", title="Nuôi cá tra", asks=[f"nuôi cá tra kiểu {n}" for n in "abcdefgh"])
    return tmp_path


def run(home: Path, *arguments: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    ours = {"DATABASE_URL": str(home / "data" / "a.db"), "GUIDES_DIR": str(home / "guides")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        cwd=ROOT, env=os.environ | ours | env,
    )  # fmt: skip


def test_two_people_in_two_processes_share_one_database(home: Path) -> None:
    made = run(home, "team", "add", "Tổ 5", "--commune", "Xã Mẫu")
    code = next(word for word in made.stdout.split() if len(word) == 9 and word[4] == "-")
    minh = run(home, "chat", "--user", "minh", stdin=f"tham gia {code}\nanh Minh\nmời\n").stdout
    code = next(word for word in minh.split() if len(word) == 9 and word[4] == "-" and word != code)
    lan = run(
        home, "chat", "--user", "lan", stdin=f"{code}\nchị Lan\nghi nuôi cá tra 3 người\nhộ mới\n"
    ).stdout
    assert "✅ Đã ghi: H-001 · Nuôi cá tra · 3 người · xong · hôm nay." in lan
    assert (
        "1 hộ (kỳ trước —)\n1 lượt (kỳ trước —)\n3 người (kỳ trước —)"
        in run(home, "report", "--team", "Tổ 5").stdout
    )
    assert (
        "• chị Lan: 1 hộ · 1 lượt · 3 người"
        in run(home, "chat", "--user", "minh", stdin="báo cáo\n1\n").stdout
    )


def test_a_pipe_gets_answers_only_and_a_place_is_kept_between_runs(home: Path) -> None:
    first = run(home, "chat", stdin="nuoi ca tra\n1\n")
    assert first.stdout.endswith(
        "Bước 1/2 · Nuôi cá tra\n\nMở ứng dụng, bấm “Bắt đầu”.\n  1. Bước tiếp\n  2. Tôi bị kẹt\n  3. Thôi\n\n"
    )
    assert first.stderr == ""
    assert run(home, "chat", stdin="tiếp").stdout.startswith("Bước 2/2 · Nuôi cá tra")


def test_run_without_any_open_door_is_the_terminal_chat(home: Path) -> None:
    assert run(home, "run", stdin="xin chào\n", WEB="off").stdout.startswith("Chào bác! Tôi là Sổ Tay Số")


def test_bytes_that_are_no_text_are_survived(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"], input=b"\xff\xfe\x00nu\xc3\n", capture_output=True, timeout=120, check=False,
        cwd=ROOT, env=os.environ | {"DATABASE_URL": str(home / "a.db"), "GUIDES_DIR": str(home / "guides")},
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout


@pytest.mark.parametrize(
    ("arguments", "env", "status", "told"),
    [
        (["chat"], {"TIMEZONE": "Asia/Hanoi-by-the-lake"}, 1, "TIMEZONE"),
        (["chat"], {"TELEGRAM_TOKN": "x"}, 1, "TELEGRAM_TOKEN"),
        (["chat"], {"GUIDES_DIR": "/nowhere/guides"}, 1, "/nowhere/guides"),
        (["chat"], {"LOCALES_DIR": "/nowhere/locales"}, 1, "/nowhere/locales"),
        (["chat", "--user", " "], {}, 2, "--user"),
        (["report"], {}, 2, "--team"),
        (["report", "--team", "Tổ 99"], {}, 2, "Tổ 99"),
        (["report", "--team", "1", "--week", "2026-W60"], {}, 2, "2026-W60"),
        (["dance"], {}, 2, "dance"),
        (["check", "--show", "khong-co"], {}, 2, "khong-co"),
    ],
)
def test_what_is_wrong_is_said_in_one_message_with_a_status(
    home: Path, arguments: list[str], env: dict[str, str], status: int, told: str
) -> None:
    done = run(home, *arguments, **env)
    assert done.returncode == status, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_help_names_every_command() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, encoding="utf-8", timeout=120, check=True, cwd=ROOT
    ).stdout  # fmt: skip
    commands = ("run", "chat", "ask", "check", "sample", "team", "report", "backup", "restore", "migrate")
    assert [name for name in commands if f" {name} " not in shown] == []
