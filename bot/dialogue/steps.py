"""Reading a guide: its first page, one step at a time, branches, back, stuck, the end."""

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import log_visit
from bot.dialogue.message import Choice
from bot.dialogue.pick import says
from bot.dialogue.state import At, AtMenu, Finished, Reading
from bot.dialogue.turn import Answer, Scene, Turn
from bot.dialogue.visit_places import Draft
from bot.domain.guide import Guide, Phone, Step, Way
from bot.domain.visit import Outcome

NEXT, BACK, STOP, STUCK, PHONE, WORKED, FAILED = (
    "next", "back", "stop", "stuck", "phone", "worked", "failed",
)  # fmt: skip
WAY = "way."
LONGEST_TRAIL = 60
"""Steps kept for “back”; more than any guide has."""


def picked(scene: Scene) -> Answer:
    """A choice below a step."""
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, Reading):
        return None
    current = _current(scene, place)
    if current is None:
        return scene.turn(AtMenu(), scene.texts("guide-gone"))
    guide, step = current
    if value.startswith(WAY):
        return _take(scene, place, guide, step.ways[int(value.removeprefix(WAY))])
    move = MOVES.get(value)
    return move(scene, place, guide) if move else None


def heard(scene: Scene) -> Answer:
    """Words for choices that are always understood in a guide, even where there was no room for the button."""
    for value in (NEXT, BACK, STOP, STUCK):
        if says(scene.text, (scene.texts(f"step.{value}"), *scene.texts.words(f"step.{value}-words"))):
            return picked(replace(scene, picked=value))
    return None


def resume(scene: Scene) -> Turn | None:
    """“Tiếp tục”, “quay lại”: to the guide that was left for another question."""
    paused = scene.session.paused
    if isinstance(scene.session.place, Reading):
        return None
    return show_step(scene, paused.trail) if paused else None


def picked_at_end(scene: Scene) -> Turn | None:
    place = scene.session.place
    if not isinstance(place, Finished):
        return None
    if scene.picked == WORKED:
        return scene.turn(AtMenu(), scene.texts("glad"))
    if place.guide_id not in scene.briefing.guidebook:
        return scene.turn(AtMenu(), scene.texts("guide-gone"))
    guide = scene.guide(place.guide_id)
    return scene.turn(AtMenu(), _troubles(scene, guide, scene.texts("sorry")))


def show_step(scene: Scene, trail: tuple[At, ...]) -> Turn:
    place = Reading(trail=trail[-LONGEST_TRAIL:])
    current = _current(scene, place)
    if current is None:
        return scene.turn(AtMenu(), scene.texts("guide-gone"))
    guide, step = current
    session = replace(scene.session, paused=None)
    return replace(scene, session=session).turn(
        place, _step_text(scene, guide, place), *_choices(scene, place, step), picture=step.picture
    )


def _current(scene: Scene, place: Reading) -> tuple[Guide, Step] | None:
    """The step on the table; None if the folder was edited and it is no longer there."""
    if place.at.guide_id not in scene.briefing.guidebook:
        return None
    guide = scene.guide(place.at.guide_id)
    return (guide, guide.steps[place.at.step]) if place.at.step < len(guide.steps) else None


def _take(scene: Scene, place: Reading, guide: Guide, way: Way) -> Answer:
    """The way that was chosen at a branch: to a step, to the end, or to another guide."""
    if way.guide is None:
        return _go(scene, place, guide, guide.at(way.goto), way.done)
    if way.guide not in scene.briefing.guidebook:
        return scene.turn(AtMenu(), scene.texts("guide-gone"))
    return show_step(scene, (*place.trail, At(way.guide, 0)))


def _next(scene: Scene, place: Reading, guide: Guide) -> Answer:
    return _go(scene, place, guide, guide.after(place.at.step), guide.steps[place.at.step].done)


def _back(scene: Scene, place: Reading, _guide: Guide) -> Answer:
    return show_step(scene, place.trail[:-1] if len(place.trail) > 1 and not place.stuck else place.trail)


def _other_phone(scene: Scene, place: Reading, _guide: Guide) -> Answer:
    other = Phone.IPHONE if scene.session.phone is Phone.ANDROID else Phone.ANDROID
    return show_step(replace(scene, session=replace(scene.session, phone=other)), place.trail)


def _go(scene: Scene, place: Reading, guide: Guide, index: int | None, done: str | None) -> Answer:
    if index is None:
        return _finish(scene, guide, done or guide.done)
    return show_step(scene, (*place.trail, At(guide.id, index)))


