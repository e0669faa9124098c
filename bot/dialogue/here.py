"""Said in the middle of a guide: which step is this, I am stuck, or a trouble that this very guide knows."""

from dataclasses import replace

from bot.dialogue import steps
from bot.dialogue.state import Reading
from bot.dialogue.turn import Answer, Scene
from bot.search.decision import Kind

HERE = 0.4
"""How much of what was said a problem or note of the guide must be about to be shown."""


def heard(scene: Scene) -> Answer:
    place, index = scene.session.place, scene.briefing.index
    known = steps.heard(scene)
    if known is not None or not isinstance(place, Reading):
        return known
    match index.talk(scene.text):
        case "where":
            return steps.show_step(scene, place.trail)
        case "stuck":
            return steps.picked(replace(scene, picked=steps.STUCK))
    near = index.trouble(place.at.guide_id, scene.text)
    if near.share < HERE or _is_another_task(scene, place, near.share):
        return None
    return steps.show_trouble(scene, place, near.line)


def _is_another_task(scene: Scene, place: Reading, share: float) -> bool:
    """Whether another guide is the answer, and one of its lines says more of it than the trouble does."""
    finding = scene.briefing.index.explain(scene.text)
    if finding.decision.kind is not Kind.ANSWER:
        return False
    best = finding.evidence[0]
    return best.guide_id != place.at.guide_id and best.near.share > share
