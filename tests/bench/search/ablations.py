"""Our search without one of its parts at a time; the weights of the others stay as they are.

A part whose absence also moves the thresholds looks more important in the outcomes than it is: read top-1 first.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple
from unittest.mock import patch

from bot.domain.guide import Guide, Guidebook
from bot.search.index import Index
from bot.search.lexicon import Lexicon, load_lexicon
from bot.search.reader import Reader, Word
from bot.search.weights import OURS, RANK
from tests.bench.search.sets import together
from tests.bench.search.table import Find, head, row, standing
from tests.search.questions import GUIDES, the_guides, the_procedures

EVIDENCE = tuple(RANK)
SIGNS = ("lead", "elsewhere", "missing", "much")
LEXICON = {
    "means": "abbreviations, dialect, English",
    "filler": "words that say nothing",
    "outside": "subjects that are not ours",
    "no_guide": "business that no guide answers",
    "asked": "what people have asked",
    "english": "the function words of English",
    "talk": "small talk",
}


class Parts(NamedTuple):
    """What an index is built from, and what is done to a question before it is asked."""

    guides: Guidebook
    lexicon: Lexicon
    procedures: bool = True
    change: Callable[[str], str] = str
    guess: bool = True
    weightless: str | None = None


def run() -> Iterator[str]:
    yield head()
    for questions in together():
        yield questions.title
        for title, parts in variants(Parts(the_guides(), load_lexicon(GUIDES / "lexicon"))):
            with ExitStack() as stack:
                yield row(f"  {title}", standing(searching(parts, stack), questions.asked))


def variants(whole: Parts) -> Iterator[tuple[str, Parts]]:
    yield "everything", whole
    for part in (*EVIDENCE, *SIGNS):
        yield f"without evidence: {part}", whole._replace(weightless=part)
    for section, what in LEXICON.items():
        empty = getattr(Lexicon(), section)
        yield f"without {what}", whole._replace(lexicon=replace(whole.lexicon, **{section: empty}))
    yield "without guessing at typing errors", whole._replace(guess=False)
    yield "without the tone marks of questions", whole._replace(change=unmarked)
    yield "without the names of procedures", whole._replace(procedures=False)
    yield "without keywords", whole._replace(guides=_changed(whole.guides, _without_keywords))
    for most in (8, 4, 2, 0):
        yield f"with {most} asks a guide", whole._replace(guides=_changed(whole.guides, _with_asks(most)))


def searching(parts: Parts, stack: ExitStack) -> Find:
    """The search without what is left out, as long as the stack is open."""
    for weights in (RANK, OURS):
        if parts.weightless in weights:
            stack.enter_context(patch.dict(weights, {parts.weightless: 0.0}))
    if not parts.guess:
        stack.enter_context(patch.object(Reader, "_guesses", lambda _reader, word: [[Word(word)]]))
    index = Index(parts.guides, parts.lexicon, the_procedures() if parts.procedures else ())
    return lambda question: index.find(parts.change(question))


def unmarked(question: str) -> str:
    """Marks gone, punctuation kept: sentences are read one by one."""
    apart = unicodedata.normalize("NFD", question.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _changed(guidebook: Guidebook, change: Callable[[Guide], Guide]) -> Guidebook:
    return Guidebook(MappingProxyType({guide.id: change(guide) for guide in guidebook}), guidebook.topics)


def _without_keywords(guide: Guide) -> Guide:
    return replace(guide, keywords=())


def _with_asks(most: int) -> Callable[[Guide], Guide]:
    return lambda guide: replace(guide, asks=guide.asks[:most])
