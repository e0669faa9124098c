"""Every ask is put to the real search."""

from bot.guidebook.asks import stray_asks
from bot.guidebook.problem import Problem
from tests.guidebook.folder import Folder

PASSWORD = ["quên mật khẩu vneid", "mất mật khẩu vneid rồi", "đặt lại mật khẩu vneid"]
SIM = ["sim đứng tên ai", "kiểm tra sim chính chủ", "khóa sim khi mất máy"]


def two_guides(folder: Folder, *, more: str) -> list[Problem]:
    folder.add("vneid-quen-mat-khau", title="Quên mật khẩu VNeID", asks=PASSWORD)
    folder.add("cb-sim", title="Kiểm tra sim chính chủ", asks=[*SIM, more])
    return stray_asks(folder.root, folder.loaded[0])


def test_an_editor_hears_which_guide_takes_an_ask(folder: Folder) -> None:
    problem = two_guides(folder, more="quen mat khau vneid")[0]
    assert (problem.path.name, problem.rule, problem.is_error) == ("cb-sim.yaml", "G30", False)
    assert problem.path.read_text("utf-8").splitlines()[problem.line - 1] == "- quen mat khau vneid"
    said = "“quen mat khau vneid” bị “vneid-quen-mat-khau · Quên mật khẩu VNeID” lấy mất"
    assert problem.problem == said


def test_asks_that_find_their_own_guide_are_no_problem(folder: Folder) -> None:
    assert two_guides(folder, more="sim này ai đứng tên") == []


def test_an_ask_that_is_nearly_a_tie_is_told(folder: Folder) -> None:
    folder.write("lexicon/tu-dem.yaml", "filler: [rồi]")
    asks = {"cb-a": ["sim bị khóa"], "cb-b": ["sim bị khóa rồi"]}
    for guide_id, own in asks.items():
        folder.add(guide_id, title=f"Việc {guide_id[-1]} với sim", asks=own)
    told = [problem.problem for problem in stray_asks(folder.root, folder.loaded[0])]
    assert any("gần như ngang với" in problem for problem in told), told


def test_an_ask_the_search_makes_nothing_of_is_told(folder: Folder) -> None:
    folder.write("lexicon/tu-dem.yaml", "filler: [ơ, bà con, ơi]")
    assert two_guides(folder, more="ơ bà con ơi")[0].problem == "“ơ bà con ơi”: bot chưa nhận ra"


def test_only_the_guides_that_were_asked_for_are_tried(folder: Folder) -> None:
    two_guides(folder, more="quen mat khau vneid")
    guidebook = folder.loaded[0]
    assert stray_asks(folder.root, guidebook, frozenset({"vneid-quen-mat-khau"})) == []


def test_a_retired_guide_is_not_tried(folder: Folder) -> None:
    folder.add("vneid-moi", asks=PASSWORD)
    folder.add("vneid-cu", asks=PASSWORD, retired=True, replaced_by="vneid-moi")
    assert [p for p in stray_asks(folder.root, folder.loaded[0]) if p.path.name == "vneid-cu.yaml"] == []


def test_a_broken_lexicon_is_told_with_its_line(folder: Folder) -> None:
    folder.write("lexicon/tu.yaml", "filler:\n  - nhé\nlạ: [một]\n")
    problem = two_guides(folder, more="sim của ai")[0]
    assert (problem.path.name, problem.line, problem.rule) == ("tu.yaml", 3, "G41")
    assert problem.problem.startswith("không có mục “lạ”")


def test_what_people_asked_is_tried_too_and_told_with_its_line(folder: Folder) -> None:
    asked = ["  cb-sim:", "  - thẻ trong máy đứng tên ai", "  - quên mật khẩu vneid", "  cb-lạ:", "  - gì đó"]
    folder.write("lexicon/da-hoi.yaml", "\n".join(["asked:", *asked]) + "\n")
    told = [(p.path.name, p.line, p.rule, p.problem) for p in two_guides(folder, more="sim của ai")]
    assert told == [
        ("da-hoi.yaml", 4, "G42", "“quên mật khẩu vneid”: “vneid-quen-mat-khau” gần câu này hơn"),
        ("da-hoi.yaml", 5, "G42", "không có hướng dẫn “cb-lạ”"),
    ]
