"""The chat as people use it: ask, follow, join, log, undo; with and without JavaScript."""

from playwright.async_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone


async def test_a_question_leads_through_a_guide_without_a_new_page(phone: Phone) -> None:
    await phone.opens()
    await phone.reads("Chào bác!")
    await phone.page.evaluate("window.stays = true")
    await phone.types("quen mk vneid")
    await phone.reads("📘 Quên mật khẩu VNeID")
    await phone.taps("Bắt đầu")
    await phone.reads("Bước 1/3")
    await phone.taps("Bước tiếp")
    await phone.reads("Bước 2/3")
    assert await phone.page.evaluate("window.stays") is True


async def test_after_a_tap_the_keyboard_is_on_the_next_button(phone: Phone) -> None:
    await phone.opens()
    await phone.types("quen mk vneid")
    await phone.taps("Bắt đầu")
    await phone.reads("Bước 1/3")
    await expect(phone.page.get_by_role("button", name="Bước tiếp")).to_be_focused()
    await phone.page.keyboard.press("Enter")
    await phone.reads("Bước 2/3")


async def test_a_volunteer_joins_logs_a_help_and_takes_it_back(phone: Phone) -> None:
    await phone.joins_a_team()
    await phone.types("ghi H-001 quên mật khẩu vneid")
    await phone.reads("✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.")
    await phone.taps("Hoàn tác")
    await phone.reads("Đã bỏ khỏi sổ: H-001")


async def test_two_quick_taps_are_one(phone: Phone) -> None:
    await phone.opens()
    await phone.types("quen mk vneid")
    await phone.page.get_by_role("button", name="Bắt đầu").dblclick()
    await phone.reads("Bước 1/3")
    assert await phone.page.locator(".asked").count() == 2


async def test_without_javascript_everything_essential_works(open_phone: OpenPhone) -> None:
    phone = await open_phone(java_script_enabled=False)
    await phone.opens()
    await phone.types("quen mk vneid")
    await phone.taps("Bắt đầu")
    await phone.reads("Bước 1/3")
    await phone.joins_a_team()
    await phone.types("ghi H-001 quên mật khẩu vneid")
    await phone.reads("✅ Đã ghi: H-001")
    await phone.opens("/huong-dan")
    await phone.page.get_by_role("link", name="Quên mật khẩu VNeID").first.click()
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Quên mật khẩu VNeID")
    await phone.taps("Chữ to")
    await expect(phone.page.locator("html")).to_have_class("large")


async def test_nothing_is_refused_by_our_own_policy(phone: Phone) -> None:
    complaints: list[str] = []
    phone.page.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    phone.page.on("pageerror", lambda error: complaints.append(str(error)))
    await phone.opens()
    await phone.takes_along()
    await phone.types("quen mk vneid")
    await phone.reads("📘 Quên mật khẩu VNeID")
    for path in ("/huong-dan", "/huong-dan/vneid-quen-mat-khau", "/huong-dan/vneid-quen-mat-khau/in"):
        await phone.opens(path)
    assert complaints == []


async def test_the_first_visit_asks_no_other_host_and_is_light(phone: Phone) -> None:
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    await phone.opens()
    weight = await phone.page.evaluate(
        """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
            .filter((each) => !each.name.includes("/tai-ve/")).reduce((sum, each) => sum + each.transferSize, 0)"""
    )
    assert weight < 100 * 1024
    origin = phone.page.url.rstrip("/")
    assert [url for url in asked if not url.startswith(origin)] == []
