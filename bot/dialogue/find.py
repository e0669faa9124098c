"""A question in somebody's own words → a guide, a choice of guides, or an honest “I do not know”."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import guide_page, menu
from bot.dialogue.message import MOST_CHARACTERS, Choice
from bot.dialogue.requests import KeepQuestion
from bot.dialogue.state import AtMenu, Choosing, Finished, Reading
from bot.dialogue.turn import Flow, Scene, Turn, ask
from bot.domain.guide import Guide
from bot.domain.procedure import Procedure
from bot.domain.secrets import without_long_numbers
from bot.search.decision import Kind

NONE = "none"
LONGEST_KEPT = 300
"""A kept question is read by a person; the first words say what it was about."""


def heard(scene: Scene) -> Flow[Turn | None]:
    decision = scene.briefing.index.find(scene.text)
    found = [match.guide_id for match in decision.matches]
    question = without_long_numbers(scene.text)[:LONGEST_KEPT]
    match decision.kind:
        case Kind.ANSWER:
            return guide_page.show(_left(scene), found[0], others=found[1:4], question=question)
        case Kind.CHOOSE:
            return _choose(scene, [match.guide_id for match in decision.offered], question)
        case Kind.UNKNOWN:
            talk = decision.talk or scene.briefing.index.talk(scene.text)
            if talk and scene.texts.has(f"talk-{talk}"):
                return menu.where_we_are(scene, f"talk-{talk}")
            return (yield from _unknown(scene, question, decision.procedure))


def picked_guide(scene: Scene) -> Flow[Turn | None]:
    place = scene.session.place
    if not isinstance(place, Choosing):
        return None
    if scene.picked == NONE:
        return (yield from _unknown(scene, place.question))
    others = [guide_id for guide_id in place.guides if guide_id != scene.picked]
    return guide_page.show(_left(scene), scene.picked or "", others=others, question=place.question)


def not_this(scene: Scene, others: Sequence[str], question: str | None) -> Flow[Turn | None]:
    """The guide that was found is not what was meant: the next best ones, else the question is kept."""
    there = [guide_id for guide_id in others if guide_id in scene.briefing.guidebook]
    if there and question:
        return _choose(scene, there, question)
    if question:
        return (yield from _unknown(scene, question))
    return scene.turn(AtMenu(), scene.texts("ask-again"))


def example(guide: Guide) -> str:
    """How people ask for this guide: the first of its asks, as a sentence."""
    first = guide.asks[0] if guide.asks else guide.title
    return first[0].upper() + first[1:]


def _choose(scene: Scene, guides: Sequence[str], question: str) -> Turn:
    choices = [Choice(guide_id, scene.guide(guide_id).title) for guide_id in guides[:3]]
    none = scene.choice(NONE, "which-guide.none")
    return _left(scene).turn(
        Choosing(guides=tuple(guides[:3]), question=question), scene.texts("which-guide"), *choices, none
    )


def _unknown(scene: Scene, question: str, procedure: Procedure | None = None) -> Flow[Turn]:
    yield from ask(KeepQuestion(text=question))
    if procedure is not None:
        told = scene.texts("unknown-procedure", name=procedure.name, code=procedure.code)
        return (
            menu.remark(scene, told)
            if isinstance(scene.session.place, Reading)
            else scene.turn(AtMenu(), told)
        )
    place = scene.session.place
    if isinstance(place, Reading | Finished) and scene.session.shown:
        whole = f"{scene.texts('unknown-here')}\n\n{scene.session.shown}"
        turn = scene.turn(place, whole if len(whole) <= MOST_CHARACTERS else scene.texts("unknown-here"))
        return replace(turn, reply=replace(turn.reply, choices=scene.session.offered), aside=True)
    return scene.turn(AtMenu(), scene.texts("unknown"))


def _left(scene: Scene) -> Scene:
    """Leaving a guide for another question; the place in it is kept for “tiếp tục”."""
    place = scene.session.place
    paused = place if isinstance(place, Reading) else scene.session.paused
    return replace(scene, session=replace(scene.session, paused=paused))
