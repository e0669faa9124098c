"""From a folder to the guides: everything that is wrong in one go, and what is served when nothing is."""

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from bot.domain.guide import Confidence
from bot.errors import ContentError
from bot.guidebook.load import load, load_or_raise
from bot.guidebook.problem import Problem
from tests.guidebook.folder import TODAY, Folder, a_question


def test_an_editor_hears_of_all_problems_of_all_files_in_one_run(folder: Folder) -> None:
    folder.add("vneid-a", fee=5, minutes="mười", steps=[{"text": "Mở máy."}, {"text": "x" * 412}])
    folder.add("vneid-b", asks=["một câu"], sources=[{"publisher": "Báo", "url": "báo"}])
    folder.write("vneid/vneid-c.yaml", 'title: "mở')
    assert "\n".join(folder.told) == dedent(
        """\
        vneid/vneid-a.yaml:4: G05 “fee” phải là chữ, không phải “5”.
            → Đặt trong dấu nháy: "5".
        vneid/vneid-a.yaml:16: G07 bước 2 dài 412 ký tự, tối đa 300.
            → Tách thành hai bước, mỗi bước một việc.
        vneid/vneid-a.yaml:25: G05 “minutes” phải là một số nguyên, không phải “mười”.
            → Viết số trần, không dấu nháy, ví dụ 10.
        vneid/vneid-b.yaml:5: G12 cảnh báo: mới có 1 câu hay hỏi, cần 8–20.
            → Viết thêm: cách nói ngắn, không dấu, tiếng địa phương, lúc bực mình.
        vneid/vneid-b.yaml:14: G23 nguồn thứ 1 không phải địa chỉ trang web: báo.
            → Chép cả địa chỉ, từ https:// trở đi.
        vneid/vneid-c.yaml:1: G01 có dấu nháy mở mà không có dấu nháy đóng.
            → Thêm dấu nháy ở cuối câu."""
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"fee": True}, "“fee” phải là chữ, không phải “true”"),
        ({"fee": date(2026, 11, 22)}, "“fee” phải là chữ, không phải “2026-11-22”"),
        ({"fee": None}, "“fee” phải là chữ, không phải “null”"),
        ({"fee": ["một"]}, "“fee” phải là chữ, không phải một danh sách"),
        ({"asks": "một câu"}, "“asks” phải là một danh sách, không phải “một câu”"),
        ({"prepare": [{"Lưu ý": "mang thẻ"}]}, "“prepare” thứ 1 phải là chữ, không phải một nhóm “tên: nội dung”"),
        ({"checked": "2026-11-22"}, "“checked” phải là một ngày có thật, không phải “2026-11-22”"),
        ({"confidence": "chắc"}, "“confidence” phải là solid hoặc partial, không phải “chắc”"),
        ({"retired": "có"}, "“retired” phải là true hoặc false, không phải “có”"),
        ({"titel": "Việc"}, "không có mục nào tên “titel”"),
        ({"steps": ["Mở máy."]}, "bước 1 phải là một nhóm “tên mục: nội dung”, không phải “Mở máy.”"),
        ({"steps": [{"text": "Mở.", "stuck": [5]}]}, "bước 1 “stuck” thứ 1 phải là chữ, không phải “5”"),
        ({"steps": [{"text": "Mở.", "stuck": 5}]}, "bước 1 “stuck” phải là một danh sách, không phải “5”"),
        ({"problems": [{"problem": "Sai mã"}]}, "thiếu “problems” thứ 1 “fix”"),
        ({"steps": [a_question("end", "end", "end", "end", "end")]}, "bước 1 “choices” có 5 mục, tối đa 4"),
    ],
)  # fmt: skip
def test_problems_are_told_in_good_vietnamese(folder: Folder, change: dict[str, Any], problem: str) -> None:
    folder.add(**change)
    assert [each.problem for each in folder.problems] == [problem]


def test_a_misspelt_key_gets_a_hint_and_a_sentence_with_a_colon_its_quotes(folder: Folder) -> None:
    folder.add(titel="Việc", prepare=[{"Lưu ý": "mang thẻ"}])
    assert [each.fix for each in folder.problems] == [
        "Có phải “title”?",
        'Câu có dấu hai chấm thì đặt trong dấu nháy: "Lưu ý: mang thẻ".',
    ]


