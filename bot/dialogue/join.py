"""Joining a team with a code; a lead inviting and taking invitations back."""

import re
from dataclasses import replace
from datetime import tzinfo

from bot.dialogue import menu, team_choice
from bot.dialogue.members import in_all_languages
from bot.dialogue.message import Choice, Poster
from bot.dialogue.requests import Invitations, Invite, Join, JoinProblem, PrintPoster, Revoke, TakeName
from bot.dialogue.state import AtMenu, EnteringCode, Inviting, Naming
from bot.dialogue.team_requests import Linked, MakeLinkCode, TellLeads, TellMyself
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.people import Area, Invitation, Membership, Role, Team
from bot.domain.secrets import find_secret

LATER, POSTER, REVOKE = "later", "poster", "revoke."
LONGEST_NAME = 40
_CODE = re.compile(r"[A-Z2-9]{4}[-–\s]?[A-Z2-9]{4}", re.IGNORECASE)
_BARE_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}", re.IGNORECASE)


def ask_code(scene: Scene) -> Turn:
    return scene.turn(EnteringCode(), scene.texts("join-code"), scene.choice(LATER, "join-later"))


def with_code(scene: Scene, code: str) -> Answer:
    return _join(scene, code) if is_code(code) else None


def with_bare_code(scene: Scene) -> Answer:
    """A code sent by itself, as people do; only with its dash, so that no two words are taken for one."""
    return _join(scene, scene.text) if _BARE_CODE.fullmatch(scene.text.strip()) else None


def heard_code(scene: Scene) -> Answer:
    return with_code(scene, scene.text)


def heard_name(scene: Scene) -> Flow[Turn | None]:
    name = proper_name(scene.text)
    if name is None:
        return menu.remark(scene, scene.texts("name-odd", longest=LONGEST_NAME))
    yield from ask(TakeName(name=name))
    place = scene.session.place
    if isinstance(place, Naming) and place.team_id is not None:
        yield from ask(
            TellLeads(team_id=place.team_id, texts=in_all_languages(scene, "told-named", name=name))
        )
    return scene.turn(AtMenu(), scene.texts("named", name=name))


def proper_name(text: str) -> str | None:
    """As the team will read it; None when it can be nobody's name."""
    name = " ".join(text.split())
    odd = any(c.isdigit() for c in name) or find_secret(name)
    return name if 1 < len(name) <= LONGEST_NAME and not odd else None


def is_code(text: str) -> bool:
    return _CODE.fullmatch(text.strip()) is not None


def picked(scene: Scene) -> Turn | None:
    return menu.show(scene) if scene.picked == LATER else None


def invite(scene: Scene) -> Answer:
    return team_choice.of_lead(scene, "invite", invite_to)


def invite_to(scene: Scene, team: Team) -> Flow[Turn | None]:
    """A new code for volunteers of the lead's team; shown once, the database keeps only its hash."""
    invitation = yield from ask(Invite(team_id=team.id, role=Role.VOLUNTEER))
    code = invitation.code or ""
    text = scene.texts(
        "invitation",
        team=team.name,
        code=code,
        uses=invitation.uses_left,
        expires=invitation.last_day(scene.briefing.zone),
    )
    link = scene.briefing.link(payload_of(invitation))
    place = Inviting(invitations=(invitation.id,), poster=_poster(scene, invitation, team))
    return scene.turn(place, text, *_invitation_choices(scene, invitation.id), link=link)


def show_invitations(scene: Scene) -> Answer:
    return team_choice.of_lead(scene, "invitations", show_invitations_of)


def show_invitations_of(scene: Scene, team: Team) -> Flow[Turn | None]:
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


def show_link_code(scene: Scene) -> Flow[Turn | None]:
    """For the same person on another channel; a resident has nothing to link."""
    if scene.person.id is None:
        return None
    code = yield from ask(MakeLinkCode())
    return scene.turn(AtMenu(), scene.texts("link-code", code=code))


def picked_invitation(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if value == POSTER and isinstance(place, Inviting) and place.poster:
        return (yield from _give_poster(scene, place, place.poster))
    if not value.startswith(REVOKE):
        return picked(scene)
    yield from ask(Revoke(invitation_id=int(value.removeprefix(REVOKE))))
    return scene.turn(AtMenu(), scene.texts("revoked"))


def _give_poster(scene: Scene, place: Inviting, poster: Poster) -> Flow[Turn]:
    yield from ask(PrintPoster(poster=poster))
    text = scene.texts("invitation-poster", team=poster.team, code=poster.code)
    turn = scene.turn(place, text, *_invitation_choices(scene, poster.invitation_id)[1:])
    return replace(turn, reply=replace(turn.reply, file=poster))


def _invitation_choices(scene: Scene, invitation_id: int) -> tuple[Choice, ...]:
    return (
        scene.choice(POSTER, "invitation.poster"),
        scene.choice(f"{REVOKE}{invitation_id}", "invitation.revoke"),
        scene.choice(LATER, "invitation.ok"),
    )


def _poster(scene: Scene, invitation: Invitation, team: Team) -> Poster:
    public = scene.briefing.public
    link = public(payload_of(invitation)) if public else None
    return poster_of(invitation, team, link, scene.briefing.zone, scene.texts.language)


def poster_of(invitation: Invitation, team: Team, link: str | None, zone: tzinfo, language: str) -> Poster:
    return Poster(
        team_id=team.id,
        invitation_id=invitation.id,
        team=team.name,
        role=invitation.role,
        code=invitation.code or "",
        uses=invitation.uses_left,
        expires=invitation.last_day(zone),
        link=link,
        language=language,
    )


def payload_of(invitation: Invitation) -> str:
    """What the link to an invitation carries."""
    return f"{menu.JOIN}{(invitation.code or '').replace('-', '')}"


def _join(scene: Scene, code: str) -> Flow[Turn]:
    joined = yield from ask(Join(code=code))
    match joined:
        case JoinProblem():
            return scene.turn(
                EnteringCode(), scene.texts(f"join-{joined}"), scene.choice(LATER, "join-later")
            )
        case Linked(person=person):
            yield from ask(TellMyself(texts=in_all_languages(scene, "linked-elsewhere")))
            names = [team.name for team in person.teams] + [area.name for area in person.areas]
            name = person.name or scene.texts("unnamed", number=person.id)
            return scene.turn(AtMenu(), scene.texts("linked", name=name, places=", ".join(names) or "—"))
        case Area():
            return _welcome(scene, joined, Role.COORDINATOR)
        case Membership(team=team, role=role):
            known = scene.person.name
            text_id = "told-joined" if known else "told-somebody-joined"
            texts = in_all_languages(scene, text_id, team=team.name, name=known)
            yield from ask(TellLeads(team_id=team.id, texts=texts))
            return _welcome(scene, team, role)


def _welcome(scene: Scene, place: Team | Area, role: Role) -> Turn:
    text = scene.texts(f"joined-{role}", team=place.name)
    if scene.person.name:
        return scene.turn(AtMenu(), text)
    team_id = place.id if isinstance(place, Team) else None
    return scene.turn(
        Naming(team_id=team_id), f"{text}\n\n{scene.texts('your-name')}", scene.choice(LATER, "join-later")
    )


def _described(scene: Scene, invitation: Invitation) -> str:
    role = scene.texts(f"role-{invitation.role}")
    return scene.texts(
        "invitation.line",
        role=role,
        uses=invitation.uses_left,
        expires=invitation.last_day(scene.briefing.zone),
    )
