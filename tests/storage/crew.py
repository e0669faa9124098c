"""Builders: a team at work, and visits of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.people import Person, Role, Team
from bot.domain.visit import Household, Visit
from bot.storage.database import Transaction
from tests.clock import TODAY


@dataclass(frozen=True)
class Crew:
    team: Team
    lead: Person
    volunteer: Person
    household: Household

    def a_visit(self, day: date = TODAY, **changed: Any) -> Visit:
        values: dict[str, Any] = {
            "team_id": self.team.id,
            "volunteer_id": self.volunteer.id,
            "household": self.household,
            "guide_id": "vneid-cai-dat",
            "topic": "vneid",
            "day": day,
        }
        return Visit(**values | changed)


async def a_person(transaction: Transaction, team: Team, role: Role = Role.VOLUNTEER) -> Person:
    return await transaction.people.join(None, await transaction.invitations.invite(team.id, role))


async def a_crew(transaction: Transaction, name: str = "Tổ 5") -> Crew:
    team = await transaction.people.add_team(name, await transaction.areas.commune("Xã Hoa Mẫu"))
    lead = await a_person(transaction, team, Role.LEAD)
    volunteer = await a_person(transaction, team)
    return Crew(team, lead, volunteer, await transaction.households.open(team.id, volunteer.id))
