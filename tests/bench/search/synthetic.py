"""A guidebook of any size that reads like ours: real guides, told about the subjects of real procedures.

Each guide takes the lines of one real guide and some asks of another, and puts words from the name of a procedure in
the place of some of theirs. Seeded: always the same.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from types import MappingProxyType

from bot.domain.guide import Guide, Guidebook, Problem, Step
from bot.domain.procedure import Procedure

BORROWED = 0.2
"""Of a guide's asks, how many are another guide's."""

RETOLD = 0.6
"""How many of the lines speak of the new subject; titles always do."""

_PART = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
"""Two words or more without punctuation between them."""


def a_library(
    guidebook: Guidebook, procedures: Sequence[Procedure], *, size: int, seed: int = 1
) -> Guidebook:
    random = Random(seed)
    real = list(guidebook)
    names = [parts for one in procedures if (parts := _PART.findall(one.name.lower()))]
    guides = {}
    for number in range(size):
        like, other = random.sample(real, 2)
        guide_id = f"bai-{number}"
        guides[guide_id] = _Author(random, random.choice(names)).write(guide_id, like, other)
    return Guidebook(MappingProxyType(guides), guidebook.topics)


def shortened(guide: Guide) -> Guide:
    """A guide of eight asks and 21 lines, where ours have 20 and 64 on average: somebody's first version."""
    return replace(
        guide,
        asks=guide.asks[:8],
        keywords=guide.keywords[:3],
        prepare=(),
        steps=tuple(Step(text=step.text) for step in guide.steps[:4]),
        problems=guide.problems[:1],
    )


class _Author:
    """Writes one guide about one subject."""

    def __init__(self, random: Random, parts: Sequence[str]) -> None:
        self._random = random
        self._subjects = [self._piece(random.choice(parts).split()) for _ in range(2)]

    def write(self, guide_id: str, like: Guide, other: Guide) -> Guide:
        asks = [self._random.choice(other.asks) if self._perhaps(BORROWED) else ask for ask in like.asks]
        return replace(
            like,
            id=guide_id,
            title=self._about(like.title),
            summary=self._retold(like.summary),
            asks=tuple(dict.fromkeys(map(self._retold, asks))),
            keywords=(" ".join(self._subjects[0]), *like.keywords[1:]),
            steps=tuple(self._step(step) for step in like.steps),
            problems=tuple(
                Problem(problem=self._retold(one.problem), fix=self._retold(one.fix)) for one in like.problems
            ),
            related=(),
        )

    def _step(self, step: Step) -> Step:
        return replace(step, text=self._retold(step.text), stuck=tuple(map(self._retold, step.stuck)))

    def _retold(self, line: str) -> str:
        return self._about(line) if self._perhaps(RETOLD) else line

    def _about(self, line: str) -> str:
        """The subject takes the place of one to three of its words."""
        words = line.split()
        start = self._random.randrange(len(words))
        rest = words[start + self._random.randint(1, 3) :]
        return " ".join([*words[:start], *self._random.choice(self._subjects), *rest])

    def _piece(self, words: list[str]) -> list[str]:
        start = self._random.randrange(max(1, len(words) - 2))
        return words[start : start + self._random.randint(2, 4)]

    def _perhaps(self, share: float) -> bool:
        return self._random.random() < share
