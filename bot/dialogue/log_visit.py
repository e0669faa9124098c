"""A visit into the log: offered after a guide, asked for, or written in one line; undone with one tap."""

from dataclasses import replace

from bot.dialogue import correct, household_name, households
from bot.dialogue.household_requests import TeamHouseholds
from bot.dialogue.message import Choice
from bot.dialogue.requests import (
    CorrectVisit,
    FindHousehold,
    LastVisit,
    LogVisit,
    OpenHousehold,
    ReadVisit,
    RecentHouseholds,
    VoidVisit,
)
from bot.dialogue.state import AtMenu, ChoosingHousehold, Draft, Logged, Voided
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_line import household_number
from bot.dialogue.visit_words import visit_words
from bot.domain.people import Team
from bot.domain.visit import Household, Visit, people_helped

NEW, NO_LOG, UNDO, CORRECT, AGAIN, OK = "new", "no-log", "undo", "correct", "again", "ok"
NAME, HOUSE = "name", "h."
MOST_OFFERED = 3


def offer(scene: Scene, draft: Draft, before: str = "", visit_id: int | None = None) -> Flow[Turn]:
    """Which household? Those that were named, or else recent ones, are one tap away."""
    team = team_of(scene)
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


def picked_household(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChoosingHousehold):
        return None
    if value == NO_LOG:
        return scene.turn(
            AtMenu(), scene.texts("not-logged" if place.visit_id is None else "nothing-changed")
        )
    if value == NEW:
        household: Household | None = yield from ask(OpenHousehold(team_id=team_of(scene).id))
    else:
        household = yield from ask(
            FindHousehold(team_id=team_of(scene).id, number=int(value.removeprefix(HOUSE)))
        )
    turn = (yield from _with_household(scene, place, household)) if household else None
    return _and_name(scene, turn) if turn and value == NEW else turn


def heard_household(scene: Scene) -> Flow[Turn | None]:
    """A typed code or label. Anything else is a new question, and the visit stays unlogged."""
    place = scene.session.place
    number = household_number(scene.text)
    if not isinstance(place, ChoosingHousehold):
        return None
    if number is None:
        return (yield from _heard_label(scene, place))
    household = yield from ask(FindHousehold(team_id=team_of(scene).id, number=number))
    if household is None:
        code = Household(id=0, team_id=0, number=number).code
        return (
            yield from offer(scene, place.draft, scene.texts("no-such-household", code=code), place.visit_id)
        )
    return (yield from _with_household(scene, place, household))


def _heard_label(scene: Scene, place: ChoosingHousehold) -> Flow[Turn | None]:
    found = yield from households.search(team_of(scene), scene.text)
    if len(found) == 1:
        return (yield from _with_household(scene, place, found[0]))
    if not found:
        return None
    draft = replace(place.draft, among=tuple(each.number for each in found))
    return (yield from offer(scene, draft, visit_id=place.visit_id))


def picked_after(scene: Scene) -> Answer:
    """Undo, correct, or name the household that was just opened, right below the confirmation."""
    place = scene.session.place
    if not isinstance(place, Logged):
        return None
    if scene.picked == UNDO:
        return _undo(scene, place.visit_id)
    if scene.picked == NAME:
        return _name(scene, place.visit_id)
    return correct.ask_what(scene, place.visit_id)


def picked_again(scene: Scene) -> Flow[Turn | None]:
    """What was taken back is logged anew: the voided visit stays in the history."""
    place = scene.session.place
    visit = (yield from ask(ReadVisit(visit_id=place.visit_id))) if isinstance(place, Voided) else None
    return (yield from _log(scene, replace(visit, id=None, voided=False))) if visit else None


def undo_last(scene: Scene) -> Flow[Turn | None]:
    if scene.person.team is None:
        return None
    visit = yield from ask(LastVisit())
    if visit is None or visit.id is None:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    return (yield from _undo(scene, visit.id))


def correct_last(scene: Scene) -> Flow[Turn | None]:
    if scene.person.team is None:
        return None
    visit = yield from ask(LastVisit())
    if visit is None or visit.id is None:
        return scene.turn(AtMenu(), scene.texts("nothing-to-undo"))
    return (yield from correct.ask_what(scene, visit.id))


def confirmed(scene: Scene, visit: Visit, text_id: str) -> Turn:
    """What stands in the log now, with one tap to take it back."""
    if visit.id is None:
        raise ValueError("only a visit in the log can be confirmed")
    return scene.turn(
        Logged(visit_id=visit.id),
        scene.texts(text_id, visit=in_words(scene, visit)),
        scene.choice(UNDO, "logged.undo"),
        scene.choice(CORRECT, "logged.correct"),
    )


def in_words(scene: Scene, visit: Visit) -> str:
    """“H-012 · Quên mật khẩu VNeID · 1 người · xong · hôm nay”"""
    return visit_words(visit, scene.texts, scene.briefing.guidebook, scene.briefing.today)


def team_of(scene: Scene) -> Team:
    if scene.person.team is None:
        raise ValueError("only volunteers get here")
    return scene.person.team


def log_draft(scene: Scene, draft: Draft, number: int) -> Flow[Turn | None]:
    household = yield from ask(FindHousehold(team_id=team_of(scene).id, number=number))
    if household is None:
        return (yield from offer(scene, draft))
    return (yield from _with_household(scene, ChoosingHousehold(draft=draft), household))


def _with_household(scene: Scene, place: ChoosingHousehold, household: Household) -> Flow[Turn]:
    if place.visit_id is not None:
        visit = yield from ask(ReadVisit(visit_id=place.visit_id))
        if visit is None:
            return scene.turn(AtMenu(), scene.texts("nothing-changed"))
        corrected = yield from ask(CorrectVisit(visit=replace(visit, household=household)))
        return confirmed(scene, corrected, "corrected")
    draft = place.draft
    visit = Visit(
        team_id=household.team_id,
        volunteer_id=scene.person.id or 0,
        household=household,
        guide_id=draft.guide_id,
        topic=draft.topic or "",
        day=draft.day or scene.briefing.day,
        people=people_helped(draft.outcome, draft.people),
        outcome=draft.outcome,
        mode=draft.mode,
    )
    return (yield from _log(scene, visit))


def _log(scene: Scene, visit: Visit) -> Flow[Turn]:
    logged = yield from ask(LogVisit(visit=visit))
    return confirmed(scene, logged, "logged")


def _and_name(scene: Scene, turn: Turn) -> Turn:
    """One tap more gives the new household a name."""
    choices = (*turn.reply.choices, scene.choice(NAME, "name-household"))
    return replace(turn, reply=replace(turn.reply, choices=choices))


def _name(scene: Scene, visit_id: int) -> Flow[Turn | None]:
    visit = yield from ask(ReadVisit(visit_id=visit_id))
    household = visit.household if visit else None
    return (yield from household_name.begin(scene, household)) if household else None


def _undo(scene: Scene, visit_id: int) -> Flow[Turn]:
    visit = yield from ask(VoidVisit(visit_id=visit_id))
    text = scene.texts("undone", visit=in_words(scene, visit))
    return scene.turn(Voided(visit_id=visit_id), text, scene.choice(AGAIN, "undone.again"))
