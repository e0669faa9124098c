"""One visit: its history, corrected or taken out of the log, as far as the desk lets this person."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from starlette.responses import Response

from bot.dialogue.change_visit import LONGEST_REASON, REASONS
from bot.dialogue.report_requests import Change, History
from bot.dialogue.requests import CorrectVisit, ReadVisit, VoidVisit
from bot.dialogue.turn import Flow, ask
from bot.dialogue.visit_history import history_lines
from bot.dialogue.visit_words import task_words
from bot.domain.guide import Guidebook
from bot.domain.people import Person
from bot.domain.secrets import find_secret
from bot.domain.visit import DAYS_BACK, MOST_PEOPLE, Mode, Outcome, Visit
from bot.errors import NotAllowed
from bot.web.lead.correction import TOPIC, Problem, corrected, task_of
from bot.web.lead.gate import Gate, to
from bot.web.lead.rows import line_words


async def show(gate: Gate, *, problem: Problem = "", status: int = 200) -> Response:
    visit_id = gate.request.path_params["visit_id"]
    visit, changes = await gate.ask(partial(_read, visit_id))
    done = gate.request.query_params.get("xong", "")
    texts, site = gate.texts, gate.site
    return gate.page(
        "visit", status=status, section="visits", back=f"/to/luot/{visit_id}", visit=visit, problem=problem,
        done=f"lead-visit.{done}" if done in {"sua", "bo", "nhu-cu"} else "",
        history=history_lines(changes, texts, site.guidebook, site.today()), words=line_words(gate, visit),
        own=visit.volunteer_id == gate.person.id, reasons=[texts(f"reason.{each}") for each in REASONS],
        outcomes=[(each, texts(f"outcome-{each}")) for each in Outcome], most=MOST_PEOPLE,
        modes=[(each, texts(f"mode-{each}")) for each in Mode], longest=LONGEST_REASON, days_back=DAYS_BACK,
        task=task_of(visit), task_words=task_words(visit, texts, site.guidebook), tasks=_tasks(gate),
    )  # fmt: skip


async def correct(gate: Gate) -> Response:
    form = await gate.form()
    visit_id = gate.request.path_params["visit_id"]
    said = await gate.ask(partial(_correct, visit_id, form, gate.site.today(), gate.site.guidebook))
    return await _after(gate, said, "sua")


async def void(gate: Gate) -> Response:
    form = await gate.form()
    said = await gate.ask(partial(_void, gate.request.path_params["visit_id"], form))
    return await _after(gate, said, "bo")


async def _after(gate: Gate, said: Problem, done: str) -> Response:
    if said and said != "nothing-changed":
        return await show(gate, problem=said, status=422)
    visit_id = gate.request.path_params["visit_id"]
    return to(f"/luot/{visit_id}", xong="nhu-cu" if said else done)


def _read(visit_id: int, _person: Person) -> Flow[tuple[Visit, list[Change]]]:
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    if visit is None:
        raise NotAllowed(f"there is no visit {visit_id}")
    return visit, (yield from ask(History(visit_id=visit_id)))


def _tasks(gate: Gate) -> list[tuple[str, list[tuple[str, str]]]]:
    """By topic: every guide that is offered, and the topic alone."""
    texts, guidebook = gate.texts, gate.site.guidebook
    language = texts.language
    return [
        (
            topic.name(language),
            [
                *((each.id, guidebook.read(each.id, language).title) for each in guidebook if each.topic == topic.id),
                (f"{TOPIC}{topic.id}", texts("lead-visit.other-task")),
            ],
        )
        for topic in guidebook.topics.values()
    ]  # fmt: skip


def _correct(
    visit_id: int, form: Mapping[str, str], today: date, guidebook: Guidebook, person: Person
) -> Flow[Problem]:
    """Empty when all went well."""
    visit, _ = yield from _read(visit_id, person)
    reason = _reason(form)
    if visit.voided:
        return "nothing-to-undo"
    changed = yield from corrected(visit, form, today, guidebook)
    if isinstance(changed, Problem):
        return changed
    if changed == visit:
        return "nothing-changed"
    if problem := _problem_with(reason, visit, person):
        return problem
    yield from ask(CorrectVisit(visit=changed, reason=reason or None))
    return ""


def _void(visit_id: int, form: Mapping[str, str], person: Person) -> Flow[Problem]:
    visit, _ = yield from _read(visit_id, person)
    reason = _reason(form)
    if visit.voided:
        return "nothing-changed"
    if problem := _problem_with(reason, visit, person):
        return problem
    yield from ask(VoidVisit(visit_id=visit_id, reason=reason or None))
    return ""


def _reason(form: Mapping[str, str]) -> str:
    return " ".join((form.get("ly-do-khac", "") or form.get("ly-do", "")).split())


def _problem_with(reason: str, visit: Visit, person: Person) -> Problem:
    if secret := find_secret(reason):
        return f"got-{secret}"
    if len(reason) > LONGEST_REASON or (visit.volunteer_id != person.id and len(reason) <= 1):
        return "lead-visit.why"
    return ""
