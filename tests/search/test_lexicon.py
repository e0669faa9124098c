"""The lexicon's files: what an editor may write, and what they are told when it cannot be read."""

import shutil
from pathlib import Path

import pytest

from bot.errors import ContentError
from bot.search.fold import plain, words
from bot.search.lexicon import Lexicon, load_lexicon
from bot.search.typing_keys import is_syllable
from tests.search.questions import GUIDES


def phrase(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def test_an_editor_adds_a_word_with_one_meaning_and_one_with_two(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "means:\n  ko: không\n  mk: [mật khẩu, mình]\nfiller: [ạ]\n", encoding="utf-8"
    )
    (tmp_path / "b.yaml").write_text("outside:\n  - ly hôn\n", encoding="utf-8")
    assert load_lexicon(tmp_path) == Lexicon(
        means={
            phrase("ko"): (phrase("không"),),
            phrase("mk"): (phrase("mật khẩu"), phrase("mình")),
        },
        filler=frozenset(phrase("ạ")),
        outside=frozenset({phrase("ly hôn")}),
    )


def test_an_editor_adds_how_people_ask_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "asked:\n  tam-tru: [giấy ở tạm]\nno_guide:\n  ly hôn: ['bỏ vợ']\n", encoding="utf-8"
    )
    (tmp_path / "b.yaml").write_text("asked:\n  tam-tru: [ở trọ phải khai gì]\n", encoding="utf-8")
    lexicon = load_lexicon(tmp_path)
    assert lexicon.asked == {"tam-tru": ("giấy ở tạm", "ở trọ phải khai gì")}
    assert lexicon.no_guide == {"ly hôn": ("bỏ vợ",)}


def test_yes_and_no_and_numbers_are_words_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("means:\n  no: nợ\n  8: tám\n", encoding="utf-8")
    assert set(load_lexicon(tmp_path).means) == {("no",), ("8",)}


def test_without_a_folder_there_is_no_lexicon(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path / "nowhere") == Lexicon()


def test_an_empty_file_is_fine(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# chưa có gì\n", encoding="utf-8")
    assert load_lexicon(tmp_path) == Lexicon()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("means:\n  ko: không\n  ko: khổng\n", "a.yaml:3: “ko” đã có ở trên"),
        ("means:\n  - ko\n", "a.yaml:2: chỗ này phải có dạng “chữ: nghĩa”"),
        ("means:\n  ko: {nghĩa: không}\n", "a.yaml:2: chỗ này phải là chữ"),
        ("means:\n  ko: '?!'\n", "a.yaml:2: chỗ này phải là chữ"),
        ("\nmeens:\n  ko: không\n", "a.yaml:2: không có mục “meens”"),
        ("filler: ạ\n", "a.yaml:1: “filler” phải là một danh sách"),
        ("asked:\n  tam-tru: một câu\n", "a.yaml:2: “tam-tru” phải là một danh sách"),
        ("no_guide:\n  - ly hôn\n", "a.yaml:2: chỗ này phải có dạng “chữ: nghĩa”"),
        ("no_guide:\n  ly hôn:\n  - '?'\n", "a.yaml:3: chỗ này phải là chữ"),
        ("outside: {a: b}\n", "a.yaml:1: “outside” phải là một danh sách"),
        ("means: [\n", "a.yaml:2: không đọc được YAML"),
        ("- ko\n", "a.yaml:1: chỗ này phải có dạng “chữ: nghĩa”"),
    ],
)
def test_a_broken_file_is_reported_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_lexicon(tmp_path)
    assert told in str(caught.value)


def test_all_broken_files_are_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("filler: ạ\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ContentError) as caught:
        load_lexicon(tmp_path)
    assert "a.yaml:1" in str(caught.value)
    assert "b.yaml:1" in str(caught.value)


def test_our_own_lexicon_is_in_order() -> None:
    lexicon = load_lexicon(GUIDES / "lexicon")
    assert lexicon.means[phrase("mk")][0] == phrase("mật khẩu")
    assert phrase("làm")[0] in lexicon.filler


def test_no_subject_of_ours_is_one_word_that_means_another_without_marks() -> None:
    """A cough is “ho”, and so is what people without a Vietnamese keyboard write for hồ, hộ and họ."""
    outside = load_lexicon(GUIDES / "lexicon").outside
    assert [one for one in outside if len(one) == 1 and one[0] == plain(one[0]) and is_syllable(one[0])] == []


def test_no_file_of_ours_gives_a_word_that_another_file_gives_differently(tmp_path: Path) -> None:
    """A later file wins, so that an operator can correct us; ours should not need that."""
    seen: dict[tuple[str, ...], str] = {}
    twice: list[str] = []
    for path in sorted((GUIDES / "lexicon").glob("*.yaml")):
        alone = tmp_path / path.stem
        alone.mkdir()
        shutil.copy(path, alone)
        for written in load_lexicon(alone).means:
            if written in seen:
                twice.append(f"{' '.join(written)}: {seen[written]} and {path.name}")
            seen[written] = path.name
    assert twice == []
