"""An evening at the community house: one place, many households or only counts of people, until “kết thúc”."""

import re
from dataclasses import replace

from bot.dialogue import change_visit, households, log_visit, menu, task
from bot.dialogue.requests import FindHousehold, OpenHousehold, ReadVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask, settle
from bot.dialogue.visit_line import Line, household_codes, read_line
from bot.dialogue.visit_places import AtHall, ChoosingTask, ChoosingVisitTeam, Draft, Hall
from bot.domain.visit import Household, Mode, Visit

NEW, TASK, UNDO, END = "new", "task", "undo", "end"
MOST_VISITS = 300
"""So many visits of one evening are counted in its sums; the log itself has no such end."""


def start(scene: Scene) -> Answer:
    """“hội trường”: which task is it about? Again: where the evening stands."""
    if scene.person.team is None:
        return None
    if scene.session.hall is not None:
        return _show(scene, scene.session.hall, "")
    draft = Draft(mode=Mode.COMMUNITY_HOUSE, hall=True)
    return task.ask_in(scene, ChoosingTask(draft=draft), scene.texts("hall-task"))


def begin(scene: Scene, draft: Draft) -> Answer:
    """The task is chosen, also when it changes in the middle of the evening."""
    if log_visit.must_ask_team(scene, draft):
        return log_visit.ask_team(scene, ChoosingVisitTeam(draft=draft))
    before = scene.session.hall
    common = replace(draft, hall=False, household=None, among=(), people=1)
    return _show(scene, Hall(draft=common, visits=before.visits if before else ()), "")


def end(scene: Scene) -> Answer:
    """“kết thúc”: the sums of the evening; without an evening it is a question like any other."""
    hall = scene.session.hall
    return _end(scene, hall) if hall else None


def picked(scene: Scene) -> Answer:
    hall = scene.session.hall
    if hall is None:
        return None
    if scene.message.pressed is None and scene.text.strip().isdecimal():
        return heard(scene)  # “3” are three people here, not the third button
    match scene.picked:
        case "new":
            return _new(scene, hall)
        case "task":
            draft = replace(hall.draft, guide_id=None, topic=None, hall=True)
            return task.ask_in(scene, ChoosingTask(draft=draft), scene.texts("hall-task"))
        case "undo":
            return _undo(scene, hall)
        case _:
            return _end(scene, hall)


def heard(scene: Scene) -> Answer:
    """Codes, a number of people, or both; a task only where it differs. Anything else is a question."""
    hall = scene.session.hall
    if hall is None:
        return None
    said = f"{scene.text} người" if scene.text.strip().isdecimal() else scene.text
    codes = household_codes(said)
    line = read_line(_without_codes(said) if codes else said, scene.briefing.day)
    if line.problem:
        return menu.remark(scene, scene.texts(f"line-{line.problem}"))
    draft = _draft(hall, line)
    if codes:
        return _households(scene, draft, codes, line.task)
    if line.people is not None and not line.task:
        return log_visit.log(scene, draft, None)
    return _label(scene, draft, line)


def goes_on(scene: Scene, hall: Hall, visit_id: int, before: str) -> Flow[Turn]:
    """Below a confirmation: the evening with this visit."""
    visits = hall.visits if visit_id in hall.visits else (*hall.visits, visit_id)[-MOST_VISITS:]
    return (yield from _show(scene, replace(hall, visits=visits), before))


def _households(scene: Scene, draft: Draft, codes: list[int], words: str) -> Flow[Turn | None]:
    """One visit each; a code nobody has stops before anything is logged."""
    found: list[Household] = []
    for number in codes:
        team_id = log_visit.team_of(scene, draft).id
        household = yield from ask(FindHousehold(team_id=team_id, number=number))
        if household is None:
            code = Household(id=0, team_id=0, number=number).code
            return menu.remark(scene, scene.texts("no-such-household", code=code))
        found.append(household)
    if words:
        task_of_one = replace(draft, household=found[0].number, guide_id=None, topic=None)
        return (yield from settle(task.which(scene, ChoosingTask(draft=task_of_one), words)))
    return (yield from _log_all(scene, draft, found))


def _log_all(scene: Scene, draft: Draft, found: list[Household]) -> Flow[Turn | None]:
    turn: Turn | None = None
    for household in found:
        at = replace(scene, session=turn.session) if turn else scene
        turn = yield from log_visit.log(at, draft, household)
    return turn


def _label(scene: Scene, draft: Draft, line: Line) -> Flow[Turn | None]:
    found = yield from households.search(log_visit.team_of(scene, draft), line.task)
    if len(found) != 1:
        return None
    return (yield from log_visit.log(scene, draft, found[0]))


def _new(scene: Scene, hall: Hall) -> Flow[Turn]:
    household = yield from ask(OpenHousehold(team_id=log_visit.team_of(scene, hall.draft).id))
    return (yield from log_visit.log(scene, hall.draft, household))


def _undo(scene: Scene, hall: Hall) -> Flow[Turn]:
    counted = yield from _counted(hall)
    if not counted:
        return (yield from _show(scene, hall, scene.texts("nothing-to-undo")))
    undone = yield from change_visit.void(scene, counted[-1].id or 0)
    return (yield from _show(scene, hall, undone.reply.text))


def _show(scene: Scene, hall: Hall, before: str) -> Flow[Turn]:
    counted = yield from _counted(hall)
    text = "\n".join(part for part in (before, _sums(scene, counted), scene.texts("hall-how")) if part)
    turn = scene.turn(
        AtHall(),
        text,
        scene.choice(NEW, "which-household.new"),
        scene.choice(TASK, "hall-change"),
        *([scene.choice(UNDO, "logged.undo")] if counted else []),
        scene.choice(END, "hall-end"),
    )
    return replace(turn, session=replace(turn.session, hall=hall))


def _end(scene: Scene, hall: Hall) -> Flow[Turn]:
    counted = yield from _counted(hall)
    turn = scene.turn(AtMenu(), scene.texts("hall-over", sums=_sums(scene, counted)))
    return replace(turn, session=replace(turn.session, hall=None))


def _counted(hall: Hall) -> Flow[list[Visit]]:
    found = []
    for visit_id in hall.visits:
        visit = yield from ask(ReadVisit(visit_id=visit_id))
        if visit is not None and not visit.voided:
            found.append(visit)
    return found


def _sums(scene: Scene, counted: list[Visit]) -> str:
    houses = {visit.household.id for visit in counted if visit.household}
    people = sum(visit.people for visit in counted)
    return scene.texts("hall", households=len(houses), visits=len(counted), people=people)


def _draft(hall: Hall, line: Line) -> Draft:
    said = line.draft
    return replace(hall.draft, people=line.people or 1, outcome=said.outcome, day=said.day)


def _without_codes(said: str) -> str:
    """One code is enough for the line; more of them would look like a mistake."""
    return re.sub(r"\bh[-–.\s]?0*\d{1,6}\b", " ", said, flags=re.IGNORECASE)
