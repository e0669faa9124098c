"""What fills the open places of a template: names as they stand in a sentence, days and periods as prescribed."""

import re
from datetime import date

from bot.domain.counts import Report
from bot.domain.people import Area, AreaKind, Team
from bot.domain.period import Period
from bot.texts import Texts

ROMAN = ("I", "II", "III", "IV")
LAST_PADDED_MONTH = 2
KIND = re.compile(r"(xã|phường|đặc khu|tỉnh|thành phố)\s+", re.IGNORECASE)


def words_of(report: Report, texts: Texts) -> dict[str, str]:
    commune, province = _above(report.team)
    commune, place = _in_a_sentence(commune or texts("letter-commune"))
    province, capital = _in_a_sentence(province or texts("letter-province"))
    return {
        "team": report.team.name,
        "commune": commune,
        "province": province,
        "place": capital if _is_province(report.team) else place,
        "period": period_in_letters(report.period, texts),
        "days": texts("letter-days", first=report.period.first, last=report.period.last),
    }


def _is_province(place: Team | Area) -> bool:
    return isinstance(place, Area) and place.kind is AreaKind.PROVINCE


def _above(place: Team | Area) -> tuple[str | None, str | None]:
    """Commune and province of what reports, itself among them; None where it is not known."""
    if isinstance(place, Team):
        return place.commune, None
    return (None, place.name) if _is_province(place) else (place.name, place.province)


def _in_a_sentence(name: str) -> tuple[str, str]:
    """“Xã Hoa Mẫu” → xã Hoa Mẫu, and Hoa Mẫu alone."""
    kind = KIND.match(name)
    bare = name[kind.end() :] if kind else name
    return f"{kind[0].lower()}{bare}" if kind else name, bare


def date_in_letters(day: date) -> str:
    """As prescribed: a zero before days below ten and before January and February, no other."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def period_in_letters(period: Period, texts: Texts) -> str:
    whole = {
        "week": period.is_week,
        "month": period.is_month,
        "quarter": period.is_quarter,
        "year": period.is_year,
    }
    kind = next((kind for kind, holds in whole.items() if holds), "days")
    iso = period.first.isocalendar()
    return texts(
        f"letter-period-{kind}",
        week=iso.week,
        month=_month(period.first),
        quarter=ROMAN[(period.first.month - 1) // 3],
        year=str(iso.year if kind == "week" else period.first.year),
        first=period.first,
        last=period.last,
    )


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= LAST_PADDED_MONTH else str(day.month)
