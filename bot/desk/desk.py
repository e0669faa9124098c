"""Who stands at the desk, and the rights everything there is measured by."""

from datetime import date, datetime, timedelta, tzinfo

from bot.dialogue.message import ConversationId
from bot.domain.people import Person
from bot.domain.visit import Visit
from bot.errors import NotAllowed
from bot.storage.database import Transaction


class Desk:
    """For one message of one person, inside one transaction. `person` changes when somebody joins."""

    def __init__(
        self,
        transaction: Transaction,
        conversation: ConversationId,
        person: Person,
        now: datetime,
        zone: tzinfo,
    ) -> None:
        self.transaction = transaction
        self.conversation = conversation
        self.person = person
        self.now = now
        self.zone = zone
        self.session_id: int | None = None  # of the page, if that is where this person is
        self.today = now.astimezone(zone).date()

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)

    @property
    def own_id(self) -> int:
        """NotAllowed for residents: they have no record."""
        if self.person.id is None:
            raise NotAllowed("only for volunteers and leads")
        return self.person.id

    def require(self, allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
        if not allowed:
            raise NotAllowed("this person may not touch these data")

    def require_member(self, team_id: int) -> None:
        self.require(self.person.belongs_to(team_id))

    def require_lead(self, team_id: int) -> None:
        self.require(self.person.leads(team_id))

    def may_change(self, visit: Visit) -> bool:
        """One's own visits while in that team, and every visit of a team one leads."""
        own = visit.volunteer_id == self.person.id and self.person.belongs_to(visit.team_id)
        return own or self.person.leads(visit.team_id)
