"""Somebody with a phone in hand: types, taps, reads."""

from playwright.async_api import Page, expect

from bot.domain.people import Role
from bot.service import Conversations
from tests.storage.crew import a_crew

CAN_BE_TAKEN_OFFLINE = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 20));
}"""


class Phone:
    def __init__(self, page: Page, conversations: Conversations) -> None:
        self.page = page
        self._conversations = conversations

    async def opens(self, path: str = "/") -> None:
        await self.page.goto(path)

    async def types(self, text: str) -> None:
        await self.page.get_by_label("Gõ câu hỏi").fill(text)
        await self.page.get_by_role("button", name="Gửi", exact=True).click()

    async def taps(self, label: str) -> None:
        await self.page.get_by_role("button", name=label, exact=True).click()

    async def reads(self, text: str) -> None:
        """The last answer says that."""
        await expect(self.page.locator("article.answer").last).to_contain_text(text)

    async def takes_along(self) -> None:
        """Stays on the page until everything is on the phone."""
        await self.page.evaluate(CAN_BE_TAKEN_OFFLINE)

    async def leaves_the_network(self) -> None:
        await self.page.context.set_offline(True)

    async def finds_the_network(self) -> None:
        await self.page.context.set_offline(False)

    async def joins_a_team(self) -> None:
        """As a volunteer of Tổ 5, which has one household."""
        async with self._conversations._database.transaction() as transaction:
            team = await transaction.people.add_team("Tổ 5")
            await transaction.households.open(team.id, None)
            invitation = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
        await self.opens()
        await self.types(f"tham gia {invitation.code}")
        await self.reads("Chào mừng")
        await self.types("chị Hoa")
        await self.reads("Vâng, chị Hoa")

    async def leads_a_team(self) -> list[str]:
        """Opens the page of Tổ 5, which has two visits, by a link; the addresses of all kinds of its pages."""
        async with self._conversations._database.transaction() as transaction:
            crew = await a_crew(transaction)
            await transaction.people.rename(crew.lead.id or 0, "bác Tâm")
            for _ in range(2):
                visit = await transaction.visits.add(crew.a_visit(), entered_by=crew.volunteer.id)
            link = await transaction.pages.make_link(crew.lead.id or 0)
        await self.opens(f"/to/vao/{link}")
        await self.taps("Mở trang")
        house, member = f"/to/ho/{crew.household.id}", f"/to/nguoi/{crew.volunteer.id}"
        return [
            "/to/so-lieu", "/to/so-lieu?ky=2026-11", "/to/luot", f"/to/luot/{visit.id}", "/to/nguoi",
            "/to/theo?theo=ho", "/to/theo?theo=ngay", "/to/cau-hoi",
            f"{member}/go", "/to/ho", house, f"{house}/rut", f"{house}/gop", f"{house}/chuyen", "/to/thiet-bi", "/to/vao/another",
        ]  # fmt: skip
