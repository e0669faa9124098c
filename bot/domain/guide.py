"""Guides (hướng dẫn) as the reader meets them: steps, branches, where the facts come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

END = "end"
"""What a step's or a choice's `goto` says when the guide is over."""


class Phone(StrEnum):
    ANDROID = "android"
    IPHONE = "iphone"


class Confidence(StrEnum):
    SOLID = "solid"
    PARTIAL = "partial"  # rests on weak or old facts; `caveat` says which and where to check


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One answer to a branching question; leads to a step of this guide, to its end, or to another guide."""

    label: str
    goto: str | None = None  # a step id, or END
    guide: str | None = None
    done: str | None = None  # where it ends the guide: how this reader knows it worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    file: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One action (bước), or one question if it has `ways`."""

    text: str
    id: str | None = None
    android: str | None = None  # replaces `text` on that phone
    iphone: str | None = None
    warning: str | None = None
    stuck: tuple[str, ...] = ()
    picture: Picture | None = None
    ways: tuple[Way, ...] = ()
    goto: str | None = None  # where it goes on; None: the next one in the file
    done: str | None = None  # the last step of an arm may end otherwise than the guide

    def text_on(self, phone: Phone | None) -> str:
        """The step's words for that phone; both variants, named, when the phone is unknown."""
        if not self.varies:
            return self.text
        if phone is not None:
            return getattr(self, phone) or self.text
        return self.text

    @property
    def varies(self) -> bool:
        return self.android is not None or self.iphone is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    problem: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    publisher: str
    url: str
    date: str | None  # 2025-12-04, 2025-09 or 2025, as far as the page tells; None: it carries no date


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    id: str
    topic: str
    title: str
    summary: str
    audience: str
    minutes: int | None
    fee: str
    prepare: tuple[str, ...]
    asks: tuple[str, ...]
    keywords: tuple[str, ...]
    steps: tuple[Step, ...]
    done: str
    problems: tuple[Problem, ...]
    turn_to: str
    sources: tuple[Source, ...]
    checked: date
    review_every: int  # days
    confidence: Confidence = Confidence.SOLID
    caveat: str | None = None
    related: tuple[str, ...] = ()
    retired: bool = False
    replaced_by: str | None = None
    language: str = "vi"
    local: str | None = None  # where to go, when and whom to call in this commune; from its overlay

    def is_stale(self, today: date) -> bool:
        """Whether nobody has compared the facts with the sources for longer than `review_every`."""
        return today > self.checked + timedelta(days=self.review_every)

    def index_of(self, step_id: str) -> int:
        """Position of that step; ValueError when there is none."""
        return [step.id for step in self.steps].index(step_id)

    def after(self, index: int) -> int | None:
        """Where the reader goes on from a step without a choice; None: the guide is over."""
        return self.at(self.steps[index].goto) if self.steps[index].goto else self._next(index)

    def at(self, goto: str | None) -> int | None:
        """The position a `goto` names; None for the end."""
        return None if goto is None or goto == END else self.index_of(goto)

    def _next(self, index: int) -> int | None:
        return index + 1 if index + 1 < len(self.steps) else None

    @property
    def varies(self) -> bool:
        return any(step.varies for step in self.steps)

    @property
    def branches(self) -> bool:
        return any(step.ways or step.goto for step in self.steps)

    @property
    def most_steps(self) -> int:
        """How many steps a reader can meet at most: the longest way through the branches."""
        return self._longest_from(0, frozenset())

    def _longest_from(self, index: int | None, passed: frozenset[int]) -> int:
        if index is None or index in passed:
            return 0
        step = self.steps[index]
        onward = [self.at(way.goto) for way in step.ways] if step.ways else [self.after(index)]
        return 1 + max(self._longest_from(at, passed | {index}) for at in onward)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A group of guides (nhóm việc): a folder, and a line in reports."""

    id: str
    names: Mapping[str, str]  # by language; Vietnamese is always there

    def name(self, language: str = "vi") -> str:
        return self.names.get(language) or self.names["vi"]


@dataclass(frozen=True, slots=True)
class Guidebook:
    """All guides, in the order of their topics; retired ones can be read but are not offered."""

    guides: Mapping[str, Guide]
    topics: Mapping[str, Topic]
    translations: Mapping[tuple[str, str], Guide] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, guide_id: str) -> Guide:
        return self.guides[guide_id]

    def __contains__(self, guide_id: object) -> bool:
        return guide_id in self.guides

    def __iter__(self) -> Iterator[Guide]:
        return (guide for guide in self.guides.values() if not guide.retired)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def read(self, guide_id: str, language: str) -> Guide:
        """The guide in that language, or in Vietnamese where nobody has translated it yet."""
        return self.translations.get((guide_id, language)) or self.guides[guide_id]
