"""No guide may steal another one's question: every ask finds its own guide first, among all guides."""

from functools import cache

import pytest

from bot.domain.guide import Guide
from bot.search.decision import Kind
from bot.search.index import Index
from tests.search.questions import an_index, the_guides


@cache
def index() -> Index:
    return an_index(the_guides())


@pytest.mark.parametrize("guide", the_guides(), ids=lambda guide: guide.id)
def test_every_ask_and_title_finds_its_own_guide_first(guide: Guide) -> None:
    stolen = {}
    for ask in (guide.title, *guide.asks):
        matches = index().find(ask).matches
        if [match.guide_id for match in matches[:1]] != [guide.id]:
            stolen[ask] = matches[:2]
    assert stolen == {}


@pytest.mark.parametrize("guide", the_guides(), ids=lambda guide: guide.id)
def test_no_ask_is_answered_with_silence(guide: Guide) -> None:
    assert [ask for ask in guide.asks if index().find(ask).kind is Kind.UNKNOWN] == []
