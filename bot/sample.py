"""An invented commune to try everything with: nobody in it exists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import Table, func, insert, select

from bot.domain.people import Invitation, Role
from bot.domain.visit import Mode, Outcome, people_helped
from bot.errors import StorageError
from bot.sample_life import enliven, name_and_merge
from bot.storage import tables
from bot.storage.database import Database, Transaction

COMMUNE, PROVINCE = "Xã Hoa Mẫu", "Tỉnh Sen Mẫu"
CREW = 6
"""A lead and five volunteers."""

HOUSEHOLDS = 20
"""The fewest of a team: forty in the two teams."""

FEWEST_WEEKS, MOST_WEEKS = 12, 104
VISITS_OF_A_TEAM, VISITS_OF_A_WEEK, VISITS_OF_A_HOUSEHOLD = 5000, 48, 12
MOST_CHANGED = 400
WITHOUT_GUIDE = 0.05

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
NAMES = ("Lan", "Minh", "Hoa", "Tuấn", "Mai", "Dũng", "Thảo", "Sơn", "Hạnh", "Khoa", "Yến", "Phúc")
PLACES = ("thôn Đông", "thôn Đoài")
QUESTIONS = (
    "xin cấp lại sổ hộ nghèo ở đâu",
    "máy tính bảng của cháu không lên nguồn",
    "đăng ký lắp mạng cho nhà văn hóa thôn",
    "bán gà trên mạng thì làm thế nào",
    "đổi tên chủ hợp đồng điện",
    "xem lịch tiêm phòng cho trâu bò",
)
WEEKDAYS = (8, 9, 9, 8, 11, 30, 25)  # Monday to Sunday: teams go out when people are at home
OUTCOMES = {
    Outcome.DONE: 78, Outcome.UNFINISHED: 9, Outcome.REFERRED: 6, Outcome.NOBODY_HOME: 4, Outcome.DECLINED: 3,
}  # fmt: skip
MODES = {Mode.HOME: 60, Mode.COMMUNITY_HOUSE: 22, Mode.SERVICE_CENTRE: 10, Mode.PHONE: 8}
PEOPLE = {1: 75, 2: 17, 3: 6, 4: 2}


class _Plan(NamedTuple):
    guides: Sequence[tuple[str, str]]  # ids with their topics
    visits: int
    teams: int
    households: int  # of each team
    weeks: int
    today: date


class _Crew(NamedTuple):
    """Who works where: ids of one team, its people (the lead first) and its households."""

    team_id: int
    people: list[int]
    households: list[int]


async def fill(
    database: Database, guides: Sequence[tuple[str, str]], *, visits: int, today: date
) -> list[str]:
    """Invent teams, people, households and visits up to `today`; the lines that tell how to use them.

    `guides` are ids with their topics. Everything but days and codes is the same each time.
    """
    random = Random(5)  # noqa: S311 - invented data, no secret
    plan = _plan(guides, visits, today)
    async with database.transaction() as transaction:
        await _refuse_unless_empty(transaction)
        crews = [await _make_crew(transaction, random, plan, number) for number in range(plan.teams)]
        for number, crew in enumerate(crews):
            count = visits // plan.teams + (number < visits % plan.teams)
            rows = _visits_of(crew, count, plan, random)
            enliven(rows, today, transaction.now)
            await transaction.connection.execute(insert(tables.visits), rows)
        await _keep_entries(transaction)
        await _change_some(transaction, random, visits)
        for crew in crews[: len(PLACES)]:
            await name_and_merge(transaction, crew.team_id, crew.people[1], today)
        await _keep_questions(transaction, today)
        invitations = [
            await transaction.invitations.invite(crew.team_id, role)
            for crew in crews[: len(PLACES)]
            for role in (Role.LEAD, Role.VOLUNTEER)
        ]
        above = [
            await transaction.areas.commune(COMMUNE, PROVINCE),
            await transaction.areas.province(PROVINCE),
        ]
        invitations += [await transaction.invitations.invite_coordinator(area.id) for area in above]
    return [_summary(plan), *_ways_to_try(invitations)]


def _plan(guides: Sequence[tuple[str, str]], visits: int, today: date) -> _Plan:
    teams = max(len(PLACES), visits // VISITS_OF_A_TEAM)
    each = visits // teams
    return _Plan(
        guides=guides,
        visits=visits,
        teams=teams,
        households=max(HOUSEHOLDS, each // VISITS_OF_A_HOUSEHOLD),
        weeks=min(MOST_WEEKS, max(FEWEST_WEEKS, each // VISITS_OF_A_WEEK)),
        today=today,
    )


async def _refuse_unless_empty(transaction: Transaction) -> None:
    for table in (tables.teams, tables.people, tables.visits):
        found = await transaction.connection.scalar(select(func.count()).select_from(table))
        if found:
            raise StorageError(
                f"The database is not empty: it holds {found:,} {table.name}.\n"
                "    → Sample data need a new file; set DATABASE_URL=data/sample.db, for example."
            )


async def _make_crew(transaction: Transaction, random: Random, plan: _Plan, number: int) -> _Crew:
    since = transaction.now - timedelta(weeks=plan.weeks)
    name = f"Tổ {PLACES[number] if number < len(PLACES) else number + 1}"
    commune = await transaction.areas.commune(COMMUNE, PROVINCE)
    team = (await transaction.people.add_team(name, commune)).id
    people = await _add(
        transaction, tables.people, [{"name": _name(random), "created_at": since} for _ in range(CREW)]
    )
    roles = [Role.LEAD] + [Role.VOLUNTEER] * (CREW - 1)
    await transaction.connection.execute(
        insert(tables.memberships),
        [
            {"person_id": person, "team_id": team, "role": role, "since": since}
            for person, role in zip(people, roles, strict=True)
        ],
    )
    homes = [
        {"team_id": team, "number": number, "created_at": since, "created_by": people[0]}
        for number in range(1, plan.households + 1)
    ]
    return _Crew(team, people, await _add(transaction, tables.households, homes))


async def _add(transaction: Transaction, table: Table, rows: list[dict[str, Any]]) -> list[int]:
    made = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list((await transaction.connection.execute(made, rows)).scalars())


def _visits_of(crew: _Crew, count: int, plan: _Plan, random: Random) -> list[dict[str, Any]]:
    def some(weights: Mapping[Any, int]) -> list[Any]:
        return random.choices(list(weights), list(weights.values()), k=count)

    days = sorted(_day(random, plan) for _ in range(count))
    chosen = random.choices(plan.guides, [1 / (2 + rank) for rank in range(len(plan.guides))], k=count)
    volunteers = random.choices(crew.people, range(2, 2 + CREW), k=count)
    columns = zip(days, chosen, volunteers, some(PEOPLE), some(OUTCOMES), some(MODES), strict=True)
    return [
        {
            "team_id": crew.team_id,
            "volunteer_id": volunteer,
            "household_id": None if mode is Mode.SERVICE_CENTRE else random.choice(crew.households),
            "guide_id": guide if random.random() > WITHOUT_GUIDE else None,
            "topic": topic,
            "day": day,
            "people": people_helped(outcome, people),
            "outcome": outcome,
            "due": None,
            "mode": mode,
            "entered_by": volunteer,
            "version": 1,
        }
        for day, (guide, topic), volunteer, people, outcome, mode in columns
    ]


def _day(random: Random, plan: _Plan) -> date:
    """More visits towards the end, most of them at weekends, none after today."""
    ago = int(plan.weeks * (1 - random.random() ** 0.6))
    (weekday,) = random.choices(range(7), WEEKDAYS)
    day = plan.today + timedelta(days=weekday - plan.today.weekday() - 7 * ago)
    return day if day <= plan.today else day - timedelta(weeks=1)


async def _keep_entries(transaction: Transaction) -> None:
    """Version 1 of every visit, copied within the database."""
    visits, versions = tables.visits, tables.visit_versions
    copied = [column for column in visits.columns if column.name in versions.columns]
    query = select(visits.c.id, visits.c.entered_by, visits.c.entered_at, *copied)
    names = ["visit_id", "changed_by", "changed_at", *(column.name for column in copied)]
    await transaction.connection.execute(insert(versions).from_select(names, query))


async def _change_some(transaction: Transaction, random: Random, visits: int) -> None:
    for visit_id in random.sample(range(1, visits + 1), min(MOST_CHANGED, 2 + visits // 25)):
        visit = await transaction.visits.get(visit_id)
        if visit is None:
            continue
        if visit_id % 2:
            await transaction.visits.void(visit_id, by=visit.volunteer_id, reason="ghi trùng")
        else:
            right = replace(visit, people=people_helped(visit.outcome, visit.people % 4 + 1))
            await transaction.visits.correct(right, by=visit.volunteer_id, reason="đếm lại số người")


async def _keep_questions(transaction: Transaction, today: date) -> None:
    for number, text in enumerate(QUESTIONS):
        await transaction.questions.keep(text, today - timedelta(days=9 * number))


def _name(random: Random) -> str:
    return f"{random.choice(FAMILIES)} {random.choice(NAMES)}"


def _summary(plan: _Plan) -> str:
    return (
        f"{COMMUNE} is invented: {plan.teams:,} teams, {plan.teams * CREW:,} people, "
        f"{plan.teams * plan.households:,} households, {plan.visits:,} visits in {plan.weeks} weeks."
    )


def _ways_to_try(invitations: list[Invitation]) -> list[str]:
    lead, volunteer = invitations[0].code, invitations[1].code
    return [
        "",
        *(f"{each.place.name}, {each.role}: {each.code}" for each in invitations),
        "",
        "A resident:  python -m bot chat              then ask: quên mật khẩu vneid",
        f"A volunteer: python -m bot chat --user lan   then type: tham gia {volunteer}",
        f"A lead:      python -m bot chat --user minh  then type: tham gia {lead}",
        f"A coordinator: python -m bot chat --user an  then type: tham gia {invitations[-2].code}",
        f'The counts:  python -m bot report --team "{invitations[0].team.name}"',
    ]
