"""A volunteer's own week, and the team's week for its lead."""

import re
from datetime import date

from bot.dialogue import exports, log_visit, team_choice
from bot.dialogue.message import Choice
from bot.dialogue.pick import says
from bot.dialogue.report_text import period_name, report_text, units, volunteers_text
from bot.dialogue.requests import MyCounts, MyVisits, TeamReport
from bot.dialogue.state import AtWeek, Exporting
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.people import Role, Team
from bot.domain.period import Period

EARLIER, LATER, BY_VOLUNTEER, TOTAL = "earlier", "later", "by-volunteer", "total"
MOST_ROWS = 10


def show_mine(scene: Scene) -> Answer:
    team = scene.person.team
    return _mine(scene, team, Period.week_of(scene.briefing.today)) if team else None


def show_team(scene: Scene) -> Answer:
    """The week's counts, for leads only; a volunteer is told so, a resident's words are a question."""
    return team_choice.of_lead(scene, "team-week", show_week_of)


def show_week_of(scene: Scene, team: Team) -> Answer:
    return _team(scene, AtWeek(team_id=team.id, monday=Period.week_of(scene.briefing.today).first))


def show_that(scene: Scene, rest: str) -> Answer:
    """“báo cáo tuần trước”, “báo cáo 2026-W46”, “báo cáo 16/11”"""
    team = _led(scene)
    week = _week(scene, rest)
    if team is None or week is None:
        return None
    return _team(scene, AtWeek(team_id=team.id, monday=week.first))


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked
    if not isinstance(place, AtWeek):
        return None
    week = Period.week_of(place.monday)
    week = week.before() if value == EARLIER else week.after() if value == LATER else week
    if place.own:
        return _mine(scene, scene.person.team, week) if scene.person.team else None
    if value == exports.EXPORT:
        return exports.show(scene, place.team_id, week)
    by_volunteer = place.by_volunteer if value in {EARLIER, LATER} else value == BY_VOLUNTEER
    return _team(scene, AtWeek(team_id=place.team_id, monday=week.first, by_volunteer=by_volunteer))


def picked_export(scene: Scene) -> Answer:
    """Back from the forms to the counts, or one of the forms."""
    place = scene.session.place
    if isinstance(place, Exporting) and scene.picked == exports.BACK:
        return _team(scene, AtWeek(team_id=place.team_id, monday=Period.week_of(place.first).first))
    return exports.picked(scene)


def _team(scene: Scene, place: AtWeek) -> Flow[Turn]:
    week = Period.week_of(place.monday)
    report = yield from ask(TeamReport(team_id=place.team_id, period=week))
    if place.by_volunteer:
        text, other = volunteers_text(report, scene.texts), scene.choice(TOTAL, "report-head.total")
    else:
        text = report_text(report, scene.texts, scene.briefing.guidebook)
        other = scene.choice(BY_VOLUNTEER, "report-head.volunteers")
    return scene.turn(place, text, other, exports.choice(scene), *_neighbours(scene, week))


def _mine(scene: Scene, team: Team, week: Period) -> Flow[Turn]:
    counts = yield from ask(MyCounts(period=week))
    visits = yield from ask(MyVisits(period=week))
    lines = [scene.texts("my-week", period=period_name(week, scene.texts)), units(counts, scene.texts)]
    lines += [f"• {log_visit.in_words(scene, visit)}" for visit in visits[-MOST_ROWS:]]
    if len(visits) > MOST_ROWS:
        lines.append(scene.texts("my-week.more", more=len(visits) - MOST_ROWS))
    place = AtWeek(team_id=team.id, monday=week.first, own=True)
    return scene.turn(place, "\n".join(lines), *_neighbours(scene, week))


def _neighbours(scene: Scene, week: Period) -> list[Choice]:
    earlier = scene.choice(EARLIER, "report-head.earlier")
    this_week = week.last >= scene.briefing.today
    return [earlier] if this_week else [earlier, scene.choice(LATER, "report-head.later")]


def _led(scene: Scene) -> Team | None:
    led = [m.team for m in scene.person.memberships if m.role is Role.LEAD]
    return led[-1] if led else None


def _week(scene: Scene, text: str) -> Period | None:
    this = Period.week_of(scene.briefing.today)
    if says(text, scene.texts.words("commands.this-week")):
        return this
    if says(text, scene.texts.words("commands.last-week")):
        return this.before()
    try:
        if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", text.strip()):
            return Period.week_of(date(int(found[3] or this.last.year), int(found[2]), int(found[1])))
        return Period.parse_week(text)
    except ValueError:
        return None
