"""`report` as scripts use it: real processes."""

import json
from pathlib import Path

import pytest
from docx import Document

from tests.commands.test_people import bot, home, refused

__all__ = ["home"]  # a fixture


def test_a_report_is_written_for_people_programs_and_spreadsheets(home: Path) -> None:
    bot(home, "team", "add", "Tổ 5")
    week = ("report", "--team", "1", "--week", "2026-W47")
    assert "Tổ 5" in bot(home, *week).stdout
    read = json.loads(bot(home, *week, "--format", "json").stdout)
    assert (read["period"]["last"], read["total"]["visits"], read["before"]) == ("2026-11-22", 0, None)
    assert bot(home, *week, "--format", "group").stdout.startswith("📣 Tổ 5, tuần 16/11 – 22/11/2026\n")
    output = home / "w47.csv"
    assert bot(home, *week, "--format", "csv", "--output", str(output)).stdout == ""
    assert output.read_bytes().startswith(b"\xef\xbb\xbfpart,key,name,")
    assert str(home) in refused(home, *week, "--output", str(home))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--month", "2026-13"], "2026-13"),
        (["--from", "2026-11-02", "--to", "2026-11-01"], "cannot end"),
        (["--from", "2026-11-02"], "--from and --to go together"),
        (["--week", "2026-W47", "--month", "2026-11"], "Give one of"),
        (["--year", "2026", "--from", "2026-11-02"], "Give one of"),
        (["--quarter", "2026-Q5"], "2026-Q5"),
        (["--format", "pdf"], "Use one of: text, group, png, xlsx, docx, csv, json"),
        (["--number", "3"], "--number goes with --format docx"),
        ([], 'There is no team "Tổ 9"'),
    ],
)
def test_an_impossible_report_is_refused(home: Path, arguments: list[str], told: str) -> None:
    assert told in refused(home, "report", "--team", "Tổ 9", *arguments)


def test_a_quarter_is_written_as_chart_spreadsheet_and_letter(home: Path) -> None:
    bot(home, "team", "add", "Tổ 5", "--commune", "Xã Hoa Mẫu")
    for form, start in (("png", b"\x89PNG"), ("xlsx", b"PK"), ("docx", b"PK")):
        output = home / f"q4.{form}"
        done = bot(
            home,
            "report",
            "--team",
            "Tổ 5",
            "--quarter",
            "2026-Q4",
            "--format",
            form,
            "--output",
            str(output),
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert output.read_bytes().startswith(start)


def test_a_letter_has_the_number_it_was_given(home: Path) -> None:
    bot(home, "team", "add", "Tổ 5")
    output = home / "year.docx"
    year = ("report", "--team", "1", "--year", "2026", "--format", "docx", "--number", "7")
    bot(home, *year, "--output", str(output))
    page = Document(str(output))
    assert "Số: 07/BC-TCNSCĐ" in [cell.text for row in page.tables[0].rows for cell in row.cells]


def test_a_broken_template_is_told_and_nothing_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = home / "templates"
    templates.mkdir()
    (templates / "mau.yaml").write_text("title: Báo cáo\n", "utf-8")
    monkeypatch.setenv("REPORT_TEMPLATES_DIR", str(templates))
    bot(home, "team", "add", "Tổ 5")
    done = bot(home, "report", "--team", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mau.yaml:1: G04 thiếu" in done.stderr
