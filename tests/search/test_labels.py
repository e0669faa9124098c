"""Invented labels of one team: which of them mean one household?"""

from collections.abc import Callable
from itertools import combinations

import pytest
from rapidfuzz.distance import Levenshtein

from bot.search.labels import resembles

# Forty-eight households, all different, as a team of three hamlets writes them down.
DIFFERENT = """
bà Lan, ngõ 5|bà Lân, ngõ 5|bà Loan, ngõ 7|bà Lan, ngõ 7|ông Lan, ngõ 9|bà Liên, ngõ 5|bà Lành, ngõ 3|chị Lan Anh, ngõ 11
ông Hùng, xóm Đông|ông Hưng, xóm Đông|ông Hùng, xóm Đoài|anh Hưởng, xóm Đông|bà Hương, xóm Đông|bà Hường, xóm Đoài|ông Hoàng, xóm Bắc|ông Hoàn, xóm Bắc
Nguyễn Thị Hoa, thôn 1|Nguyễn Thị Hòa, thôn 1|Nguyễn Thị Hoa, thôn 2|Trần Thị Hoa, thôn 1|Nguyễn Văn Hòa, thôn 1|Nguyễn Thị Hoan, thôn 1|Lê Thị Hóa, thôn 2|Nguyễn Thị Huệ, thôn 1
anh Tuấn, số 12 ngõ 4|anh Tuân, số 14 ngõ 4|anh Tuấn, số 12 ngõ 6|anh Toàn, số 16 ngõ 4|chị Tuyết, số 18 ngõ 4|chị Tuyến, số 20 ngõ 4|ông Tuyên, số 22 ngõ 4|anh Tuấn, số 2 ngõ 4
bác Năm, ấp 3|bác Nam, ấp 3|bác Nấm, ấp 4|bác Tám, ấp 3|bác Tâm, ấp 3|bác Tư, ấp 3|bác Từ, ấp 3|bác Tư, ấp 4
cô Mai, bản Mới|cô Mái, bản Mới|cô Mỹ, bản Mới|thầy Minh, bản Mới|ông Mạnh, bản Mới|ông Mão, bản Cũ|cô Mai, bản Cũ|bà Mây, bản Mới
"""

# The same household, written down a second time.
SAME = """
bà Lan, ngõ 5|ba Lan ngo 5
bà Lan, ngõ 5|Bà Lan ngõ 5
bà Lan, ngõ 5|bà Lan
bà Lan, ngõ 5|nhà bà Lan - ngõ 5
bà Lan, ngõ 5|cô Lan (ngõ 5)
bà Lan, ngõ 5|Nguyễn Thị Lan, ngõ 5
ông Hùng, xóm Đông|ong hung xom dong
ông Hùng, xóm Đông|ông Hùng xóm Đông, cạnh đình
Nguyễn Thị Hoa, thôn 1|bà Hoa thôn 1
Nguyễn Thị Hoa, thôn 1|chị Hoa, thôn 1
Nguyễn Thị Hoa, thôn 1|Thị Hoa thôn 1
Nguyễn Thị Hòa, thôn 1|Nguyễn Thị Hoà, thôn 1
anh Tuấn, số 12 ngõ 4|vợ chồng chị Hạnh, số 12 ngõ 4
anh Tuấn, số 12 ngõ 4|12 ngõ 4, anh Tuấn
anh Tuấn, số 12 ngõ 4|gia đình anh Tuấn số nhà 12 ngõ 4
chị Tuyết, số 18 ngõ 4|chị Tuyêt, số 18 ngõ 4
bác Năm, ấp 3|bác năm ấp 3
bác Năm, ấp 3|bac nam ap 3
bác Tư, ấp 3|bác Tư bán nước, ấp 3
bác Tư, ấp 3|bác Tư
cô Mai, bản Mới|bà Mai bản Mới
cô Mai, bản Mới|hộ cô Mai, bản Mới
bà Hương, xóm Đông|bà Huơng xóm Đông
thầy Minh, bản Mới|ông Minh, bản Mới
"""

LABELS = [label for line in DIFFERENT.split("\n") for label in line.split("|") if label]
PAIRS = [tuple(line.split("|")) for line in SAME.strip().splitlines()]


def within_three_edits(one: str, other: str) -> bool:
    """The usual rule, for comparison."""
    return Levenshtein.distance(one.lower(), other.lower()) <= 3


def accused(rule: Callable[[str, str], bool]) -> set[str]:
    """Households for which somebody would be asked about another one that it is not."""
    return {label for pair in combinations(LABELS, 2) if rule(*pair) for label in pair}


def test_different_households_are_left_alone_where_three_edits_suspect_most_of_them() -> None:
    assert len(LABELS) == len(set(LABELS)) == 48
    assert accused(resembles) == set()
    assert len(accused(within_three_edits)) == 37


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_household_written_down_twice_is_noticed(one: str, other: str) -> None:
    assert resembles(one, other)
    assert resembles(other, one)


def test_three_edits_would_miss_what_is_noticed() -> None:
    assert (len(PAIRS), sum(within_three_edits(*pair) for pair in PAIRS)) == (24, 8)
