"""Right below the confirmation of a visit: taken back, corrected, one task more, a day to come back, a name."""

from dataclasses import replace
from datetime import date, timedelta

from bot.dialogue import change_visit, correct, hall, household_name, menu, task
from bot.dialogue.message import Choice
from bot.dialogue.requests import LastVisit, LogVisit, ReadVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_line import find_future_day
from bot.dialogue.visit_places import AskingReturn, ChoosingTask, Draft, Logged, Voided
from bot.dialogue.visit_words import visit_words
from bot.domain.visit import Outcome, Visit

UNDO, CORRECT, ADD, NAME, AGAIN = "undo", "correct", "add", "name", "again"
RETURN, NO_RETURN = "in.", "no-return"
RETURN_DAYS = {1: "return.in-1", 3: "return.in-3", 7: "return.in-7"}
LONGEST_WAIT = timedelta(days=92)


def confirm(
    scene: Scene, visit: Visit, text_id: str, *, others: tuple[int, ...] = (), last: bool = True
) -> Flow[Turn]:
    """What stands in the log now, with one tap to take it back; an unfinished visit asks when to come back.

    `others` were logged by the same line; only its last visit asks, for all of them.
    """
    if visit.id is None:
        raise ValueError("only a visit in the log can be confirmed")
    text = scene.texts(text_id, visit=in_words(scene, visit))
    if scene.session.hall is not None:
        return (yield from hall.goes_on(scene, scene.session.hall, visit.id, text))
    if last and visit.outcome is Outcome.UNFINISHED and visit.due is None and text_id != "not-due":
        return ask_return(scene, visit.id, text, others)
    return scene.turn(Logged(visit_id=visit.id, others=others), text, *_choices(scene, visit))


def so_far(scene: Scene, logged: tuple[int, ...]) -> Flow[Turn | None]:
    """The rest of the line is not logged after all."""
    visit = yield from ask(ReadVisit(visit_id=logged[-1]))
    return (yield from confirm(scene, visit, "logged", others=logged[:-1])) if visit else None


def ask_return(scene: Scene, visit_id: int, before: str, others: tuple[int, ...] = ()) -> Turn:
    days = (scene.choice(f"{RETURN}{days}", text_id) for days, text_id in RETURN_DAYS.items())
    return scene.turn(
        AskingReturn(visit_id=visit_id, others=others),
        f"{before}\n{scene.texts('return')}",
        *days,
        scene.choice(NO_RETURN, "return.none"),
        scene.choice(UNDO, "logged.undo"),
    )


def picked(scene: Scene) -> Answer:
    place = scene.session.place
    if not isinstance(place, Logged):
        return None
    match scene.picked:
        case "undo":
            return _undo(scene, place)
        case "add":
            return _add(scene, place.visit_id)
        case "name":
            return _name(scene, place.visit_id)
        case _:
            return correct.ask_what(scene, place.visit_id)


def picked_return(scene: Scene) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, AskingReturn):
        return None
    if value == UNDO:
        return _undo(scene, Logged(visit_id=place.visit_id, others=place.others))
    if value == NO_RETURN:
        return _come_back(scene, place, None)
    return _come_back(scene, place, scene.briefing.today + timedelta(days=int(value.removeprefix(RETURN))))


def heard_return(scene: Scene) -> Answer:
    """A typed day: “27/11”, “thứ sáu”. What lies too far away, or behind, is asked again."""
    place, today = scene.session.place, scene.briefing.today
    day = find_future_day(scene.text, today) if isinstance(place, AskingReturn) else None
    if not isinstance(place, AskingReturn) or day is None:
        return None
    if not today < day <= today + LONGEST_WAIT:
        turn = scene.turn(
            place, f"{scene.texts('return-odd')}\n\n{scene.session.shown}", *scene.session.offered
        )
        return replace(turn, aside=True)
    return _come_back(scene, place, day)


