"""Counts in chat: any period, one's team or area, against the period before."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.dialogue import exports, rows
from bot.dialogue.exports import AREA, PAGE, TEAM
from bot.dialogue.message import Choice
from bot.dialogue.period_words import read_period
from bot.dialogue.pick import says
from bot.dialogue.report_places import AtPlaces, AtReport, Scope
from bot.dialogue.report_requests import AreaReport, PlacesBelow, TeamsBelow
from bot.dialogue.report_text import period_name, report_text, volunteers_text
from bot.dialogue.requests import TeamReport
from bot.dialogue.state import AtMenu, Exporting
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask, settle
from bot.domain.people import Area, Team
from bot.domain.period import Period

EARLIER, LATER, BY_VOLUNTEER, TOTAL, BELOW, MORE, ROWS, QUESTIONS = (
    "earlier", "later", "by-volunteer", "total", "below", "more", "rows", "questions",
)  # fmt: skip
Place = Team | Area


def show(scene: Scene) -> Answer:
    """This week's counts of what one leads or coordinates; a volunteer is told why not, others have asked a question."""
    return _choose(scene, Period.week_of(scene.briefing.today))


def show_that(scene: Scene, rest: str) -> Answer:
    """“báo cáo tháng 11”, “báo cáo 1/11 - 15/11”, “báo cáo Tổ 5 quý 4”"""
    said = read_period(rest, scene.briefing.today)
    if not said and not exports.places(scene):
        return None
    period, name = said or (Period.week_of(scene.briefing.today), rest)
    if name and exports.places(scene):
        return _named(scene, period, name)
    return _choose(scene, period)


def show_scope(scene: Scene, scope: Scope, *, by_volunteer: bool = False) -> Flow[Turn]:
    place = AtReport(scope=scope, by_volunteer=by_volunteer)
    if scope.area_id is not None:
        report = yield from ask(AreaReport(area_id=scope.area_id, period=scope.period))
        text = report_text(report, scene.texts, scene.briefing.guidebook)
        return scene.turn(
            place,
            text,
            scene.choice(BELOW, "report-below"),
            scene.choice(QUESTIONS, "rows-question"),
            exports.choice(scene),
            *_neighbours(scene, scope.period),
        )
    team_id = scope.team_id or 0
    report = yield from ask(TeamReport(team_id=team_id, period=scope.period))
    if by_volunteer:
        text, other = volunteers_text(report, scene.texts), scene.choice(TOTAL, "report-head.total")
    else:
        text = report_text(report, scene.texts, scene.briefing.guidebook)
        other = scene.choice(BY_VOLUNTEER, "report-head.volunteers")
    return scene.turn(
        place,
        text,
        other,
        scene.choice(ROWS, "rows"),
        exports.choice(scene),
        *_neighbours(scene, scope.period),
    )


def picked(scene: Scene) -> Answer:
    place = scene.session.place
    if not isinstance(place, AtReport):
        return None
    scope = place.scope
    acts: dict[str, Callable[[], Answer]] = {
        EARLIER: lambda: show_scope(
            scene, _at(scope, scope.period.before()), by_volunteer=place.by_volunteer
        ),
        LATER: lambda: show_scope(scene, _at(scope, scope.period.after()), by_volunteer=place.by_volunteer),
        BY_VOLUNTEER: lambda: show_scope(scene, scope, by_volunteer=True),
        TOTAL: lambda: show_scope(scene, scope),
        BELOW: lambda: _below(scene, AtPlaces(scope=scope)),
        ROWS: lambda: rows.choose(scene, scope),
        QUESTIONS: lambda: rows.show_questions(scene, scope),
        exports.EXPORT: lambda: exports.show(scene, scope),
    }
    act = acts.get(scene.picked or "")
    return act() if act else None


def picked_export(scene: Scene) -> Answer:
    """Back from the forms to the counts, or one of the forms."""
    place = scene.session.place
    if isinstance(place, Exporting) and scene.picked == exports.BACK:
        return show_scope(scene, place.scope)
    return exports.picked(scene)


def picked_rows(scene: Scene) -> Answer:
    return rows.picked(scene, partial(show_scope, scene))


def picked_place(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, AtPlaces):
        return None
    if value == MORE:
        return _below(scene, replace(place, page=place.page + 1))
    if value.startswith(TEAM):
        scope = replace(place.scope, team_id=int(value.removeprefix(TEAM)), area_id=None)
    else:
        scope = replace(place.scope, area_id=int(value.removeprefix(AREA)))
    return exports.of_scope(scene, scope, place.then) if place.then else show_scope(scene, scope)


def heard_place(scene: Scene) -> Answer:
    """A team or commune typed by its name; anything else is a question."""
    place = scene.session.place
    if not isinstance(place, AtPlaces):
        return None
    return _named(scene, place.scope.period, scene.text, place.then)


def _choose(scene: Scene, period: Period) -> Answer:
    places = exports.places(scene)
    scope = Scope(first=period.first, last=period.last)
    if len(places) > 1:
        return exports.ask_place(scene, AtPlaces(scope=scope))
    if places:
        return show_scope(scene, _of(scope, places[0]))
    return scene.turn(AtMenu(), scene.texts("only-leads")) if scene.person.team else None


def _named(scene: Scene, period: Period, name: str, then: str | None = None) -> Flow[Turn | None]:
    below = (yield from ask(TeamsBelow())) if scene.person.areas else []
    found = [place for place in (*exports.places(scene), *below) if says(name, (place.name,))]
    if not found:
        return None
    scope = _of(Scope(first=period.first, last=period.last), found[0])
    answer = exports.of_scope(scene, scope, then) if then else show_scope(scene, scope)
    return (yield from settle(answer))


def _below(scene: Scene, place: AtPlaces) -> Flow[Turn]:
    """A page of the teams of a commune, or the communes of a province."""
    found = yield from ask(PlacesBelow(area_id=place.scope.area_id or 0))
    pages = max(1, -(-len(found) // PAGE))
    page = place.page % pages
    choices = [exports.place_choice(each) for each in found[page * PAGE : (page + 1) * PAGE]]
    if pages > 1:
        choices.append(scene.choice(MORE, "topics.more", page=page + 1, pages=pages))
    name = period_name(place.scope.period, scene.texts)
    return scene.turn(replace(place, page=page), scene.texts("places-below", period=name), *choices)


def _of(scope: Scope, place: Place) -> Scope:
    is_area = isinstance(place, Area)
    return replace(scope, area_id=place.id if is_area else None, team_id=None if is_area else place.id)


def _at(scope: Scope, period: Period) -> Scope:
    return replace(scope, first=period.first, last=period.last)


def _neighbours(scene: Scene, period: Period) -> list[Choice]:
    unit = "week" if period.is_week else "period"
    earlier = scene.choice(EARLIER, "report-head.earlier" if unit == "week" else "period-earlier")
    if period.last >= scene.briefing.today:
        return [earlier]
    return [earlier, scene.choice(LATER, "report-head.later" if unit == "week" else "period-later")]