def test_a_good_folder_becomes_guides_in_the_order_of_the_topics(folder: Folder) -> None:
    folder.add("an-toan-otp", topic="an-toan")
    folder.add("vneid-b", confidence="partial", caveat="Nguồn cũ.", minutes=10)
    folder.add("vneid-a", retired=True, replaced_by="vneid-b")
    guidebook = load_or_raise(folder.root)
    assert list(guidebook.guides) == ["vneid-a", "vneid-b", "an-toan-otp"]
    assert [guide.id for guide in guidebook] == ["vneid-b", "an-toan-otp"]
    assert {topic.id: topic.name("en") for topic in guidebook.topics.values()} == {
        "vneid": "VNeID",
        "an-toan": "An toàn",
    }
    guide = guidebook["vneid-b"]
    assert (guide.topic, guide.minutes, guide.confidence) == ("vneid", 10, Confidence.PARTIAL)
    assert (guide.checked, guide.caveat) == (TODAY, "Nguồn cũ.")


def test_a_translation_reads_in_its_language_and_leads_where_the_guide_leads(folder: Folder) -> None:
    bones = [a_question("cuoi", "end"), {"text": "Xong.", "id": "cuoi"}]
    words = [
        {"ask": "Which way?", "choices": [{"label": "This"}, {"label": "That"}]},
        {"text": "Done."},
    ]
    folder.add(steps=bones)
    folder.translate(steps=words, title="A task")
    guidebook = load_or_raise(folder.root)
    english = guidebook.read("vneid-mau", "en")
    assert (english.title, english.language, english.sources) == (
        "A task",
        "en",
        guidebook["vneid-mau"].sources,
    )
    assert [(way.label, way.goto) for way in english.steps[0].ways] == [("This", "cuoi"), ("That", "end")]
    assert english.after(1) is None
    assert english.index_of("cuoi") == 1


def test_other_files_and_folders_are_left_alone(folder: Folder) -> None:
    folder.add()
    for path in ("lexicon/words.yaml", "local.example/x.yaml", "pictures/x.yaml", "vneid/.x.yaml"):
        folder.write(path, "no: guide")
    for path in ("README.md", "vneid/x.yaml~", "vneid/x.yaml.swp", ".git/x.yaml"):
        folder.write(path, "no guide")
    assert folder.problems == []


def test_an_operator_without_a_folder_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"There is no guides folder at .*Set GUIDES_DIR"):
        load_or_raise(tmp_path / "none")


def test_an_operator_with_an_empty_folder_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"There are no guides in .*Set GUIDES_DIR"):
        load_or_raise(tmp_path)


def test_a_file_that_cannot_be_opened_is_one_problem_among_others(folder: Folder) -> None:
    folder.add()
    (folder.root / "vneid/vneid-dut.yaml").symlink_to(folder.root / "nowhere.yaml")
    assert [(problem.rule, problem.path.name) for problem in folder.problems] == [("G01", "vneid-dut.yaml")]


def test_a_folder_without_topics_is_one_problem(folder: Folder) -> None:
    folder.add()
    (folder.root / "topics.yaml").unlink()
    assert [(problem.rule, problem.path.name) for problem in folder.problems] == [("G01", "topics.yaml")]


def test_errors_stop_the_start_and_are_listed(folder: Folder) -> None:
    folder.add("vneid-a", title="x" * 61)
    folder.add("vneid-b", related=["vneid-khong-co"])
    with pytest.raises(ContentError) as caught:
        load_or_raise(folder.root)
    first, second, *_ = str(caught.value).splitlines()
    assert first == "1 error in the guides; correct them, then start again."
    assert second.endswith("vneid-a.yaml:1: G06 “title” dài 61 ký tự, tối đa 60.")


def test_guides_with_broken_rules_can_still_be_looked_at(folder: Folder) -> None:
    folder.add(sources=[{"publisher": "Báo", "url": "báo"}])
    assert "vneid-mau" in load(folder.root, today=TODAY)[0]


def test_paths_are_shown_as_one_would_type_them_here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(folder.write("vneid/x.yaml", ""), 11, "G07", "sai", "Sửa.")
    monkeypatch.chdir(folder.root.parent)
    assert str(problem) == "guides/vneid/x.yaml:11: G07 sai.\n    → Sửa."
    monkeypatch.chdir(folder.root / "vneid")
    assert str(problem) == "x.yaml:11: G07 sai.\n    → Sửa."
