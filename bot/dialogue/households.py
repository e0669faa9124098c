"""Finding a household of one's own team, and what is known about it."""

from bot.dialogue import household_changes, household_name
from bot.dialogue.household_places import AtHousehold, FindingHousehold
from bot.dialogue.household_requests import (
    CopyCard,
    GrownTooOld,
    OpenCard,
    ReadHousehold,
    TeamHouseholds,
    WhoLooked,
)
from bot.dialogue.household_words import card_lines, copy_text, look_line
from bot.dialogue.message import Choice
from bot.dialogue.requests import FindHousehold, RecentHouseholds
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Flow, Scene, Turn, ask
from bot.dialogue.visit_line import household_number
from bot.domain.people import Team
from bot.domain.visit import Household
from bot.search.households import find, only

HOUSE = "h."
LABEL, PHONE, WITHDRAW, LOOKED, MORE, COPY = "label", "phone", "withdraw", "looked", "more", "copy"
MOST_FOUND, RECENT = 4, 3


def ask_which(scene: Scene) -> Flow[Turn | None]:
    """“hộ” alone: those visited last, and whatever is typed."""
    team = scene.person.team
    if team is None:
        return None
    recent = yield from ask(RecentHouseholds(team_id=team.id, limit=RECENT))
    text = scene.texts("find-household")
    if scene.person.leads(team.id):
        old = yield from ask(GrownTooOld(team_id=team.id))
        text += "\n\n" + scene.texts("households-too-old", households=old) if old else ""
    return scene.turn(FindingHousehold(), text, *_buttons(scene, recent))


def from_words(scene: Scene, rest: str) -> Flow[Turn | None]:
    """“hộ H-012”, “hộ bà lan”; None when no household is meant (“hộ chiếu làm ở đâu”)."""
    number = household_number(rest)
    found: list[Household] = []
    for team in scene.person.teams:
        if number is None:
            found += yield from search(team, rest)
        else:
            numbered = yield from ask(FindHousehold(team_id=team.id, number=number))
            found += [numbered] if numbered else []
    if len(found) == 1:
        return (yield from show_card(scene, found[0].id))
    if found:
        question = scene.texts("find-household-which")
        return scene.turn(FindingHousehold(), question, *_buttons(scene, found[:MOST_FOUND]))
    if number is None or scene.person.team is None:
        return None
    return scene.turn(FindingHousehold(), scene.texts("find-household-none"))


def heard(scene: Scene) -> Flow[Turn | None]:
    return from_words(scene, scene.text)


def picked_found(scene: Scene) -> Flow[Turn | None]:
    value = scene.picked or ""
    if not value.startswith(HOUSE):
        return None
    return (yield from show_card(scene, int(value.removeprefix(HOUSE))))


def search(team: Team, said: str) -> Flow[list[Household]]:
    """One household if it is clear which is meant, else those that may be."""
    known = yield from ask(TeamHouseholds(team_id=team.id))
    clear = only(said, known)
    return [clear] if clear else find(said, known)[:MOST_FOUND]


def show_card(scene: Scene, household_id: int) -> Flow[Turn]:
    card = yield from ask(OpenCard(household_id=household_id))
    household = card.household
    text = scene.texts(
        "household-card",
        household=household.title,
        lines="\n".join(card_lines(card, scene.texts, scene.briefing.zone)),
    )
    choices = [scene.choice(LABEL, "household-card.label" if household.label else "name-household")]
    if household.label:
        choices.append(scene.choice(PHONE, "household-card.phone-button"))
        choices.append(scene.choice(WITHDRAW, "household-card.withdraw"))
    if scene.person.leads(household.team_id):
        choices.append(scene.choice(LOOKED, "household-card.looked"))
        choices.append(scene.choice(MORE, "household-card.more"))
    return scene.turn(AtHousehold(household_id=household.id), text, *choices)


def picked(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, AtHousehold):
        return None
    if value == COPY:
        return (yield from _copy(scene, place.household_id))
    if value == LOOKED:
        return (yield from _looks(scene, place.household_id))
    household = yield from ask(ReadHousehold(household_id=place.household_id))
    match value:
        case "label":
            return (yield from household_name.begin(scene, household))
        case "phone":
            return household_name.ask_phone(scene, household)
        case "more":
            return (yield from household_changes.show_more(scene, household))
        case _:
            return (yield from household_changes.ask_about(scene, household, value))


def _buttons(scene: Scene, households: list[Household]) -> list[Choice]:
    """With the team's name where codes of several teams are offered."""
    names = {team.id: team.name for team in scene.person.teams}
    several = len({household.team_id for household in households}) > 1
    return [
        Choice(f"{HOUSE}{each.id}", f"{each.code} · {names[each.team_id]}" if several else each.button)
        for each in households
    ]


def _copy(scene: Scene, household_id: int) -> Flow[Turn]:
    card = yield from ask(CopyCard(household_id=household_id))
    briefing = scene.briefing
    text = copy_text(card, scene.texts, briefing.guidebook, briefing.today, briefing.zone)
    return scene.turn(AtMenu(), text)


def _looks(scene: Scene, household_id: int) -> Flow[Turn]:
    looks = yield from ask(WhoLooked(household_id=household_id))
    household = yield from ask(ReadHousehold(household_id=household_id))
    lines = [look_line(look, scene.texts, scene.briefing.zone) for look in looks]
    told = "\n".join(lines or [scene.texts("household-looks.none")])
    return scene.turn(AtMenu(), scene.texts("household-looks", code=household.code, lines=told))
