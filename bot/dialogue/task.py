"""Which task was it? Named in one line, typed, or picked; always by the same search, never guessed."""

from dataclasses import replace

from bot.dialogue import after_visit, correct, find, hall, log_visit, menu
from bot.dialogue.household_requests import TeamHouseholds
from bot.dialogue.message import Choice
from bot.dialogue.pick import says
from bot.dialogue.requests import FindHousehold, MostUsed
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask, settle
from bot.dialogue.visit_line import Line, read_line
from bot.dialogue.visit_places import ChoosingTask, ChoosingVisitTeam, Draft
from bot.domain.guide import Guide
from bot.domain.people import Team
from bot.domain.visit import Household, Mode
from bot.search.decision import Kind
from bot.search.households import spot

TOPIC, BY_TOPIC, MORE = "topic.", "by-topic", "more"
MOST_USED, PAGE, MOST_OFFERED = 3, 4, 4
LONGEST_LABEL = 24


def ask_which(scene: Scene) -> Answer:
    """“Ghi” alone: which task was it?"""
    if scene.person.team is None:
        return None
    return ask_in(scene, ChoosingTask(draft=Draft()), scene.texts("which-task"))


def ask_in(scene: Scene, place: ChoosingTask, question: str) -> Flow[Turn]:
    """What is helped with most is one tap away, any topic two."""
    used = yield from ask(MostUsed(limit=MOST_USED))
    guides = [guide_id for guide_id in used if guide_id in scene.briefing.guidebook]
    choices = [Choice(guide_id, scene.guide(guide_id).title[:LONGEST_LABEL]) for guide_id in guides]
    return scene.turn(place, question, *choices, scene.choice(BY_TOPIC, "by-topic"))


def from_line(scene: Scene, rest: str) -> Answer:
    """“ghi H-012 vneid 2 người hôm qua”"""
    return _said(scene, Draft(), rest) if scene.person.team else None


def heard(scene: Scene) -> Answer:
    place = scene.session.place
    if not isinstance(place, ChoosingTask):
        return None
    if place.visit_id is None:
        return _said(scene, place.draft, scene.text)
    return which(scene, place, scene.text)


def picked(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChoosingTask):
        return None
    if value == find.NONE and place.draft.done:
        return after_visit.so_far(scene, place.draft.done)
    if value == find.NONE:
        return scene.turn(
            AtMenu(), scene.texts("not-logged" if place.visit_id is None else "nothing-changed")
        )
    if value in {BY_TOPIC, MORE}:
        return _topics(scene, replace(place, page=0 if place.page is None else place.page + 1))
    if value.startswith(TOPIC):
        draft = replace(place.draft, guide_id=None, topic=value.removeprefix(TOPIC))
    elif value in scene.briefing.guidebook:
        draft = _for_guide(place.draft, scene.briefing.guidebook[value])
    else:
        return None
    return _with_task(scene, replace(place, draft=draft))


def which(scene: Scene, place: ChoosingTask, words: str) -> Answer:
    """The task in the volunteer's words, by the same search; what is unclear is asked."""
    if not words:
        return ask_in(scene, place, scene.texts("which-task"))
    decision = scene.briefing.index.find(words)
    topics = scene.briefing.guidebook.topics.values()
    named = [topic for topic in topics if says(words, topic.names.values())]
    if decision.kind is Kind.ANSWER and not named:  # a topic's name may mean any task of it
        guide = scene.briefing.guidebook[decision.matches[0].guide_id]
        return _with_task(scene, replace(place, draft=_for_guide(place.draft, guide)))
    choices = [Choice(match.guide_id, scene.guide(match.guide_id).title) for match in decision.offered[:3]]
    choices += [
        Choice(f"{TOPIC}{t.id}", scene.texts("only-topic", topic=t.name(scene.texts.language))) for t in named
    ]
    if not choices:
        return scene.turn(place, scene.texts("no-such-task"), scene.choice(BY_TOPIC, "by-topic"))
    none = scene.choice(find.NONE, "which-household.no")
    return scene.turn(place, scene.texts("which-task-of"), *choices[:MOST_OFFERED], none)


