"""Strict YAML: what an editor can get wrong, on which line it is told, and what is kept of the rest."""

import unicodedata
from datetime import date

import pytest

from bot.guidebook.yaml_lines import Unquoted, read

BROKEN = {
    "a colon in a sentence": ("a: 1\nb: Lưu ý: cẩn thận\n", (2, "G01")),
    "no colon behind a key": ("a: 1\nb\n", (3, "G01")),
    "a quote never closed": ('a: "mở\nb: 1\n', (1, "G01")),
    "words behind a closing quote": ('a: 1\nb: "Quên" rồi\n', (2, "G01")),
    "a bracket never closed": ("a: [1, 2\nb: 3\n", (1, "G01")),
    "a brace never closed": ("a: {mở\n", (1, "G01")),
    "a line set in too little": ("a:\n  - x\n - y\n", (3, "G01")),
    "a tab": ("a:\n\t- x\n", (2, "G01")),
    "a tab behind words": ("a: x\t\n", (1, "G01")),
    "a reserved character": ("a: @x\n", (1, "G01")),
    "bold text": ("a: **đậm** chữ\n", (1, "G01")),
    "a backslash in double quotes": ('a: "C:\\quên"\n', (1, "G01")),
    "a sentence with ! in front": ("a: !chú ý\n", (1, "G01")),
    "two documents": ("a: 1\n---\nb: 1\n", (2, "G01")),
    "nothing": ("", (1, "G01")),
    "only comments": ("# chưa viết\n", (1, "G01")),
    "brackets without end": ("[" * 5000, (1, "G01")),
    "a key twice": ("a: 1\nb: 2\na: 3\n", (3, "G02")),
    "a key twice deep inside": ("a:\n  - b: 1\n    b: 2\n", (3, "G02")),
    "an anchor": ("a: &neo 1\n", (1, "G02")),
    "an alias": ("a: *neo\n", (1, "G02")),
    "an alias as a key": ("*neo : 1\n", (1, "G02")),
    "a merge key": ("a:\n  <<: {b: 1}\n", (2, "G02")),
    "a tag": ("a: ! chú ý\n", (1, "G02")),
    "a Python object": ("a: !!python/object:os.system x\n", (1, "G02")),
    "a list as a key": ("? [a]\n: 1\n", (1, "G02")),
    "an invisible character": ("a: 1\nb: x\u200by\n", (2, "G03")),
    "text turned around": ("a: x\u202ey\n", (1, "G03")),
    "tone marks typed apart": (unicodedata.normalize("NFD", "a: 1\nb: mật khẩu\n"), (2, "G03")),
    "words lost behind a #": ("a: 1\nb: bấm # rồi gọi\n", (2, "G29")),
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN)
def test_an_editor_is_told_the_line(text: str, expected: tuple[int, str]) -> None:
    assert [(refusal.line, refusal.rule) for refusal in read(text.encode()).refusals] == [expected]


def test_a_file_that_is_not_utf_8_names_the_line_of_the_first_wrong_letter() -> None:
    refusals = read("a: 1\nb: é\n".encode("latin-1")).refusals
    assert [(refusal.line, refusal.problem) for refusal in refusals] == [(2, "tệp không phải UTF-8")]


def test_windows_line_ends_and_byte_order_mark_are_welcome() -> None:
    document = read("\ufeffa: 1\r\nb: chữ\r\n".encode())
    assert (document.data, document.refusals) == ({"a": 1, "b": "chữ"}, [])


def test_comments_behind_two_spaces_and_a_leading_document_mark_are_welcome() -> None:
    document = read("---\na: chữ  # ghi chú\nb: 'x' # sau dấu nháy\n".encode())
    assert (document.data, document.refusals) == ({"a": "chữ", "b": "x"}, [])


def test_several_problems_are_told_at_once_and_the_rest_is_still_read() -> None:
    document = read("a: 1\na: 2\nb: x\u200by\n".encode())
    assert sorted(refusal.rule for refusal in document.refusals) == ["G02", "G03"]
    assert document.data == {"a": 1, "b": "xy"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("chữ", "chữ"),
        ('"5"', "5"),
        ("5", 5),
        ("-5", -5),
        ("true", True),
        ("2026-11-22", date(2026, 11, 22)),
        ("no", Unquoted("no")),
        ("Yes", Unquoted("Yes")),
        ("12:30", Unquoted("12:30")),
        ("010", Unquoted("010")),
        ("1_000", Unquoted("1_000")),
        ("1.5", Unquoted("1.5")),
        ("null", Unquoted("null")),
        ("", Unquoted("")),
        ("2026-02-30", Unquoted("2026-02-30")),
        ("2026-11-22 10:00:00", Unquoted("2026-11-22 10:00:00")),
        ("9" * 5000, Unquoted("9" * 5000)),
    ],
)
def test_only_plain_numbers_dates_and_true_are_other_than_text(written: str, value: object) -> None:
    assert read(f"a: {written}\n".encode()).data == {"a": value}


def test_every_piece_knows_its_line() -> None:
    document = read("# ghi chú\na: 1\nb:\n  - x\n  - text: y\n    warning: z\n".encode())
    assert document.line(("b", 1, "warning")) == 6
    assert document.line(("b", 0)) == 4
    assert document.line(("b", 1, "not there")) == 5
    assert document.line(("not there",)) == 2
