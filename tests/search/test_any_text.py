"""Whatever somebody sends, the search answers, and the same to the same words."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.search.decision import MOST_MATCHES
from bot.search.fold import fold
from bot.search.index import MOST_CHARACTERS, MOST_SENTENCES, ONE_SENTENCE, Index, sentences
from bot.search.reader import MOST_WORDS
from tests.builders import a_guidebook
from tests.search.questions import an_index
from tests.search.test_index import some_guides

INDEX: Index = an_index(a_guidebook(*some_guides()))
VIETNAMESE = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ 0123456789.,?!",
    max_size=80,
)


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=200))
@example("\x00\x1b[31m\ud800")
@example("\u202e\u0301\u0301\u0301")
@example("ẞßİı ﬁ ½ Ⅳ")
@example("'; DROP TABLE --")
def test_any_text_gets_a_decision(text: str) -> None:
    decision = INDEX.find(text)
    assert len(decision.matches) <= MOST_MATCHES
    assert all(0 <= match.score <= 1 for match in decision.matches)
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)  # a busy machine is no failure
@given(VIETNAMESE)
def test_capitals_and_the_form_of_marks_change_nothing(text: str) -> None:
    expected = INDEX.find(text)
    assert INDEX.find(text.upper()) == expected
    assert INDEX.find(unicodedata.normalize("NFD", text)) == expected
    assert INDEX.find(f"  {text}\t") == expected


@pytest.mark.parametrize(
    "piece", ["quên mật khẩu vneid ", "quên mật khẩu vneid. ", "á", "a.", "\n", "😀", "\u0301"]
)
def test_fifty_thousand_characters_are_cut_to_what_can_be_read(piece: str) -> None:
    """No clock needed: however long the text, so much of it is read at most."""
    text = piece * (50_000 // len(piece))
    read = sentences(text)
    assert len(read) <= MOST_SENTENCES
    assert sum(map(len, read)) <= MOST_CHARACTERS + 1
    assert len(INDEX.explain(text).reading) <= MOST_WORDS


def test_a_question_before_or_after_a_wall_of_text_is_still_found() -> None:
    wall = "Hôm ấy trời đẹp lắm nghe. " * 2000
    for text in (f"Quên mật khẩu vneid. {wall}", f"{wall} Quên mật khẩu vneid?"):
        assert INDEX.find(text).offered[0].guide_id == "vneid-quen-mat-khau"


def test_a_short_text_is_read_whole_whatever_its_dots() -> None:
    assert sentences("Alo. Quên. Mật khẩu. VNeID.") == ["Alo. Quên. Mật khẩu. VNeID."]
    assert ONE_SENTENCE < MOST_WORDS
