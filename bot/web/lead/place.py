"""Which team or area a page is about: “t5” or “x2” in its address. What may be read is up to the desk."""

import re
from dataclasses import dataclass

from bot.domain.people import Area, Person, Team
from bot.errors import NotAllowed

PLACE = "noi"
TEAM, AREA = "t", "x"
_KEY = re.compile(r"([tx])(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Place:
    """Either of them is None."""

    team_id: int | None = None
    area_id: int | None = None

    @property
    def key(self) -> str:
        return f"{TEAM}{self.team_id}" if self.area_id is None else f"{AREA}{self.area_id}"


def key_of(place: Team | Area) -> str:
    return f"{AREA}{place.id}" if isinstance(place, Area) else f"{TEAM}{place.id}"


def own(person: Person) -> list[Team | Area]:
    """Whose counts this person may read: areas first, then the teams led."""
    return [*person.areas, *reversed(person.led)]


def asked(person: Person, key: str) -> Place:
    """The place named, else the first of one's own; NotAllowed when there is none."""
    found = _KEY.fullmatch(key)
    if found:
        number = int(found[2])
        return Place(team_id=number) if found[1] == TEAM else Place(area_id=number)
    places = own(person)
    if not places:
        raise NotAllowed("this person leads no team and coordinates no area")
    return Place(area_id=places[0].id) if isinstance(places[0], Area) else Place(team_id=places[0].id)
