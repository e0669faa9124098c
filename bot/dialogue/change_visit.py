"""Changing a visit of the log; who changes somebody else's says why."""

from bot.dialogue import after_visit
from bot.dialogue.requests import CorrectVisit, ReadVisit, VoidVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_places import GivingReason, Voided
from bot.domain.visit import Visit

REASONS = ("mistake", "twice", "volunteer")
STOP = "stop"
LONGEST_REASON = 200


def correct(scene: Scene, visit: Visit, text_id: str = "corrected") -> Flow[Turn]:
    """Written as a new version; the old ones stay."""
    if visit.volunteer_id != scene.person.id:
        return _ask_why(scene, GivingReason(visit=visit))
    corrected = yield from ask(CorrectVisit(visit=visit))
    return (yield from after_visit.confirm(scene, corrected, text_id))


def void(scene: Scene, visit_id: int) -> Flow[Turn]:
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    if visit is None or visit.voided:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    if visit.volunteer_id != scene.person.id:
        return _ask_why(scene, GivingReason(visit=visit, void=True))
    voided = yield from ask(VoidVisit(visit_id=visit_id))
    text = scene.texts("undone", visit=after_visit.in_words(scene, voided))
    again = scene.choice(after_visit.AGAIN, "undone.again")
    return scene.turn(Voided(visit_id=visit_id), text, again)


def picked_reason(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, GivingReason):
        return None
    if value == STOP:
        return scene.turn(AtMenu(), scene.texts("nothing-changed"))
    return _change(scene, place, scene.texts(f"reason.{value}"))


def heard_reason(scene: Scene) -> Answer:
    place, reason = scene.session.place, scene.text.strip()
    if not isinstance(place, GivingReason) or not 1 < len(reason) <= LONGEST_REASON:
        return None
    return _change(scene, place, reason)


def _ask_why(scene: Scene, place: GivingReason) -> Turn:
    choices = (scene.choice(reason, f"reason.{reason}") for reason in REASONS)
    text = scene.texts("reason", visit=after_visit.in_words(scene, place.visit))
    return scene.turn(place, text, *choices, scene.choice(STOP, "reason.stop"))


def _change(scene: Scene, place: GivingReason, reason: str) -> Flow[Turn]:
    """What the visit was when the question came up may have changed meanwhile: only what is still there is changed."""
    visit = yield from ask(ReadVisit(visit_id=place.visit.id or 0))
    if visit is None or visit.voided:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    if place.void:
        voided = yield from ask(VoidVisit(visit_id=visit.id or 0, reason=reason))
        return scene.turn(AtMenu(), scene.texts("undone", visit=after_visit.in_words(scene, voided)))
    corrected = yield from ask(CorrectVisit(visit=place.visit, reason=reason))
    return (yield from after_visit.confirm(scene, corrected, "corrected"))