def _finish(scene: Scene, guide: Guide, done: str) -> Answer:
    """A resident is asked whether it worked; a volunteer is offered the log."""
    text = scene.texts("done", done=done)
    if scene.person.team:
        return log_visit.offer(scene, Draft(guide_id=guide.id, topic=guide.topic), text)
    return scene.turn(
        Finished(guide_id=guide.id),
        text + "\n\n" + scene.texts("did-it-work"),
        scene.choice(WORKED, "did-it-work.yes"),
        scene.choice(FAILED, "did-it-work.no"),
    )


def _stop(scene: Scene, _place: Reading, guide: Guide) -> Answer:
    if scene.person.team:
        draft = Draft(guide_id=guide.id, topic=guide.topic, outcome=Outcome.UNFINISHED)
        return log_visit.offer(scene, draft, scene.texts("stopped-short"))
    return scene.turn(AtMenu(), scene.texts("stopped"))


def _step_text(scene: Scene, guide: Guide, place: Reading) -> str:
    step = guide.steps[place.at.step]
    total = 0 if guide.branches else len(guide.steps)
    number = (
        len([at for at in place.trail if at.guide_id == guide.id]) if guide.branches else place.at.step + 1
    )
    head = scene.texts("step", number=number, total=total, title=guide.title)
    parts = [head, step.text_on(scene.session.phone)]
    if step.warning:
        parts.append(scene.texts("step.warning-line", warning=step.warning))
    return "\n\n".join(parts)


def _choices(scene: Scene, place: Reading, step: Step) -> list[Choice]:
    """At most five; the way on comes first, where a thumb expects it."""
    back = [scene.choice(BACK, "step.back")] if len(place.trail) > 1 else []
    if step.ways:
        ways = [Choice(f"{WAY}{i}", way.label) for i, way in enumerate(step.ways)]
        return [*ways, *back, scene.choice(STOP, "step.stop")][: max(5, len(ways))]
    guide = scene.guide(place.at.guide_id)
    last = guide.after(place.at.step) is None
    phone = [scene.choice(PHONE, "step.phone")] if step.varies else []
    forward = scene.choice(NEXT, "step.finish" if last else "step.next")
    return [forward, *back, scene.choice(STUCK, "step.stuck"), *phone, scene.choice(STOP, "step.stop")]


def _show_stuck(scene: Scene, place: Reading, guide: Guide) -> Answer:
    notes = "\n".join(f"• {note}" for note in guide.steps[place.at.step].stuck)
    head = scene.texts("stuck") + (f"\n{notes}" if notes else "")
    choices = (scene.choice(BACK, "stuck.back"), scene.choice(STOP, "step.stop"))
    return scene.turn(replace(place, stuck=True), _troubles(scene, guide, head), *choices)


def show_trouble(scene: Scene, place: Reading, line: str) -> Turn:
    """The problem with its fix, or the note, that somebody's own words led to."""
    guide = scene.guide(place.at.guide_id)
    known = {problem.problem: problem for problem in scene.briefing.guidebook[guide.id].problems}
    number = list(known).index(line) if line in known else None
    if number is not None and number < len(guide.problems):
        problem = guide.problems[number]
        text = scene.texts("problem", problem=problem.problem, fix=problem.fix)
    else:
        text = f"• {line}"
    choices = (
        scene.choice(BACK, "stuck.back"),
        scene.choice(STUCK, "step.stuck"),
        scene.choice(STOP, "step.stop"),
    )
    return scene.turn(replace(place, stuck=True), f"{text}\n\n{_turn_to(scene, guide)}", *choices)


def _troubles(scene: Scene, guide: Guide, head: str) -> str:
    """What often goes wrong, as many as fit, and whom to ask: that line is never cut."""
    turn_to = _turn_to(scene, guide)
    text = head
    for problem in guide.problems:
        more = scene.texts("problem", problem=problem.problem, fix=problem.fix)
        if len(text) + len(more) + len(turn_to) < _ROOM:
            text += f"\n\n{more}"
    return f"{text}\n\n{turn_to}"


def _turn_to(scene: Scene, guide: Guide) -> str:
    turn_to = scene.texts("turn-to", turn_to=guide.turn_to)
    return turn_to + "\n" + scene.texts("guide-page.local", local=guide.local) if guide.local else turn_to


_ROOM = 1700

MOVES: dict[str, Callable[[Scene, Reading, Guide], Answer]] = {
    NEXT: _next,
    BACK: _back,
    STUCK: _show_stuck,
    PHONE: _other_phone,
    STOP: _stop,
}
