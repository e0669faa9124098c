"""Eyes, ears and fingers: WCAG 2.2 AA by axe, by keyboard, at 320 px and with 200 % text."""

import pytest
from axe_playwright_python.async_playwright import Axe

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone

PAGES = [
    "/",
    "/huong-dan",
    "/huong-dan/vneid-doi-thiet-bi",
    "/huong-dan/vneid-cai-dat/in",
    "/ngoai-mang",
    "/nowhere",
]
SIZES = [(320, 119), (390, 119), (1280, 119), (320, 238)]
"""Widths in pixels; the size of our text in per cent of the browser's, and twice that."""

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true })"

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


async def faults(phone: Phone) -> list[str]:
    results = await Axe().run(phone.page, options=RULES)
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in results.response["violations"]
        for node in fault["nodes"]
    ]


# axe's script is put into the page, which our own policy would refuse.
@pytest.mark.parametrize("look", ["", "large-contrast"])
async def test_axe_finds_nothing(open_phone: OpenPhone, look: str) -> None:
    phone = await open_phone(bypass_csp=True)
    await phone.opens()
    await phone.page.context.add_cookies([{"name": "look", "value": look, "url": phone.page.url}])
    found = {}
    for path in PAGES:
        await phone.opens(path)
        found[path] = await faults(phone)
    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize("look", ["", "large-contrast"])
async def test_axe_finds_nothing_on_the_page_of_a_team(open_phone: OpenPhone, look: str) -> None:
    phone = await open_phone(bypass_csp=True)
    paths = await phone.leads_a_team()
    await phone.page.context.add_cookies([{"name": "look", "value": look, "url": phone.page.url}])
    found = {}
    for path in paths:
        await phone.opens(path)
        await phone.page.evaluate(OPEN_ALL)
        found[path] = await faults(phone)
    assert found == {path: [] for path in paths}


async def test_axe_finds_nothing_in_a_conversation(open_phone: OpenPhone) -> None:
    phone = await open_phone(bypass_csp=True)
    await phone.opens()
    await phone.takes_along()
    await phone.types("quen mk vneid")
    await phone.taps("Bắt đầu")
    await phone.reads("Bước 1/3")
    await phone.leaves_the_network()
    await phone.types("quét mã qr trả tiền")
    await phone.page.get_by_text("Trong máy có:").wait_for()
    assert await faults(phone) == []


async def test_nothing_is_cut_off_at_any_width(phone: Phone) -> None:
    assert await too_wide(phone, PAGES) == {}


async def test_nothing_of_the_page_of_a_team_is_cut_off_at_any_width(phone: Phone) -> None:
    assert await too_wide(phone, await phone.leads_a_team()) == {}


async def too_wide(phone: Phone, paths: list[str]) -> dict[tuple[str, int, int], int]:
    wide = {}
    for path in paths:
        await phone.opens(path)
        await phone.page.evaluate(OPEN_ALL)
        for width, percent in SIZES:
            await phone.page.set_viewport_size({"width": width, "height": 800})
            await phone.page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
            wide[path, width, percent] = await phone.page.evaluate("document.documentElement.scrollWidth")
    return {where: seen for where, seen in wide.items() if seen != where[1]}


async def test_a_conversation_by_keyboard_alone(phone: Phone) -> None:
    async def tabs_to(wanted: str, key: str = "Tab") -> None:
        for _ in range(15):
            await phone.page.keyboard.press(key)
            here = await phone.page.evaluate(
                "document.activeElement.id || document.activeElement.textContent"
            )
            if here == wanted:
                return
        pytest.fail(f"{key} never leads to {wanted}")

    await phone.opens()
    await tabs_to("Đến phần chính")
    await phone.page.keyboard.press("Enter")
    await tabs_to("question")
    await phone.page.keyboard.type("quen mk vneid")
    await phone.page.keyboard.press("Enter")
    await phone.reads("📘 Quên mật khẩu VNeID")
    await tabs_to("Bắt đầu", "Shift+Tab")
    await phone.page.keyboard.press("Enter")
    await phone.reads("Bước 1/3")
