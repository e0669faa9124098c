"""What a person has to write in a report, prepared from the figures and marked as proposals."""

from typing import NamedTuple

from bot.domain.counts import Counts, Report
from bot.domain.figures import Figures
from bot.domain.visit import Outcome
from bot.reports.names import Names
from bot.reports.template import Template

MOST_NAMED = 5
"""Longer lists are not read."""


class Prepared(NamedTuple):
    """Sentences for parts II, III and IV."""

    difficulties: list[str]
    plans: list[str]
    requests: list[str]


def prepare(figures: Figures, names: Names, template: Template, words: dict[str, str]) -> Prepared:
    """`words` fills what the template leaves open."""
    report, said = figures.report, template.proposals

    def say(sentence: str, number: int = 0, *named: str) -> str:
        filled = sentence.format(**words, number=number, list="; ".join(named[:MOST_NAMED]))
        return f"{said.mark} {filled}"

    fallen = _fallen(figures)
    unfinished, referred = _visits(report, Outcome.UNFINISHED), _visits(report, Outcome.REFERRED)
    difficulties, plans, requests = [], [], []
    if fallen:
        changes = [
            said.change.format(topic=names.topic(topic), then=then, now=now) for topic, then, now in fallen
        ]
        difficulties.append(say(said.fell, len(fallen), *changes))
        plans.append(say(said.repeat, len(fallen), *(names.topic(topic) for topic, _, _ in fallen)))
    if unfinished:
        open_tasks = [f"{names.topic(topic)} {visits}" for topic, visits in figures.unfinished.items()]
        difficulties.append(say(said.unfinished, unfinished, *open_tasks))
        plans.append(say(said.finish, unfinished))
    if referred:
        difficulties.append(say(said.referred, referred))
        requests.append(say(said.help_referred, referred))
    if report.unanswered:
        examples = [f"“{question}”" for question in figures.questions]
        difficulties.append(say(said.questions, report.unanswered, *examples))
        plans.append(say(said.write, report.unanswered))
    return Prepared(
        difficulties or [say(said.nothing)],
        [*plans, say(said.go_on)],
        requests or [say(said.no_request)],
    )


def _fallen(figures: Figures) -> list[tuple[str, int, int]]:
    """Topics with fewer visits than in the period before, the steepest fall first: topic, then, now."""
    if figures.earlier is None:
        return []
    now, then = figures.report.by_topic, figures.earlier.by_topic
    changes = [(topic, counts.visits, now.get(topic, Counts()).visits) for topic, counts in then.items()]
    return sorted((c for c in changes if c[2] < c[1]), key=lambda change: change[2] - change[1])


def _visits(report: Report, outcome: Outcome) -> int:
    return report.by_outcome.get(outcome, Counts()).visits
