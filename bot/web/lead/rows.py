"""The visits behind a number, page by page; a volunteer's own visits."""

from functools import partial

from starlette.responses import Response

from bot.dialogue.report_requests import Line, Lines, VisitsBehind
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import MyVisits
from bot.dialogue.turn import Flow, ask
from bot.dialogue.visit_words import task_words
from bot.domain.behind import Narrow
from bot.domain.counts import Counts
from bot.domain.people import Person
from bot.domain.period import Period
from bot.domain.visit import Mode, Visit
from bot.reports.names import Names
from bot.texts import Texts
from bot.web.lead import place
from bot.web.lead.gate import Gate, address
from bot.web.lead.narrow import in_words, narrow_of, whole, written
from bot.web.lead.period import named, period_of

PAGE = "trang"
PER_PAGE = 20


async def show(gate: Gate) -> Response:
    query, today = gate.request.query_params, gate.site.today()
    period, odd = period_of(query, today)
    at, only = whole(query.get(PAGE, "")) or 1, narrow_of(query)
    key, found = await gate.ask(partial(_found, query.get(place.PLACE, ""), period, only, at - 1))
    pages = max(1, -(-found.total // PER_PAGE))
    turned = partial(address, "/luot", noi=key, ky=named(period), **written(only))
    names = [(place.key_of(each), each.name) for each in place.own(gate.person)]
    return gate.page(
        "rows", section="visits", odd=odd, key=key, found=found, period=period, named=named, today=today,
        when=period_name(period, gate.texts), at=at, pages=pages, turned=turned, choices=[], names=names,
        filtered=_filtered(gate, only, found), all_of_them=address("/luot", noi=key, ky=named(period)),
        line=partial(line_words, gate), leads=leads(gate.person, key), several=key.startswith(place.AREA),
    )  # fmt: skip


def _found(key: str, period: Period, only: Narrow, page: int, person: Person) -> Flow[tuple[str, Lines]]:
    """Of the place asked for, or the team led; a volunteer's own when neither is there."""
    if not key and person.memberships and not person.led:
        mine = yield from ask(MyVisits(period=period))
        newest = sorted(mine, key=lambda visit: (visit.day, visit.id or 0), reverse=True)
        shown = newest[page * PER_PAGE : (page + 1) * PER_PAGE]
        return "", Lines("", _counted(mine), [Line(visit, person.name) for visit in shown])
    at = place.asked(person, key)
    request = VisitsBehind(
        team_id=at.team_id, area_id=at.area_id, period=period, only=only,
        offset=page * PER_PAGE, limit=PER_PAGE,
    )  # fmt: skip
    return at.key, (yield from ask(request))


def _counted(mine: list[Visit]) -> Counts:
    households = len({visit.household.id for visit in mine if visit.household})
    return Counts(households=households, visits=len(mine), people=sum(visit.people for visit in mine))


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


def _filtered(gate: Gate, only: Narrow, found: Lines) -> list[str]:
    """What the list is narrowed to, in words."""
    texts = gate.texts
    words = in_words(only, texts, Names.of(gate.site.guidebook, texts.language))
    for line in found.page[:1]:
        if only.volunteer_id is not None:
            words.append(volunteer_name(texts, only.volunteer_id, line.volunteer))
        if only.household is not None and line.visit.household:
            words.append(line.visit.household.title)
    return words


def leads(person: Person, key: str) -> bool:
    """Whether a line leads on to its visit; of one's own it does as well."""
    return not key or any(place.key_of(team) == key for team in person.led)
