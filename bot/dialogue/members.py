"""A lead and the people of the team: who is in it, taking somebody out, handing the team over."""

from collections.abc import Mapping
from datetime import date

from bot.dialogue import team_choice
from bot.dialogue.message import Choice
from bot.dialogue.state import AtMenu
from bot.dialogue.team_places import AtMember, AtMembers
from bot.dialogue.team_requests import HandOver, Members, RemoveMember
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.people import Member, Role, Team

PERSON, MORE, BACK, CLOSE, YES = "p.", "more", "back", "close", "yes"
REMOVE, HAND_OVER = "remove", "hand-over"
PAGE = 3
"""People with a button of their own on one page."""


def show(scene: Scene) -> Answer:
    return team_choice.of_lead(scene, "members", show_team)


def show_team(scene: Scene, team: Team) -> Flow[Turn | None]:
    return (yield from _page(scene, AtMembers(team_id=team.id)))


def picked(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, AtMembers):
        return None
    if value.startswith(PERSON):
        return (yield from _member(scene, place.team_id, int(value.removeprefix(PERSON))))
    if value == MORE:
        return (yield from _page(scene, AtMembers(team_id=place.team_id, page=place.page + 1)))
    return scene.turn(AtMenu(), scene.texts("menu-volunteer"))


def picked_member(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, AtMember):
        return None
    if value == BACK:
        return (yield from _page(scene, AtMembers(team_id=place.team_id)))
    if value == YES and place.sure is not None:
        return (yield from _do(scene, place, place.sure))
    member = yield from _find(place.team_id, place.person_id)
    if member is None or value not in {REMOVE, HAND_OVER}:
        return None
    sure: AtMember = (
        AtMember(team_id=place.team_id, person_id=place.person_id, sure="remove")
        if value == REMOVE
        else AtMember(team_id=place.team_id, person_id=place.person_id, sure="hand-over")
    )
    return scene.turn(
        sure,
        scene.texts(f"member-{value}-sure", name=_name(scene, member), team=_team_name(scene, place.team_id)),
        scene.choice(YES, f"member-{value}"),
        scene.choice(BACK, "member-back"),
    )


def _page(scene: Scene, place: AtMembers) -> Flow[Turn]:
    members = yield from ask(Members(team_id=place.team_id))
    pages = -(-len(members) // PAGE)
    page = place.page % pages if pages else 0
    shown = members[page * PAGE : (page + 1) * PAGE]
    lines = [scene.texts("members", team=_team_name(scene, place.team_id), people=len(members))]
    lines += [f"{page * PAGE + i}. {_described(scene, member)}" for i, member in enumerate(shown, 1)]
    choices = [Choice(f"{PERSON}{m.person_id}", _name(scene, m)[: team_choice.LONGEST_LABEL]) for m in shown]
    if pages > 1:
        choices.append(scene.choice(MORE, "topics.more", page=page + 1, pages=pages))
    at = AtMembers(team_id=place.team_id, page=page)
    return scene.turn(at, "\n".join(lines), *choices, scene.choice(CLOSE, "invitation.ok"))


def _member(scene: Scene, team_id: int, person_id: int) -> Flow[Turn | None]:
    member = yield from _find(team_id, person_id)
    if member is None:
        return (yield from _page(scene, AtMembers(team_id=team_id)))
    others = [] if person_id == scene.person.id else [scene.choice(REMOVE, "member-remove")]
    if others and member.role is Role.VOLUNTEER:
        others.append(scene.choice(HAND_OVER, "member-hand-over"))
    place = AtMember(team_id=team_id, person_id=person_id)
    return scene.turn(place, _described(scene, member), *others, scene.choice(BACK, "member-back"))


def _do(scene: Scene, place: AtMember, what: str) -> Flow[Turn]:
    """The name is read before: whoever is removed is no member any more."""
    member = yield from _find(place.team_id, place.person_id)
    team = _team_name(scene, place.team_id)
    if member is None:
        return (yield from _page(scene, AtMembers(team_id=place.team_id)))
    if what == REMOVE:
        yield from ask(RemoveMember(team_id=place.team_id, person_id=place.person_id))
    else:
        yield from ask(HandOver(team_id=place.team_id, person_id=place.person_id))
    return scene.turn(AtMenu(), scene.texts(f"member-{what}-done", name=_name(scene, member), team=team))


def _find(team_id: int, person_id: int) -> Flow[Member | None]:
    members = yield from ask(Members(team_id=team_id))
    return next((member for member in members if member.person_id == person_id), None)


def _described(scene: Scene, member: Member) -> str:
    since: date = member.since.date()
    return scene.texts(
        "member-line", name=_name(scene, member), role=scene.texts(f"role-{member.role}"), since=since
    )


def _name(scene: Scene, member: Member) -> str:
    return member.name or scene.texts("unnamed", number=member.person_id)


def _team_name(scene: Scene, team_id: int) -> str:
    return next((team.name for team in scene.person.teams if team.id == team_id), "")


def in_all_languages(scene: Scene, text_id: str, **variables: object) -> Mapping[str, str]:
    """For whoever reads it: their language is not known here."""
    return {language: texts(text_id, **variables) for language, texts in scene.briefing.library.items()}
