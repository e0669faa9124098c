"""Joining a team with a code; a lead inviting and taking invitations back."""

import re
from dataclasses import replace

from bot.dialogue import menu
from bot.dialogue.message import Choice
from bot.dialogue.requests import Invitations, Invite, Join, JoinProblem, Revoke, TakeName
from bot.dialogue.state import AtMenu, EnteringCode, Inviting, Naming
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.people import Invitation, Person, Role, Team

LATER, ANOTHER, REVOKE = "later", "another", "revoke."
LONGEST_NAME = 40
_CODE = re.compile(r"[A-Z2-9]{4}[-–\s]?[A-Z2-9]{4}", re.IGNORECASE)
_BARE_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}", re.IGNORECASE)


def ask_code(scene: Scene) -> Turn:
    return scene.turn(EnteringCode(), scene.texts("join-code"), scene.choice(LATER, "join-later"))


def with_code(scene: Scene, code: str) -> Answer:
    return _join(scene, code) if _CODE.fullmatch(code.strip()) else None


def with_bare_code(scene: Scene) -> Answer:
    """A code sent by itself, as people do; only with its dash, so that no two words are taken for one."""
    return _join(scene, scene.text) if _BARE_CODE.fullmatch(scene.text.strip()) else None


def heard_code(scene: Scene) -> Answer:
    return with_code(scene, scene.text)


def heard_name(scene: Scene) -> Flow[Turn | None]:
    name = " ".join(scene.text.split())
    if not 1 < len(name) <= LONGEST_NAME or any(c.isdigit() for c in name):
        return menu.remark(scene, scene.texts("name-odd", longest=LONGEST_NAME))
    yield from ask(TakeName(name=name))
    return scene.turn(AtMenu(), scene.texts("named", name=name))


def picked(scene: Scene) -> Turn | None:
    return menu.show(scene) if scene.picked == LATER else None


def invite(scene: Scene) -> Flow[Turn | None]:
    """A new code for volunteers of the lead's team; shown once, the database keeps only its hash."""
    team = _led(scene)
    if team is None:
        return _only_leads(scene)
    invitation = yield from ask(Invite(team_id=team.id, role=Role.VOLUNTEER))
    code = invitation.code or ""
    text = scene.texts(
        "invitation",
        team=team.name,
        code=code,
        uses=invitation.uses_left,
        expires=invitation.expires_at.date(),
    )
    link = scene.briefing.link(f"{menu.JOIN}{code.replace('-', '')}")
    choices = (
        scene.choice(f"{REVOKE}{invitation.id}", "invitation.revoke"),
        scene.choice(LATER, "invitation.ok"),
    )
    return scene.turn(Inviting(invitations=(invitation.id,)), text, *choices, link=link)


def show_invitations(scene: Scene) -> Flow[Turn | None]:
    team = _led(scene)
    if team is None:
        return _only_leads(scene)
    active = (yield from ask(Invitations(team_id=team.id)))[:3]
    if not active:
        return scene.turn(AtMenu(), scene.texts("no-invitations"))
    lines = [f"{i}. {_described(scene, invitation)}" for i, invitation in enumerate(active, 1)]
    choices = [
        Choice(f"{REVOKE}{inv.id}", scene.texts("invitation.revoke-that", number=i))
        for i, inv in enumerate(active, 1)
    ]
    text = scene.texts("invitations", team=team.name) + "\n" + "\n".join(lines)
    place = Inviting(invitations=tuple(invitation.id for invitation in active))
    return scene.turn(place, text, *choices, scene.choice(LATER, "invitation.ok"))


def picked_invitation(scene: Scene) -> Flow[Turn | None]:
    value = scene.picked or ""
    if not value.startswith(REVOKE):
        return picked(scene)
    yield from ask(Revoke(invitation_id=int(value.removeprefix(REVOKE))))
    return scene.turn(AtMenu(), scene.texts("revoked"))


def _join(scene: Scene, code: str) -> Flow[Turn]:
    joined = yield from ask(Join(code=code))
    if isinstance(joined, JoinProblem):
        return scene.turn(EnteringCode(), scene.texts(f"join-{joined}"), scene.choice(LATER, "join-later"))
    person = replace(scene.person, memberships=(*scene.person.memberships, joined))
    return _welcome(scene, person, joined.team, joined.role)


def _welcome(scene: Scene, person: Person, team: Team, role: Role) -> Turn:
    text = scene.texts(f"joined-{role}", team=team.name)
    if person.name:
        return scene.turn(AtMenu(), text)
    return scene.turn(Naming(), f"{text}\n\n{scene.texts('your-name')}", scene.choice(LATER, "join-later"))


def _described(scene: Scene, invitation: Invitation) -> str:
    role = scene.texts(f"role-{invitation.role}")
    return scene.texts(
        "invitation.line", role=role, uses=invitation.uses_left, expires=invitation.expires_at.date()
    )


def _led(scene: Scene) -> Team | None:
    led = [m.team for m in scene.person.memberships if m.role is Role.LEAD]
    return led[-1] if led else None


def _only_leads(scene: Scene) -> Turn | None:
    """A volunteer is told why not; a resident's words are a question like any other."""
    return scene.turn(AtMenu(), scene.texts("only-leads")) if scene.person.team else None
