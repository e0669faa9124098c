"""What a commune adds to the shared guides."""

from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.guidebook.load import load, load_or_raise
from bot.guidebook.show import show
from bot.guidebook.watch import Watcher
from tests.guidebook.folder import TODAY, Folder

ROOT = Path(__file__).parents[2]
OURS = f"""
checked: {TODAY}
local: Ủy ban xã Bình Mẫu, thôn Đông.
fee: 5.000 đồng
turn_to: Quầy số 2, xã Bình Mẫu.
prepare: [Tiền lẻ]
stuck:
  - {{step: bam xong, note: Không thấy? Hỏi quầy số 2.}}
"""


def test_a_commune_adds_to_a_guide_without_touching_it(folder: Folder) -> None:
    path = folder.add(prepare=["Thẻ căn cước"])
    before = path.read_bytes()
    folder.write("local/vneid-mau.yaml", OURS)
    guide = load_or_raise(folder.root)["vneid-mau"]
    assert guide.local == "Ủy ban xã Bình Mẫu, thôn Đông."
    assert (guide.fee, guide.turn_to) == ("5.000 đồng", "Quầy số 2, xã Bình Mẫu.")
    assert guide.prepare == ("Thẻ căn cước", "Tiền lẻ")
    assert [step.stuck for step in guide.steps] == [(), ("Không thấy? Hỏi quầy số 2.",)]
    assert path.read_bytes() == before


def test_without_an_overlay_nothing_is_local(folder: Folder) -> None:
    folder.add()
    assert load_or_raise(folder.root)["vneid-mau"].local is None


def test_an_english_reader_gets_the_communes_fee_and_address_too(folder: Folder) -> None:
    folder.add()
    folder.translate(fee="Free", title="A task")
    folder.write("local/vneid-mau.yaml", OURS)
    guide = load_or_raise(folder.root).read("vneid-mau", "en")
    assert (guide.title, guide.fee, guide.local) == ("A task", "5.000 đồng", "Ủy ban xã Bình Mẫu, thôn Đông.")
    assert guide.steps[1].stuck == ("Không thấy? Hỏi quầy số 2.",)


def test_a_note_for_a_topic_stands_on_all_its_guides_but_those_with_their_own(folder: Folder) -> None:
    for guide_id, topic in (("vneid-a", "vneid"), ("vneid-b", "vneid"), ("an-toan-c", "an-toan")):
        folder.add(guide_id, topic)
    folder.write("local/vneid.yaml", f"checked: {TODAY}\nlocal: Công an xã Bình Mẫu.")
    folder.write("local/vneid-b.yaml", f"checked: {TODAY}\nlocal: Hỏi bác trưởng thôn.")
    guides = load_or_raise(folder.root).guides
    assert {guide.id: guide.local for guide in guides.values()} == {
        "vneid-a": "Công an xã Bình Mẫu.",
        "vneid-b": "Hỏi bác trưởng thôn.",
        "an-toan-c": None,
    }


def test_the_operator_may_keep_overlays_elsewhere(folder: Folder, tmp_path: Path) -> None:
    folder.add()
    folder.write("local/vneid-mau.yaml", f"checked: {TODAY}\nfee: 1.000 đồng")
    elsewhere = tmp_path / "xa-binh-mau"
    elsewhere.mkdir()
    (elsewhere / "vneid-mau.yaml").write_text(OURS, "utf-8")
    assert load_or_raise(folder.root, elsewhere)["vneid-mau"].fee == "5.000 đồng"


def test_a_chosen_folder_that_is_not_there_is_one_line_for_the_operator(
    folder: Folder, tmp_path: Path
) -> None:
    folder.add()
    with pytest.raises(ContentError, match="Set LOCAL_GUIDES_DIR"):
        load(folder.root, tmp_path / "nowhere")


def test_an_overlay_of_a_guide_that_is_broken_itself_did_nothing_wrong(folder: Folder) -> None:
    folder.add("vneid-tot")
    folder.add(fee=5)
    folder.write("local/vneid-mau.yaml", OURS)
    assert [problem.path.parent.name for problem in folder.problems] == ["vneid"]


def test_an_editor_sees_the_communes_words_and_its_problems_with_their_lines(folder: Folder) -> None:
    folder.add()
    folder.write("local/vneid-mau.yaml", OURS.replace("bam xong", "Tắt máy"))
    guidebook, (problem,) = folder.loaded
    assert "Ở xã mình: Ủy ban xã Bình Mẫu, thôn Đông." in show(guidebook["vneid-mau"])
    assert (problem.line, problem.problem) == (8, "hướng dẫn “vneid-mau” không có bước “Tắt máy”")


def test_a_change_in_a_folder_elsewhere_is_noticed(folder: Folder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "xa-binh-mau"
    elsewhere.mkdir()
    watcher = Watcher(folder.root, elsewhere)
    (elsewhere / "vneid-mau.yaml").write_text(OURS, "utf-8")
    assert (watcher.changed(), watcher.changed()) == (True, False)


def test_the_example_of_an_invented_commune_fits_the_real_guides() -> None:
    guides = ROOT / "guides"
    example = guides / "local.example"
    guidebook, problems = load(guides, example)
    assert [str(problem) for problem in problems if problem.path.parent == example] == []
    assert "Bình Mẫu" in (guidebook["khai-sinh"].local or "")
    assert guidebook["khai-sinh"].local != guidebook["khai-tu"].local
