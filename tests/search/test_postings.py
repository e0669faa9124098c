"""Triples are put in order and added up the same way, however large their keys are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.postings import firsts, summed

TRIPLES = st.lists(st.tuples(st.sampled_from([0, 1, 7, 2**40, 2**62]), st.integers(0, 9), st.integers(1, 5)))


@given(TRIPLES)
def test_equal_key_and_page_are_added_up(triples: list[tuple[int, int, int]]) -> None:
    by_hand: dict[tuple[int, int], int] = {}
    for key, page, value in triples:
        by_hand[key, page] = by_hand.get((key, page), 0) + value
    keys, pages, values = (np.array([one[at] for one in triples], dtype=np.int64) for at in range(3))
    added = summed(keys, pages, values.astype(np.float64))
    assert list(zip(*(one.tolist() for one in added), strict=True)) == [
        (key, page, value) for (key, page), value in sorted(by_hand.items())
    ]


@given(TRIPLES)
def test_without_values_they_are_counted(triples: list[tuple[int, int, int]]) -> None:
    places = [(key, page) for key, page, _ in triples]
    keys, pages = (np.array([one[at] for one in places], dtype=np.int64) for at in range(2))
    keys, pages, counts = summed(keys, pages)
    assert list(zip(keys.tolist(), pages.tolist(), counts.tolist(), strict=True)) == [
        (*place, places.count(place)) for place in sorted(set(places))
    ]


@pytest.mark.parametrize(
    ("ordered", "found"), [([], []), ([0], [0]), ([-5, -5, 3, 3, 3, 8], [0, 2, 5]), ([2**62, 2**62], [0])]
)
def test_each_value_is_found_where_it_stands_first(ordered: list[int], found: list[int]) -> None:
    assert firsts(np.array(ordered, dtype=np.int64)).tolist() == found
