"""The sheet somebody takes home: A5, large print, with the way back to the page."""

import re

from playwright.async_api import expect

from tests.browser.phone import Phone

SHEET = "/huong-dan/vneid-quen-mat-khau/in"
A5 = (420, 595)


async def test_the_sheet_is_a5_and_nothing_on_it_is_small(phone: Phone) -> None:
    await phone.opens(SHEET)
    paper = (await phone.page.pdf(prefer_css_page_size=True)).decode("latin-1")
    sizes = {
        (float(width), float(height)) for width, height in re.findall(r"/MediaBox \[0 0 (\S+) (\S+)\]", paper)
    }
    assert {(round(width), round(height)) for width, height in sizes} == {A5}
    await phone.page.emulate_media(media="print")
    small = await phone.page.evaluate(
        """() => [...document.querySelectorAll(".sheet, .sheet *")]
            .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 24).map((each) => each.outerHTML)"""
    )  # 24 px are 18 pt
    assert small == []
    await expect(phone.page.locator(".tools")).to_be_hidden()


async def test_on_paper_the_qr_stands_beside_the_title(phone: Phone) -> None:
    await phone.page.set_viewport_size({"width": 476, "height": 700})  # what A5 leaves between its margins
    await phone.page.emulate_media(media="print")
    await phone.opens(SHEET)
    title, code = [
        await phone.page.locator(each).bounding_box() for each in (".sheet header div", ".sheet .qr")
    ]
    assert title
    assert code
    assert title["x"] + title["width"] <= code["x"]
    assert title["y"] <= code["y"] < title["y"] + title["height"]


async def test_the_guide_leads_to_the_sheet_and_its_button_prints(phone: Phone) -> None:
    await phone.page.add_init_script("window.print = () => { window.printed = true; }")
    await phone.opens("/huong-dan/vneid-quen-mat-khau")
    await phone.page.get_by_role("link", name="In ra giấy").click()
    await phone.taps("In tờ này")
    assert await phone.page.evaluate("window.printed") is True
    drawn = await phone.page.locator(".qr").evaluate("(image) => image.complete && image.naturalWidth > 0")
    assert drawn is True
