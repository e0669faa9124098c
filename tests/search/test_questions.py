"""How people's real questions fare; the floor lies a little under what was reached.

`make bench-search` prints the whole table.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.search.questions import (
    DEVELOPMENT,
    HERE,
    OWN,
    Outcome,
    an_index,
    asked,
    outcomes,
    some_of,
    the_guides,
)

ANSWERABLE = frozenset({Outcome.RIGHT, Outcome.OFFERED, Outcome.WRONG, Outcome.MISSED})
EACH = pytest.mark.parametrize("questions", sorted(HERE.glob("*-questions*.tsv")), ids=lambda path: path.stem)


@cache
def counted(questions: Path) -> Counter[Outcome]:
    return outcomes(an_index(the_guides()), the_guides(), asked(questions))


def share(counts: Counter[Outcome], *which: Outcome) -> float:
    alike = ANSWERABLE if which[0] in ANSWERABLE else frozenset(Outcome) - ANSWERABLE
    return sum(counts[one] for one in which) / sum(counts[one] for one in alike)


@EACH
def test_nearly_everybody_is_led_to_their_guide(questions: Path) -> None:
    assert share(counted(questions), Outcome.RIGHT, Outcome.OFFERED) >= 0.94


@EACH
def test_hardly_anybody_is_shown_a_wrong_guide(questions: Path) -> None:
    assert share(counted(questions), Outcome.WRONG) <= 0.03


@EACH
def test_what_no_guide_answers_is_refused(questions: Path) -> None:
    assert share(counted(questions), Outcome.REFUSED) >= 0.86
    assert share(counted(questions), Outcome.ANSWERED_WRONGLY) <= 0.02


@pytest.mark.parametrize("without", range(3))
def test_a_missing_guide_is_seldom_replaced_by_its_neighbour(without: int) -> None:
    """The hardest case there is: questions of our own field whose guide is not there yet."""
    guidebook = some_of(the_guides(), without=without)
    orphans = [
        one
        for one in asked(DEVELOPMENT) + asked(OWN)
        if one.answers and not one.answers & set(guidebook.guides)
    ]
    counts = outcomes(an_index(guidebook), guidebook, orphans)
    assert share(counts, Outcome.ANSWERED_WRONGLY) <= 0.3
