"""What cannot be taken back lightly: withdrawing consent, erasing, merging, splitting, moving to another team."""

from dataclasses import replace
from datetime import date

from bot.dialogue import menu
from bot.dialogue.household_places import AtHousehold, ChangingHousehold
from bot.dialogue.household_requests import (
    Erase,
    Merge,
    Move,
    Neighbours,
    OpenCard,
    ReadHousehold,
    Split,
    Withdraw,
)
from bot.dialogue.household_words import merged_text
from bot.dialogue.message import Choice
from bot.dialogue.pick import says
from bot.dialogue.requests import FindHousehold
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_line import find_day, household_number
from bot.domain.household import Detail
from bot.domain.people import Team
from bot.domain.period import Period
from bot.domain.visit import Household, may_be_logged

YES, STOP, PHONE, TODAY, MONDAY, COPY = "yes", "stop", "phone", "today", "monday", "copy"
TEAM = "t."
MOST_TEAMS = 4


def show_more(scene: Scene, household: Household) -> Flow[Turn]:
    """The lead's page of a household."""
    card = yield from ask(OpenCard(household_id=household.id))
    names = ["merge", *(["split"] if card.merged else []), "move", "copy", "erase"]
    choices = (scene.choice(name, f"household-more.{name}") for name in names)
    text = scene.texts("household-more", household=household.title)
    return scene.turn(AtHousehold(household_id=household.id, more=True), text, *choices)


def ask_about(scene: Scene, household: Household, change: str) -> Flow[Turn | None]:
    """Says what will happen, and asks once more."""
    place = ChangingHousehold(household_id=household.id, change="erase")
    stop = scene.choice(STOP, "change-stop")
    match change:
        case "withdraw":
            both = scene.choice(YES, "change-withdraw.yes"), scene.choice(PHONE, "change-withdraw.phone")
            text = scene.texts("change-withdraw", household=household.title)
            return scene.turn(replace(place, change="withdraw"), text, *both, stop)
        case "erase":
            text = scene.texts("change-erase", household=household.title)
            return scene.turn(place, text, scene.choice(YES, "change-erase.yes"), stop)
        case "merge":
            text = scene.texts("change-merge", household=household.title)
            return scene.turn(replace(place, change="merge"), text, stop)
        case "split":
            return (yield from _ask_split(scene, household))
        case "move":
            return (yield from _ask_team(scene, household))
        case _:
            return None


def picked(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChangingHousehold):
        return None
    if value == STOP:
        return scene.turn(AtMenu(), scene.texts("nothing-changed"))
    match place.change:
        case "withdraw":
            return (yield from _withdraw(scene, place, Detail.PHONE if value == PHONE else Detail.LABEL))
        case "erase":
            household = yield from ask(Erase(household_id=place.household_id))
            return scene.turn(AtMenu(), scene.texts("household-erased", code=household.code))
        case "split":
            return (yield from _split(scene, place))
        case "merge":
            monday = Period.week_of(scene.briefing.today).first
            return (yield from _merge(scene, place, monday if value == MONDAY else scene.briefing.today))
        case "move":
            return (yield from _picked_move(scene, place, value))


def heard(scene: Scene) -> Answer:
    """The other household's code, a team's name, or a day."""
    place = scene.session.place
    if not isinstance(place, ChangingHousehold):
        return None
    if place.change == "merge" and place.other is None:
        number = household_number(scene.text)
        return None if number is None else _ask_from_when(scene, place, number)
    if place.change == "move" and place.other is None:
        return _named_team(scene, place)
    day = find_day(scene.text, scene.briefing.today)
    if place.change == "move" and day:
        return _move(scene, place, day)
    return None


def _withdraw(scene: Scene, place: ChangingHousehold, what: Detail) -> Flow[Turn]:
    household = yield from ask(Withdraw(household_id=place.household_id, what=what))
    text_id = "household-phone-withdrawn" if what is Detail.PHONE else "household-withdrawn"
    return scene.turn(AtMenu(), scene.texts(text_id, code=household.code))


