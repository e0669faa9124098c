"""`sample`, `backup`, `restore` and `migrate` as scripts use them: real processes."""

from pathlib import Path

import pytest

from bot.storage.schema import OURS
from tests.commands.test_people import bot, home

__all__ = ["home"]


def test_a_sample_is_made_backed_up_and_restored(home: Path) -> None:
    made = bot(home, "sample", "--visits", "30")
    assert made.returncode == 0, made.stderr
    assert "Xã Hoa Mẫu is invented: 2 teams, 12 people, 40 households, 30 visits" in made.stdout
    again = bot(home, "sample")
    assert (again.returncode, again.stdout) == (1, "")
    assert "The database is not empty" in again.stderr
    backup, present = home / "b.db", home / "sotayso.db"
    assert bot(home, "backup", str(backup)).stdout.endswith(f" bytes, schema {OURS.head}, checked.\n")
    present.write_text("damaged")
    restored = bot(home, "restore", str(backup)).stdout
    assert restored.startswith(
        f"Restored {present} from {backup}.\nWhat was there before is kept as {present}."
    )
    assert "Tổ thôn Đông" in bot(home, "team", "list").stdout


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_wrong_files_are_refused(home: Path, command: str) -> None:
    done = bot(home, command, str(home))
    assert (done.returncode, done.stdout) == (2, "")
    assert str(home) in done.stderr


def test_migrate_says_what_it_did(home: Path) -> None:
    assert bot(home, "migrate").stdout == f"The database has schema {OURS.head}; nothing to do.\n"
    (home / "sotayso.db").unlink()
    assert bot(home, "migrate").stdout == f"Migrated from nothing to schema {OURS.head}.\n"
