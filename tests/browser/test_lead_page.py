"""The page of a team as its lead uses it: in with a code, the week, rows, a correction, a file, out again."""

from playwright.async_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone


async def test_a_lead_reads_the_week_corrects_a_visit_takes_a_file_and_leaves(phone: Phone) -> None:
    page = phone.page
    await phone.leads_a_team()
    await page.get_by_role("link", name="Tuần trước").wait_for()
    await page.get_by_role("row", name="Lượt 2").get_by_role("link", name="2").click()
    await page.get_by_role("link", name="#1 ·").click()
    await page.get_by_text("Sửa", exact=True).click()
    await page.get_by_label("Số người").fill("5")
    await page.get_by_role("radio", name="Ghi nhầm").first.check()
    await phone.taps("Ghi sửa")
    await expect(page.get_by_text("Số người: 1 → 5")).to_be_visible()
    await page.get_by_role("link", name="Số liệu").click()
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="Tệp Excel").click()
    assert (await coming.value).suggested_filename.endswith(".xlsx")
    await page.get_by_role("link", name="Thiết bị").click()
    await page.get_by_role("button", name="Ra khỏi trang").click()
    await expect(page.get_by_label("Nhập mã")).to_be_visible()
    await phone.opens("/to/so-lieu")
    await expect(page.get_by_role("alert")).to_contain_text("không có quyền")


async def test_the_page_works_without_javascript(open_phone: OpenPhone) -> None:
    phone = await open_phone(java_script_enabled=False)
    await phone.leads_a_team()
    await phone.page.get_by_text("Chọn tuần, tháng, ngày khác").click()
    await phone.page.get_by_label("Từ ngày").fill("2026-11-01")
    await phone.page.get_by_label("Đến ngày").fill("2026-11-30")
    await phone.taps("Xem")
    await expect(phone.page.get_by_role("heading", level=1)).to_contain_text("tháng 11/2026")


async def test_nothing_of_it_is_refused_by_our_own_policy(phone: Phone) -> None:
    complaints: list[str] = []
    phone.page.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    paths = await phone.leads_a_team()
    for path in paths:
        await phone.opens(path)
    await phone.opens("/to/nguoi")
    await phone.taps("Tạo mã mời mới")
    await expect(phone.page.get_by_role("img", name="Mã QR")).to_be_visible()
    assert complaints == []


async def test_a_household_is_found_by_keyboard_alone(phone: Phone) -> None:
    await phone.leads_a_team()
    await phone.opens("/to/ho")
    for _ in range(20):
        await phone.page.keyboard.press("Tab")
        if await phone.page.evaluate("document.activeElement.name") == "tim":
            break
    await phone.page.keyboard.type("h1")
    await phone.page.keyboard.press("Enter")
    await expect(phone.page.get_by_role("status").last).to_have_text("1 hộ Xem tất cả")