def _ask_from_when(scene: Scene, place: ChangingHousehold, number: int) -> Flow[Turn]:
    household = yield from ask(ReadHousehold(household_id=place.household_id))
    into = yield from ask(FindHousehold(team_id=household.team_id, number=number))
    if into is None:
        code = Household(id=0, team_id=0, number=number).code
        return menu.remark(scene, scene.texts("no-such-household", code=code))
    if into == household:
        return menu.remark(scene, scene.texts("merge-same"))
    text = scene.texts("change-merge-when", household=household.title, into=into.title, code=into.code)
    days = [scene.choice(TODAY, "change-merge-when.today")]
    if scene.briefing.today.weekday():
        days.append(scene.choice(MONDAY, "change-merge-when.monday"))
    return scene.turn(replace(place, other=into.id), text, *days, scene.choice(STOP, "change-stop"))


def _merge(scene: Scene, place: ChangingHousehold, day: date) -> Flow[Turn | None]:
    if place.other is None:
        return None
    merged = yield from ask(Merge(household_id=place.household_id, into_id=place.other, from_day=day))
    return scene.turn(AtMenu(), merged_text(merged, scene.texts)) if merged else None


def _ask_split(scene: Scene, household: Household) -> Flow[Turn | None]:
    card = yield from ask(OpenCard(household_id=household.id))
    if not card.merged:
        return None
    text = scene.texts("change-split", other=card.merged[-1].code, household=household.title)
    place = ChangingHousehold(household_id=household.id, change="split")
    choices = scene.choice(YES, "change-split.yes"), scene.choice(STOP, "change-stop")
    return scene.turn(place, text, *choices)


def _split(scene: Scene, place: ChangingHousehold) -> Flow[Turn | None]:
    split = yield from ask(Split(household_id=place.household_id))
    return scene.turn(AtMenu(), merged_text(split, scene.texts, "household-split")) if split else None


def _ask_team(scene: Scene, household: Household) -> Flow[Turn]:
    teams = yield from ask(Neighbours(household_id=household.id))
    if not teams:
        return scene.turn(AtMenu(), scene.texts("move-none"))
    place = ChangingHousehold(household_id=household.id, change="move")
    choices = (Choice(f"{TEAM}{team.id}", team.name) for team in teams[:MOST_TEAMS])
    text = scene.texts("change-move", household=household.title)
    return scene.turn(place, text, *choices, scene.choice(STOP, "change-stop"))


def _named_team(scene: Scene, place: ChangingHousehold) -> Flow[Turn | None]:
    teams = yield from ask(Neighbours(household_id=place.household_id))
    named = [team for team in teams if says(scene.text, (team.name,))]
    if len(named) != 1:
        return menu.remark(scene, scene.texts("move-unknown"))
    return (yield from _ask_day(scene, place, named[0].id))


def _ask_day(scene: Scene, place: ChangingHousehold, team_id: int) -> Flow[Turn]:
    household = yield from ask(ReadHousehold(household_id=place.household_id))
    team = yield from _neighbour(place, team_id)
    text = scene.texts("change-move-when", household=household.title, team=team.name)
    choices = scene.choice(TODAY, "change-merge-when.today"), scene.choice(STOP, "change-stop")
    return scene.turn(replace(place, other=team_id), text, *choices)


def _picked_move(scene: Scene, place: ChangingHousehold, value: str) -> Flow[Turn | None]:
    if value.startswith(TEAM):
        return (yield from _ask_day(scene, place, int(value.removeprefix(TEAM))))
    return (yield from _move(scene, place, scene.briefing.today))


def _move(scene: Scene, place: ChangingHousehold, day: date) -> Flow[Turn | None]:
    if place.other is None:
        return None
    if not may_be_logged(day, scene.briefing.today):
        return menu.remark(scene, scene.texts("line-day"))
    household = yield from ask(ReadHousehold(household_id=place.household_id))
    team = yield from _neighbour(place, place.other)
    new = yield from ask(Move(household_id=household.id, team_id=team.id, day=day))
    text = scene.texts("household-moved", household=household.title, code=new.code, team=team.name, day=day)
    return scene.turn(AtMenu(), text)


def _neighbour(place: ChangingHousehold, team_id: int) -> Flow[Team]:
    teams = yield from ask(Neighbours(household_id=place.household_id))
    return next(team for team in teams if team.id == team_id)
