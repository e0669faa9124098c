"""What goes on once it is clear which team is meant."""

from collections.abc import Callable
from functools import partial

from bot.dialogue import exports, join, members, returns
from bot.dialogue.team_choice import chosen
from bot.dialogue.team_places import ChoosingTeam
from bot.dialogue.turn import Answer, Scene
from bot.domain.people import Team

THEN: dict[str, Callable[[Scene, Team], Answer]] = {
    "invite": join.invite_to,
    "invitations": join.show_invitations_of,
    "members": members.show_team,
    "overdue": returns.show_overdue_of,
    **{form: partial(exports.asked_of, form) for form in (*exports.FORMS, exports.COPY)},
}


def picked(scene: Scene) -> Answer:
    place = scene.session.place
    team = chosen(scene, scene.person.led)
    return THEN[place.then](scene, team) if isinstance(place, ChoosingTeam) and team else None


heard = picked
"""A typed name is as good as a button."""
