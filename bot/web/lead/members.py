"""The people of a team and its invitations, for its lead: invited with a QR, removed, handed the team over."""

from collections.abc import Callable
from functools import partial

import segno
from markupsafe import Markup
from starlette.responses import Response

from bot.dialogue.join import payload_of, poster_of
from bot.dialogue.message import Poster
from bot.dialogue.requests import Invitations, Invite, PrintPoster, Revoke
from bot.dialogue.team_requests import HandOver, Members, RemoveMember
from bot.dialogue.turn import Flow, Request, ask
from bot.domain.people import Invitation, Member, Person, Role, Team
from bot.errors import NotAllowed
from bot.web.files import TYPES
from bot.web.lead import place
from bot.web.lead.downloads import sent
from bot.web.lead.gate import Gate, address, to

DONE = {"moi", "thu-hoi", "go", "giao"}
CHANGES: dict[str, Callable[[int, int], Request[None]]] = {
    "go": lambda team_id, person_id: RemoveMember(team_id=team_id, person_id=person_id),
    "giao": lambda team_id, person_id: HandOver(team_id=team_id, person_id=person_id),
}


async def show(gate: Gate) -> Response:
    team, members, open_ones = await gate.ask(partial(_read, gate.request.query_params.get(place.PLACE, "")))
    done = gate.request.query_params.get("xong", "")
    return gate.page(
        "members", section="people", team=team, key=place.key_of(team), members=members, invitations=open_ones,
        zone=gate.site.zone,        names=[(place.key_of(each), each.name) for each in reversed(gate.person.led)],
        done=f"lead-people.{done}" if done in DONE else "",
    )  # fmt: skip


async def invite(gate: Gate) -> Response:
    """The only moment at which the code can be read: it is shown at once, and never again."""
    key = (await gate.form()).get(place.PLACE, "")

    def invited(person: Person) -> Flow[Invitation]:
        return (yield from ask(Invite(team_id=_team(person, key).id, role=Role.VOLUNTEER)))

    invitation = await gate.ask(invited)
    site, path = gate.site, f"/?start={payload_of(invitation)}"
    link = site.address(gate.request, path)
    public = f"{site.public_url}{path}" if site.public_url else None
    poster = poster_of(invitation, invitation.team, public, site.zone, gate.texts.language)
    qr = segno.make(link, error="m", micro=False).svg_inline(border=4, omitsize=True, light="#fff")
    return gate.page(
        "invitation", section="people", back=address("/nguoi", noi=key), team=invitation.team, code=poster.code,
        poster=address(f"/nguoi/anh/{site.files.seal(gate.badge.conversation, poster)}"),
        invitation=invitation, last_day=invitation.last_day(gate.site.zone), link=link, qr=Markup(qr), key=key,  # noqa: S704 - drawn by us
    )  # fmt: skip


async def poster(gate: Gate) -> Response:
    """The same picture to print as in the chat."""
    found = gate.site.files.read(gate.request.path_params["sealed"])
    if found is None or not isinstance(found[1], Poster):
        raise NotAllowed("no poster is described there")
    described = found[1]
    await gate.ask(lambda _person: ask(PrintPoster(poster=described)))
    return sent(await gate.site.conversations.write(described, None), TYPES[described.form])


async def revoke(gate: Gate) -> Response:
    form = await gate.form()
    number = form.get("ma", "")
    request = Revoke(invitation_id=int(number) if number.isascii() and number.isdecimal() else 0)
    await gate.ask(lambda _person: ask(request))
    return to("/nguoi", noi=form.get(place.PLACE, ""), xong="thu-hoi")


async def sure(gate: Gate) -> Response:
    """What will happen, before it does."""
    key = gate.request.query_params.get(place.PLACE, "")
    team, members, _ = await gate.ask(partial(_read, key))
    change, person_id = _change(gate), gate.request.path_params["person_id"]
    member = next((member for member in members if member.person_id == person_id), None)
    if member is None:
        raise NotAllowed(f"person {person_id} is not in this team")
    text_id = "member-remove" if change == "go" else "member-hand-over"
    name = member.name or gate.texts("unnamed", number=person_id)
    return gate.page(
        "sure", section="people", action=f"/to/nguoi/{person_id}/{change}", fields={place.PLACE: key},
        title=gate.texts(text_id), said=gate.texts(f"{text_id}-sure", name=name, team=team.name),
        leave=address("/nguoi", noi=key),
    )  # fmt: skip


async def change(gate: Gate) -> Response:
    key = (await gate.form()).get(place.PLACE, "")
    what, person_id = _change(gate), gate.request.path_params["person_id"]

    def changed(person: Person) -> Flow[None]:
        yield from ask(CHANGES[what](_team(person, key).id, person_id))

    await gate.ask(changed)
    return to("/nguoi", noi=key, xong=what) if what == "go" else to("")


def _read(key: str, person: Person) -> Flow[tuple[Team, list[Member], list[Invitation]]]:
    team = _team(person, key)
    members = yield from ask(Members(team_id=team.id))
    return team, members, (yield from ask(Invitations(team_id=team.id)))


def _team(person: Person, key: str) -> Team:
    """The team named, else the one led; the desk checks every request once more."""
    found = [team for team in reversed(person.led) if not key or place.key_of(team) == key]
    if not found:
        raise NotAllowed("this person does not lead that team")
    return found[0]


def _change(gate: Gate) -> str:
    return gate.request.url.path.rpartition("/")[2]
