"""Which questions there are, and which of them anybody has tuned on."""

from functools import cache
from typing import NamedTuple

from tests.search.questions import HERE, Asked, asked

TUNED_ON = ("dev-questions.tsv", "own-questions.tsv", "own-questions-2.tsv")
"""Weights, thresholds and lexicon were chosen with these in view, the thresholds of the baselines too."""

NEVER_TUNED_ON = ("blind-questions.tsv", "held-out-questions.tsv")
"""Written by people who did not see the search, and only ever measured: here the figures mean something."""


class Questions(NamedTuple):
    name: str
    tuned: bool
    asked: tuple[Asked, ...]

    @property
    def title(self) -> str:
        return f"{self.name} ({'tuned on' if self.tuned else 'never tuned on'})"


@cache
def sets() -> tuple[Questions, ...]:
    """The files that exist, the ones tuned on first."""
    return tuple(
        Questions(name.removesuffix(".tsv"), tuned, tuple(asked(HERE / name)))
        for names, tuned in ((TUNED_ON, True), (NEVER_TUNED_ON, False))
        for name in names
        if (HERE / name).exists()
    )


def tuned_on() -> list[Asked]:
    return [one for questions in sets() if questions.tuned for one in questions.asked]


def never_tuned_on() -> list[Asked]:
    return [one for questions in sets() if not questions.tuned for one in questions.asked]


def together() -> list[Questions]:
    """All that was tuned on, and all that was not."""
    both = (
        Questions("everything tuned on", tuned=True, asked=tuple(tuned_on())),
        Questions("everything else", tuned=False, asked=tuple(never_tuned_on())),
    )
    return [one for one in both if one.asked]


def by_style(questions: Questions) -> list[Questions]:
    styles = sorted({one.style for one in questions.asked})
    return [
        questions._replace(name=style, asked=tuple(one for one in questions.asked if one.style == style))
        for style in styles
    ]
