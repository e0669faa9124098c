"""Members and invitations on the page: invited with a QR, revoked, removed, handed over."""

import re

from bot.domain.people import Role
from tests.web.team import Browser, Hamlet


async def test_an_invitation_has_a_code_a_link_and_a_qr_and_lets_somebody_in(
    hamlet: Hamlet, lead: Browser
) -> None:
    await lead.opens("/to/nguoi")
    page = await lead.sends("/to/nguoi/moi")
    code = re.search(r'class="code">([A-Z2-9]{4}-[A-Z2-9]{4})<', page.html)
    assert code
    assert f"/?start=join_{code[1].replace('-', '')}" in page.html
    assert "<svg" in page.html
    poster = next(a["href"] for a in page.links if a["text"] == "Ảnh QR để in")
    response = await lead.client.get(poster)
    assert (response.headers["content-type"], response.content[:4]) == ("image/png", b"\x89PNG")
    theirs = await hamlet.browser_of(hamlet.other.lead)
    assert (await theirs.client.get(poster)).status_code == 403
    newcomer = await hamlet.nobody()
    await newcomer.opens("/to")
    await newcomer.sends("/to/ma", code=code[1])
    await newcomer.sends("/to/ten", name="cô Mận")
    assert "cô Mận" in (await lead.opens("/to/nguoi")).html


async def test_a_revoked_invitation_lets_nobody_in(hamlet: Hamlet, lead: Browser) -> None:
    code = await hamlet.code_for(Role.VOLUNTEER)
    await lead.opens("/to/nguoi")
    page = await lead.sends("/to/nguoi/thu-hoi")
    assert "Đã thu hồi" in page.html
    browser = await hamlet.nobody()
    await browser.opens("/to")
    assert "thu hồi" in (await browser.sends("/to/ma", code=code)).html


async def test_nobody_revokes_an_invitation_of_another_team(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        theirs = await transaction.invitations.invite(hamlet.other.team.id, Role.VOLUNTEER)
    data = {"token": await lead.token(), "ma": str(theirs.id)}
    assert (await lead.client.post("/to/nguoi/thu-hoi", data=data)).status_code == 403


async def test_somebody_is_removed_after_a_second_thought(hamlet: Hamlet, lead: Browser) -> None:
    volunteer = await hamlet.browser_of(hamlet.crew.volunteer)
    path = f"/to/nguoi/{hamlet.crew.volunteer.id}/go"
    page = await lead.opens(f"{path}?noi=t{hamlet.crew.team.id}")
    assert "Gỡ chị Hoa khỏi Tổ 5?" in page.html
    await volunteer.opens("/to/luot")
    page = await lead.sends(path)
    assert "Đã gỡ khỏi tổ" in page.html
    assert "chị Hoa" not in page.html
    await volunteer.opens("/to/luot", 403)


async def test_a_lead_does_not_remove_themselves(hamlet: Hamlet, lead: Browser) -> None:
    path = f"/to/nguoi/{hamlet.crew.lead.id}/go"
    assert (await lead.client.post(path, data={"token": await lead.token()})).status_code == 403


async def test_the_team_is_handed_over(hamlet: Hamlet, lead: Browser) -> None:
    path = f"/to/nguoi/{hamlet.crew.volunteer.id}/giao"
    await lead.opens(path)
    await lead.sends(path)
    await lead.opens("/to/nguoi", 403)
    assert "Tổ viên" in (await (await hamlet.browser_of(hamlet.crew.volunteer)).opens("/to/nguoi")).html
