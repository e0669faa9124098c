"""Where a conversation can be when it is about teams and the people in them."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingTeam:
    """Which of one's teams is it about? `then` is the command that asked."""

    then: str
    kind: Literal["team"] = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMembers:
    """A lead looks at the people of the team; `page` counts from 0."""

    team_id: int
    page: int = 0
    kind: Literal["members"] = "members"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMember:
    """At one of them; `sure`: asked whether it is really meant."""

    team_id: int
    person_id: int
    sure: Literal["remove", "hand-over"] | None = None
    kind: Literal["member"] = "member"
