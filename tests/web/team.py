"""Browsers of people of a team and of everybody else, over real HTTP."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import httpx

from bot.domain.people import Area, Person, Role
from bot.storage.database import Database, Transaction
from tests.storage.crew import Crew, a_person
from tests.web.page import Page

USER_AGENT = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36"


@dataclass
class Browser:
    """Of one person; remembers its cookies, reads pages, fills in forms."""

    client: httpx.AsyncClient
    page: Page = field(default_factory=lambda: Page(""))
    response: httpx.Response | None = None

    async def opens(self, path: str, status: int = 200) -> Page:
        return self._read(await self.client.get(path, follow_redirects=True), status)

    async def sends(self, action: str, status: int = 200, /, **fields: str) -> Page:
        """The form of the page in front that goes there, filled in."""
        form = next((form for form in self.page.forms if form.action == action), None)
        assert form is not None, f"no form goes to {action}: {[f.action for f in self.page.forms]}"
        filled = form.fields | {name.replace("_", "-"): value for name, value in fields.items()}
        return self._read(await self.client.post(action, data=filled, follow_redirects=True), status)

    async def token(self) -> str:
        """As it stands in every form of this browser."""
        response = await self.client.get("/to/vao/any")
        return next(f.fields["token"] for f in Page(response.text).forms if "token" in f.fields)

    def _read(self, response: httpx.Response, status: int) -> Page:
        assert response.status_code == status, f"{response.url}: {response.status_code}"
        self.response, self.page = response, Page(response.text)
        return self.page


@asynccontextmanager
async def a_browser(address: str) -> AsyncIterator[Browser]:
    async with httpx.AsyncClient(base_url=address, headers={"User-Agent": USER_AGENT}) as client:
        yield Browser(client)


class Hamlet:
    """Tổ 5 with its people, a household, visits; Tổ 6 beside it; the commune of both and its coordinator."""

    def __init__(self, database: Database, address: str) -> None:
        self.database, self.address = database, address
        self._browsers = AsyncExitStack()

    async def furnish(self) -> None:
        async with self.database.transaction() as transaction:
            self.commune: Area = await transaction.areas.commune("Xã Hoa Mẫu", "Tỉnh Mẫu")
            self.crew = await self._crew(transaction, "Tổ 5")
            self.other = await self._crew(transaction, "Tổ 6")
            invited = await transaction.invitations.invite_coordinator(self.commune.id)
            self.coordinator = await transaction.people.join(None, invited)
            self.visit = await transaction.visits.add(
                self.crew.a_visit(people=2), entered_by=self.crew.volunteer.id
            )
            for each in (
                ("bác Tâm", self.crew.lead),
                ("chị Hoa", self.crew.volunteer),
                ("anh Nam", self.coordinator),
            ):
                await transaction.people.rename(each[1].id or 0, each[0])

    async def _crew(self, transaction: Transaction, name: str) -> Crew:
        team = await transaction.people.add_team(name, self.commune)
        lead, volunteer = await a_person(transaction, team, Role.LEAD), await a_person(transaction, team)
        return Crew(team, lead, volunteer, await transaction.households.open(team.id, volunteer.id))

    async def nobody(self) -> Browser:
        """A resident: somebody who has talked to the bot on the web, and is nobody's."""
        browser = await self._browsers.enter_async_context(a_browser(self.address))
        await browser.client.get("/")
        return browser

    async def browser_of(self, person: Person) -> Browser:
        """Opened by a link from the chat."""
        browser = await self.nobody()
        async with self.database.transaction() as transaction:
            link = await transaction.pages.make_link(person.id or 0)
        await browser.opens(f"/to/vao/{link}")
        await browser.sends("/to/vao")
        return browser

    async def code_for(self, role: Role) -> str:
        async with self.database.transaction() as transaction:
            return (await transaction.invitations.invite(self.crew.team.id, role)).code or ""

    async def closes(self) -> None:
        await self._browsers.aclose()
