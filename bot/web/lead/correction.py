"""A visit as the form of its page says it should be."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from bot.dialogue.requests import FindHousehold
from bot.dialogue.turn import Flow, ask
from bot.dialogue.visit_line import household_number
from bot.domain.guide import Guidebook
from bot.domain.visit import (
    MOST_PEOPLE,
    NOBODY_HELPED,
    Household,
    Mode,
    Outcome,
    Visit,
    may_be_logged,
    people_helped,
)

Problem = str
"""The id of what is said about a form that cannot be taken."""

TOPIC = "topic."
LONGEST_WAIT = timedelta(days=366)


def corrected(
    visit: Visit, form: Mapping[str, str], today: date, guidebook: Guidebook
) -> Flow[Visit | Problem]:
    """Only what is in the form changes."""
    changed = _counted(visit, form, today)
    if isinstance(changed, Problem):
        return changed
    household = yield from _household(visit, form.get("ho"))
    if isinstance(household, Problem):
        return household
    task = _task(visit, form.get("viec"), guidebook)
    if task is None:
        return "lead-visit.no-task"
    due = _due(visit, form.get("hen"), changed.outcome, today)
    if isinstance(due, Problem):
        return due
    guide_id, topic = task
    return replace(changed, household=household, guide_id=guide_id, topic=topic, due=due)


def task_of(visit: Visit) -> str:
    """As the form names it."""
    return visit.guide_id or f"{TOPIC}{visit.topic}"


def _counted(visit: Visit, form: Mapping[str, str], today: date) -> Visit | Problem:
    """How many people, how it ended, where and when."""
    people = form.get("so-nguoi", str(visit.people)).strip()
    if not (people.isascii() and people.isdecimal()) or int(people[:4]) > MOST_PEOPLE:
        return "line-people"
    try:
        outcome = Outcome(form.get("ket-qua", visit.outcome))
        mode = Mode(form.get("hinh-thuc", visit.mode))
        day = date.fromisoformat(form.get("ngay", visit.day.isoformat()))
    except ValueError:
        return "line-day"
    if day != visit.day and not may_be_logged(day, today):
        return "line-day"
    if outcome in NOBODY_HELPED and outcome is visit.outcome and int(people):
        outcome = Outcome.DONE  # as in the chat: who counts people there says that somebody was helped
    counted = people_helped(outcome, int(people))
    return replace(visit, people=counted, outcome=outcome, mode=mode, day=day, due=None)


def _household(visit: Visit, code: str | None) -> Flow[Household | Problem | None]:
    """Of the visit's own team; nothing written is no household."""
    if code is None:
        return visit.household
    if not code.strip():
        return None
    number = household_number(code)
    if visit.household and number == visit.household.number:
        return visit.household
    found = None
    if number is not None:
        found = yield from ask(FindHousehold(team_id=visit.team_id, number=number))
    return found or "lead-visit.no-household"


def _task(visit: Visit, task: str | None, guidebook: Guidebook) -> tuple[str | None, str] | None:
    """Its guide and topic; None when there is no such task."""
    if task is None or task == task_of(visit):
        return visit.guide_id, visit.topic
    if task in guidebook:
        return task, guidebook[task].topic
    topic = task.removeprefix(TOPIC)
    return (None, topic) if topic != task and topic in guidebook.topics else None


def _due(visit: Visit, written: str | None, outcome: Outcome, today: date) -> date | Problem | None:
    """Only an unfinished visit has a day to come back; a new one lies ahead."""
    if outcome is not Outcome.UNFINISHED:
        return None
    if written is None:
        return visit.due
    if not written.strip():
        return None
    with suppress(ValueError):
        due = date.fromisoformat(written)
        if due == visit.due or today < due <= today + LONGEST_WAIT:
            return due
    return "lead-visit.odd-due"
