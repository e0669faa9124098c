from datetime import date

import pytest

from bot.dialogue.period_words import read_period
from bot.domain.period import Period
from tests.clock import TODAY  # Sunday 22/11/2026


def span(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("tuần này", "2026-11-16", "2026-11-22"),
        ("tuan truoc", "2026-11-09", "2026-11-15"),
        ("tuần 47", "2026-11-16", "2026-11-22"),
        ("tuần 53 năm 2026", "2026-12-28", "2027-01-03"),
        ("2026-W46", "2026-11-09", "2026-11-15"),
        ("16/11", "2026-11-16", "2026-11-22"),
        ("31/12", "2025-12-29", "2026-01-04"),
        ("tháng 11", "2026-11-01", "2026-11-30"),
        ("thang 2", "2026-02-01", "2026-02-28"),
        ("tháng 12", "2025-12-01", "2025-12-31"),
        ("tháng 2/2024", "2024-02-01", "2024-02-29"),
        ("tháng 3 năm 2025", "2025-03-01", "2025-03-31"),
        ("tháng này", "2026-11-01", "2026-11-30"),
        ("tháng trước", "2026-10-01", "2026-10-31"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("quý 4", "2026-10-01", "2026-12-31"),
        ("quý IV/2025", "2025-10-01", "2025-12-31"),
        ("quy iii", "2026-07-01", "2026-09-30"),
        ("q1 2026", "2026-01-01", "2026-03-31"),
        ("quý này", "2026-10-01", "2026-12-31"),
        ("quý trước", "2026-07-01", "2026-09-30"),
        ("năm 2025", "2025-01-01", "2025-12-31"),
        ("năm nay", "2026-01-01", "2026-12-31"),
        ("năm ngoái", "2025-01-01", "2025-12-31"),
        ("1/11 - 15/11", "2026-11-01", "2026-11-15"),
        ("1/11–15/11/2025", "2025-11-01", "2025-11-15"),
        ("từ 1/11 đến 15/11", "2026-11-01", "2026-11-15"),
        ("28/12/2025 - 3/1/2026", "2025-12-28", "2026-01-03"),
        ("28/12 - 3/1", "2025-12-28", "2026-01-03"),
        ("1/12 - 5/12", "2025-12-01", "2025-12-05"),
        ("hôm nay", "2026-11-22", "2026-11-22"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last month", "2026-10-01", "2026-10-31"),
    ],
)
def test_periods_are_read_as_people_write_them(said: str, first: str, last: str) -> None:
    found = read_period(said, TODAY)
    assert found is not None
    assert found.period == span(first, last)


@pytest.mark.parametrize("said", ["tháng 13", "quý 5", "45/13", "tuần 53", "tuần 60", "", "vneid", "tổ 5"])
def test_what_is_no_period_is_none(said: str) -> None:
    assert read_period(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "rest"),
    [("Tổ 5 tháng 11", "Tổ 5"), ("tháng 11 của Tổ 5", "của Tổ 5"), ("1/11 - 15/11 Xã Hoa Mẫu", "Xã Hoa Mẫu")],
)
def test_the_other_words_are_left(said: str, rest: str) -> None:
    found = read_period(said, TODAY)
    assert found is not None
    assert found.rest == rest
