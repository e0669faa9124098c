"""The counts of a team or an area in a period, against the period before."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from starlette.responses import Response

from bot.dialogue.group_text import group_text
from bot.dialogue.message import Form, ReportFile
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import ReportFigures
from bot.dialogue.turn import Flow, ask
from bot.domain.behind import By
from bot.domain.counts import Counts
from bot.domain.figures import ONLINE_SERVICES, Activity, Figures, online_people
from bot.domain.people import Area, AreaKind, Person
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.reports.names import Names
from bot.texts import Texts
from bot.web.lead import place
from bot.web.lead.chart import chart_of
from bot.web.lead.gate import Gate, address, to
from bot.web.lead.narrow import GUIDE, NONE, OUTCOME, TOPIC, VOLUNTEER
from bot.web.lead.period import named, period_of

(ONLINE,) = ONLINE_SERVICES
MOST_LINES = 12
"""Of a table, before the rest has to be opened."""

FORMS = ("png", "xlsx", "docx", "csv", "json", "txt")


class Line(NamedTuple):
    """A count against the one before; None: not known. `rows` leads on to what stands behind both."""

    name: str
    now: int | None
    before: int | None
    rows: dict[str, str]

    @property
    def change(self) -> int | None:
        return None if self.now is None or self.before is None else self.now - self.before


async def show(gate: Gate) -> Response:
    query = gate.request.query_params
    period, odd = period_of(query, gate.site.today())
    asked = await gate.ask(partial(_asked, query.get(place.PLACE, "")))
    if asked is None:
        return to("/luot")
    figures = await gate.ask(lambda _person: ask(ReportFigures(file=report_file(asked, period))))
    return gate.page("numbers", odd=odd, **context_of(gate, figures))


def _asked(key: str, person: Person) -> Flow[place.Place | None]:
    """None for a volunteer who has asked for nothing: there are the own visits to see."""
    return None if not key and not place.own(person) else place.asked(person, key)
    yield


def report_file(at: place.Place, period: Period, form: Form = Form.CHART, language: str = "vi") -> ReportFile:
    return ReportFile(team_id=at.team_id, area_id=at.area_id, period=period, form=form, language=language)


def context_of(gate: Gate, figures: Figures) -> dict[str, Any]:
    report, texts = figures.report, gate.texts
    leads = not isinstance(report.team, Area) and gate.person.leads(report.team.id)
    return {
        "section": "numbers",
        "figures": figures,
        "report": report,
        "key": place.key_of(report.team),
        "places": [(place.key_of(each), each.name) for each in place.own(gate.person)],
        "key_of": place.key_of,
        "behind": partial(_behind, place.key_of(report.team), leads),
        "earlier": named(report.period.before()),
        "period": report.period,
        "when": period_name(report.period, texts),
        "named": named,
        "today": gate.site.today(),
        "choices": _choices(gate),
        "totals": _totals(figures, texts),
        "chart": chart_of(figures, texts),
        "tables": _tables(figures, gate),
        "forms": [
            (form, texts(f"lead-files.{form}")) for form in FORMS if form != "png" or report.total.visits
        ],
        "group": group_text(report, texts, gate.site.guidebook),
        "names": Names.of(gate.site.guidebook, texts.language),
        "number": number_in(texts),
        "most": MOST_LINES,
    }


class Row(NamedTuple):
    """A line of a table, what leads on from its name, and to the visits behind its counts."""

    name: str
    counts: Counts
    rows: dict[str, str]
    place: str = ""


def _behind(key: str, leads: bool, period: str, by: str = "", **given: str) -> str:  # noqa: FBT001 - as the templates call it
    """The address of the rows behind a number; households are listed for the lead alone."""
    query = {place.PLACE: key, "ky": period, **given}
    if by and (leads or by != By.HOUSEHOLD):
        return address("/theo", theo=by, **query)
    return address("/luot", **query)


def _tables(figures: Figures, gate: Gate) -> list[tuple[str, str, str, list[Row]]]:
    """Id, title, what the first column is called, lines: only tables that have lines."""
    report, texts = figures.report, gate.texts
    names = Names.of(gate.site.guidebook, texts.language)
    kind = report.team.kind if isinstance(report.team, Area) else AreaKind.COMMUNE
    outcomes = [
        Row(texts(f"outcome-{each}"), report.by_outcome[each], {OUTCOME: each})
        for each in Outcome
        if each in report.by_outcome
    ]
    volunteers = [
        Row(
            each.name or texts("unnamed", number=each.volunteer_id),
            each.counts,
            {VOLUNTEER: str(each.volunteer_id)},
        )
        for each in report.by_volunteer
    ]
    places = [
        Row(each.place.name, each.counts, {place.PLACE: place.key_of(each.place)}, place.key_of(each.place))
        for each in report.by_place
    ]
    guides = [
        Row(
            texts("sheet-guides.no-guide") if guide is None else names.guide(guide),
            counts,
            {GUIDE: guide or NONE},
        )
        for guide, counts in report.by_guide.items()
    ]
    tables = [
        ("places", texts(f"sheet-places-{kind}"), texts(f"sheet-places.{kind}"), places),
        ("outcomes", texts("lead-numbers.outcomes"), texts("sheet-visits.outcome"), outcomes),
        ("volunteers", texts("sheet-volunteers"), texts("sheet-volunteers.volunteer"), volunteers),
        ("guides", texts("sheet-guides"), texts("sheet-guides.guide"), guides),
    ]
    return [table for table in tables if table[-1]]


def number_in(texts: Texts) -> Callable[[int | None], str]:
    """As people of that language write it; what is not known is a dash."""

    def written(number: int | None) -> str:
        return "—" if number is None else texts("chart-visits.number", number=number)

    return written


def _choices(gate: Gate) -> list[tuple[str, str]]:
    """The periods people mostly want."""
    today = gate.site.today()
    week, month = Period.week_of(today), Period.parse_month(f"{today:%Y-%m}")
    quarter = Period.parse_quarter(f"{today.year}-Q{(today.month + 2) // 3}")
    periods = {
        "lead-period.week": week,
        "lead-period.last-week": week.before(),
        "lead-period.month": month,
        "lead-period.last-month": month.before(),
        "lead-period.quarter": quarter,
        "lead-period.year": Period.parse_year(str(today.year)),
    }
    return [(named(period), gate.texts(text_id)) for text_id, period in periods.items()]


def _totals(figures: Figures, texts: Texts) -> list[Line]:
    report, earlier = figures.report, figures.earlier
    rows: dict[str, dict[str, str]] = {
        "households": {"by": By.HOUSEHOLD}, "visits": {}, "people": {},
        "online": {TOPIC: ONLINE}, "active": {"by": By.VOLUNTEER}, "days": {"by": By.DAY},
    }  # fmt: skip
    now = [*_units(report.total), online_people(report), *_worked(figures.activity)]
    before: list[int | None] = [None] * len(rows)
    if report.before and earlier and figures.activity_before:
        before = [*_units(report.before), online_people(earlier), *_worked(figures.activity_before)]
    return [
        Line(texts(f"lead-units.{name}"), count, was, rows[name])
        for name, count, was in zip(rows, now, before, strict=True)
    ]


def _units(counts: Counts) -> tuple[int, int, int]:
    return counts.households, counts.visits, counts.people


def _worked(activity: Activity) -> tuple[int, int]:
    return activity.people, activity.days
