"""The figures of a file: of a team for its lead and the coordinators above, of an area for its coordinators."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.desk.desk import Desk
from bot.desk.rights import area_to_read, team_to_read
from bot.dialogue import requests as r
from bot.dialogue.message import Form
from bot.dialogue.turn import Request
from bot.domain.figures import Figures


async def report_figures(desk: Desk, request: r.ReportFigures) -> Figures:
    """The list of visits, which has no households, goes to the lead alone."""
    file = request.file
    if file.area_id is not None:
        return await desk.transaction.area_figures.of_area(
            await area_to_read(desk, file.area_id), file.period
        )
    team = await team_to_read(desk, file.team_id or 0)
    with_lines = file.form is Form.SHEET and desk.person.leads(team.id)
    return await desk.transaction.figures.of_team(team, file.period, with_lines=with_lines)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.ReportFigures: report_figures,
}
