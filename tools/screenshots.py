"""Take the pictures of docs/ that show the page, from a bot with the invented commune; run by `make screenshots`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
PORT = 18080
MOST_BYTES = 120_000
WIDEST_PHONE = 390
GUIDE = "/huong-dan/vneid-quen-mat-khau"
ANSWERED = "article.answer"


@contextmanager
def sample_bot() -> Iterator[str]:
    """Its lead's and its volunteer's invitation codes, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATABASE_URL": f"{folder}/sotayso.db", "WEB_PORT": str(PORT)}
        made = subprocess.run(
            [sys.executable, "-m", "bot", "sample"], env=env, capture_output=True, check=True, cwd=ROOT
        )
        bot = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=env, cwd=ROOT)
        try:
            _wait()
            yield made.stdout.decode()
        finally:
            bot.terminate()
            bot.wait()


def _wait() -> None:
    for _ in range(300):
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz").close()
            return
        time.sleep(0.1)
    raise SystemExit("The bot does not start.")


def a_phone(browser: Browser, width: int, height: int = 844) -> Page:
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{PORT}",
        viewport={"width": width, "height": height},
        device_scale_factor=2 if width <= WIDEST_PHONE else 1,
        locale="vi-VN",
    )
    return context.new_page()


def says(page: Page, text: str) -> None:
    before = page.locator(ANSWERED).count()
    page.get_by_label("Gõ câu hỏi").fill(text)
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.locator(ANSWERED).nth(before).wait_for()


def taps(page: Page, label: str) -> None:
    before = page.locator(ANSWERED).count()
    page.get_by_role("button", name=label, exact=True).click()
    page.locator(ANSWERED).nth(before).wait_for()


def save(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    write(Image.open(BytesIO(page.screenshot())), name)


def write(shot: Image.Image, name: str) -> None:
    """In so few colours that a slow line does not mind."""
    file = FOLDER / name
    for colours in (256, 128, 64, 32):
        shot.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        if file.stat().st_size < MOST_BYTES:
            return
    raise SystemExit(f"{name} has {file.stat().st_size} bytes.")


def chat(browser: Browser) -> None:
    page = a_phone(browser, 390, 1120)
    page.goto("/")
    says(page, "quen mk vneid roi gio sao")
    save(page, "web-chat-390.png")
    page.set_viewport_size({"width": 320, "height": 640})
    taps(page, "Bắt đầu")
    save(page, "web-chat-320.png")


def guide(browser: Browser) -> None:
    page = a_phone(browser, 390)
    page.goto(GUIDE)
    save(page, "web-huong-dan-390.png")


def topics(browser: Browser) -> None:
    page = a_phone(browser, 1280, 800)
    page.goto("/huong-dan")
    save(page, "web-danh-muc-1280.png")


def sheet(browser: Browser) -> None:
    """The first page, as it comes out of a printer; needs pdftoppm (package poppler-utils)."""
    page = a_phone(browser, 390)
    page.goto(f"{GUIDE}/in")
    printed = page.pdf(prefer_css_page_size=True)
    drawn = subprocess.run(
        ["pdftoppm", "-r", "130", "-f", "1", "-l", "1", "-png"],  # noqa: S607
        input=printed,
        capture_output=True,
        check=True,
    )
    write(Image.open(BytesIO(drawn.stdout)), "web-ban-in.png")


def lead(browser: Browser, code: str) -> None:
    page = a_phone(browser, 390, 1262)
    page.goto("/to")
    page.get_by_label("Nhập mã").fill(code)
    page.get_by_role("button", name="Vào", exact=True).click()
    page.get_by_label("Tên gọi trong tổ").fill("bác Tâm")
    page.get_by_role("button", name="Ghi tên").click()
    page.get_by_role("link", name="Tuần trước", exact=True).first.click()
    save(page, "web-to-390.png")


def offline(browser: Browser, code: str) -> None:
    page = a_phone(browser, 390, 900)
    page.goto("/")
    page.evaluate(
        "async () => { await navigator.serviceWorker.ready;"
        " while (!navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 20)); }"
    )
    says(page, f"tham gia {code}")
    says(page, "chị Hoa")
    page.reload()
    page.context.set_offline(offline=True)
    page.get_by_label("Gõ câu hỏi").fill("ghi H-012 quên mật khẩu vneid 2 người")
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.locator(".waits").first.wait_for()
    save(page, "web-cho-gui-390.png")


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("There is no Chromium. On Debian or Ubuntu: apt-get install chromium")
    with sample_bot() as codes, sync_playwright() as playwright:
        lead_code, volunteer_code = re.findall(r"thôn Đoài, .*: (\S+)", codes)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        chat(browser)
        guide(browser)
        topics(browser)
        sheet(browser)
        lead(browser, lead_code)
        offline(browser, volunteer_code)
        browser.close()


if __name__ == "__main__":
    main()
