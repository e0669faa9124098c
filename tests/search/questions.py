"""Questions with the guides that answer them, the real guides, and what becomes of each question."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.domain.guide import Guidebook
from bot.domain.procedure import Procedure
from bot.guidebook.load import load
from bot.search.decision import Decision, Kind
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.search.procedures import load_procedures

HERE = Path(__file__).parent
GUIDES = HERE.parent.parent / "guides"
DEVELOPMENT, OWN = HERE / "dev-questions.tsv", HERE / "own-questions.tsv"


class Asked(NamedTuple):
    question: str
    answers: frozenset[str]  # guides that answer it; empty: none does
    style: str


class Outcome(StrEnum):
    RIGHT = "right"
    OFFERED = "offered"
    WRONG = "wrong"
    MISSED = "missed"
    REFUSED = "refused"
    OFFERED_ANYWAY = "offered anyway"
    ANSWERED_WRONGLY = "answered wrongly"


def asked(path: Path) -> list[Asked]:
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    return [Asked(row[0], frozenset(row[1].split(",")) - {"NONE"}, row[2]) for row in rows]


def outcome(decision: Decision, answers: Iterable[str]) -> Outcome:
    offered = {match.guide_id for match in decision.offered}
    hit = bool(offered & set(answers))
    match decision.kind:
        case Kind.ANSWER if answers:
            return Outcome.RIGHT if hit else Outcome.WRONG
        case Kind.CHOOSE if answers:
            return Outcome.OFFERED if hit else Outcome.MISSED
        case Kind.UNKNOWN if answers:
            return Outcome.MISSED
        case Kind.ANSWER:
            return Outcome.ANSWERED_WRONGLY
        case Kind.CHOOSE:
            return Outcome.OFFERED_ANYWAY
    return Outcome.REFUSED


def outcomes(index: Index, guidebook: Guidebook, questions: Iterable[Asked]) -> Counter[Outcome]:
    """What becomes of the questions; one that only a missing guide answers should be refused."""
    return Counter(
        outcome(index.find(one.question), {answer for answer in one.answers if answer in guidebook})
        for one in questions
    )


@cache
def the_guides() -> Guidebook:
    """The real guides."""
    return load(GUIDES)[0]


@cache
def the_procedures() -> list[Procedure]:
    return load_procedures(GUIDES / "procedures.tsv")


def an_index(guidebook: Guidebook) -> Index:
    return Index(guidebook, load_lexicon(GUIDES / "lexicon"), the_procedures())


def some_of(guidebook: Guidebook, *, without: int) -> Guidebook:
    """The guidebook without every third guide, starting with that one."""
    kept = {
        guide_id: guide for at, (guide_id, guide) in enumerate(guidebook.guides.items()) if at % 3 != without
    }
    return Guidebook(guides=kept, topics=guidebook.topics)
