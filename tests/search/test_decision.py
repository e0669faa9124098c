"""One decision with three outcomes."""

from bot.domain.procedure import Procedure
from bot.search.decision import ANSWER, CHOOSE, Kind, Match, decide

KARAOKE = Procedure("1.001029", "Cấp giấy phép đủ điều kiện kinh doanh dịch vụ karaoke")


def matches(*scores: float) -> tuple[Match, ...]:
    return tuple(Match(f"g{number}", score) for number, score in enumerate(scores))


def test_one_guide_clearly_ahead_is_the_answer() -> None:
    decision = decide(matches(0.9, 0.05, 0.01), telling=3)
    assert (decision.kind, decision.offered) == (Kind.ANSWER, matches(0.9))


def test_the_only_guide_with_enough_evidence_is_the_answer() -> None:
    assert decide(matches(ANSWER), telling=2).kind is Kind.ANSWER


def test_two_guides_close_together_are_both_offered() -> None:
    decision = decide(matches(0.5, 0.4, 0.05, 0.01), telling=3)
    assert (decision.kind, len(decision.offered)) == (Kind.CHOOSE, 3)


def test_thin_evidence_is_offered_not_claimed() -> None:
    assert decide(matches(ANSWER - 0.01, 0.1), telling=3).kind is Kind.CHOOSE


def test_three_guides_that_are_little_each_are_enough_together() -> None:
    assert decide(matches(CHOOSE / 2, CHOOSE / 3, CHOOSE / 3), telling=3).kind is Kind.CHOOSE


def test_too_little_evidence_is_an_honest_unknown() -> None:
    decision = decide(matches(CHOOSE - 0.01), telling=3)
    assert (decision.kind, decision.offered) == (Kind.UNKNOWN, ())


def test_what_is_unknown_here_may_be_a_known_procedure() -> None:
    assert decide(matches(CHOOSE - 0.01), telling=3, procedure=KARAOKE).procedure == KARAOKE
    assert decide(matches(0.9), telling=3, procedure=KARAOKE).procedure is None


def test_one_word_is_a_topic_to_choose_from() -> None:
    assert decide(matches(0.9, 0.02), telling=1).kind is Kind.CHOOSE
    assert decide(matches(0.02, 0.02), telling=1, topic=True).kind is Kind.CHOOSE


def test_words_that_say_nothing_find_nothing() -> None:
    assert decide(matches(0.9), telling=0).kind is Kind.UNKNOWN


def test_a_question_about_something_else_as_well_is_never_answered() -> None:
    assert decide(matches(0.9, 0.02), telling=3, elsewhere="facebook").kind is Kind.CHOOSE


def test_nothing_found_is_unknown() -> None:
    assert decide((), telling=3).kind is Kind.UNKNOWN
