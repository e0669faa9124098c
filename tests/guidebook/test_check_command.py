"""`python -m bot check`, through the front door."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.guidebook.folder import TODAY, Folder

ROOT = Path(__file__).parents[2]


def check(folder: Folder, *arguments: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr, run from the folder above the guides."""
    environment = os.environ | {"GUIDES_DIR": "guides", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check", *arguments],
        cwd=folder.root.parent,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_an_editor_checks_everything(folder: Folder) -> None:
    folder.add("vneid-a", steps=[{"text": 'Bấm "Xong".'}, {"text": "x" * 301}])
    folder.add("vneid-b", related=["vneid-khong-co"])
    status, told, _ = check(folder)
    assert status == 1
    assert told.splitlines()[0] == "guides/vneid/vneid-a.yaml:16: G07 bước 2 dài 301 ký tự, tối đa 300."
    assert told.splitlines()[-1] == "2 hướng dẫn · 1 lỗi · 1 cảnh báo"


def test_warnings_alone_are_a_success(folder: Folder) -> None:
    folder.add(related=["vneid-khong-co"])
    status, told, _ = check(folder)
    assert (status, told.splitlines()[-1]) == (0, "1 hướng dẫn · 0 lỗi · 1 cảnh báo")


def test_an_editor_checks_one_file_and_its_stolen_ask_is_still_seen(folder: Folder) -> None:
    folder.add("vneid-a", fee=5)
    folder.add("vneid-b", asks=[f"vneid-c câu {number}" for number in range(8)])
    folder.add("vneid-c", asks=["vneid-c câu 1", *(f"câu mới {number}" for number in range(7))])
    status, told, _ = check(folder, "guides/vneid/vneid-c.yaml")
    assert status == 1
    problems = [line.split()[:2] for line in told.splitlines() if line.startswith("guides")]
    assert {path.partition(":")[0] for path, _ in problems} == {"guides/vneid/vneid-c.yaml"}
    assert {rule for _, rule in problems} == {"G14", "G30"}
    assert told.splitlines()[-1] == "1 hướng dẫn · 1 lỗi · 2 cảnh báo"


def test_an_editor_looks_at_a_guide_in_english(folder: Folder) -> None:
    folder.add()
    folder.translate(title="A task")
    status, told, _ = check(folder, "--show", "vneid-mau", "--lang", "en", "--as", "iphone")
    assert (status, told.splitlines()[0]) == (0, "A TASK")


def test_an_editor_looks_at_a_guide_that_cannot_be_read_and_sees_why(folder: Folder) -> None:
    folder.add("vneid-tot")
    folder.add(fee=5)
    status, told, _ = check(folder, "--show", "vneid-mau")
    assert status == 1
    assert told.startswith("guides/vneid/vneid-mau.yaml:4: G05 ")


def test_an_editor_sees_the_state_of_all_guides(folder: Folder) -> None:
    folder.add()
    status, told, _ = check(folder, "--status")
    assert (status, told.splitlines()[1].split()[0]) == (0, "vneid-mau")


def test_a_new_guide_can_be_checked_at_once_and_asks_to_be_filled_in(folder: Folder) -> None:
    folder.add()
    status, skeleton, _ = check(folder, "--new", "vneid-moi")
    assert status == 0
    # The skeleton was checked today; the folder is looked at on a day of its own.
    folder.write("vneid/vneid-moi.yaml", re.sub(r"checked: [\d-]+", f"checked: {TODAY}", skeleton))
    assert {problem.rule for problem in folder.problems} == {"G12", "G23"}
    assert check(folder, "--new", "vneid-moi")[0] == 2  # there is one already


def test_wrong_usage_is_said_in_one_line(folder: Folder) -> None:
    folder.add()
    for arguments, said in {
        ("--show", "vneid-ma"): 'There is no guide "vneid-ma". Did you mean vneid-mau?',
        ("--show", "vneid-mau", "--lang", "en"): 'The guide "vneid-mau" has no translation "en".',
        ("--new", "Mã mới"): '"Mã mới" cannot be an id: use a–z, 0–9 and -, at most 40 characters.',
        ("guides/none.yaml",): "There is no file or folder guides/none.yaml.",
        ("--status", "--show", "x"): "Use one of PATH, --show, --status and --new at a time.",
    }.items():
        assert check(folder, *arguments) == (2, "", said + "\n")


def test_a_missing_folder_is_one_line_for_the_operator(folder: Folder) -> None:
    folder.root.rename(folder.root.with_name("away"))
    status, told, error = check(folder)
    assert (status, told) == (1, "")
    assert (
        error == "There is no guides folder at guides. Set GUIDES_DIR to the folder that holds topics.yaml.\n"
    )
