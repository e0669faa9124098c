"""What a dialogue may ask the desk for about teams and the people in them; rights are checked there."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.turn import Request
from bot.domain.people import Member, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Members(Request[list[Member]]):
    """For the lead: leads first, then in the order they joined."""

    team_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMember(Request[None]):
    """The rights end at once; what that person logged stays."""

    team_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Request[None]):
    """Another member leads the team from now on, and the lead goes on as a volunteer."""

    team_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeLinkCode(Request[str]):
    """For this person's other channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Answer to `Join`: this conversation now belongs to a person who was known from another channel."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class TellLeads(Request[None]):
    """Unasked, to the leads of a team this person belongs to; a text for each language."""

    team_id: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TellMyself(Request[None]):
    """Where this person wrote last before this conversation, so that a linked stranger is noticed."""

    texts: Mapping[str, str]