def picked_again(scene: Scene) -> Flow[Turn | None]:
    """What was taken back is logged anew: the voided visit stays in the history."""
    place = scene.session.place
    if not isinstance(place, Voided):
        return None
    turn: Turn | None = None
    again: tuple[int, ...] = ()
    for visit_id in (*place.others, place.visit_id):
        visit = yield from ask(ReadVisit(visit_id=visit_id))
        if visit is not None:
            logged = yield from ask(LogVisit(visit=replace(visit, id=None, voided=False)))
            is_last = visit_id == place.visit_id
            confirmed = yield from confirm(scene, logged, "logged", others=again, last=is_last)
            turn, again = _below(turn, confirmed), (*again, logged.id or 0)
    return turn


def undo_last(scene: Scene) -> Flow[Turn | None]:
    """Typed once more, it takes nothing else back: whoever means an earlier visit opens it by its number."""
    if isinstance(scene.session.place, Voided):
        return menu.remark(scene, scene.texts("undone-already"))
    visit_id = yield from _last(scene)
    if visit_id is None:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo")) if scene.person.team else None
    return (yield from _undo(scene, Logged(visit_id=visit_id)))


def correct_last(scene: Scene) -> Flow[Turn | None]:
    visit_id = yield from _last(scene)
    if visit_id is None:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo")) if scene.person.team else None
    return (yield from correct.ask_what(scene, visit_id))


def in_words(scene: Scene, visit: Visit) -> str:
    """“H-012 · Quên mật khẩu VNeID · 1 người · xong · hôm nay”"""
    return visit_words(visit, scene.texts, scene.briefing.guidebook, scene.briefing.today)


def _choices(scene: Scene, visit: Visit) -> list[Choice]:
    choices = [scene.choice(UNDO, "logged.undo"), scene.choice(CORRECT, "logged.correct")]
    return [*choices, scene.choice(ADD, "logged.add")] if visit.household else choices


def _come_back(scene: Scene, place: AskingReturn, day: date | None) -> Flow[Turn]:
    """One day for all that the line left unfinished."""
    turn = None
    for visit_id in (*place.others, place.visit_id):
        visit = yield from ask(ReadVisit(visit_id=visit_id))
        if visit is not None and not visit.voided and visit.outcome is Outcome.UNFINISHED:
            turn = _below(turn, (yield from _promise(scene, visit, day)))
    if turn is None:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    at = turn.session.place
    if isinstance(at, Logged):
        turn = replace(turn, session=turn.session.at(replace(at, others=place.others)))
    return turn


def _promise(scene: Scene, visit: Visit, day: date | None) -> Flow[Turn]:
    if day is None and visit.due is None:
        return (yield from confirm(scene, visit, "not-due"))
    text_id = "not-due" if day is None else "due"
    return (yield from change_visit.correct(scene, replace(visit, due=day), text_id))


def _add(scene: Scene, visit_id: int) -> Flow[Turn | None]:
    """One task more for the same household, on the same visit: only the task is asked for."""
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    if visit is None or visit.household is None:
        return None
    draft = Draft(
        team_id=visit.team_id,
        household=visit.household.number,
        people=max(visit.people, 1),
        mode=visit.mode,
        day=visit.day,
    )
    question = scene.texts("which-task-more", household=visit.household.title)
    return (yield from task.ask_in(scene, ChoosingTask(draft=draft), question))


def _name(scene: Scene, visit_id: int) -> Flow[Turn | None]:
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    household = visit.household if visit else None
    return (yield from household_name.begin(scene, household)) if household else None


def _undo(scene: Scene, place: Logged) -> Flow[Turn]:
    turn = None
    for visit_id in (*place.others, place.visit_id):
        turn = _below(turn, (yield from change_visit.void(scene, visit_id)))
    if turn is None:
        raise ValueError("there is always one visit to take back")
    at = turn.session.place
    if isinstance(at, Voided):
        turn = replace(turn, session=turn.session.at(Voided(visit_id=place.visit_id, others=place.others)))
    return turn


def _below(first: Turn | None, second: Turn) -> Turn:
    if first is None:
        return second
    text = f"{first.reply.text}\n{second.reply.text}"
    return replace(second, reply=replace(second.reply, text=text))


def _last(scene: Scene) -> Flow[int | None]:
    visit = (yield from ask(LastVisit())) if scene.person.team else None
    return visit.id if visit else None
