"""Correcting a visit: asks only for what changes; every correction is a new version of the visit."""

from dataclasses import replace
from datetime import timedelta

from bot.dialogue import after_visit, change_visit, log_visit, task
from bot.dialogue.message import Choice
from bot.dialogue.pick import pick
from bot.dialogue.requests import ReadVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_line import find_day, find_mode, find_outcome, find_people, read_line
from bot.dialogue.visit_places import ChoosingTask, Correctable, Correcting, Draft
from bot.domain.visit import NOBODY_HELPED, Mode, Outcome, Visit, may_be_logged, people_helped

FIELDS: tuple[Correctable, ...] = ("people", "outcome", "day", "mode")
MORE_FIELDS: tuple[Correctable, ...] = ("household", "task")
FIELD, MORE = "field", "more"
RECENT_DAYS = 3


def ask_what(scene: Scene, visit_id: int) -> Flow[Turn]:
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    if visit is None or visit.voided:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    text = scene.texts("correct-what", visit=after_visit.in_words(scene, visit))
    return scene.turn(Correcting(visit_id=visit_id), text, *_likely(scene, visit), _any_field(scene))


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, Correcting):
        return None
    match place.change:
        case None:
            return _picked_what(scene, place, value)
        case "people":
            return _change(scene, place, people=int(value))
        case "outcome":
            return _change(scene, place, outcome=Outcome(value))
        case "mode":
            return _change(scene, place, mode=Mode(value))
        case "day":
            return _change(
                scene, place, day=scene.briefing.today - timedelta(days=int(value.removeprefix("day.")))
            )
        case _:
            return None


def heard(scene: Scene) -> Answer:
    """What was asked for; or, before anything was, whatever shall be otherwise."""
    place, today = scene.session.place, scene.briefing.today
    if not isinstance(place, Correcting):
        return None
    match place.change:
        case None:
            return _heard_values(scene, place)
        case "people" if people := find_people(scene.text, alone=True):
            return _change(scene, place, people=people)
        case "day" if day := find_day(scene.text, today):
            if not may_be_logged(day, today):
                return replace_question(scene, place, "line-day")
            return _change(scene, place, day=day)
        case "outcome" if outcome := find_outcome(scene.text):
            return _change(scene, place, outcome=outcome)
        case "mode" if mode := find_mode(scene.text):
            return _change(scene, place, mode=mode)
        case _:
            return None


def with_task(scene: Scene, visit_id: int, draft: Draft) -> Flow[Turn]:
    return _change(scene, Correcting(visit_id=visit_id), guide_id=draft.guide_id, topic=draft.topic)


def replace_question(scene: Scene, place: Correcting, remark_id: str) -> Turn:
    turn = scene.turn(place, f"{scene.texts(remark_id)}\n\n{scene.session.shown}")
    return replace(turn, reply=replace(turn.reply, choices=scene.session.offered), aside=True)


def _heard_values(scene: Scene, place: Correcting) -> Answer:
    """“3 người hôm qua”, “vắng nhà”: nothing but that, or it is a question."""
    said, today = scene.text, scene.briefing.day
    line = read_line(said, today)
    if line.task or line.household is not None:
        return None
    if line.problem:
        return replace_question(scene, place, f"line-{line.problem}")
    found = {
        "people": find_people(said),
        "day": find_day(said, today),
        "outcome": find_outcome(said),
        "mode": find_mode(said),
    }
    changes = {field: value for field, value in found.items() if value is not None}
    return _change(scene, place, **changes) if changes else None


def _likely(scene: Scene, visit: Visit) -> list[Choice]:
    """What is most likely to be otherwise, one tap each."""
    today = scene.briefing.today
    people = 2 if visit.people == 1 else 1
    outcome = Outcome.UNFINISHED if visit.outcome is Outcome.DONE else Outcome.DONE
    back = 1 if visit.day == today else 0
    mode = Mode.COMMUNITY_HOUSE if visit.mode is Mode.HOME else Mode.HOME
    return [
        scene.choice(f"people.{people}", "correct-likely", people=people),
        Choice(f"outcome.{outcome}", scene.texts(f"outcome-{outcome}")),
        scene.choice(f"day.{back}", f"correct-day.back-{back}"),
        Choice(f"mode.{mode}", scene.texts(f"mode-{mode}")),
    ]


