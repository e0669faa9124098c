"""All that a dialogue may ask the desk for. Rights are checked there, against the data each touches."""

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.message import Poster, ReportFile
from bot.dialogue.team_requests import Linked
from bot.dialogue.turn import Request
from bot.domain.counts import Counts, Report
from bot.domain.figures import Figures
from bot.domain.people import Area, Invitation, Membership, Role
from bot.domain.period import Period
from bot.domain.visit import Household, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentHouseholds(Request[list[Household]]):
    team_id: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindHousehold(Request[Household | None]):
    team_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHousehold(Request[Household]):
    """The next free code of the team."""

    team_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVisit(Request[Visit]):
    visit: Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVisit(Request[Visit | None]):
    visit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LastVisit(Request[Visit | None]):
    """The visit this person entered last, if it still counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectVisit(Request[Visit]):
    """Who corrects somebody else's visit gives a reason."""

    visit: Visit
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidVisit(Request[Visit]):
    """Who takes out somebody else's visit gives a reason."""

    visit_id: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyCounts(Request[Counts]):
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class MyVisits(Request[list[Visit]]):
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReport(Request[Report]):
    team_id: int
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigures(Request[Figures]):
    """All that the file shows."""

    file: ReportFile


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPoster(Request[None]):
    """Whether this invitation may be printed: by the lead of its team, as long as it lets somebody in."""

    poster: Poster


class JoinProblem(StrEnum):
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    USED = "used"
    REVOKED = "revoked"
    WAIT = "wait"
    SAME = "same"  # the link code of this very person


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(Request[Membership | Area | Linked | JoinProblem]):
    """The code of an invitation, or one that links another channel."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeName(Request[None]):
    """What the team calls this volunteer."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite(Request[Invitation]):
    team_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitations(Request[list[Invitation]]):
    team_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoke(Request[None]):
    invitation_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReading(Request[None]):
    """A guide is begun; by whom is not kept."""

    guide_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MostUsed(Request[list[str]]):
    """Guide ids, the most used of the last three months first."""

    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepQuestion(Request[None]):
    """A question without a guide, without its sender."""

    text: str
