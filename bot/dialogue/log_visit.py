"""A visit into the log: offered after a guide, asked for, or written in one line."""

from dataclasses import replace

from bot.dialogue import after_visit, change_visit, households, task, team_choice
from bot.dialogue.household_requests import TeamHouseholds
from bot.dialogue.message import MOST_CHOICES, Choice
from bot.dialogue.requests import FindHousehold, LogVisit, OpenHousehold, ReadVisit, RecentHouseholds
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask, settle
from bot.dialogue.visit_line import household_number
from bot.dialogue.visit_places import ChoosingHousehold, ChoosingTask, ChoosingVisitTeam, Draft
from bot.domain.people import Team
from bot.domain.visit import Household, Mode, Visit, people_helped

NEW, NO_LOG, HOUSE = "new", "no-log", "h."
MOST_OFFERED = 3


def offer(scene: Scene, draft: Draft, before: str = "", visit_id: int | None = None) -> Flow[Turn]:
    """Which household? Those that were named, or else recent ones, are one tap away; the team first, if it matters."""
    if must_ask_team(scene, draft):
        return ask_team(scene, ChoosingVisitTeam(draft=draft), before)
    team = team_of(scene, draft)
    if draft.among:
        known = yield from ask(TeamHouseholds(team_id=team.id))
        offered = [each for each in known if each.number in draft.among][:MOST_OFFERED]
        question = scene.texts("which-of-households")
    else:
        offered = yield from ask(RecentHouseholds(team_id=team.id, limit=MOST_OFFERED))
        question = scene.texts("which-household" if offered else "which-household-first")
    choices = [Choice(f"{HOUSE}{each.number}", each.button) for each in offered]
    return scene.turn(
        ChoosingHousehold(draft=draft, visit_id=visit_id),
        f"{before}\n\n{question}" if before else question,
        *choices,
        scene.choice(NEW, "which-household.new"),
        scene.choice(NO_LOG, "which-household.no" if visit_id is None else "which-household.keep"),
    )


def must_ask_team(scene: Scene, draft: Draft) -> bool:
    return draft.team_id is None and len(scene.person.teams) > 1


def ask_team(scene: Scene, place: ChoosingVisitTeam, before: str = "") -> Turn:
    question = scene.texts("which-team")
    text = f"{before}\n\n{question}" if before else question
    return scene.turn(place, text, *team_choice.choices(scene.person.teams))


def picked_team(scene: Scene) -> Answer:
    """Pressed or typed; on it goes where the question came up."""
    place, team = scene.session.place, team_choice.chosen(scene, scene.person.teams)
    if not isinstance(place, ChoosingVisitTeam) or team is None:
        return None
    draft = replace(place.draft, team_id=team.id)
    if place.task is None:
        return offer(scene, draft)
    return task.which(scene, ChoosingTask(draft=draft), place.task)


def picked_household(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChoosingHousehold):
        return None
    if value == NO_LOG:
        return scene.turn(
            AtMenu(), scene.texts("not-logged" if place.visit_id is None else "nothing-changed")
        )
    team_id = team_of(scene, place.draft).id
    if value == NEW:
        household: Household | None = yield from ask(OpenHousehold(team_id=team_id))
    else:
        household = yield from ask(FindHousehold(team_id=team_id, number=int(value.removeprefix(HOUSE))))
    turn = (yield from _with_household(scene, place, household)) if household else None
    return and_name(scene, turn) if turn and value == NEW else turn


def heard_household(scene: Scene) -> Flow[Turn | None]:
    """A typed code or label. Anything else is a new question, and the visit stays unlogged."""
    place = scene.session.place
    number = household_number(scene.text)
    if not isinstance(place, ChoosingHousehold):
        return None
    if number is None:
        return (yield from _heard_label(scene, place))
    household = yield from ask(FindHousehold(team_id=team_of(scene, place.draft).id, number=number))
    if household is None:
        code = Household(id=0, team_id=0, number=number).code
        told = scene.texts("no-such-household", code=code)
        return (yield from offer(scene, place.draft, told, place.visit_id))
    return (yield from _with_household(scene, place, household))


def _heard_label(scene: Scene, place: ChoosingHousehold) -> Flow[Turn | None]:
    found = yield from households.search(team_of(scene, place.draft), scene.text)
    if len(found) == 1:
        return (yield from _with_household(scene, place, found[0]))
    if not found:
        return None
    draft = replace(place.draft, among=tuple(each.number for each in found))
    return (yield from offer(scene, draft, visit_id=place.visit_id))


def team_of(scene: Scene, draft: Draft) -> Team:
    """The one that was chosen, else the only one."""
    chosen = next((team for team in scene.person.teams if team.id == draft.team_id), scene.person.team)
    if chosen is None:
        raise ValueError("only volunteers get here")
    return chosen


def log_draft(scene: Scene, draft: Draft, number: int) -> Flow[Turn | None]:
    household = yield from ask(FindHousehold(team_id=team_of(scene, draft).id, number=number))
    if household is None:
        return (yield from offer(scene, draft))
    return (yield from log(scene, draft, household))


def log(scene: Scene, draft: Draft, household: Household | None) -> Flow[Turn]:
    """Into the log at once; what is still unclear can be corrected with one tap."""
    hall = scene.session.hall
    visit = Visit(
        team_id=household.team_id if household else team_of(scene, draft).id,
        volunteer_id=scene.person.id or 0,
        household=household,
        guide_id=draft.guide_id,
        topic=draft.topic or "",
        day=draft.day or scene.briefing.day,
        people=people_helped(draft.outcome, draft.people),
        outcome=draft.outcome,
        mode=Mode.COMMUNITY_HOUSE if hall and draft.mode is Mode.HOME else draft.mode,
    )
    logged = yield from ask(LogVisit(visit=visit))
    is_last = not draft.more
    turn = yield from after_visit.confirm(scene, logged, "logged", others=draft.done, last=is_last)
    return (yield from _next_task(scene, draft, logged, turn)) if draft.more else turn


def and_name(scene: Scene, turn: Turn) -> Turn:
    """One tap more gives the new household a name."""
    if len(turn.reply.choices) >= MOST_CHOICES:
        return turn
    choices = (*turn.reply.choices, scene.choice(after_visit.NAME, "name-household"))
    return replace(turn, reply=replace(turn.reply, choices=choices))


def _next_task(scene: Scene, draft: Draft, logged: Visit, turn: Turn) -> Flow[Turn]:
    """The line named several tasks: the next one for the same household, all of them taken back together."""
    number = logged.household.number if logged.household else None
    rest = replace(
        draft,
        guide_id=None,
        topic=None,
        team_id=logged.team_id,
        household=number,
        among=(),
        more=draft.more[1:],
        done=(*draft.done, logged.id or 0),
    )
    then = replace(scene, session=turn.session)
    following = yield from settle(task.which(then, ChoosingTask(draft=rest), draft.more[0]))
    if following is None:
        return turn
    text = f"{turn.reply.text}\n{following.reply.text}"
    return replace(following, reply=replace(following.reply, text=text))


def _with_household(scene: Scene, place: ChoosingHousehold, household: Household) -> Flow[Turn]:
    if place.visit_id is None:
        return (yield from log(scene, place.draft, household))
    visit = yield from ask(ReadVisit(visit_id=place.visit_id))
    if visit is None:
        return scene.turn(AtMenu(), scene.texts("nothing-changed"))
    return (yield from change_visit.correct(scene, replace(visit, household=household)))
