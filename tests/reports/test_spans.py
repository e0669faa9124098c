"""Bars: days, weeks or months, without gaps and few enough for a phone."""

from datetime import date, timedelta

import pytest

from bot.domain.period import Period
from bot.reports.spans import spans_of


@pytest.mark.parametrize(
    ("period", "unit", "bars"),
    [
        (Period.parse_week("2026-W53"), "day", 7),
        (Period.parse_month("2026-11"), "week", 6),
        (Period.parse_month("2027-02"), "week", 4),
        (Period.parse_quarter("2026-Q4"), "week", 14),
        (Period.parse_year("2024"), "month", 12),
        (Period(date(2026, 11, 22), date(2026, 11, 22)), "day", 1),
        (Period(date(2026, 1, 15), date(2026, 8, 3)), "month", 8),
    ],
)
def test_a_period_is_cut_without_gaps(period: Period, unit: str, bars: int) -> None:
    spans = spans_of(period)
    assert {span.unit for span in spans} == {unit}
    assert len(spans) == bars
    days = [
        span.first + timedelta(days=n) for span in spans for n in range((span.last - span.first).days + 1)
    ]
    assert days == [period.first + timedelta(days=n) for n in range(period.days)]
