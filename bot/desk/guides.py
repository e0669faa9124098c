"""What readers leave behind: how often a guide is begun, questions without a guide. Never who it was."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.desk.desk import Desk
from bot.dialogue import requests as r
from bot.dialogue.turn import Request

MOST_USED_WITHIN = timedelta(days=90)


async def count_reading(desk: Desk, request: r.CountReading) -> None:
    await desk.transaction.readings.count(request.guide_id, desk.today)


async def most_used(desk: Desk, request: r.MostUsed) -> list[str]:
    return await desk.transaction.readings.most_used(desk.today - MOST_USED_WITHIN, request.limit)


async def keep_question(desk: Desk, request: r.KeepQuestion) -> None:
    await desk.transaction.questions.keep(request.text, desk.today)


PERFORMERS: dict[type[Request[Any]], Callable[[Desk, Any], Awaitable[Any]]] = {
    r.CountReading: count_reading,
    r.MostUsed: most_used,
    r.KeepQuestion: keep_question,
}
