import pytest

from bot.domain.visit import Household
from bot.search.households import find, only, spot

LABELS = (
    "bà Lan, ngõ 5",
    "ông Lân, ngõ 7",
    "chị Lan Anh, số 12 ngõ 7",
    "bác Thương, xóm Bãi",
    "cụ Thường, xóm Đình",
)
HOUSEHOLDS = [Household(id=n, team_id=1, number=n, label=label) for n, label in enumerate(LABELS, 1)]


def numbers(households: list[Household]) -> list[int]:
    return [household.number for household in households]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("lan", [1, 3, 2]),  # typed as it is written goes before a name with marks
        ("Lân", [2, 1, 3]),
        ("ba lan", [1]),
        ("nhà bà Lan", [1]),
        ("lan ngo 7", [3, 2]),
        ("ngõ 7", [2, 3]),
        ("thuong", [4, 5]),
        ("Thường", [5, 4]),
        ("thuog", [4, 5]),
        ("xom b", []),
        ("bai", [4]),
        ("l", []),
        ("bà Hoa", []),
        ("quên mật khẩu vneid", []),
        ("qr", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_few_letters_find_a_household(said: str, found: list[int]) -> None:
    assert numbers(find(said, HOUSEHOLDS)) == found


@pytest.mark.parametrize(
    ("said", "meant"),
    [("bà Lan", 1), ("ba lan", 1), ("lan", None), ("Lân", 2), ("thuong", None), ("cụ Thường", 5), ("thuog", None), ("cho", None)],
)  # fmt: skip
def test_only_what_is_clear_is_taken_without_asking(said: str, meant: int | None) -> None:
    found = only(said, HOUSEHOLDS)
    assert (found and found.number) == meant


@pytest.mark.parametrize(
    ("line", "found", "rest"),
    [
        ("bà Lan quên mật khẩu vneid", [1], "quên mật khẩu vneid"),
        ("ba lan quen mat khau vneid", [1], "quen mat khau vneid"),
        ("quên mật khẩu vneid cho nhà bà Lan", [1], "quên mật khẩu vneid"),
        ("bà Lan, ngõ 5 quên mật khẩu", [1], "quên mật khẩu"),
        ("chị Lan Anh quét mã qr", [3], "quét mã qr"),
        ("bà Lan Hương quét mã qr", [], "bà Lan Hương quét mã qr"),  # somebody else
        ("bà Lán quét mã qr", [], "bà Lán quét mã qr"),
        ("quên mật khẩu vneid", [], "quên mật khẩu vneid"),
        ("", [], ""),
    ],
)
def test_a_label_is_spotted_in_a_line(line: str, found: list[int], rest: str) -> None:
    spotted = spot(line, HOUSEHOLDS)
    assert (numbers(spotted.households), spotted.rest) == (found, rest)


def test_two_households_of_that_name_are_both_spotted() -> None:
    another = Household(id=9, team_id=1, number=9, label="bà Lan, ngõ 9")
    assert numbers(spot("bà Lan quên mật khẩu", [*HOUSEHOLDS, another]).households) == [1, 9]
    assert numbers(spot("bà Lan ngõ 9 quên mật khẩu", [*HOUSEHOLDS, another]).households) == [9]
