"""Each rule has a file that breaks it, and only it."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.guidebook.problem import RULES
from tests.guidebook.broken import BREAKS, PICTURE, THE_ASKS, WORDS
from tests.guidebook.folder import Folder, a_question


@pytest.mark.parametrize(("rule", "write"), [(rule, write) for rule, _, write in BREAKS],
                         ids=[f"{rule}: {case}" for rule, case, _ in BREAKS])  # fmt: skip
def test_an_editor_breaks_one_rule_and_hears_of_that_one(
    folder: Folder, rule: str, write: Callable[[Folder], Any]
) -> None:
    write(folder)
    assert [problem.rule for problem in folder.problems] == [rule]


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for rule, _, _ in BREAKS} == set(RULES) - {"G30", "G41", "G42"}  # test_asks.py


def test_a_good_guide_has_no_problems(folder: Folder) -> None:
    folder.add()
    folder.translate()
    assert folder.problems == []


def test_good_branches_pictures_and_variants_have_no_problems(folder: Folder) -> None:
    folder.write("pictures/mot.png", b"")
    folder.add(
        steps=[
            PICTURE | {"android": "Bấm “A”.", "iphone": "Bấm “B”.", "stuck": "Kéo xuống.", "id": "dau"},
            a_question("dau", "cuoi", warning="Không đọc mã cho ai."),
            {"text": "Đọc kỹ.", "goto": "end", "id": "cuoi"},
        ],
        confidence="partial",
        caveat="Nguồn năm 2023; hỏi lại ở công an xã.",
    )
    assert folder.problems == []


def test_a_choice_to_a_guide_that_is_broken_itself_is_not_a_dead_end(folder: Folder) -> None:
    ways = [{"label": "Có", "goto": "end"}, {"label": "Không", "guide": "vneid-hong"}]
    folder.add(steps=[{"ask": "Còn máy không?", "choices": ways}])
    folder.add("vneid-hong", fee=5)
    assert [problem.path.name for problem in folder.problems] == ["vneid-hong.yaml"]


def test_known_numbers_addresses_and_words_have_no_problems(folder: Folder) -> None:
    folder.write("words.yaml", WORDS)
    folder.write(
        "hotlines.yaml",
        """
        hotlines:
          - {number: "1900 0368", whose: Tổng đài, source: https://example.org, date: 2024-06-25, note: Chưa rõ cước.}
          - {number: "156", whose: Tin rác, source: https://example.org, date: "2022"}
          - {number: "5656", whose: Tin rác, source: https://example.org}
        sites: [{domain: bocongan.gov.vn, whose: Bộ Công an, source: https://example.org, date: "2026-09"}]
        """,
    )
    folder.add(
        fee="1.000.000 đồng theo Nghị định 118/2025, gọi 30 giây hết 500 đồng",
        turn_to="Gọi 19000368, hoặc nhắn 156 hoặc 5656.",
        steps=[
            {
                "text": "Mở dichvucong.bocongan.gov.vn, đuôi .gov.vn. Bấm “Click vào đây”, gõ số căn cước 12 số."
            },
            {"text": "Double click, rồi xem https://www.example.org/click."},
        ],
    )
    assert folder.problems == []


def test_a_retired_guide_gives_its_asks_back(folder: Folder) -> None:
    folder.add("vneid-moi", asks=THE_ASKS)
    folder.add("vneid-cu", asks=THE_ASKS, retired=True, replaced_by="vneid-moi")
    assert folder.problems == []


def test_an_english_ask_may_not_be_stolen_either(folder: Folder) -> None:
    folder.add()
    folder.add("vneid-hai")
    folder.translate(asks=["vneid-hai cau 0"])
    assert [problem.rule for problem in folder.problems] == ["G14"]
