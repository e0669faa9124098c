"""The smallest pieces of the bench; its figures are for reading, not for passing or failing."""

from contextlib import ExitStack

import pytest

from bot.domain.procedure import Procedure
from bot.search.decision import Decision, Kind, Match
from bot.search.lexicon import load_lexicon
from bot.search.weights import RANK
from tests.bench.search.ablations import Parts, searching, unmarked, variants
from tests.bench.search.asks import ROUNDS, without_some_asks
from tests.bench.search.baselines import BASELINES
from tests.bench.search.sets import NEVER_TUNED_ON, TUNED_ON, never_tuned_on, sets, tuned_on
from tests.bench.search.synthetic import a_library
from tests.bench.search.table import Standing, row, standing
from tests.bench.search.thresholds import Thresholds, deciding, fitted
from tests.builders import a_guidebook
from tests.search.questions import GUIDES, HERE, Asked, Outcome

NEEDS = {"bm25s": "bm25s", "letters TF-IDF + logistic regression": "sklearn"}

RIGHT = Asked("đúng", frozenset({"a"}), "plain")
OFFERED = Asked("gần đúng", frozenset({"c"}), "plain")
BEYOND = Asked("chuyện khác", frozenset(), "outofscope")
SCORES = {
    RIGHT.question: (Match("a", 9.0), Match("b", 1.0)),
    OFFERED.question: (Match("b", 6.0), Match("a", 5.9), Match("c", 5.8)),
    BEYOND.question: (Match("b", 2.0), Match("c", 0.5)),
}


@pytest.mark.parametrize("name", BASELINES)
def test_each_baseline_finds_a_guide_by_one_of_its_asks(name: str) -> None:
    pytest.importorskip(NEEDS.get(name, "sqlite3"), exc_type=ImportError)
    rank = BASELINES[name](a_guidebook())
    assert rank("QUEN mat khau vneid thi lam sao")[0].guide_id == "vneid-quen-mat-khau"
    assert [match.score for match in rank("mật khẩu")] == sorted(
        (match.score for match in rank("mật khẩu")), reverse=True
    )
    assert isinstance(rank(""), tuple)


def test_every_file_of_questions_is_either_tuned_on_or_not() -> None:
    names = [*TUNED_ON, *NEVER_TUNED_ON]
    assert sorted(path.name for path in HERE.glob("*-questions*.tsv")) == sorted(
        name for name in names if (HERE / name).exists()
    )
    assert len(set(names)) == len(names)
    assert len(tuned_on()) + len(never_tuned_on()) == sum(len(questions.asked) for questions in sets())


def test_a_row_adds_up() -> None:
    found = standing(
        deciding(SCORES.__getitem__, Thresholds(least=3, enough=8, lead=0.5)), [RIGHT, OFFERED, BEYOND]
    )
    assert found.outcomes == {Outcome.RIGHT: 1, Outcome.OFFERED: 1, Outcome.REFUSED: 1}
    assert (found.first, found.among_three) == (1, 2)
    assert (found.inside, found.beyond) == (2, 1)
    assert found.cost == pytest.approx(1 / 3)
    assert row("ours", found).split() == [
        *("ours", "2", "0.500", "1.000", "0.500", "0.500", "0.000", "0.000"),
        *("|", "1", "1.000", "0.000", "0.000", "|", "0.33"),
    ]


def test_a_row_of_nothing_shows_no_figures() -> None:
    assert row("nothing", Standing()).split()[1:3] == ["0", "–"]


def test_the_fitted_thresholds_cost_least() -> None:
    questions = [RIGHT, OFFERED, BEYOND]
    find = deciding(SCORES.__getitem__, fitted(SCORES.__getitem__, questions))
    assert [find(one.question).kind for one in questions] == [Kind.ANSWER, Kind.CHOOSE, Kind.UNKNOWN]


def test_nothing_found_is_refused_whatever_the_thresholds() -> None:
    assert Thresholds(least=-1, enough=-1, lead=1).decide(()) == Decision(Kind.UNKNOWN)


def test_a_synthetic_library_is_the_same_every_time_and_as_big_as_asked() -> None:
    procedures = [Procedure("1.000001", "Cấp giấy phép khai thác nước dưới đất")]
    library = a_library(a_guidebook(), procedures, size=12)
    assert len(library) == 12
    assert library == a_library(a_guidebook(), procedures, size=12)
    assert {guide.title for guide in library}.isdisjoint(guide.title for guide in a_guidebook())


def test_an_ask_is_asked_once_and_never_beside_itself() -> None:
    rounds = [without_some_asks(a_guidebook(), round_) for round_ in range(ROUNDS)]
    taken = [one.question for _, asked in rounds for one in asked]
    assert sorted(taken) == sorted(ask for guide in a_guidebook() for ask in guide.asks)
    for fewer, asked in rounds:
        assert {one.question for one in asked}.isdisjoint(ask for guide in fewer for ask in guide.asks)


def test_every_part_can_be_left_out_and_comes_back() -> None:
    whole = Parts(a_guidebook(), load_lexicon(GUIDES / "lexicon"))
    before = dict(RANK)
    for _, parts in variants(whole):
        with ExitStack() as stack:
            assert isinstance(searching(parts, stack)("quên mật khẩu vneid"), Decision)
    assert before == RANK
    with ExitStack() as stack:
        assert searching(whole, stack)("quên mật khẩu vneid").kind is Kind.ANSWER


def test_marks_go_and_sentences_stay() -> None:
    assert unmarked("Đăng ký ở đâu? Bác ơi.") == "Dang ky o dau? Bac oi."
