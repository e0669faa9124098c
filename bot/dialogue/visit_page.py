"""One visit of the log, opened by its number: corrected, taken out, its history read."""

import re
from datetime import date

from bot.dialogue import after_visit, change_visit, correct, menu
from bot.dialogue.report_requests import Change, History
from bot.dialogue.requests import LastVisit, ReadVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_places import AtVisit, Logged
from bot.dialogue.visit_words import task_words
from bot.domain.visit import Visit

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
    lines = [scene.texts("history", id=visit_id)]
    for before, change in zip([None, *changes], changes, strict=False):
        lines.append(_line(scene, before, change))
    place = AtVisit(visit_id=visit_id) if changes else AtMenu()
    return scene.turn(place, "\n".join(lines))


def _line(scene: Scene, before: Change | None, change: Change) -> str:
    """“22/11/2026 19:05 · chị Hoa · Số người: 1 → 2 · vì: Ghi nhầm”"""
    version = change.version
    what = (
        _entry(scene, version.visit)
        if before is None
        else _difference(scene, before.version.visit, version.visit)
    )
    who = change.by or (
        scene.texts("operator")
        if version.changed_by is None
        else scene.texts("unnamed", number=version.changed_by)
    )
    why = f" · {scene.texts('history-why', reason=version.reason)}" if version.reason else ""
    return f"{version.changed_at:%d/%m/%Y %H:%M} · {who} · {what}{why}"


def _entry(scene: Scene, visit: Visit) -> str:
    return scene.texts("history-entry", visit=after_visit.in_words(scene, visit))


def _difference(scene: Scene, before: Visit, after: Visit) -> str:
    if after.voided and not before.voided:
        return scene.texts("history-voided")
    old, new = _shown(scene, before), _shown(scene, after)
    changed = [
        f"{scene.texts(f'correct-what.{name}')}: {old[name]} → {new[name]}"
        for name in new
        if old[name] != new[name]
    ]
    return "; ".join(changed) or scene.texts("history-same")


def _shown(scene: Scene, visit: Visit) -> dict[str, str]:
    texts = scene.texts
    return {
        "people": str(visit.people),
        "outcome": texts(f"outcome-{visit.outcome}"),
        "day": _day(visit.day),
        "mode": texts(f"mode-{visit.mode}"),
        "household": visit.household.code if visit.household else texts("no-household"),
        "task": task_words(visit, texts, scene.briefing.guidebook),
        "due": _day(visit.due),
    }


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "—"
