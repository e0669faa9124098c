"""A guide's first page: what it is for, what to prepare, how far it can be trusted; and which phone is in hand."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import find, steps
from bot.dialogue.requests import CountReading
from bot.dialogue.state import At, AtGuide, AtMenu, Reading
from bot.dialogue.turn import Flow, Scene, Turn, ask
from bot.domain.guide import Confidence, Guide, Phone

START, NOT_THIS = "start", "not-this"


def show(scene: Scene, guide_id: str, *, others: Sequence[str] = (), question: str | None = None) -> Turn:
    """What the guide is for, what to prepare, how far it can be trusted."""
    if guide_id not in scene.briefing.guidebook:  # gone since the choice was shown
        return scene.turn(AtMenu(), scene.texts("guide-gone"))
    guide = scene.guide(guide_id)
    paused = scene.session.paused
    left = paused and paused.at.guide_id != guide_id and isinstance(scene.session.place, Reading)
    parts = [scene.texts("paused", title=scene.guide(paused.at.guide_id).title)] if paused and left else []
    return scene.turn(
        AtGuide(guide_id=guide_id, others=tuple(others), question=question),
        "\n\n".join([*parts, _text(scene, guide)]),
        scene.choice(START, "guide-page.start"),
        scene.choice(NOT_THIS, "guide-page.not-this"),
    )


def picked(scene: Scene) -> Flow[Turn | None]:
    place = scene.session.place
    if not isinstance(place, AtGuide):
        return None
    if scene.picked == NOT_THIS:
        return (yield from find.not_this(scene, place.others, place.question))
    if place.guide_id not in scene.briefing.guidebook:
        return scene.turn(AtMenu(), scene.texts("guide-gone"))
    guide = scene.guide(place.guide_id)
    if place.asking_phone:
        known = {phone.value: phone for phone in Phone}.get(scene.picked or "")
        scene = replace(scene, session=replace(scene.session, phone=known))
    elif guide.varies and scene.session.phone is None:
        return _ask_phone(scene, replace(place, asking_phone=True))
    yield from ask(CountReading(guide_id=guide.id))
    return steps.show_step(scene, (At(guide.id, 0),))


def _ask_phone(scene: Scene, place: AtGuide) -> Turn:
    choices = (scene.choice(value, f"which-phone.{value}") for value in ("android", "iphone", "unknown"))
    return scene.turn(place, scene.texts("which-phone"), *choices)


def _text(scene: Scene, guide: Guide) -> str:
    texts, today = scene.texts, scene.briefing.today
    lines = [
        texts("guide-page", title=guide.title, steps=_length(scene, guide), minutes=guide.minutes or 0),
        guide.summary,
    ]
    if guide.prepare:
        lines.append("\n" + texts("guide-page.prepare") + "".join(f"\n• {item}" for item in guide.prepare))
    lines.append("\n" + texts("guide-page.fee", fee=guide.fee))
    if guide.local:
        lines.append(texts("guide-page.local", local=guide.local))
    if guide.confidence is Confidence.PARTIAL:
        lines.append(texts("guide-page.partial", caveat=guide.caveat or ""))
    publisher = guide.sources[0].publisher
    lines.append(
        texts("guide-page.source", publisher=publisher, more=len(guide.sources) - 1, checked=guide.checked)
    )
    if guide.is_stale(today):
        lines.append(texts("guide-page.stale", checked=guide.checked))
    if guide.language != texts.language:
        lines.append(texts("guide-page.untranslated"))
    return "\n".join(lines)


def _length(scene: Scene, guide: Guide) -> str:
    """“5 bước”; with branches the longest way, for nobody reads all of them."""
    return scene.texts(
        "guide-page.most-steps" if guide.branches else "guide-page.steps", steps=guide.most_steps
    )
