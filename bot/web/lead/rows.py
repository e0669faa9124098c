"""The visits behind a number, page by page; a volunteer's own visits."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from starlette.responses import Response

from bot.dialogue.report_requests import Line, Lines, VisitsBehind
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import MyVisits
from bot.dialogue.turn import Flow, ask
from bot.dialogue.visit_words import task_words
from bot.domain.people import Person
from bot.domain.period import Period
from bot.domain.visit import Mode, Outcome, Visit
from bot.texts import Texts
from bot.web.lead import place
from bot.web.lead.gate import Gate, address
from bot.web.lead.period import named, period_of

TOPIC, OUTCOME, VOLUNTEER, PAGE = "viec", "ket-qua", "nguoi", "trang"
PER_PAGE = 20


async def show(gate: Gate) -> Response:
    query, today = gate.request.query_params, gate.site.today()
    period, odd = period_of(query, today)
    at = whole(query.get(PAGE, "")) or 1
    key, found = await gate.ask(partial(_found, query, period, at - 1))
    pages = max(1, -(-found.total // PER_PAGE))
    filters = {name: query.get(name, "") for name in (TOPIC, OUTCOME, VOLUNTEER)}
    turned = partial(address, "/luot", **{place.PLACE: key, "ky": named(period)}, **filters)
    return gate.page(
        "rows", section="visits", odd=odd, key=key, found=found, period=period, named=named, today=today,
        when=period_name(period, gate.texts), at=at, pages=pages, turned=turned, choices=[],
        filtered=_filtered(gate, filters, found), all_of_them=address("/luot", noi=key, ky=named(period)),
        line=partial(line_words, gate), leads=_leads(gate.person, key), names=_names(gate.person),
        place_name=next((name for each, name in _names(gate.person) if each == key), ""),
    )  # fmt: skip


def _found(query: Mapping[str, str], period: Period, page: int, person: Person) -> Flow[tuple[str, Lines]]:
    """Of the team asked for, or led; a volunteer's own when neither is there."""
    key = query.get(place.PLACE, "")
    if not key and not person.led:
        mine = yield from ask(MyVisits(period=period))
        newest = sorted(mine, key=lambda visit: (visit.day, visit.id or 0), reverse=True)
        shown = newest[page * PER_PAGE : (page + 1) * PER_PAGE]
        return "", Lines(len(mine), [Line(visit, person.name) for visit in shown])
    at = place.asked(person, key or place.key_of(person.led[-1]))
    outcome = query.get(OUTCOME, "")
    request = VisitsBehind(
        team_id=at.team_id or 0,
        period=period,
        offset=page * PER_PAGE,
        limit=PER_PAGE,
        topic=query.get(TOPIC) or None,
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        volunteer_id=whole(query.get(VOLUNTEER, "")),
    )
    return at.key, (yield from ask(request))


def line_words(gate: Gate, visit: Visit) -> tuple[str, str]:
    """What stands out (day, household, task), and the rest."""
    texts = gate.texts
    household = [visit.household.title] if visit.household else []
    first = [f"{visit.day:%d/%m/%Y}", *household, task_words(visit, texts, gate.site.guidebook)]
    rest = [
        *([texts("people", people=visit.people)] if visit.people else []),
        texts(f"outcome-{visit.outcome}"),
        *([] if visit.mode is Mode.HOME else [texts(f"mode-{visit.mode}")]),
        *([texts("due-on", due=f"{visit.due:%d/%m}")] if visit.due else []),
    ]
    return " · ".join(first), " · ".join(rest)


def volunteer_name(texts: Texts, number: int, name: str | None) -> str:
    return name or texts("unnamed", number=number)


def _filtered(gate: Gate, filters: Mapping[str, Any], found: Lines) -> list[str]:
    """What the list is narrowed to, in words."""
    texts, topics = gate.texts, gate.site.guidebook.topics
    words = []
    if topic := topics.get(filters[TOPIC]):
        words.append(topic.name(texts.language))
    with suppress(ValueError):
        words.append(texts(f"outcome-{Outcome(filters[OUTCOME])}"))
    if (number := whole(filters[VOLUNTEER])) is not None:
        words += [volunteer_name(texts, number, line.volunteer) for line in found.page[:1]]
    return words


def _leads(person: Person, key: str) -> bool:
    """Whether a line leads on to its visit; of one's own it does as well."""
    return not key or any(place.key_of(team) == key for team in person.led)


def _names(person: Person) -> list[tuple[str, str]]:
    return [(place.key_of(team), team.name) for team in reversed(person.led)]


def whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) <= 9 else None  # noqa: PLR2004