def _picked_what(scene: Scene, place: Correcting, value: str) -> Answer:
    field, _, new = value.partition(".")
    match field:
        case "people" if new:
            return _change(scene, place, people=int(new))
        case "outcome" if new:
            return _change(scene, place, outcome=Outcome(new))
        case "day" if new:
            return _change(scene, place, day=scene.briefing.today - timedelta(days=int(new)))
        case "mode" if new:
            return _change(scene, place, mode=Mode(new))
        case "field":
            typed = _typed_field(scene, (*FIELDS, *MORE_FIELDS))
            return _ask_new(scene, place, typed) if typed else _first_page(scene, place)
        case _:
            return _ask_new(scene, place, value)


def _ask_new(scene: Scene, place: Correcting, value: str) -> Answer:
    match value:
        case "more":
            field = _typed_field(scene, MORE_FIELDS)
            return _ask_new(scene, place, field) if field else _second_page(scene, place)
        case "household":
            return _other_household(scene, place)
        case "task":
            at = ChoosingTask(draft=Draft(), visit_id=place.visit_id)
            return task.ask_in(scene, at, scene.texts("which-task"))
        case "people" | "outcome" | "day" | "mode":
            at_field = replace(place, change=value)
            return scene.turn(at_field, scene.texts(f"correct-{value}"), *_values(scene, value))
        case _:
            return None


def _values(scene: Scene, field: Correctable) -> list[Choice]:
    match field:
        case "people":
            return [Choice(str(n), str(n)) for n in range(1, 6)]
        case "outcome":
            return [Choice(outcome, scene.texts(f"outcome-{outcome}")) for outcome in Outcome]
        case "mode":
            return [Choice(mode, scene.texts(f"mode-{mode}")) for mode in Mode]
        case _:
            return [scene.choice(f"day.{n}", f"correct-day.back-{n}") for n in range(RECENT_DAYS)]


def _first_page(scene: Scene, place: Correcting) -> Turn:
    more = _hiding(scene, scene.choice(MORE, "correct-what.more"), MORE_FIELDS)
    return scene.turn(place, scene.session.shown, *_fields(scene, FIELDS), more)


def _second_page(scene: Scene, place: Correcting) -> Turn:
    return scene.turn(place, scene.session.shown, *_fields(scene, MORE_FIELDS))


def _any_field(scene: Scene) -> Choice:
    return _hiding(scene, scene.choice(FIELD, "correct-what.field"), (*FIELDS, *MORE_FIELDS))


def _hiding(scene: Scene, choice: Choice, fields: tuple[Correctable, ...]) -> Choice:
    """What is on the page behind it can be typed already on this one."""
    hidden = _fields(scene, fields)
    return replace(choice, words=(*choice.words, *(w for each in hidden for w in (each.label, *each.words))))


def _fields(scene: Scene, fields: tuple[Correctable, ...]) -> list[Choice]:
    return [scene.choice(field, f"correct-what.{field}") for field in fields]


def _typed_field(scene: Scene, fields: tuple[Correctable, ...]) -> Correctable | None:
    said = pick(scene.text, _fields(scene, fields)) if not scene.text.isdecimal() else None
    return next((field for field in fields if field == said), None)


def _other_household(scene: Scene, place: Correcting) -> Flow[Turn]:
    """One of the visit's own team."""
    visit = yield from ask(ReadVisit(visit_id=place.visit_id))
    team_id = visit.team_id if visit else None
    return (yield from log_visit.offer(scene, Draft(team_id=team_id), visit_id=place.visit_id))


def _change(scene: Scene, place: Correcting, **changes: object) -> Flow[Turn]:
    visit = yield from ask(ReadVisit(visit_id=place.visit_id))
    if visit is None or visit.voided:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    if isinstance(outcome := changes.get("outcome"), Outcome):
        changes["people"] = people_helped(outcome, visit.people)
        changes["due"] = visit.due if outcome is Outcome.UNFINISHED else None
    elif "people" in changes and visit.outcome in NOBODY_HELPED:
        changes["outcome"] = Outcome.DONE
    changed: Visit = replace(visit, **changes)  # type: ignore[arg-type]  # names and types come from the calls above
    return (yield from change_visit.correct(scene, changed))
