"""What a list of visits is narrowed to, in the address of its page and in words."""

from collections.abc import Mapping

from bot.domain.behind import NO_GUIDE, Narrow
from bot.domain.visit import Outcome
from bot.reports.names import Names
from bot.texts import Texts

TOPIC, OUTCOME, VOLUNTEER, GUIDE, HOUSEHOLD = "viec", "ket-qua", "nguoi", "huong-dan", "ho"
NONE = "-"
"""In an address, visits that followed no guide."""


def narrow_of(query: Mapping[str, str]) -> Narrow:
    """What is no outcome or number narrows nothing."""
    outcome, guide = query.get(OUTCOME, ""), query.get(GUIDE)
    return Narrow(
        topic=query.get(TOPIC) or None,
        guide_id=NO_GUIDE if guide == NONE else guide or None,
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        volunteer_id=whole(query.get(VOLUNTEER, "")),
        household=whole(query.get(HOUSEHOLD, "")),
    )


def written(only: Narrow) -> dict[str, object]:
    """As it stands in an address."""
    return {
        TOPIC: only.topic,
        GUIDE: NONE if only.guide_id == NO_GUIDE else only.guide_id,
        OUTCOME: only.outcome,
        VOLUNTEER: only.volunteer_id,
        HOUSEHOLD: only.household,
    }


def in_words(only: Narrow, texts: Texts, names: Names) -> list[str]:
    """Without the volunteer and the household: they are in the rows themselves."""
    words = []
    if only.topic:
        words.append(names.topic(only.topic))
    if only.guide_id is not None:
        words.append(names.guide(only.guide_id) if only.guide_id else texts("sheet-guides.no-guide"))
    if only.outcome:
        words.append(texts(f"outcome-{only.outcome}"))
    return words


def whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) <= 9 else None  # noqa: PLR2004
