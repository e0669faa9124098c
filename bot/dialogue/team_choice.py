"""Which of one's teams? Asked only of those who have several, and only when it matters."""

from collections.abc import Callable, Sequence

from bot.dialogue.message import MOST_CHOICES, Choice
from bot.dialogue.pick import says
from bot.dialogue.state import AtMenu
from bot.dialogue.team_places import ChoosingTeam
from bot.dialogue.turn import Answer, Scene, Turn
from bot.domain.people import Team

TEAM = "t."
LONGEST_LABEL = 24

Act = Callable[[Scene, Team], Answer]


def of_lead(scene: Scene, then: str, act: Act) -> Answer:
    """The one team this person leads, or which one; a volunteer is told why not, a resident's words are a question."""
    led = scene.person.led
    if len(led) > 1:
        return ask_team(scene, led, ChoosingTeam(then=then))
    if led:
        return act(scene, led[0])
    return scene.turn(AtMenu(), scene.texts("only-leads")) if scene.person.team else None


def ask_team(scene: Scene, teams: Sequence[Team], place: ChoosingTeam) -> Turn:
    """The newest first; more than five can be typed by name."""
    return scene.turn(place, scene.texts("which-team"), *choices(teams))


def choices(teams: Sequence[Team]) -> list[Choice]:
    newest = list(reversed(teams))[:MOST_CHOICES]
    return [Choice(f"{TEAM}{team.id}", team.name[:LONGEST_LABEL], (team.name,)) for team in newest]


def chosen(scene: Scene, teams: Sequence[Team]) -> Team | None:
    """Picked, or typed by its name."""
    if scene.picked is not None:
        return next((team for team in teams if f"{TEAM}{team.id}" == scene.picked), None)
    return next((team for team in teams if says(scene.text, (team.name,))), None)
