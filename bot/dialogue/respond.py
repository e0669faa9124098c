"""The way in: what was said → what happens next.

First the choice that was picked, then commands, then the place's own ear for words, then the search.
"""

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import (
    after_visit,
    browse,
    change_visit,
    commands,
    correct,
    find,
    guide_page,
    hall,
    here,
    household_changes,
    household_name,
    households,
    join,
    log_visit,
    members,
    menu,
    reports,
    returns,
    rows,
    steps,
    task,
    teams,
    visit_page,
    weeks,
)
from bot.dialogue.message import ConversationId, Message, Reply
from bot.dialogue.pick import clean, pick
from bot.dialogue.state import Session
from bot.dialogue.turn import Answer, Briefing, Flow, Scene, Turn, settle
from bot.domain.secrets import find_secret

LONGEST_QUESTION = 1000
"""Nobody asks longer than this; what is longer was pasted."""

PICKED: dict[str, Callable[[Scene], Answer]] = {
    "menu": menu.picked,
    "browsing": browse.picked,
    "choosing": find.picked_guide,
    "guide": guide_page.picked,
    "reading": steps.picked,
    "finished": steps.picked_at_end,
    "task": task.picked,
    "household": log_visit.picked_household,
    "visit-team": log_visit.picked_team,
    "logged": after_visit.picked,
    "return": after_visit.picked_return,
    "returns": returns.picked,
    "visit": visit_page.picked,
    "reason": change_visit.picked_reason,
    "hall": hall.picked,
    "find-household": households.picked_found,
    "at-household": households.picked,
    "name-household": household_name.picked,
    "change-household": household_changes.picked,
    "voided": after_visit.picked_again,
    "correcting": correct.picked,
    "code": join.picked,
    "naming": join.picked,
    "inviting": join.picked_invitation,
    "week": weeks.picked,
    "exporting": reports.picked_export,
    "report": reports.picked,
    "places": reports.picked_place,
    "choosing-rows": reports.picked_rows,
    "rows": reports.picked_rows,
    "team": teams.picked,
    "members": members.picked,
    "member": members.picked_member,
    "language": menu.picked_language,
}

HEARD: dict[str, Callable[[Scene], Answer]] = {
    "reading": here.heard,
    "task": task.heard,
    "household": log_visit.heard_household,
    "correcting": correct.heard,
    "visit-team": log_visit.picked_team,
    "return": after_visit.heard_return,
    "reason": change_visit.heard_reason,
    "hall": hall.heard,
    "find-household": households.heard,
    "name-household": household_name.heard,
    "change-household": household_changes.heard,
    "code": join.heard_code,
    "naming": join.heard_name,
    "team": teams.heard,
    "places": reports.heard_place,
    "rows": rows.heard,
}


def respond(session: Session, message: Message, briefing: Briefing) -> Flow[Turn]:
    """The reply and the next session; drive the generator and answer what it asks for."""
    scene = Scene(session=session, message=message, briefing=briefing, text=clean(message.text or ""))
    turn = yield from settle(_decide(scene))
    if turn is None:
        turn = menu.where_we_are(scene, "not-understood")
    if turn.reply.turn:  # a second tap: the same reply, the same turn
        return turn
    if turn.aside:  # the same choices stay on the table, whichever of their copies is pressed
        return replace(turn, reply=turn.reply.in_turn(session.turn))
    reply = turn.reply.in_turn(session.turn + 1)
    return Turn(reply=reply, session=replace(turn.session.showing(reply), tapped=message.pressed))


def greeting(language: str, briefing: Briefing) -> Reply:
    """What a newcomer reads before saying anything: turn 0, whose choices can be said, not pressed."""
    nobody = Message(conversation=ConversationId("", ""), delivery_id="")
    scene = Scene(session=Session(language=language), message=nobody, briefing=briefing, text="")
    return menu.greet(scene).reply


def _decide(scene: Scene) -> Flow[Turn | None]:
    if scene.message.pressed is not None:
        return (yield from _pressed(scene))
    refusal = _refused(scene)
    if refusal is not None:
        return refusal
    value = pick(scene.text, scene.session.offered)
    if value is not None:
        turn = yield from settle(PICKED[scene.session.place.kind](replace(scene, picked=value)))
        if turn is not None:
            return turn
    for listener in (commands.heard, HEARD.get(scene.session.place.kind), find.heard):
        turn = yield from settle(listener(scene) if listener else None)
        if turn is not None:
            return turn
    return None


def _pressed(scene: Scene) -> Flow[Turn | None]:
    """Only a choice of the last reply counts: an old button, or a second tap, changes nothing."""
    session, pressed = scene.session, scene.message.pressed
    if pressed is None or pressed == session.tapped:
        return Turn(reply=replace(session.last_reply, replaces=True), session=session)
    if pressed.turn != session.turn or pressed.value not in {choice.value for choice in session.offered}:
        return menu.where_we_are(scene, "old-button")
    return (yield from settle(PICKED[scene.session.place.kind](replace(scene, picked=pressed.value))))


def _refused(scene: Scene) -> Turn | None:
    """What cannot be read, or must not be kept, is answered without looking at it any further."""
    said = scene.message.text or ""
    if scene.message.attachment is not None and not scene.text:
        return menu.where_we_are(scene, f"got-{scene.message.attachment}")
    if secret := find_secret(said):
        return menu.where_we_are(scene, f"got-{secret}")
    if len(scene.text) > LONGEST_QUESTION:
        return menu.where_we_are(scene, "too-long")
    if not any(c.isalnum() for c in scene.text):
        return menu.where_we_are(scene, "got-nothing")
    return None
