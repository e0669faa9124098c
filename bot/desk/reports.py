"""The figures of a file, for the lead of that team."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import requests as r
from bot.dialogue.message import Form
from bot.dialogue.turn import Request
from bot.domain.figures import Figures


async def report_figures(desk: Desk, request: r.ReportFigures) -> Figures:
    file = request.file
    desk.require_lead(file.team_id)
    team = next(m.team for m in desk.person.memberships if m.team.id == file.team_id)
    return await desk.transaction.figures.of_team(team, file.period, with_lines=file.form is Form.SHEET)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.ReportFigures: report_figures,
}
