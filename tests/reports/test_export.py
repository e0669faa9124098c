import csv
import json
from dataclasses import replace

from bot.domain.counts import Counts, Report, VolunteerCounts
from bot.domain.figures import ActiveDay, Activity, DayOfTopic, Figures
from bot.domain.people import Team
from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.reports.export import to_csv, to_json
from bot.reports.names import Names
from tests.builders import a_guidebook
from tests.clock import TODAY

ONE = Counts(households=1, visits=1, people=1)
TWO = Counts(households=1, visits=2, people=3)
REPORT = Report(
    team=Team(id=5, name="Tổ 5", commune="Xã Hoa Mẫu"),
    period=Period.week_of(TODAY),
    total=TWO,
    before=ONE,
    by_topic={"vneid": ONE, "retired": ONE},
    by_guide={"vneid-quen-mat-khau": ONE, None: ONE},
    by_outcome={Outcome.DONE: TWO},
    by_volunteer=(
        VolunteerCounts(volunteer_id=1, name="Mai", counts=ONE),
        VolunteerCounts(volunteer_id=2, name=None, counts=ONE),
    ),
    unanswered=4,
)


NAMES = Names.of(a_guidebook())


def figures_of(report: Report) -> Figures:
    return Figures(
        report=report,
        earlier=None,
        members=3,
        activity=Activity(1, 1),
        activity_before=None,
        days=(DayOfTopic(TODAY, "vneid", 2),),
        unfinished={},
        active_days=(ActiveDay(1, "Mai", TODAY, 2, 3),),
        questions=(),
    )


def rows(report: Report) -> list[list[str]]:
    text = to_csv(figures_of(report), NAMES)
    assert text.startswith("\ufeff")
    return list(csv.reader(text.removeprefix("\ufeff").splitlines()))


def test_the_spreadsheet_has_a_line_for_every_count() -> None:
    assert rows(REPORT) == [
        ["part", "key", "name", "households", "visits", "people", "questions"],
        ["total", "2026-11-16 2026-11-22", "Tổ 5", "1", "2", "3", ""],
        ["before", "2026-11-09 2026-11-15", "", "1", "1", "1", ""],
        ["by_topic", "vneid", "VNeID", "1", "1", "1", ""],
        ["by_topic", "retired", "", "1", "1", "1", ""],
        ["by_guide", "vneid-quen-mat-khau", "Quên mật khẩu VNeID", "1", "1", "1", ""],
        ["by_guide", "", "", "1", "1", "1", ""],
        ["by_outcome", "done", "", "1", "2", "3", ""],
        ["by_volunteer", "1", "Mai", "1", "1", "1", ""],
        ["by_volunteer", "2", "", "1", "1", "1", ""],
        ["online_people", "2026-11-16 2026-11-22", "", "", "", "0", ""],
        ["by_day", "2026-11-22", "VNeID", "", "2", "", ""],
        ["active_days", "2026-11-22", "Mai", "", "2", "3", ""],
        ["unanswered", "2026-11-16 2026-11-22", "", "", "", "", "4"],
    ]


def test_what_is_not_known_is_a_dash_and_never_a_zero() -> None:
    unknown = rows(replace(REPORT, before=None, unanswered=None))
    assert unknown[2] == ["before", "2026-11-09 2026-11-15", "", "—", "—", "—", ""]
    assert unknown[-1][-1] == "—"
    read = json.loads(to_json(figures_of(replace(REPORT, before=None, unanswered=None)), NAMES))
    assert (read["before"], read["unanswered"]) == (None, None)


def test_a_name_that_looks_like_a_formula_is_only_text() -> None:
    joker = VolunteerCounts(volunteer_id=1, name="=HYPERLINK(1)", counts=ONE)
    assert "'=HYPERLINK(1)" in [
        name for line in rows(replace(REPORT, by_volunteer=(joker,))) for name in line
    ]


def test_programs_read_the_same_numbers() -> None:
    read = json.loads(to_json(figures_of(REPORT), NAMES))
    one = {"households": 1, "visits": 1, "people": 1}
    two = {"households": 1, "visits": 2, "people": 3}
    assert read == {
        "team": {"id": 5, "name": "Tổ 5", "commune": "Xã Hoa Mẫu"},
        "period": {"first": "2026-11-16", "last": "2026-11-22"},
        "total": two,
        "before": one,
        "unanswered": 4,
        "online_people": 0,
        "members": 3,
        "activity": {"people": 1, "days": 1},
        "by_place": [],
        "by_topic": [{"key": "vneid", "name": "VNeID"} | one, {"key": "retired", "name": None} | one],
        "by_guide": [
            {"key": "vneid-quen-mat-khau", "name": "Quên mật khẩu VNeID"} | one,
            {"key": None, "name": None} | one,
        ],
        "by_outcome": [{"key": "done", "name": None} | two],
        "by_volunteer": [{"key": 1, "name": "Mai"} | one, {"key": 2, "name": None} | one],
        "by_day": [{"day": "2026-11-22", "topic": "vneid", "visits": 2}],
        "active_days": [{"volunteer_id": 1, "name": "Mai", "day": "2026-11-22", "visits": 2, "people": 3}],
    }
