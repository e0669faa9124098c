"""A report in another form: chart, spreadsheet, letter, or text to paste into a group."""

from dataclasses import replace
from functools import partial

from bot.dialogue import team_choice
from bot.dialogue.group_text import group_text
from bot.dialogue.message import Choice, Form, ReportFile
from bot.dialogue.report_places import AtReport
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import TeamReport
from bot.dialogue.state import Exporting
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.people import Team
from bot.domain.period import Period

EXPORT, COPY, BACK = "export", "copy", "numbers"
FORMS = {"chart": Form.CHART, "sheet": Form.SHEET, "letter": Form.LETTER}


def choice(scene: Scene) -> Choice:
    """To be offered wherever a lead reads counts."""
    return scene.choice(EXPORT, "export.open")


def show(scene: Scene, team_id: int, period: Period) -> Turn:
    """Which form shall it be?"""
    name = period_name(period, scene.texts)
    return _page(scene, _exporting(team_id, period), "export", name)


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked
    return _given(scene, place, value or "") if isinstance(place, Exporting) else None


def asked(value: str, scene: Scene) -> Answer:
    """A form by its name, from anywhere: of the period that is shown, else of this week."""
    place = scene.session.place
    if isinstance(place, AtReport) and place.scope.team_id is not None:
        place = _exporting(place.scope.team_id, place.scope.period)
    if isinstance(place, Exporting):
        return _given(scene, place, value)
    return team_choice.of_lead(scene, value, partial(asked_of, value))


def asked_of(value: str, scene: Scene, team: Team) -> Answer:
    """This week of that team."""
    return _given(scene, _exporting(team.id, Period.week_of(scene.briefing.today)), value)


def _exporting(team_id: int, period: Period) -> Exporting:
    return Exporting(team_id=team_id, first=period.first, last=period.last)


def _given(scene: Scene, place: Exporting, value: str) -> Flow[Turn]:
    """The file is only named here; the channel fetches it, and what is not allowed is refused already now."""
    period = Period(place.first, place.last)
    report = yield from ask(TeamReport(team_id=place.team_id, period=period))
    name = period_name(period, scene.texts)
    if value == COPY:
        text = group_text(report, scene.texts, scene.briefing.guidebook)
        return scene.turn(place, text, *_choices(scene))
    if value == "chart" and not report.total.visits:
        return _page(scene, place, "report-empty", name)
    page = _page(scene, place, f"export.{value}-made", f"{report.team.name}, {name}")
    file = ReportFile(team_id=place.team_id, period=period, form=FORMS[value], language=scene.texts.language)
    return replace(page, reply=replace(page.reply, file=file))


def _page(scene: Scene, place: Exporting, text_id: str, name: str) -> Turn:
    return scene.turn(place, scene.texts(text_id, period=name), *_choices(scene))


def _choices(scene: Scene) -> list[Choice]:
    return [scene.choice(value, f"export.{value}") for value in (*FORMS, COPY, BACK)]
