"""`area` and the people of a team as the operator uses them: real processes."""

import re
from pathlib import Path

import pytest

from tests.commands.test_people import CODE, bot, home, refused

__all__ = ["home"]


def test_a_province_is_set_up_and_a_team_moves_within_it(home: Path) -> None:
    assert bot(home, "area", "list").stdout.startswith("No areas yet.")
    bot(home, "team", "add", "Tổ 1", "--commune", "Xã Hoa Mẫu", "--province", "Tỉnh Mẫu")
    bot(home, "team", "add", "Tổ 2", "--commune", "Xã Lúa Mẫu", "--province", "Tỉnh Mẫu")
    moved = bot(home, "area", "move", "Tổ 1", "--to", "Xã Lúa Mẫu", "--on", "2026-07-01").stdout
    assert moved.startswith("Tổ 1 belongs to Xã Lúa Mẫu from 01/07/2026 on")
    assert bot(home, "area", "list").stdout.splitlines() == [
        "2  province Tỉnh Mẫu: teams 2, coordinators 0",
        "1  commune Xã Hoa Mẫu (Tỉnh Mẫu): teams 0, coordinators 0",
        "3  commune Xã Lúa Mẫu (Tỉnh Mẫu): teams 2, coordinators 0",
    ]


def test_a_coordinator_is_invited_and_dismissed(home: Path) -> None:
    bot(home, "team", "add", "Tổ 1", "--commune", "Xã Hoa Mẫu")
    picture = home / "moi.png"
    invited = bot(home, "area", "invite", "Xã Hoa Mẫu", "--qr", str(picture)).stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
    found = re.match(rf"Invitation for a coordinator of Xã Hoa Mẫu: ({CODE})\nFor 1 person", invited)
    assert found
    bot(home, "chat", "--user", "an", said=f"{found[1]}\nchị An\n")
    assert "    1  chị An: coordinator since" in bot(home, "area", "list").stdout
    assert bot(home, "area", "remove", "1", "1").stdout == "Person 1 is no longer in 1.\n"
    assert "There is no person 1" in refused(home, "area", "remove", "1", "1")


def test_a_member_is_listed_and_removed(home: Path) -> None:
    added = bot(home, "team", "add", "Tổ 1").stdout
    code = re.search(CODE, added)
    assert code
    bot(home, "chat", "--user", "tam", said=f"{code[0]}\nbác Tâm\n")
    assert bot(home, "team", "members", "Tổ 1").stdout.startswith("1  bác Tâm: lead since ")
    assert bot(home, "team", "remove", "Tổ 1", "1").stdout == "Person 1 is no longer in Tổ 1.\n"
    assert bot(home, "team", "members", "Tổ 1").stdout == "Nobody yet.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["area", "move", "Tổ 1", "--to", "Xã Nào"], 'There is no area "Xã Nào"'),
        (["area", "move", "Tổ 9", "--to", "Xã Hoa Mẫu"], 'There is no team "Tổ 9"'),
        (["area", "move", "Tổ 1", "--to", "Xã Hoa Mẫu", "--on", "1/7"], "write it like 2026-07-01"),
        (["area", "move", "Tỉnh Mẫu", "--to", "Tỉnh Mẫu"], "is a province"),
        (["team", "add", "Tổ 3", "--province", "Tỉnh Mẫu"], "--province goes with --commune"),
        (["team", "invite", "Tổ 1", "--role", "coordinator"], "area invite AREA"),
        (["team", "remove", "Tổ 1", "5"], "There is no person 5 in Tổ 1"),
    ],
)
def test_what_cannot_be_is_refused(home: Path, arguments: list[str], told: str) -> None:
    bot(home, "team", "add", "Tổ 1", "--commune", "Xã Hoa Mẫu", "--province", "Tỉnh Mẫu")
    assert told in refused(home, *arguments)