def _said(scene: Scene, base: Draft, text: str) -> Answer:
    line = read_line(text, scene.briefing.day)
    if line.problem:
        return menu.remark(scene, scene.texts(f"line-{line.problem}"))
    return _from_line(scene, _merged(base, line), line)


def _merged(base: Draft, line: Line) -> Draft:
    """What the line says goes before what was known."""
    said = line.draft
    return replace(
        base,
        household=line.household or base.household,
        people=line.people or base.people,
        outcome=said.outcome,
        mode=base.mode if said.mode is Mode.HOME else said.mode,
        day=said.day or base.day,
    )


def _from_line(scene: Scene, draft: Draft, line: Line) -> Flow[Turn | None]:
    """A household may be named by its code or, if only one is called so, by its label."""
    tasks = _tasks(scene, line)
    if draft.household is not None:
        teams = yield from _teams_with(scene, draft, draft.household)
        if not teams:
            code = Household(id=0, team_id=0, number=draft.household).code
            return menu.remark(scene, scene.texts("no-such-household", code=code))
        draft = replace(draft, team_id=teams[0].id if len(teams) == 1 else None, more=tasks[1:])
        if log_visit.must_ask_team(scene, draft):
            return log_visit.ask_team(scene, ChoosingVisitTeam(draft=draft, task=tasks[0]))
    elif not log_visit.must_ask_team(scene, draft):
        known = yield from ask(TeamHouseholds(team_id=log_visit.team_of(scene, draft).id))
        named = spot(tasks[0], known)
        numbers = tuple(each.number for each in named.households)
        tasks = (named.rest, *tasks[1:])
        draft = replace(draft, among=numbers, household=numbers[0] if len(numbers) == 1 else None)
    draft = replace(draft, more=tasks[1:])
    return (yield from settle(which(scene, ChoosingTask(draft=draft), tasks[0])))


def _teams_with(scene: Scene, draft: Draft, number: int) -> Flow[list[Team]]:
    """The teams of this person that know such a household; one team has to be asked for only if several do."""
    found: list[Team] = []
    for team in scene.person.teams:
        if draft.team_id in {None, team.id}:
            household = yield from ask(FindHousehold(team_id=team.id, number=number))
            found += [team] if household else []
    return found


def _tasks(scene: Scene, line: Line) -> tuple[str, ...]:
    """Several tasks only if every part names something by itself: “khai sinh, tạm trú cho cháu” may be one."""
    if len(line.tasks) > 1 and all(_names_a_task(scene, part) for part in line.tasks):
        return line.tasks
    return (line.task,)


def _names_a_task(scene: Scene, words: str) -> bool:
    topics = scene.briefing.guidebook.topics.values()
    named = any(says(words, topic.names.values()) for topic in topics)
    return named or scene.briefing.index.find(words).kind is not Kind.UNKNOWN


def _topics(scene: Scene, place: ChoosingTask) -> Turn:
    """Any topic, without a guide."""
    topics = list(scene.briefing.guidebook.topics.values())
    pages = max(1, -(-len(topics) // PAGE))
    page = (place.page or 0) % pages
    choices = [
        Choice(f"{TOPIC}{topic.id}", topic.name(scene.texts.language)[:LONGEST_LABEL])
        for topic in topics[page * PAGE : (page + 1) * PAGE]
    ]
    if pages > 1:
        choices.append(scene.choice(MORE, "topics.more", page=page + 1, pages=pages))
    return scene.turn(replace(place, page=page), scene.texts("which-topic"), *choices)


def _for_guide(draft: Draft, guide: Guide) -> Draft:
    return replace(draft, guide_id=guide.id, topic=guide.topic)


def _with_task(scene: Scene, place: ChoosingTask) -> Answer:
    if place.visit_id is not None:
        return correct.with_task(scene, place.visit_id, place.draft)
    if place.draft.hall:
        return hall.begin(scene, place.draft)
    if place.draft.household is None:
        return log_visit.offer(scene, place.draft)
    return log_visit.log_draft(scene, place.draft, place.draft.household)
