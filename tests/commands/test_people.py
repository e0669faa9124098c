"""`team` as scripts use it: real processes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guidebook.folder import Folder

ROOT = Path(__file__).parent.parent.parent
CODE = r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}"


@pytest.fixture
def home(tmp_path: Path, database_file: Path) -> Path:
    Folder(tmp_path / "guides").add("vneid-mau")
    return tmp_path


def bot(home: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    ours = {"DATABASE_URL": str(home / "sotayso.db"), "GUIDES_DIR": str(home / "guides")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=said, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT, env=os.environ | ours,
    )  # fmt: skip


def refused(home: Path, *arguments: str) -> str:
    done = bot(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_team_is_made_and_its_people_invited(home: Path) -> None:
    assert bot(home, "team", "list").stdout == "No teams yet. Make one: python -m bot team add NAME\n"
    picture = home / "moi.png"
    made = bot(home, "team", "add", " Tổ  5 ", "--commune", "Xã Hoa Mẫu", "--qr", str(picture)).stdout
    assert re.fullmatch(
        rf"1  Tổ 5 \(Xã Hoa Mẫu\)\nInvitation for a lead of Tổ 5: ({CODE})\n"
        r"For 1 person, until the end of \d\d/\d\d/\d{4}. To be typed in the chat: tham gia \1\nWrote .*moi.png.\n",
        made,
    )
    invited = bot(home, "team", "invite", "Tổ 5", "--uses", "3", "--days", "1").stdout
    assert re.match(rf"Invitation for a volunteer of Tổ 5: {CODE}\nFor 3 people, until ", invited)
    assert picture.read_bytes().startswith(b"\x89PNG")
    picture.unlink()
    printed = bot(home, "team", "invite", "1", "--role", "lead", "--qr", str(picture)).stdout
    assert printed.endswith(f"Wrote {picture}.\n")
    assert picture.read_bytes().startswith(b"\x89PNG")
    listed = bot(home, "team", "list").stdout
    assert listed == "1  Tổ 5 (Xã Hoa Mẫu): leads 0, volunteers 0, open invitations 3\n"
    assert "There is already a team called Tổ 5" in refused(home, "team", "add", "Tổ 5")
