"""The visits behind a number brought together: by household, by volunteer, by the day of a volunteer."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.responses import Response

from bot.dialogue.report_requests import Groups, GroupsBehind
from bot.dialogue.report_text import period_name
from bot.dialogue.turn import Flow, ask
from bot.domain.behind import By, Group
from bot.domain.people import Person
from bot.reports.names import Names
from bot.web.lead import place
from bot.web.lead.gate import Gate, address
from bot.web.lead.narrow import HOUSEHOLD, VOLUNTEER, in_words, narrow_of, whole, written
from bot.web.lead.numbers import number_in
from bot.web.lead.period import named, period_of
from bot.web.lead.rows import PAGE, volunteer_name

BY = "theo"
PER_PAGE = 30


async def show(gate: Gate) -> Response:
    query, today, texts = gate.request.query_params, gate.site.today(), gate.texts
    period, odd = period_of(query, today)
    asked, only = query.get(BY, ""), narrow_of(query)
    by = By(asked) if asked in set(By) else By.VOLUNTEER
    at = whole(query.get(PAGE, "")) or 1
    page = {"period": period, "only": only, "by": by, "offset": (at - 1) * PER_PAGE, "limit": PER_PAGE}
    key, found = await gate.ask(partial(_found, query.get(place.PLACE, ""), page))
    given = {"noi": key, "ky": named(period), **written(only)}
    return gate.page(
        "groups", section="numbers", odd=odd, found=found, by=by, at=at, pages=max(1, -(-found.total // PER_PAGE)),
        when=period_name(period, texts), turned=partial(address, "/theo", theo=by, **given),
        whence=address("/so-lieu", noi=key, ky=named(period)), number=number_in(texts),
        title=texts(f"lead-groups-{by}"), first=texts(f"lead-groups-{by}.first"),
        total=texts(f"lead-groups-{by}.total", total=found.total),
        groups=[(_name(gate, each), address("/luot", **given | _only(each)), each.counts) for each in found.page],
        filtered=in_words(only, texts, Names.of(gate.site.guidebook, texts.language)),
    )  # fmt: skip


def _found(key: str, page: Mapping[str, Any], person: Person) -> Flow[tuple[str, Groups]]:
    at = place.asked(person, key)
    return at.key, (yield from ask(GroupsBehind(team_id=at.team_id, area_id=at.area_id, **page)))


def _name(gate: Gate, group: Group) -> str:
    if group.household:
        return group.household.title
    name = volunteer_name(gate.texts, group.volunteer_id or 0, group.volunteer)
    return f"{group.day:%d/%m/%Y} · {name}" if group.day else name


def _only(group: Group) -> dict[str, object]:
    """What leads on to the visits of that group."""
    if group.household:
        return {HOUSEHOLD: group.household.number}
    day = {"ky": f"{group.day}_{group.day}"} if group.day else {}
    return {VOLUNTEER: group.volunteer_id, **day}
