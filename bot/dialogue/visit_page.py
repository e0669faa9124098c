"""One visit of the log, opened by its number: corrected, taken out, its history read."""

import re

from bot.dialogue import after_visit, change_visit, correct, menu
from bot.dialogue.report_requests import History
from bot.dialogue.requests import LastVisit, ReadVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_history import history_lines
from bot.dialogue.visit_places import AtVisit, Logged

CORRECT, VOID, HISTORY = "correct", "void", "history"
_NUMBER = re.compile(r"(?:#|lượt\s*(?:số\s*)?#?|luot\s*(?:so\s*)?#?|visit\s*#?)\s*(\d{1,9})", re.IGNORECASE)


def heard_number(scene: Scene) -> Answer:
    """“#41”, “lượt 41”: only for people of a team."""
    found = _NUMBER.fullmatch(scene.text.strip())
    return _show(scene, int(found[1])) if found and scene.person.team else None


def picked(scene: Scene) -> Answer:
    place = scene.session.place
    if not isinstance(place, AtVisit):
        return None
    match scene.picked:
        case "correct":
            return correct.ask_what(scene, place.visit_id)
        case "void":
            return change_visit.void(scene, place.visit_id)
        case _:
            return _history(scene, place.visit_id)


def show_history(scene: Scene) -> Flow[Turn | None]:
    """“lịch sử”: of the visit at hand, else of the last one."""
    place = scene.session.place
    if isinstance(place, AtVisit | Logged):
        return (yield from _history(scene, place.visit_id))
    last = (yield from ask(LastVisit())) if scene.person.team else None
    return (yield from _history(scene, last.id)) if last and last.id else None


def _show(scene: Scene, visit_id: int) -> Flow[Turn | None]:
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    if visit is None:
        return menu.remark(scene, scene.texts("no-such-visit", id=visit_id))
    voided = scene.texts("visit-voided") + " " if visit.voided else ""
    text = f"#{visit_id} · {voided}{after_visit.in_words(scene, visit)}"
    changes = (
        [] if visit.voided else [scene.choice(CORRECT, "logged.correct"), scene.choice(VOID, "visit-void")]
    )
    return scene.turn(AtVisit(visit_id=visit_id), text, *changes, scene.choice(HISTORY, "visit-history"))


def _history(scene: Scene, visit_id: int) -> Flow[Turn]:
    changes = yield from ask(History(visit_id=visit_id))
    told = history_lines(changes, scene.texts, scene.briefing.guidebook, scene.briefing.today)
    lines = [scene.texts("history", id=visit_id), *told]
    place = AtVisit(visit_id=visit_id) if changes else AtMenu()
    return scene.turn(place, "\n".join(lines))
