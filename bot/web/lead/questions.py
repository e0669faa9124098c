"""The questions behind a number, which no guide answered; who asked is not known."""

from functools import partial

from starlette.responses import Response

from bot.dialogue.report_requests import QuestionsBehind
from bot.dialogue.report_text import period_name
from bot.dialogue.turn import ask
from bot.web.lead import place
from bot.web.lead.gate import Gate, address
from bot.web.lead.narrow import whole
from bot.web.lead.period import named, period_of
from bot.web.lead.rows import PAGE

PER_PAGE = 30


async def show(gate: Gate) -> Response:
    query = gate.request.query_params
    period, odd = period_of(query, gate.site.today())
    at = whole(query.get(PAGE, "")) or 1
    request = QuestionsBehind(period=period, offset=(at - 1) * PER_PAGE, limit=PER_PAGE)
    asked = await gate.ask(lambda _person: ask(request))
    given = {"noi": query.get(place.PLACE, ""), "ky": named(period)}
    return gate.page(
        "questions", section="numbers", odd=odd, asked=asked, at=at, pages=max(1, -(-asked.total // PER_PAGE)),
        when=period_name(period, gate.texts), whence=address("/so-lieu", **given),
        turned=partial(address, "/cau-hoi", **given),
    )  # fmt: skip
