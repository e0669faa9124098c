"""Asks taken out of their guides and asked: in ten rounds, each guide loses every tenth of its asks at a time."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from bot.domain.guide import Guide, Guidebook
from tests.bench.search.systems import systems
from tests.bench.search.table import Standing, head, row
from tests.search.questions import Asked, the_guides

ROUNDS = 10
"""Every ask is asked once, without itself; two of a guide's twenty are out at a time. One at a time takes an hour."""


def run() -> Iterator[str]:
    yield head()
    for name, build in systems().items():
        found = Standing()
        for round_ in range(ROUNDS):
            fewer, taken = without_some_asks(the_guides(), round_)
            find = build(fewer)
            for one in taken:
                found.add(find(one.question), one)
        yield row(name, found)


def without_some_asks(guidebook: Guidebook, round_: int) -> tuple[Guidebook, list[Asked]]:
    """The guides without this round's asks, and those asks."""
    taken = [
        Asked(ask, frozenset({guide.id}), "ask") for guide in guidebook for ask in guide.asks[round_::ROUNDS]
    ]
    guides = {guide.id: _without(guide, round_) for guide in guidebook}
    return Guidebook(MappingProxyType(guides), guidebook.topics), taken


def _without(guide: Guide, round_: int) -> Guide:
    return replace(guide, asks=tuple(ask for at, ask in enumerate(guide.asks) if at % ROUNDS != round_))
