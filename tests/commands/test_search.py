"""`python -m bot ask`, as scripts and people use it."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
QUESTION = "quen mk vneid roi gio sao"


def ask(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "ask", *arguments],
        check=False,
        cwd=ROOT,
        input=given,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
    )


def test_a_person_reads_the_decision_and_the_guide() -> None:
    ran = ask(QUESTION)
    assert ran.returncode == 0
    assert f"{QUESTION} → answer" in ran.stdout
    assert "vneid-quen-mat-khau · Quên mật khẩu VNeID" in ran.stdout


def test_a_script_reads_one_object_per_line_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "questions.txt"
    path.write_text("Quên mật khẩu VNeID?\n\nxin visa đi Mỹ\n", encoding="utf-8")
    ran = ask("--json", "--file", str(path))
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["question"] for one in found] == ["Quên mật khẩu VNeID?", "", "xin visa đi Mỹ"]
    assert [one["decision"] for one in found] == ["answer", "unknown", "unknown"]
    assert found[0]["matches"][0]["guide"] == "vneid-quen-mat-khau"
    assert 0 < found[0]["matches"][0]["score"] <= 1
    assert found[1] == {"question": "", "decision": "unknown", "matches": []}
    assert "Quên mật khẩu" in ran.stdout  # not escaped


def test_questions_can_come_from_a_pipe() -> None:
    ran = ask("--json", "--file", "-", given=f"{QUESTION}\nvneid\n")
    assert [json.loads(line)["decision"] for line in ran.stdout.splitlines()] == ["answer", "choose"]


def test_an_editor_sees_why() -> None:
    ran = ask("--explain", "quên mật khẩu facebook")
    assert "about something else: facebook" in ran.stdout
    assert "nearest line " in ran.stdout
    assert "nearest without a guide: " in ran.stdout


def test_explanations_stay_out_of_the_way_of_scripts() -> None:
    ran = ask("--json", "--explain", QUESTION)
    assert len(ran.stdout.splitlines()) == 1
    assert "read as: " in ran.stderr


def test_a_missing_file_or_no_question_is_wrong_usage() -> None:
    for arguments in (("--file", "/nowhere/at/all"), (), (QUESTION, "--file", "-")):
        ran = ask(*arguments)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


def test_a_file_that_is_no_text_is_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\xff\xfe")
    assert ask("--file", str(path)).returncode == 2


def test_a_missing_guides_folder_is_told_in_one_line(tmp_path: Path) -> None:
    ran = ask(QUESTION, GUIDES_DIR=str(tmp_path / "nowhere"))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Traceback" not in ran.stderr
