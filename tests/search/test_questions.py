"""How well people's real questions are answered; the floor lies a little under what was reached.

`python -m tests.bench.search` prints the whole table.
"""

from collections import Counter

import pytest

from tests.search.questions import (
    DEVELOPMENT,
    OWN,
    Asked,
    Outcome,
    an_index,
    asked,
    outcomes,
    the_catalogue,
    the_guides,
)

ANSWERABLE = (Outcome.RIGHT, Outcome.OFFERED, Outcome.WRONG, Outcome.MISSED)


@pytest.fixture(scope="module")
def development() -> Counter[Outcome]:
    return over_the_catalogue(asked(DEVELOPMENT))


@pytest.fixture(scope="module")
def own() -> Counter[Outcome]:
    return over_the_catalogue(asked(OWN))


def over_the_catalogue(questions: list[Asked]) -> Counter[Outcome]:
    guidebook = the_catalogue()
    return outcomes(an_index(guidebook), guidebook, questions)


def share(counts: Counter[Outcome], *which: Outcome) -> float:
    kinds = ANSWERABLE if which[0] in ANSWERABLE else set(Outcome) - set(ANSWERABLE)
    return sum(counts[one] for one in which) / sum(counts[one] for one in kinds)


def test_most_people_are_led_to_their_guide(development: Counter[Outcome], own: Counter[Outcome]) -> None:
    assert share(development, Outcome.RIGHT, Outcome.OFFERED) >= 0.84
    assert share(own, Outcome.RIGHT, Outcome.OFFERED) >= 0.92


def test_hardly_anybody_is_shown_a_wrong_guide(development: Counter[Outcome], own: Counter[Outcome]) -> None:
    assert share(development, Outcome.WRONG) <= 0.03
    assert share(own, Outcome.WRONG) <= 0.03


def test_what_no_guide_answers_is_refused(development: Counter[Outcome], own: Counter[Outcome]) -> None:
    assert share(development, Outcome.REFUSED) >= 0.85
    assert share(own, Outcome.REFUSED) >= 0.83
    assert share(development, Outcome.ANSWERED_WRONGLY) <= 0.02
    assert share(own, Outcome.ANSWERED_WRONGLY) <= 0.03


def test_with_the_guides_there_are_now_little_is_answered_wrongly() -> None:
    guidebook = the_guides()
    counts = outcomes(an_index(guidebook), guidebook, asked(DEVELOPMENT) + asked(OWN))
    assert share(counts, Outcome.WRONG) <= 0.04
    assert share(counts, Outcome.ANSWERED_WRONGLY) <= 0.05
