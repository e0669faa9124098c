"""Weeks, months, quarters, years, and the period before."""

from datetime import date

import pytest

from bot.domain.period import Period


@pytest.mark.parametrize(
    ("week", "first", "last"),
    [
        ("2026-W47", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2027-W01", date(2027, 1, 4), date(2027, 1, 10)),
        ("2026w1", date(2025, 12, 29), date(2026, 1, 4)),
    ],
)
def test_a_week_runs_from_monday_to_sunday_across_the_years_end(week: str, first: date, last: date) -> None:
    assert Period.parse_week(week) == Period(first, last)


def test_a_month_is_compared_with_the_month_before_whatever_its_length() -> None:
    march = Period.parse_month("2026-03")
    assert march.before() == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert Period.parse_month("2026-01").before() == Period(date(2025, 12, 1), date(2025, 12, 31))


def test_a_quarter_is_compared_with_the_quarter_before() -> None:
    fourth = Period.parse_quarter("2026-Q4")
    assert fourth == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert fourth.before() == Period.parse_quarter("2026q3")
    assert Period.parse_quarter("2026-Q1").before() == Period(date(2025, 10, 1), date(2025, 12, 31))


def test_a_year_is_compared_with_the_year_before() -> None:
    year = Period.parse_year("2024")
    assert year == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert year.before() == Period.parse_year("2023")


def test_three_months_that_are_no_quarter_are_days_like_others() -> None:
    months = Period(date(2026, 2, 1), date(2026, 4, 30))
    assert (months.is_month, months.is_quarter, months.is_year) == (False, False, False)
    assert months.before() == Period(date(2025, 11, 4), date(2026, 1, 31))


def test_other_days_are_compared_with_as_many_days_before() -> None:
    assert Period(date(2026, 11, 3), date(2026, 11, 5)).before() == Period(
        date(2026, 10, 31), date(2026, 11, 2)
    )


@pytest.mark.parametrize("text", ["2026-W54", "2026-W00", "2025-W53", "week 3", "2026-47", ""])
def test_a_week_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="week"):
        Period.parse_week(text)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "9999-12", "November", ""])
def test_a_month_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Period.parse_month(text)


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "Q4", "2026", ""])
def test_a_quarter_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="quarter"):
        Period.parse_quarter(text)


@pytest.mark.parametrize("text", ["26", "0000", "9999", "2026-11", ""])
def test_a_year_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        Period.parse_year(text)
