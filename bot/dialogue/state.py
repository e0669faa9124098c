"""Where a conversation can be, one dataclass a place, and what it remembers between two messages."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from bot.dialogue.household_places import (
    AtHousehold,
    ChangingHousehold,
    FindingHousehold,
    NamingHousehold,
)
from bot.dialogue.message import Choice, Poster, Press, Reply
from bot.dialogue.report_places import AtPlaces, AtReport, AtRows, ChoosingRows, Scope
from bot.dialogue.team_places import AtMember, AtMembers, ChoosingTeam
from bot.dialogue.visit_places import (
    AskingReturn,
    AtHall,
    AtReturns,
    AtVisit,
    ChoosingHousehold,
    ChoosingTask,
    ChoosingVisitTeam,
    Correcting,
    GivingReason,
    Hall,
    Logged,
    Voided,
)
from bot.domain.guide import Phone, Picture


class At(NamedTuple):
    """A step of a guide."""

    guide_id: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMenu:
    kind: Literal["menu"] = "menu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing:
    """The table of contents: its topics, or the guides of one; `page` counts from 0."""

    topic: str | None = None
    page: int = 0
    kind: Literal["browsing"] = "browsing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """Several guides may be meant."""

    guides: tuple[str, ...]
    question: str  # without long numbers; kept if none of them is it
    kind: Literal["choosing"] = "choosing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtGuide:
    """A guide's first page, before step 1."""

    guide_id: str
    others: tuple[str, ...] = ()
    question: str | None = None
    asking_phone: bool = False
    kind: Literal["guide"] = "guide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`trail` is every step on the way here, the last one is shown now; so “back” also leaves a branch."""

    trail: tuple[At, ...]
    stuck: bool = False
    kind: Literal["reading"] = "reading"

    @property
    def at(self) -> At:
        return self.trail[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A resident at the end of a guide: did it work?"""

    guide_id: str
    kind: Literal["finished"] = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteringCode:
    kind: Literal["code"] = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A new volunteer is asked what the team calls them."""

    team_id: int | None = None
    kind: Literal["naming"] = "naming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviting:
    invitations: tuple[int, ...]
    poster: Poster | None = None  # of one just made: later nobody knows its code
    kind: Literal["inviting"] = "inviting"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWeek:
    """A volunteer looks at an own week."""

    monday: date
    kind: Literal["week"] = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporting:
    """A lead or coordinator chooses the form of a report."""

    scope: Scope
    kind: Literal["exporting"] = "exporting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingLanguage:
    kind: Literal["language"] = "language"


Place = (
    AtMenu
    | Browsing
    | Choosing
    | AtGuide
    | Reading
    | Finished
    | ChoosingTask
    | ChoosingVisitTeam
    | ChoosingHousehold
    | FindingHousehold
    | AtHousehold
    | NamingHousehold
    | ChangingHousehold
    | Logged
    | Voided
    | AskingReturn
    | AtReturns
    | AtVisit
    | GivingReason
    | AtHall
    | Correcting
    | EnteringCode
    | Naming
    | Inviting
    | AtWeek
    | Exporting
    | AtReport
    | AtPlaces
    | ChoosingRows
    | AtRows
    | ChoosingTeam
    | AtMembers
    | AtMember
    | ChoosingLanguage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a conversation remembers.

    `offered`, `shown`, `link` and `picture` are the last reply: only its choices can be picked.
    """

    turn: int = 0
    place: Place = AtMenu()
    language: str = "vi"
    phone: Phone | None = None
    offered: tuple[Choice, ...] = ()
    shown: str = ""
    link: str | None = None
    picture: Picture | None = None
    tapped: Press | None = None  # the button that led here; a second tap on it is no news
    paused: Reading | None = None  # a guide left for another question
    hall: Hall | None = None  # an evening at the community house goes on

    def at(self, place: Place) -> "Session":
        return replace(self, place=place)

    def showing(self, reply: Reply) -> "Session":
        return replace(
            self,
            turn=reply.turn,
            offered=reply.choices,
            shown=reply.text,
            link=reply.link,
            picture=reply.picture,
        )

    @property
    def last_reply(self) -> Reply:
        return Reply(
            text=self.shown,
            choices=self.offered,
            link=self.link,
            picture=self.picture,
            turn=self.turn,
            language=self.language,
        )
