"""Sessions are seen and ended on the page."""

from bot.domain.people import Role
from tests.web.team import Hamlet


async def test_a_lost_phone_is_seen_and_ended(hamlet: Hamlet) -> None:
    here, lost = [await hamlet.browser_of(hamlet.crew.lead) for _ in range(2)]
    page = await here.opens("/to/thiet-bi")
    assert page.html.count("Chrome · Android") == 2
    assert page.html.count("máy này") == 1
    other = next(form for form in page.forms if any("Kết thúc" in b.label for b in form.buttons))
    response = await here.client.post(other.action, data=other.fields, follow_redirects=True)
    assert "Đã kết thúc" in response.text
    await lost.opens("/to/so-lieu", 403)
    await here.opens("/to/so-lieu")


async def test_leaving_ends_the_own_session(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.crew.lead)
    await browser.opens("/to/thiet-bi")
    page = await browser.sends("/to/thiet-bi/ket-thuc")
    assert "Nhập mã" in page.html
    await browser.opens("/to/so-lieu", 403)
    assert "sotayso-to" not in browser.client.cookies


async def test_a_chat_that_is_ended_is_nobodys(hamlet: Hamlet) -> None:
    browser = await hamlet.nobody()
    await browser.opens("/to")
    await browser.sends("/to/ma", code=await hamlet.code_for(Role.LEAD))
    page = await browser.opens("/to/thiet-bi")
    assert "Cuộc trò chuyện trên trang web" in page.html
    await browser.sends("/to/thiet-bi/ket-thuc")
    await browser.opens("/to/so-lieu", 403)
