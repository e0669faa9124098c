"""A report in another form: chart, spreadsheet, letter, or text to paste into a group."""

from dataclasses import replace
from functools import partial

from bot.dialogue import team_choice
from bot.dialogue.group_text import group_text
from bot.dialogue.message import AnyFile, Choice, Form, Poster, ReportFile
from bot.dialogue.report_places import AtPlaces, AtReport, AtRows, ChoosingRows, Scope
from bot.dialogue.report_requests import AreaReport
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import PrintPoster, ReportFigures, TeamReport
from bot.dialogue.state import Exporting
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask, labelled
from bot.domain.counts import Report
from bot.domain.figures import Figures
from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.texts import Texts

EXPORT, COPY, BACK = "export", "copy", "numbers"
TEAM, AREA = "t.", "a."
PAGE, LONGEST_LABEL = 4, 24
BUTTONS = {"chart": Form.CHART, "sheet": Form.SHEET, "letter": Form.LETTER}
FORMS = {**BUTTONS, "table": Form.TABLE, "data": Form.DATA}
"""Those without a button are for other programs, and typed by who knows them."""


def choice(scene: Scene) -> Choice:
    """To be offered wherever a lead reads counts."""
    return scene.choice(EXPORT, "export.open")


def forms(texts: Texts) -> list[Choice]:
    return [labelled(texts, value, f"export.{value}") for value in (*BUTTONS, COPY, BACK)]


def show(scene: Scene, scope: Scope) -> Turn:
    """Which form shall it be?"""
    return _page(scene, Exporting(scope=scope), "export", period_name(scope.period, scene.texts))


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked
    return _given(scene, place, value or "") if isinstance(place, Exporting) else None


def asked(value: str, scene: Scene) -> Answer:
    """A form by its name, from anywhere: of the place and period that are shown, else of this week."""
    place = scene.session.place
    if isinstance(place, AtReport | AtPlaces | ChoosingRows | AtRows | Exporting) and _is_chosen(place.scope):
        return _given(scene, Exporting(scope=place.scope), value)
    if len(scene.person.areas) == 1 and not scene.person.led:
        return _given(scene, Exporting(scope=_this_week(scene, area_id=scene.person.areas[0].id)), value)
    if scene.person.areas:
        return ask_place(scene, AtPlaces(scope=_this_week(scene), then=value))
    return team_choice.of_lead(scene, value, partial(asked_of, value))


def ask_place(scene: Scene, place: AtPlaces) -> Turn:
    """Of all that this person leads or coordinates; more than fit can be typed by name."""
    return scene.turn(place, scene.texts("which-place"), *map(place_choice, places(scene)[:PAGE]))


def places(scene: Scene) -> list[Team | Area]:
    """What this person leads or coordinates, areas first."""
    return [*scene.person.areas, *reversed(scene.person.led)]


def place_choice(place: Team | Area) -> Choice:
    value = f"{AREA}{place.id}" if isinstance(place, Area) else f"{TEAM}{place.id}"
    return Choice(value, place.name[:LONGEST_LABEL], (place.name,))


def of_scope(scene: Scene, scope: Scope, value: str) -> Answer:
    """That form of that place and period."""
    return _given(scene, Exporting(scope=scope), value)


def asked_of(value: str, scene: Scene, team: Team) -> Answer:
    """This week of that team."""
    return _given(scene, Exporting(scope=_this_week(scene, team_id=team.id)), value)


def _is_chosen(scope: Scope) -> bool:
    return scope.team_id is not None or scope.area_id is not None


def _this_week(scene: Scene, *, team_id: int | None = None, area_id: int | None = None) -> Scope:
    week = Period.week_of(scene.briefing.today)
    return Scope(first=week.first, last=week.last, team_id=team_id, area_id=area_id)


def behind(file: AnyFile) -> Flow[Figures | None]:
    """What a file shows, its right to be fetched checked; a poster has all it shows with it."""
    if isinstance(file, Poster):
        yield from ask(PrintPoster(poster=file))
        return None
    return (yield from ask(ReportFigures(file=file)))


def counted(scope: Scope) -> Flow[Report]:
    if scope.area_id is not None:
        return (yield from ask(AreaReport(area_id=scope.area_id, period=scope.period)))
    return (yield from ask(TeamReport(team_id=scope.team_id or 0, period=scope.period)))


def _given(scene: Scene, place: Exporting, value: str) -> Flow[Turn]:
    """The file is only named here; the channel fetches it, and what is not allowed is refused already now."""
    scope = place.scope
    report = yield from counted(scope)
    name = period_name(scope.period, scene.texts)
    if value == COPY:
        text = group_text(report, scene.texts, scene.briefing.guidebook)
        return scene.turn(place, text, *forms(scene.texts))
    if value == "chart" and not report.total.visits:
        return _page(scene, place, "report-empty", name)
    made = "area-sheet" if value == "sheet" and isinstance(report.team, Area) else value
    page = _page(scene, place, f"export.{made}-made", f"{report.team.name}, {name}")
    file = ReportFile(
        team_id=scope.team_id,
        area_id=scope.area_id,
        period=scope.period,
        form=FORMS[value],
        language=scene.texts.language,
    )
    return replace(page, reply=replace(page.reply, file=file))


def _page(scene: Scene, place: Exporting, text_id: str, name: str) -> Turn:
    return scene.turn(place, scene.texts(text_id, period=name), *forms(scene.texts))
