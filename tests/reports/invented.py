"""Figures of an invented team, added up from invented visits in Python."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bot.domain.counts import Counts, Report, VolunteerCounts
from bot.domain.figures import ActiveDay, Activity, DayOfTopic, Figures, VisitLine
from bot.domain.people import Team
from bot.domain.period import Period
from bot.domain.visit import Mode, Outcome, people_helped
from tests.clock import TODAY

TEAM = Team(id=5, name="Tổ 5", commune="Xã Hoa Mẫu")
WEEK = Period.week_of(TODAY)
QUARTER = Period.parse_quarter("2026-Q4")
TASKS = [
    ("vneid-quen-mat-khau", "vneid"),
    ("vneid-cai-dat", "vneid"),
    ("dvc-nop-ho-so", "dich-vu-cong"),
    ("tt-quet-vietqr", "thanh-toan"),
    ("bhxh-vssid", "an-sinh-suc-khoe"),
    ("an-toan-ma-otp", "an-toan"),
    ("cb-phong-to-chu", "dien-thoai"),
]
WEIGHTS = [5, 4, 7, 4, 2, 2, 1]
VOLUNTEERS: dict[int, str | None] = {1: "bác Tâm", 2: "chị Hoa", 3: "anh Ba", 4: None}


@dataclass(frozen=True)
class Seen:
    """A visit, with its household, which no form may show."""

    line: VisitLine
    household: int


def visits_in(period: Period, per_day: int, seed: int = 1) -> list[Seen]:
    random = Random(seed)
    seen = []
    for day in (period.first + timedelta(days=n) for n in range(period.days)):
        for _ in range(random.randint(0, 2 * per_day)):
            guide, topic = random.choices(TASKS, WEIGHTS)[0]
            outcome = random.choices(list(Outcome), [12, 3, 1, 1, 1])[0]
            volunteer = random.choice(list(VOLUNTEERS))
            line = VisitLine(
                day=day,
                volunteer_id=volunteer,
                name=VOLUNTEERS[volunteer],
                guide_id=random.choice([guide, guide, None]),
                topic=topic,
                people=people_helped(outcome, random.randint(1, 3)),
                outcome=outcome,
                mode=random.choice(list(Mode)),
            )
            seen.append(Seen(line, random.randint(1, 40)))
    return seen


def count(visits: Iterable[Seen]) -> Counts:
    kept = list(visits)
    return Counts(
        households=len({visit.household for visit in kept}),
        visits=len(kept),
        people=sum(visit.line.people for visit in kept),
    )


def count_by(visits: list[Seen], field: str) -> dict[object, Counts]:
    """The most visited first, as the database has it."""
    sizes = Counter(getattr(visit.line, field) for visit in visits)
    return {key: count(v for v in visits if getattr(v.line, field) == key) for key, _ in sizes.most_common()}


def a_report(period: Period, visits: list[Seen], before: Counts | None) -> Report:
    return Report(
        team=TEAM,
        period=period,
        total=count(visits),
        before=before,
        by_topic={str(key): counts for key, counts in count_by(visits, "topic").items()},
        by_guide={None if key is None else str(key): n for key, n in count_by(visits, "guide_id").items()},
        by_outcome={Outcome(str(key)): counts for key, counts in count_by(visits, "outcome").items()},
        by_volunteer=tuple(
            VolunteerCounts(volunteer_id=int(str(key)), name=VOLUNTEERS[int(str(key))], counts=counts)
            for key, counts in count_by(visits, "volunteer_id").items()
        ),
        unanswered=3,
    )


def _activity(visits: list[Seen]) -> Activity:
    days = {(visit.line.volunteer_id, visit.line.day) for visit in visits}
    return Activity(len({who for who, _ in days}), len(days))


def some_figures(period: Period = WEEK, per_day: int = 4, *, seed: int = 1) -> Figures:
    """`per_day` visits on average; none at all with 0."""
    now, then = visits_in(period, per_day, seed), visits_in(period.before(), per_day, seed + 1)
    earlier = a_report(period.before(), then, None) if then else None
    active = Counter((v.line.volunteer_id, v.line.day) for v in now)
    helped = Counter[tuple[int, date]]()
    for visit in now:
        helped[visit.line.volunteer_id, visit.line.day] += visit.line.people
    days = Counter((v.line.day, v.line.topic) for v in now)
    return Figures(
        report=a_report(period, now, earlier.total if earlier else None),
        earlier=earlier,
        members=6,
        activity=Activity(len({who for who, _ in active}), len(active)),
        activity_before=_activity(then) if then else None,
        days=tuple(DayOfTopic(day, topic, n) for (day, topic), n in days.items()),
        unfinished=dict(
            Counter(v.line.topic for v in now if v.line.outcome is Outcome.UNFINISHED).most_common()
        ),
        active_days=tuple(
            ActiveDay(who, VOLUNTEERS[who], day, active[who, day], helped[who, day])
            for who, day in sorted(active)
        ),
        questions=("làm sao bán gà trên mạng", "đổi tên chủ hộ tiền nước", "xin visa đi Mỹ"),
        lines=tuple(visit.line for visit in now),
    )
