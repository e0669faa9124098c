"""The counts in front, as a file of every form."""

from functools import partial
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.dialogue.group_text import group_text
from bot.dialogue.message import Fetched, Form
from bot.dialogue.requests import ReportFigures
from bot.dialogue.turn import Flow, ask
from bot.domain.figures import Figures
from bot.domain.people import Person
from bot.domain.period import Period
from bot.reports.office import period_in_name, slug
from bot.web.files import TYPES
from bot.web.lead import place
from bot.web.lead.gate import Gate
from bot.web.lead.numbers import report_file
from bot.web.lead.period import period_of

FORM = "dang"
GROUP = "txt"


async def download(gate: Gate) -> Response:
    """Rights come first: who may not read the counts is not told which forms there are."""
    query, today = gate.request.query_params, gate.site.today()
    form, key, (period, odd) = query.get(FORM, ""), query.get(place.PLACE, ""), period_of(query, today)
    shape = Form(form) if form in set(Form) else Form.CHART
    figures = await gate.ask(partial(_counted, key, period, shape))
    if odd or form not in {*Form, GROUP}:
        raise HTTPException(404)
    if form == GROUP:
        text = f"{group_text(figures.report, gate.texts, gate.site.guidebook)}\n"
        return sent(Fetched(_name(figures), text.encode()), "text/plain")
    file = report_file(place.asked(gate.person, key), period, shape, gate.texts.language)
    return sent(await gate.site.conversations.write(file, figures), TYPES[form])


def _counted(key: str, period: Period, form: Form, person: Person) -> Flow[Figures]:
    at = place.asked(person, key)
    return (yield from ask(ReportFigures(file=report_file(at, period, form))))


def _name(figures: Figures) -> str:
    report = figures.report
    return f"bao-cao-{slug(report.team.name)}-{period_in_name(report.period)}.{GROUP}"


def sent(made: Fetched, media_type: str) -> Response:
    return Response(
        made.data,
        media_type=media_type,
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}",
        },
    )
