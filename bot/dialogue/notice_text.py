"""What is said unasked: the last week's report with what came late, and visits to come back to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.dialogue import exports
from bot.dialogue.message import Reply
from bot.dialogue.report_places import Scope
from bot.dialogue.report_text import period_name, report_text
from bot.dialogue.state import Exporting, Reading, Session
from bot.dialogue.turn import Turn
from bot.dialogue.visit_words import visit_words
from bot.domain.counts import Report
from bot.domain.guide import Guidebook
from bot.domain.notice import Late, Return
from bot.domain.people import Team
from bot.texts import Texts

MOST_LATE, MOST_RETURNS = 5, 8


def week_text(report: Report, late: Late, texts: Texts, guidebook: Guidebook, today: date) -> str:
    """A lead's or coordinator's Monday; a week without visits says so kindly."""
    of_team = isinstance(report.team, Team)
    if report.total.visits:
        parts = [report_text(report, texts, guidebook)]
    else:
        name = period_name(report.period, texts)
        parts = [texts("week-empty" if of_team else "week-empty-area", place=report.team.name, period=name)]
    parts += _late(late, texts, guidebook, today, listed=of_team)
    parts.append(texts("week-more"))
    return "\n\n".join(parts)


def laid_out(session: Session, scope: Scope, text: str, texts: Texts) -> Turn:
    """On the table of a conversation that is quiet: every form of that week is one tap away, or one word."""
    reply = Reply(text=text, choices=tuple(exports.forms(texts)), language=session.language)
    reply = reply.in_turn(session.turn + 1)
    paused = session.place if isinstance(session.place, Reading) else session.paused
    at_the_week = replace(session, place=Exporting(scope=scope), paused=paused, tapped=None)
    return Turn(reply=reply, session=at_the_week.showing(reply))


def returns_text(returns: Sequence[Return], texts: Texts, guidebook: Guidebook, today: date) -> str:
    """A volunteer's morning: where to come back today, and what is overdue."""
    lines = [texts("returns-today", visits=len(returns))]
    lines += [f"• {return_words(each, texts, guidebook, today)}" for each in returns[:MOST_RETURNS]]
    if len(returns) > MOST_RETURNS:
        lines.append(texts("rows-more", more=len(returns) - MOST_RETURNS))
    return "\n".join([*lines, texts("returns-how")])


def return_words(each: Return, texts: Texts, guidebook: Guidebook, today: date) -> str:
    words = visit_words(each.visit, texts, guidebook, today)
    days = (today - each.visit.due).days if each.visit.due else 0
    return f"{words} · {texts('overdue-days', days=days)}" if days > 0 else words


def _late(late: Late, texts: Texts, guidebook: Guidebook, today: date, *, listed: bool) -> list[str]:
    """Coordinators read how many; only a lead sees households."""
    lines = []
    if late.entered:
        lines.append(texts("week-late", visits=len(late.entered)))
        shown = late.entered[:MOST_LATE] if listed else ()
        lines += [f"• {visit_words(visit, texts, guidebook, today)}" for visit in shown]
        if listed and len(late.entered) > MOST_LATE:
            lines.append(texts("rows-more", more=len(late.entered) - MOST_LATE))
    if late.changed:
        lines.append(texts("week-changed", visits=late.changed))
    return ["\n".join(lines)] if lines else []
