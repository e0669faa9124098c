"""A volunteer's own week."""

from bot.dialogue import after_visit
from bot.dialogue.message import Choice
from bot.dialogue.report_text import period_name, units
from bot.dialogue.requests import MyCounts, MyVisits
from bot.dialogue.state import AtWeek
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.people import Team
from bot.domain.period import Period

EARLIER, LATER = "earlier", "later"
MOST_ROWS = 10


def show_mine(scene: Scene) -> Answer:
    team = scene.person.team
    return _mine(scene, team, Period.week_of(scene.briefing.today)) if team else None


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked
    if not isinstance(place, AtWeek) or scene.person.team is None:
        return None
    week = Period.week_of(place.monday)
    week = week.before() if value == EARLIER else week.after() if value == LATER else week
    return _mine(scene, scene.person.team, week)


def _mine(scene: Scene, _team: Team, week: Period) -> Flow[Turn]:
    counts = yield from ask(MyCounts(period=week))
    visits = yield from ask(MyVisits(period=week))
    lines = [scene.texts("my-week", period=period_name(week, scene.texts)), units(counts, scene.texts)]
    lines += [f"#{visit.id} · {after_visit.in_words(scene, visit)}" for visit in visits[-MOST_ROWS:]]
    if len(visits) > MOST_ROWS:
        lines.append(scene.texts("my-week.more", more=len(visits) - MOST_ROWS))
    place = AtWeek(monday=week.first)
    return scene.turn(place, "\n".join(lines), *_neighbours(scene, week))


def _neighbours(scene: Scene, week: Period) -> list[Choice]:
    earlier = scene.choice(EARLIER, "report-head.earlier")
    this_week = week.last >= scene.briefing.today
    return [earlier] if this_week else [earlier, scene.choice(LATER, "report-head.later")]
