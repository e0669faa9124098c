"""A report as chat text: the same words in the chat and on the command line."""

from bot.domain.counts import Counts, Report
from bot.domain.guide import Guidebook
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.texts import Texts

MOST_PLACES = 20
"""So many teams fit into a message; all of them are in the files."""


def report_text(report: Report, texts: Texts, guidebook: Guidebook) -> str:
    """Totals against the period before, by topic, by outcome."""
    head = texts("report-head", team=report.team.name, period=period_name(report.period, texts))
    if not report.total.visits:
        return f"{head}\n{_totals(report.total, report.before, texts)}\n{texts('report-empty')}"
    lines = [head, _totals(report.total, report.before, texts), "", texts("report-topics")]
    for topic_id, counts in report.by_topic.items():
        topic = guidebook.topics.get(topic_id)
        lines.append(f"• {topic.name(texts.language) if topic else topic_id}: {units(counts, texts)}")
    if report.by_place:
        lines += ["", texts("report-places")]
        lines += [
            f"• {each.place.name}: {units(each.counts, texts)}" for each in report.by_place[:MOST_PLACES]
        ]
        if len(report.by_place) > MOST_PLACES:
            lines.append(f"… +{len(report.by_place) - MOST_PLACES}")
    lines += ["", texts("report-outcomes")]
    lines += [
        f"• {texts(f'outcome-{outcome}')}: {texts('visits', visits=report.by_outcome[outcome].visits)}"
        for outcome in Outcome
        if outcome in report.by_outcome
    ]
    if report.unanswered is not None:
        lines += ["", texts("report-unanswered", questions=report.unanswered)]
    return "\n".join(lines)


def volunteers_text(report: Report, texts: Texts) -> str:
    """The same period, by volunteer."""
    head = texts("report-head", team=report.team.name, period=period_name(report.period, texts))
    lines = [
        f"• {each.name or texts('unnamed', number=each.volunteer_id)}: {units(each.counts, texts)}"
        for each in report.by_volunteer
    ]
    return "\n".join([head, texts("report-volunteers"), *(lines or [texts("report-empty")])])


def period_name(period: Period, texts: Texts) -> str:
    if period.is_quarter:
        return texts("period-quarter", quarter=(period.first.month + 2) // 3, year=str(period.first.year))
    if period.is_year:
        return texts("period-year", year=str(period.first.year))
    kind = "week" if period.is_week else "month" if period.is_month else "days"
    first = f"{period.first:%d/%m}" if period.first.year == period.last.year else f"{period.first:%d/%m/%Y}"
    return texts(f"period-{kind}", first=first, last=period.last, month=f"{period.first:%m/%Y}")


def units(counts: Counts, texts: Texts) -> str:
    return texts("units", households=counts.households, visits=counts.visits, people=counts.people)


def _totals(now: Counts, before: Counts | None, texts: Texts) -> str:
    """Missing is “—”, never 0: a team that did not exist yet had no week before."""
    return texts(
        "report-total",
        households=now.households,
        visits=now.visits,
        people=now.people,
        households_before="—" if before is None else before.households,
        visits_before="—" if before is None else before.visits,
        people_before="—" if before is None else before.people,
    )
