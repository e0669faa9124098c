"""What cannot be taken back lightly, each on a page of its own that says what will happen: withdrawing, erasing, merging, splitting, moving."""

from datetime import date
from functools import partial
from typing import Any

from starlette.responses import Response

from bot.dialogue.household_requests import (
    Erase,
    Merge,
    Move,
    Neighbours,
    OpenCard,
    ReadHousehold,
    Split,
    Withdraw,
)
from bot.dialogue.household_words import merged_text
from bot.dialogue.requests import FindHousehold
from bot.dialogue.turn import Flow, ask
from bot.dialogue.visit_line import household_number
from bot.domain.household import Card, Detail, Merged
from bot.domain.people import Person, Team
from bot.domain.period import Period
from bot.domain.visit import Household, may_be_logged
from bot.errors import NotAllowed
from bot.texts import Texts
from bot.web.lead.gate import Gate, to
from bot.web.lead.narrow import whole

OF_LEADS = {"xoa", "gop", "tach", "chuyen"}


async def sure(gate: Gate) -> Response:
    return await _ask(gate)


async def _ask(gate: Gate, problem: str = "", status: int = 200) -> Response:
    household_id, change = gate.request.path_params["household_id"], _change(gate)
    card, near = await gate.ask(partial(_opened, household_id, change))
    words = _words(gate.texts, change, card) | (_places(gate, card, near) if change == "chuyen" else {})
    action = f"/to/ho/{household_id}/{change}"
    return gate.page(
        "sure", status=status, section="households", back=action, action=action, fields={},
        leave=f"/to/ho/{household_id}", problem=problem, **words,
    )  # fmt: skip


async def withdraw(gate: Gate) -> Response:
    form = await gate.form()
    household_id = gate.request.path_params["household_id"]
    what = Detail.PHONE if form.get("gi") == Detail.PHONE else Detail.LABEL
    await gate.ask(lambda _person: ask(Withdraw(household_id=household_id, what=what)))
    return to(f"/ho/{household_id}", xong="rut")


async def erase(gate: Gate) -> Response:
    await gate.form()
    household_id = gate.request.path_params["household_id"]
    await gate.ask(lambda _person: ask(Erase(household_id=household_id)))
    return to(f"/ho/{household_id}", xong="xoa")


async def merge(gate: Gate) -> Response:
    form = await gate.form()
    household_id, today = gate.request.path_params["household_id"], gate.site.today()
    day = Period.week_of(today).first if form.get("tu") == "thu-hai" else today

    def merged(_person: Person) -> Flow[Merged | str]:
        household = yield from ask(ReadHousehold(household_id=household_id))
        if not _person.leads(household.team_id):
            raise NotAllowed("only the lead merges households")
        into = yield from _other(household, form.get("ma", ""))
        if isinstance(into, str):
            return into
        done = yield from ask(Merge(household_id=household.id, into_id=into.id, from_day=day))
        return done or "merge-same"

    done = await gate.ask(merged)
    if isinstance(done, str):
        return await _ask(gate, gate.texts(done, code=form.get("ma", "")), 422)
    return _told(gate, done.into, merged_text(done, gate.texts))


async def split(gate: Gate) -> Response:
    await gate.form()
    household_id = gate.request.path_params["household_id"]
    done = await gate.ask(lambda _person: ask(Split(household_id=household_id)))
    if done is None:
        return to(f"/ho/{household_id}")
    return _told(gate, done.into, merged_text(done, gate.texts, "household-split"))


async def move(gate: Gate) -> Response:
    form = await gate.form()
    household_id, today = gate.request.path_params["household_id"], gate.site.today()
    team_id, day = whole(form.get("to", "")), _day(form.get("ngay", ""))

    def moved(_person: Person) -> Flow[str | None]:
        card, near = yield from _opened(household_id, "chuyen", _person)
        team = next((team for team in near if team.id == team_id), None)
        if team is None or day is None or not may_be_logged(day, today):
            return None
        new = yield from ask(Move(household_id=household_id, team_id=team.id, day=day))
        return gate.texts(
            "household-moved", household=card.household.title, code=new.code, team=team.name, day=day
        )

    done = await gate.ask(moved)
    if done is None:
        return await _ask(gate, gate.texts("lead-house.odd-move"), 422)
    return gate.page("told", section="households", back="/to/ho", title="", text=done, leave="/to/ho")


def _told(gate: Gate, household: Household, text: str) -> Response:
    """Which counts are not what they were is said once."""
    back = f"/to/ho/{household.id}"
    return gate.page("told", section="households", back=back, title=household.title, text=text, leave=back)


def _opened(household_id: int, change: str, person: Person) -> Flow[tuple[Card, list[Team]]]:
    """With the teams it may move to, where that is asked."""
    card = yield from ask(OpenCard(household_id=household_id))
    if change in OF_LEADS and not person.leads(card.household.team_id):
        raise NotAllowed("only for the lead")
    if change == "tach" and not card.merged:
        raise NotAllowed("nothing was merged into this household")
    if change != "chuyen":
        return card, []
    return card, (yield from ask(Neighbours(household_id=household_id)))


def _other(household: Household, code: str) -> Flow[Household | str]:
    number = household_number(code)
    if number is None:
        return "no-such-household"
    into = yield from ask(FindHousehold(team_id=household.team_id, number=number))
    if into is None:
        return "no-such-household"
    return "merge-same" if into == household else into


def _places(gate: Gate, card: Card, near: list[Team]) -> dict[str, Any]:
    """Where to, and from which day on; without another team in the commune there is no button."""
    texts = gate.texts
    household = card.household.title
    said = texts("lead-house.move", household=household) if near else texts("move-none")
    return {"said": said, "teams": [(team.id, team.name) for team in near], "today": gate.site.today()}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(texts: Texts, change: str, card: Card) -> dict[str, Any]:
    """The title of the button, and what is said before it is pressed."""
    title = card.household.title
    match change:
        case "rut":
            return {
                "title": texts("change-withdraw.yes"), "said": texts("change-withdraw", household=title),
                "less": texts("change-withdraw.phone") if card.phone else "",
            }  # fmt: skip
        case "xoa":
            return {"title": texts("change-erase.yes"), "said": texts("change-erase", household=title)}
        case "gop":
            return {
                "title": texts("household-more.merge"), "said": texts("change-merge", household=title),
                "days": [("hom-nay", texts("change-merge-when.today")), ("thu-hai", texts("change-merge-when.monday"))],
            }  # fmt: skip
        case "chuyen":
            return {"title": texts("household-more.move")}
        case _:
            other = card.merged[-1].code
            return {
                "title": texts("change-split.yes"),
                "said": texts("change-split", other=other, household=title),
            }


def _change(gate: Gate) -> str:
    return gate.request.url.path.rpartition("/")[2]
