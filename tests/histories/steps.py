"""What can happen to a world, one function a kind of step; three numbers say how.

Each gives back what it may have changed, told by what people are promised, not by how it is done.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.dialogue import household_requests as h
from bot.dialogue import requests as r
from bot.dialogue import team_requests as t
from bot.dialogue.message import Reply
from bot.domain.household import Detail
from bot.domain.people import Role, Team
from bot.domain.visit import Household, Mode, Outcome, Visit, people_helped
from tests.histories.oracle import Row
from tests.histories.world import CREWS, World

TASKS = ("quên mật khẩu vneid", "quét mã vietqr", "vneid, thanh toán")
QUESTIONS = ("Tổ nào", "Việc nào", "cho hộ nào")
OUTCOMES = {"": "done", "chưa xong": "unfinished", "chuyển xã": "referred", "vắng nhà": "nobody-home"}
EVERYBODY = tuple(dict.fromkeys(name for crew in CREWS.values() for name in crew))


class Effect(NamedTuple):
    """Visits added; rows that may differ afterwards, and in what; the day before which no area may count anew."""

    added: int = 0
    changed: Callable[[Row], bool] = lambda _row: False
    fields: frozenset[str] = frozenset()
    since: date = date.max


NOTHING = Effect()


async def log(world: World, a: int, b: int, c: int) -> Effect:
    """In one line, by code; which team or task is asked, the first is taken."""
    name, people, ago = _somebody(a), 1 + b % 3, c % 33
    day, outcome = world.today - timedelta(days=ago), list(OUTCOMES)[c % 4]
    task = TASKS[b % 3]
    line = f"ghi H-{1 + b % 5:03d} {task} {people} người {day:%d/%m/%Y} {outcome}"
    return Effect(added=await _answers(world, name, line, "1"))


async def log_new(world: World, a: int, b: int, c: int) -> Effect:
    """For a household that is opened with it."""
    name = _somebody(a)
    line = f"ghi {TASKS[b % 2]} {1 + c % 4} người"
    return Effect(added=await _answers(world, name, line, "hộ mới"))


async def log_people(world: World, a: int, b: int, c: int) -> Effect:
    """Only a number of people, at the community house."""
    team = world.cast.teams[a % 3]
    name = CREWS[team.name][b % len(CREWS[team.name])]
    visit = Visit(
        team_id=team.id, volunteer_id=world.cast.people[name], household=None, guide_id=None, topic="an-toan",
        day=world.today - timedelta(days=c % 10), people=1 + c, mode=Mode.COMMUNITY_HOUSE,
    )  # fmt: skip
    return Effect(added=1 if await world.asks(name, r.LogVisit(visit=visit)) else 0)


async def repeat(world: World, a: int, _b: int, _c: int) -> Effect:
    """A message that was answered comes once more, late and out of order."""
    if world.sent:
        message, answered = world.sent[a % len(world.sent)]
        again = await world.conversations.answer(message)
        assert (again.turn, _values(again)) == (
            answered.turn,
            _values(answered),
        )  # names may have been erased
    return NOTHING


async def take_back(world: World, a: int, _b: int, _c: int) -> Effect:
    name = _somebody(a)
    own = world.cast.people[name]
    await world.says(name, "hoàn tác")
    return Effect(changed=lambda row: row.volunteer == own, fields=frozenset({"voided"}))


async def correct(world: World, a: int, b: int, c: int) -> Effect:
    """By its lead, with a reason: people, outcome, day, task or household."""
    visit = await _some_visit(world, a)
    if visit is None:
        return NOTHING
    team = _team(world, visit.team_id)
    outcome = list(Outcome)[c % 5]
    households = _households(world, team)
    right: Visit = [
        replace(visit, people=people_helped(visit.outcome, 1 + c)),
        replace(visit, outcome=outcome, people=people_helped(outcome, visit.people), due=None),
        replace(visit, day=world.today - timedelta(days=c % 32)),
        replace(visit, guide_id=None, topic="vneid"),
        replace(visit, household=households[c % len(households)]),
    ][b % 5]
    await world.asks(CREWS[team.name][0], r.CorrectVisit(visit=right, reason="ghi nhầm"))
    fields = frozenset({"people", "outcome", "day", "guide", "topic", "household"})
    return Effect(changed=lambda row: row.id == visit.id, fields=fields)


async def void(world: World, a: int, _b: int, _c: int) -> Effect:
    visit = await _some_visit(world, a)
    if visit is None or visit.id is None:
        return NOTHING
    lead = CREWS[_team(world, visit.team_id).name][0]
    await world.asks(lead, r.VoidVisit(visit_id=visit.id, reason="ghi trùng"))
    return Effect(changed=lambda row: row.id == visit.id, fields=frozenset({"voided"}))


async def merge(world: World, a: int, b: int, c: int) -> Effect:
    team = world.cast.teams[a % 3]
    first, second, day = 1 + b % 4, 1 + c % 4, world.today - timedelta(days=c % 20)
    lead = CREWS[team.name][0]
    one = await world.asks(lead, r.FindHousehold(team_id=team.id, number=first))
    two = await world.asks(lead, r.FindHousehold(team_id=team.id, number=second))
    if one is None or two is None or one == two:
        return NOTHING
    await world.asks(lead, h.Merge(household_id=one.id, into_id=two.id, from_day=day))
    return Effect(
        changed=lambda row: row.household == one.id and row.day >= day, fields=frozenset({"household"})
    )


async def split(world: World, a: int, b: int, _c: int) -> Effect:
    """By any of its codes."""
    team = world.cast.teams[a % 3]
    lead = CREWS[team.name][0]
    household = await world.asks(lead, r.FindHousehold(team_id=team.id, number=1 + b % 5))
    if household is None:
        return NOTHING
    await world.asks(lead, h.Split(household_id=household.id))
    return Effect(changed=lambda row: row.household == household.id, fields=frozenset({"household"}))


async def move(world: World, a: int, b: int, c: int) -> Effect:
    team, other = world.cast.teams[a % 3], world.cast.teams[b % 3]
    households = _households(world, team)
    household, day = households[c % len(households)], world.today - timedelta(days=b % 20)
    await world.asks(CREWS[team.name][0], h.Move(household_id=household.id, team_id=other.id, day=day))
    return NOTHING


async def name_and_erase(world: World, a: int, b: int, c: int) -> Effect:
    team = world.cast.teams[a % 3]
    households = _households(world, team)
    household, lead = households[b % len(households)], CREWS[team.name][0]
    if c % 2:
        written = h.WriteDown(
            household_id=household.id, what=Detail.LABEL, text="bà Lan, ngõ 5", text_version="1"
        )
        await world.asks(lead, written)
    else:
        await world.asks(lead, h.Erase(household_id=household.id))
    return NOTHING


async def join(world: World, a: int, b: int, c: int) -> Effect:
    await world.joins(_somebody(a), world.cast.teams[b % 3], Role.LEAD if c % 5 == 0 else Role.VOLUNTEER)
    return NOTHING


async def leave(world: World, a: int, b: int, c: int) -> Effect:
    """Removed by the lead, or the team is handed over."""
    team = world.cast.teams[a % 3]
    person_id = world.cast.people[_somebody(b)]
    asked: Any = (t.HandOver if c % 2 else t.RemoveMember)(team_id=team.id, person_id=person_id)
    await world.asks(CREWS[team.name][0], asked)
    return NOTHING


async def place_team(world: World, a: int, b: int, c: int) -> Effect:
    """Another commune, from a day on."""
    day = world.today - timedelta(days=c % 30)
    async with world.database.transaction() as transaction:
        await transaction.areas.place_team(world.cast.teams[a % 3].id, world.cast.communes[b % 3].id, day)
    return Effect(since=day)


async def place_commune(world: World, a: int, b: int, c: int) -> Effect:
    day = world.today - timedelta(days=c % 30)
    async with world.database.transaction() as transaction:
        await transaction.areas.place_area(world.cast.communes[a % 3].id, world.cast.provinces[b % 2].id, day)
    return Effect(since=day)


async def wait(world: World, a: int, _b: int, _c: int) -> Effect:
    world.goes_on(1 + a % 6)
    return NOTHING


Step = Callable[[World, int, int, int], Awaitable[Effect]]
STEPS: tuple[Step, ...] = (
    log, log, log, log_new, log_people, repeat, take_back, correct, correct, void, merge, merge, split, move,
    name_and_erase, join, leave, place_team, place_commune, wait,
)  # fmt: skip


def _somebody(number: int) -> str:
    return EVERYBODY[number % len(EVERYBODY)]


def _team(world: World, team_id: int) -> Team:
    return next(team for team in world.cast.teams if team.id == team_id)


def _values(reply: Reply) -> list[str]:
    return [choice.value for choice in reply.choices]


async def _answers(world: World, name: str, line: str, household: str) -> int:
    """Says the line and answers what is asked; how many visits were confirmed. A remark repeats an old confirmation."""
    turn = (await world.says(name, "thôi")).turn
    said, confirmed = line, 0
    for _ in range(4):
        reply = await world.says(name, said)
        confirmed += reply.text.count("✅ Đã ghi") if reply.turn > turn else 0
        if reply.turn == turn or not any(question in reply.text for question in QUESTIONS):
            break
        turn, said = reply.turn, household if "cho hộ nào" in reply.text else "1"
    return confirmed


async def _some_visit(world: World, number: int) -> Visit | None:
    rows = world.raw().rows
    async with world.database.transaction() as transaction:
        return await transaction.visits.get(rows[number % len(rows)].id) if rows else None


def _households(world: World, team: Team) -> list[Household]:
    """All that were ever opened, also those that are another one by now, or have moved."""
    rows = world.raw().households
    return [Household(id=id_, team_id=team.id, number=number) for id_, of, number in rows if of == team.id]
