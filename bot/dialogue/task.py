"""Which task was it? Named in one line, typed, or picked; always by the same search, never guessed."""

from dataclasses import replace

from bot.dialogue import correct, find, log_visit, menu
from bot.dialogue.household_requests import TeamHouseholds
from bot.dialogue.message import Choice
from bot.dialogue.pick import says
from bot.dialogue.requests import FindHousehold
from bot.dialogue.state import AtMenu, ChoosingTask, Draft
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask, settle
from bot.dialogue.visit_line import Line, read_line
from bot.domain.guide import Guide
from bot.domain.visit import Household
from bot.search.decision import Kind
from bot.search.households import spot

TOPIC = "topic."


def ask_which(scene: Scene) -> Turn | None:
    """“Ghi” alone: which task was it?"""
    if scene.person.team is None:
        return None
    return scene.turn(ChoosingTask(draft=Draft()), scene.texts("which-task"))


def from_line(scene: Scene, rest: str) -> Answer:
    """“ghi H-012 vneid 2 người hôm qua”"""
    if scene.person.team is None:
        return None
    line = read_line(rest, scene.briefing.day)
    if line.problem:
        return menu.remark(scene, scene.texts(f"line-{line.problem}"))
    return _from_line(scene, line)


def heard(scene: Scene) -> Answer:
    place = scene.session.place
    if not isinstance(place, ChoosingTask):
        return None
    if place.visit_id is None:
        line = read_line(scene.text, scene.briefing.day)
        return (
            menu.remark(scene, scene.texts(f"line-{line.problem}"))
            if line.problem
            else _from_line(scene, line)
        )
    return _which_task(scene, place, scene.text)


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChoosingTask):
        return None
    if value == find.NONE:
        return scene.turn(
            AtMenu(), scene.texts("not-logged" if place.visit_id is None else "nothing-changed")
        )
    if value.startswith(TOPIC):
        draft = replace(place.draft, guide_id=None, topic=value.removeprefix(TOPIC))
    elif value in scene.briefing.guidebook:
        draft = _for_guide(place.draft, scene.briefing.guidebook[value])
    else:
        return None
    return _with_task(scene, replace(place, draft=draft))


def _for_guide(draft: Draft, guide: Guide) -> Draft:
    return replace(draft, guide_id=guide.id, topic=guide.topic)


def _from_line(scene: Scene, line: Line) -> Flow[Turn | None]:
    """A household may be named by its code or, if only one is called so, by its label."""
    draft, task = line.draft, line.task
    if line.household is not None:
        household = yield from ask(FindHousehold(team_id=log_visit.team_of(scene).id, number=line.household))
        draft = replace(draft, household=household.number if household else None)
        if household is None:
            code = Household(id=0, team_id=0, number=line.household).code
            return menu.remark(scene, scene.texts("no-such-household", code=code))
    else:
        known = yield from ask(TeamHouseholds(team_id=log_visit.team_of(scene).id))
        named = spot(task, known)
        numbers, task = tuple(each.number for each in named.households), named.rest
        draft = replace(draft, among=numbers, household=numbers[0] if len(numbers) == 1 else None)
    return (yield from settle(_which_task(scene, ChoosingTask(draft=draft), task)))


def _which_task(scene: Scene, place: ChoosingTask, words: str) -> Answer:
    """The task in the volunteer's words, by the same search; what is unclear is asked."""
    if not words:
        return scene.turn(place, scene.texts("which-task"))
    decision = scene.briefing.index.find(words)
    if decision.kind is Kind.ANSWER:
        guide = scene.briefing.guidebook[decision.matches[0].guide_id]
        return _with_task(scene, replace(place, draft=_for_guide(place.draft, guide)))
    choices = [Choice(match.guide_id, scene.guide(match.guide_id).title) for match in decision.offered[:3]]
    topics = scene.briefing.guidebook.topics.values()
    named = [topic for topic in topics if says(words, topic.names.values())]
    choices += [
        Choice(f"{TOPIC}{t.id}", scene.texts("only-topic", topic=t.name(scene.texts.language))) for t in named
    ]
    if not choices:
        return scene.turn(place, scene.texts("no-such-task"))
    return scene.turn(
        place, scene.texts("which-task-of"), *choices[:4], scene.choice(find.NONE, "which-household.no")
    )


def _with_task(scene: Scene, place: ChoosingTask) -> Answer:
    if place.visit_id is not None:
        return correct.with_task(scene, place.visit_id, place.draft)
    if place.draft.household is None:
        return log_visit.offer(scene, place.draft)
    return log_visit.log_draft(scene, place.draft, place.draft.household)
