"""Giving a household a name that the team knows it by: explained, agreed to, and never taken for another's."""

from dataclasses import replace
from datetime import timedelta

from bot.dialogue import households, menu
from bot.dialogue.household_places import NamingHousehold
from bot.dialogue.household_requests import HasConsent, Merge, ReadHousehold, TeamHouseholds, WriteDown
from bot.dialogue.household_words import merged_text
from bot.dialogue.message import Choice
from bot.dialogue.requests import FindHousehold
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.domain.household import LONGEST_LABEL, Detail, LabelProblem, check_label, check_phone
from bot.domain.people import Team
from bot.domain.visit import DAYS_BACK, Household
from bot.search.labels import resembles

YES, NO, OTHER, SAME = "yes", "no", "other", "same."
MOST_ALIKE = 3
VERSION = "resident-privacy.version"


def begin(scene: Scene, household: Household) -> Flow[Turn]:
    """The first time the household hears what will be kept; later only the name is asked for."""
    if (yield from ask(HasConsent(household_id=household.id, what=Detail.LABEL))):
        return _ask_label(scene, household)
    team = _team(scene, household)
    explained = scene.texts("resident-privacy", team=team.name, months=scene.briefing.retention_months)
    return scene.turn(
        NamingHousehold(household_id=household.id),
        f"{explained}\n\n{scene.texts('household-consent')}",
        scene.choice(YES, "household-consent.yes"),
        scene.choice(NO, "household-consent.no"),
    )


def ask_phone(scene: Scene, household: Household, before: str = "") -> Turn:
    question = scene.texts("household-phone")
    return scene.turn(
        NamingHousehold(household_id=household.id, step="phone"),
        f"{before}\n{question}" if before else question,
        scene.choice(NO, "household-phone.no"),
    )


def picked(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, NamingHousehold):
        return None
    household = yield from ask(ReadHousehold(household_id=place.household_id))
    if value == NO:
        answer = "household-refused" if place.step == "consent" else "household-done"
        return scene.turn(AtMenu(), scene.texts(answer, code=household.code))
    if place.step == "consent":
        return _ask_label(scene, household)
    if place.step == "same" and place.label:
        if value == OTHER:
            return (yield from _keep(scene, household, place.label))
        return (yield from _is_that(scene, household, int(value.removeprefix(SAME))))
    return None


def heard(scene: Scene) -> Answer:
    place = scene.session.place
    if not isinstance(place, NamingHousehold):
        return None
    match place.step:
        case "label":
            return _heard_label(scene, place)
        case "phone":
            return _heard_phone(scene, place)
        case _:
            return None


def _ask_label(scene: Scene, household: Household) -> Turn:
    return scene.turn(
        NamingHousehold(household_id=household.id, step="label"),
        scene.texts("household-label", code=household.code),
        scene.choice(NO, "household-label.stop"),
    )


def _heard_label(scene: Scene, place: NamingHousehold) -> Flow[Turn | None]:
    label = check_label(scene.text)
    if isinstance(label, LabelProblem):
        return menu.remark(scene, scene.texts(f"label-{label}", longest=LONGEST_LABEL))
    household = yield from ask(ReadHousehold(household_id=place.household_id))
    known = yield from ask(TeamHouseholds(team_id=household.team_id))
    alike = [each for each in known if each != household and resembles(label, each.label or "")][:MOST_ALIKE]
    if not alike:
        return (yield from _keep(scene, household, label))
    return scene.turn(
        replace(place, step="same", label=label),
        scene.texts("label-like", label=label, households="\n".join(f"• {each.title}" for each in alike)),
        *(Choice(f"{SAME}{each.number}", scene.texts("label-like.same", code=each.code)) for each in alike),
        scene.choice(OTHER, "label-like.other"),
        scene.choice(NO, "household-label.stop"),
    )


def _heard_phone(scene: Scene, place: NamingHousehold) -> Flow[Turn | None]:
    phone = check_phone(scene.text)
    if phone is None:
        return menu.remark(scene, scene.texts("phone-odd")) if any(map(str.isdigit, scene.text)) else None
    household = yield from ask(_writing(scene, place.household_id, Detail.PHONE, phone))
    return scene.turn(AtMenu(), scene.texts("household-phoned", household=household.title))


def _keep(scene: Scene, household: Household, label: str) -> Flow[Turn]:
    had_name = household.label is not None
    named = yield from ask(_writing(scene, household.id, Detail.LABEL, label))
    if had_name:
        return (yield from households.show_card(scene, named.id))
    return ask_phone(scene, named, scene.texts("household-named", household=named.title))


def _writing(scene: Scene, household_id: int, what: Detail, text: str) -> WriteDown:
    return WriteDown(household_id=household_id, what=what, text=text, text_version=scene.texts(VERSION))


def _is_that(scene: Scene, household: Household, number: int) -> Flow[Turn | None]:
    """Just opened, it becomes the other one, with its visit; anything older only the lead may merge."""
    other = yield from ask(FindHousehold(team_id=household.team_id, number=number))
    if other is None:
        return None
    since = scene.briefing.today - timedelta(days=DAYS_BACK)
    merged = yield from ask(Merge(household_id=household.id, into_id=other.id, from_day=since))
    if merged is None:
        return scene.turn(AtMenu(), scene.texts("household-merged-lead", code=household.code))
    return scene.turn(AtMenu(), merged_text(merged, scene.texts))


def _team(scene: Scene, household: Household) -> Team:
    return next(team for team in scene.person.teams if team.id == household.team_id)
