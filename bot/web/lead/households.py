"""The households of a team: found, opened (which goes into the access log), named with consent, copied out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from starlette.responses import PlainTextResponse, Response

from bot.dialogue.household_name import VERSION
from bot.dialogue.household_requests import (
    CopyCard,
    HasConsent,
    OpenCard,
    ReadHousehold,
    TeamHouseholds,
    WhoLooked,
    WriteDown,
)
from bot.dialogue.household_words import card_lines, copy_text, look_line
from bot.dialogue.requests import FindHousehold, RecentHouseholds
from bot.dialogue.turn import Flow, ask
from bot.dialogue.visit_line import household_number
from bot.domain.household import (
    LONGEST_LABEL,
    Access,
    Card,
    Detail,
    LabelProblem,
    check_label,
    check_phone,
)
from bot.domain.people import Person, Team
from bot.domain.visit import Household
from bot.errors import NotAllowed
from bot.search.households import find
from bot.search.labels import resembles
from bot.web.lead import place
from bot.web.lead.gate import Gate, to
from bot.web.lead.narrow import whole
from bot.web.lead.rows import line_words

MOST = 5000
PER_PAGE = 30
SEARCH, PAGE, TEXT, AGREED, OTHER = "tim", "trang", "chu", "dong-y", "nha-khac"
DONE = {"ten", "so", "rut", "xoa", "gop", "tach"}


async def show(gate: Gate) -> Response:
    """What is looked for is sent as a form: a name has no business in addresses, which others may keep."""
    query = gate.request.query_params if gate.request.method != "POST" else await gate.form()
    said = query.get(SEARCH, "").strip()[:LONGEST_LABEL] if gate.request.method == "POST" else ""
    team, found = await gate.ask(partial(_found, query.get(place.PLACE, ""), said))
    at = whole(query.get(PAGE, "")) or 1
    return gate.page(
        "households", section="households", back="/to/ho", team=team, key=place.key_of(team), said=said, total=len(found),
        households=found[(at - 1) * PER_PAGE : at * PER_PAGE], at=at, pages=max(1, -(-len(found) // PER_PAGE)),
        names=[(place.key_of(each), each.name) for each in reversed(gate.person.teams)],
    )  # fmt: skip


async def card(
    gate: Gate, *, problem: str = "", typed: str = "", alike: str = "", status: int = 200
) -> Response:
    household_id = gate.request.path_params["household_id"]
    opened, looks, agreed = await gate.ask(partial(_opened, household_id))
    texts, household = gate.texts, opened.household
    done = gate.request.query_params.get("xong", "")
    return gate.page(
        "household", status=status, section="households", back=f"/to/ho/{household_id}", household=household,
        card=opened, lines=card_lines(opened, texts, gate.site.zone), leads=gate.person.leads(household.team_id),
        looks=[look_line(look, texts, gate.site.zone) for look in looks], agreed=agreed, typed=typed, alike=alike,
        visits=[(visit, " · ".join(line_words(gate, replace(visit, household=None)))) for visit in opened.visits],
        problem=problem and texts(problem, longest=LONGEST_LABEL), done=f"lead-house.{done}" if done in DONE else "",
        privacy=texts("resident-privacy", team=opened.team, months=gate.site.retention_months),
        longest=LONGEST_LABEL,
    )  # fmt: skip


async def name(gate: Gate) -> Response:
    form = await gate.form()
    household_id = gate.request.path_params["household_id"]
    problem, alike = await gate.ask(partial(_name, household_id, form, gate.texts(VERSION)))
    if problem or alike:
        return await card(gate, problem=problem, typed=form.get(TEXT, ""), alike=alike, status=422)
    return to(f"/ho/{household_id}", xong="ten")


async def phone(gate: Gate) -> Response:
    form = await gate.form()
    household_id = gate.request.path_params["household_id"]
    problem = await gate.ask(partial(_phone, household_id, form, gate.texts(VERSION)))
    return await card(gate, problem=problem, status=422) if problem else to(f"/ho/{household_id}", xong="so")


async def copy(gate: Gate) -> Response:
    """All of it as a text, to be handed to the household."""
    household_id = gate.request.path_params["household_id"]
    copied = await gate.ask(lambda _person: ask(CopyCard(household_id=household_id, every_visit=True)))
    site = gate.site
    text = copy_text(copied, gate.texts, site.guidebook, site.today(), site.zone)
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": f'attachment; filename="{copied.household.code}.txt"',
    }
    return PlainTextResponse(f"{text}\n", headers=headers)


def _found(key: str, said: str, person: Person) -> Flow[tuple[Team, list[Household]]]:
    """By code, by letters of the name; all of them when nothing is said."""
    team = _team(person, key)
    number = household_number(said) if said else None
    if number is not None:
        one = yield from ask(FindHousehold(team_id=team.id, number=number))
        return team, [one] if one else []
    if said:
        return team, find(said, (yield from ask(TeamHouseholds(team_id=team.id))))
    return team, (yield from ask(RecentHouseholds(team_id=team.id, limit=MOST)))


def _team(person: Person, key: str) -> Team:
    found = [t for t in [*person.led, *reversed(person.teams)] if not key or place.key_of(t) == key]
    if not found:
        raise NotAllowed("this person is not in that team")
    return found[0]


def _opened(household_id: int, person: Person) -> Flow[tuple[Card, list[Access], dict[str, bool]]]:
    opened = yield from ask(OpenCard(household_id=household_id))
    agreed = {}
    for what in Detail:
        agreed[what.value] = yield from ask(HasConsent(household_id=household_id, what=what))
    looks = []
    if person.leads(opened.household.team_id):
        looks = yield from ask(WhoLooked(household_id=household_id))
    return opened, looks, agreed


def _name(household_id: int, form: Mapping[str, str], version: str, _person: Person) -> Flow[tuple[str, str]]:
    """What is wrong, or which households have nearly the same name; both empty when it is written down."""
    household = yield from ask(ReadHousehold(household_id=household_id))
    if problem := (yield from _not_agreed(household_id, Detail.LABEL, form)):
        return problem, ""
    label = check_label(form.get(TEXT, ""))
    if isinstance(label, LabelProblem):
        return f"label-{label}", ""
    known = yield from ask(TeamHouseholds(team_id=household.team_id))
    alike = [each.title for each in known if each != household and resembles(label, each.label or "")]
    if alike and not form.get(OTHER):
        return "", ", ".join(alike[:3])
    yield from ask(WriteDown(household_id=household_id, what=Detail.LABEL, text=label, text_version=version))
    return "", ""


def _phone(household_id: int, form: Mapping[str, str], version: str, _person: Person) -> Flow[str]:
    household = yield from ask(ReadHousehold(household_id=household_id))
    if problem := (yield from _not_agreed(household_id, Detail.PHONE, form)):
        return problem
    number = check_phone(form.get(TEXT, ""))
    if number is None or household.label is None:
        return "phone-odd"
    yield from ask(WriteDown(household_id=household_id, what=Detail.PHONE, text=number, text_version=version))
    return ""


def _not_agreed(household_id: int, what: Detail, form: Mapping[str, str]) -> Flow[str]:
    """Nothing is written down before the household has been asked."""
    agreed = yield from ask(HasConsent(household_id=household_id, what=what))
    return "" if agreed or form.get(AGREED) else "lead-house.ask-first"
