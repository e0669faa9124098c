"""`household` as the operator uses it: real processes on a real file."""

import asyncio
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.domain.household import Detail, How
from bot.domain.people import Role
from bot.domain.visit import Visit
from bot.storage.database import Database
from tests.commands.test_people import ROOT, bot, home, refused

__all__ = ["home"]

LABEL, PHONE = "bà Lan Thử, ngõ 5", "0900000001"


@pytest.fixture
def village(home: Path) -> Path:
    """Tổ 5 with H-001, named and visited, and H-002; Tổ 6 in the same commune; Tổ xa elsewhere."""

    async def furnish() -> None:
        clock = partial(datetime.now, UTC)
        async with (
            Database.opened(f"sqlite+aiosqlite:///{home / 'sotayso.db'}", clock) as database,
            database.transaction() as transaction,
        ):
            commune = await transaction.areas.commune("Xã Hoa Mẫu")
            team = await transaction.people.add_team("Tổ 5", commune)
            await transaction.people.add_team("Tổ 6", commune)
            await transaction.people.add_team("Tổ xa", await transaction.areas.commune("Xã Khác"))
            lead = await transaction.people.join(
                None, await transaction.invitations.invite(team.id, Role.LEAD)
            )
            for _ in range(2):
                household = await transaction.households.open(team.id, lead.id)
                visit = Visit(
                    team_id=team.id, volunteer_id=lead.id or 0, household=household, guide_id=None,
                    topic="vneid", day=(clock() + timedelta(hours=7)).date(),
                )  # fmt: skip
                await transaction.visits.add(visit, entered_by=lead.id)
            for what, text in ((Detail.LABEL, LABEL), (Detail.PHONE, PHONE)):
                await transaction.details.agreed(1, what, how=How.SPOKEN, text_version="1", asked_by=lead.id)
                await transaction.details.keep(1, what, text, by=lead.id)

    asyncio.run(furnish())
    return home


def test_a_household_is_shown_and_handed_over(village: Path) -> None:
    shown = bot(village, "household", "show", "Tổ 5", "h1").stdout.splitlines()
    assert shown[:2] == ["H-001 · bà Lan Thử, ngõ 5 (Tổ 5)", "phone: 0900 000 001"]
    assert shown[-1].startswith("visits: 1, the last on ")
    output = village / "lan.json"
    assert bot(village, "household", "export", "1", "H-001", "--output", str(output)).returncode == 0
    handed_over = json.loads(output.read_text("utf-8"))
    assert (handed_over["label"], handed_over["phone"]) == (LABEL, PHONE)
    assert [consent["what"] for consent in handed_over["consents"]] == ["label", "phone"]
    assert len(handed_over["visits"]) == 1
    assert output.stat().st_mode & 0o777 == 0o600
    assert "exists already" in refused(village, "household", "export", "1", "1", "--output", str(output))


def test_what_is_erased_is_in_no_file_and_the_operator_hears_of_copies(village: Path) -> None:
    (village / "sotayso.db.before-0009-20260101T000000Z").touch()
    done = bot(village, "household", "erase", "Tổ 5", "H-001", "--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("H-001 is only a code now.\nCopies made before an update or a restore")
    assert "sotayso.db.before-0009" in done.stdout
    shown = bot(village, "household", "show", "Tổ 5", "H-001").stdout
    assert shown.startswith("H-001 (Tổ 5)\nvisits: 1")


def test_nothing_is_erased_before_somebody_says_yes(village: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "bot", "household", "erase", "Tổ 5", "H-001"],
        input="n\n", capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT,
        env=os.environ | {"DATABASE_URL": str(village / "sotayso.db"), "GUIDES_DIR": str(village / "guides")},
    )  # fmt: skip
    assert asked.returncode == 1
    assert LABEL in bot(village, "household", "show", "Tổ 5", "H-001").stdout


def test_nothing_is_written_down_without_consent(village: Path) -> None:
    write = ("household", "correct", "Tổ 5", "H-002", "--label", "ông Bảy, xóm Bãi")
    assert "has not agreed that its label is kept" in refused(village, *write)
    assert bot(village, *write, "--agreed", "written").stdout == "H-002 is corrected.\n"
    assert (
        "consent to keep the label: asked by the operator"
        in bot(village, "household", "show", "1", "2").stdout
    )
    assert "cannot be kept as a phone" in refused(village, "household", "correct", "1", "2", "--phone", "12")
    assert "Give --label" in refused(village, "household", "correct", "1", "2")
    withdrawn = bot(village, "household", "withdraw", "Tổ 5", "H-001", "--only-phone").stdout
    assert withdrawn.startswith("The consent of H-001 is withdrawn.")
    assert LABEL in bot(village, "household", "show", "Tổ 5", "H-001").stdout


def test_a_name_that_resembles_another_is_asked_about(village: Path) -> None:
    named = ("household", "correct", "Tổ 5", "H-002", "--label", "Bà Lan Thử ngõ 5", "--agreed", "written")
    assert "Is H-002 one of these? H-001 · bà Lan Thử, ngõ 5" in refused(village, *named)
    assert bot(village, *named, "--other-home").stdout == "H-002 is corrected.\n"


def test_a_merge_and_a_split_say_which_weeks_count_otherwise(village: Path) -> None:
    merged = bot(village, "household", "merge", "Tổ 5", "H-002", "H-001").stdout.splitlines()
    assert merged[0].startswith("H-002 is H-001 from ")
    assert merged[0].endswith("visits that changed hands: 1.")
    assert merged[1].endswith(": 2 → 1")
    assert "same household already" in refused(village, "household", "merge", "1", "H-002", "H-001")
    split = bot(village, "household", "split", "Tổ 5", "H-001").stdout.splitlines()
    assert split[0] == "H-002 is a household of its own again; visits that went back: 1."
    assert split[1].endswith(": 1 → 2")
    assert "Nothing was merged into H-001" in refused(village, "household", "split", "Tổ 5", "H-001")


def test_a_household_moves_within_its_commune(village: Path) -> None:
    assert "not another team of the same commune" in refused(
        village, "household", "move", "Tổ 5", "H-001", "--to", "Tổ xa"
    )
    moved = bot(village, "household", "move", "Tổ 5", "H-001", "--to", "Tổ 6").stdout
    assert moved.startswith("H-001 is H-001 of Tổ 6 from ")
    assert 'has no household "H-001"' in refused(village, "household", "show", "Tổ 5", "H-001")
    assert LABEL in bot(village, "household", "show", "Tổ 6", "H-001").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "Tổ 9", "H-001"], 'There is no team "Tổ 9"'),
        (["show", "Tổ 5", "bà Lan"], 'Tổ 5 has no household "bà Lan"'),
        (["merge", "Tổ 5", "H-001", "H-002", "--from", "tomorrow"], "is not a day"),
        (["merge", "Tổ 5", "H-001", "H-002", "--from", "2999-01-01"], "has not come yet"),
    ],
)
def test_what_is_impossible_is_refused(village: Path, arguments: list[str], told: str) -> None:
    assert told in refused(village, "household", *arguments)
