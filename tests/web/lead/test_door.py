"""The way into the page of a team: a link that opens once, a code, a chat that is somebody; and no other."""

from datetime import timedelta

from bot.domain.people import Role
from bot.web.limits import WRONG_CODES
from tests.clock import Clock
from tests.web.team import Browser, Hamlet


async def test_a_link_opens_the_page_with_a_button(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.crew.lead)
    assert browser.response is not None
    assert browser.response.url.path == "/to/so-lieu"
    assert "Tổ 5" in browser.page.html


async def test_looking_at_a_link_does_not_use_it_up_and_pressing_does(hamlet: Hamlet) -> None:
    async with hamlet.database.transaction() as transaction:
        link = await transaction.pages.make_link(hamlet.crew.lead.id or 0)
    preview, first, second = [await hamlet.nobody() for _ in range(3)]
    for browser in (preview, first, second):
        await browser.opens(f"/to/vao/{link}")
    await first.sends("/to/vao")
    page = await second.sends("/to/vao", 410)
    assert "đã dùng rồi" in page.html
    await second.opens("/to/so-lieu", 403)


async def test_the_cookie_is_kept_from_scripts_and_other_sites(hamlet: Hamlet) -> None:
    async with hamlet.database.transaction() as transaction:
        link = await transaction.pages.make_link(hamlet.crew.lead.id or 0)
    browser = await hamlet.nobody()
    page = await browser.opens(f"/to/vao/{link}")
    response = await browser.client.post("/to/vao", data=page.forms[-1].fields)
    cookie = response.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "no-store" in (await browser.client.get("/to/so-lieu")).headers["cache-control"]


async def test_a_session_ends_by_itself(hamlet: Hamlet, clock: Clock, lead: Browser) -> None:
    clock.forward(timedelta(days=30))
    page = await lead.opens("/to/so-lieu", 403)
    assert "phiên đã hết" in page.html


async def test_a_code_on_the_page_joins_and_opens_it(hamlet: Hamlet) -> None:
    browser = await hamlet.nobody()
    await browser.opens("/to")
    page = await browser.sends("/to/ma", code=await hamlet.code_for(Role.LEAD))
    assert "Tổ gọi anh/chị là gì" in page.html
    page = await browser.sends("/to/ten", name="ông Bảy 7")
    assert "Tên chỉ gồm chữ" in page.html
    page = await browser.sends("/to/ten", name="ông Bảy")
    assert "Tổ 5" in page.html


async def test_a_wrong_code_is_told_and_opens_nothing(hamlet: Hamlet) -> None:
    browser = await hamlet.nobody()
    await browser.opens("/to")
    assert "Mã này không đúng" in (await browser.sends("/to/ma", code="ABCD-EFGH")).html
    assert "tám chữ và số" in (await browser.sends("/to/ma", code="xin chào")).html
    await browser.opens("/to/so-lieu", 403)


async def test_guessing_codes_in_one_browser_is_stopped(hamlet: Hamlet) -> None:
    browser = await hamlet.nobody()
    await browser.opens("/to")
    for _ in range(5):
        await browser.sends("/to/ma", code="ABCD-EFGH")
    page = await browser.sends("/to/ma", code=await hamlet.code_for(Role.LEAD))
    assert "Thử sai nhiều lần quá" in page.html
    await browser.opens("/to/so-lieu", 403)


async def test_guessing_links_from_one_address_is_stopped(hamlet: Hamlet) -> None:
    for _ in range(int(WRONG_CODES.burst)):
        browser = await hamlet.nobody()
        await browser.opens("/to/vao/guessed")
        await browser.sends("/to/vao", 410)
    browser = await hamlet.nobody()
    await browser.opens("/to/vao/guessed")
    page = await browser.sends("/to/vao", 429)
    assert "Thử sai nhiều lần quá" in page.html


async def test_right_links_from_one_address_are_never_stopped(hamlet: Hamlet) -> None:
    """A ward office sits behind one address."""
    for _ in range(int(WRONG_CODES.burst) + 1):
        await hamlet.browser_of(hamlet.crew.lead)


async def test_whoever_is_somebody_in_the_chat_comes_in_by_that(hamlet: Hamlet) -> None:
    browser = await hamlet.nobody()
    await browser.opens("/")
    await browser.sends("/chat", text=f"tham gia {await hamlet.code_for(Role.LEAD)}", press="")
    page = await browser.opens("/to/so-lieu")
    assert "Tổ 5" in page.html


async def test_a_new_link_in_the_same_browser_ends_the_old_session(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        link = await transaction.pages.make_link(hamlet.crew.lead.id or 0)
    await lead.opens(f"/to/vao/{link}")
    await lead.sends("/to/vao")
    async with hamlet.database.transaction() as transaction:
        assert len(await transaction.pages.devices(hamlet.crew.lead.id or 0, "web")) == 1
