"""“Nghe”: the browser's own voice reads an answer aloud, where it has one for the language."""

import pytest
from playwright.async_api import expect

from tests.browser.phone import Phone

VOICES = """
window.spoken = [];
window.stopped = 0;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "en-US" }, { lang: "LANGUAGE" }],
  speak: (utterance) => { window.spoken.push([utterance.lang, utterance.text]); window.utterance = utterance; },
  cancel: () => { window.stopped += 1; },
  addEventListener: () => {},
} });
"""
"""Chromium without a desktop has no voice: what it would be asked to say is written down."""


async def test_an_answer_is_read_aloud_and_can_be_stopped(phone: Phone) -> None:
    await phone.page.add_init_script(VOICES.replace("LANGUAGE", "vi_VN"))
    await phone.opens()
    await phone.types("quen mk vneid")
    await phone.taps("Bắt đầu")
    await phone.reads("Bước 1/3")
    answer = phone.page.locator("article.answer").last
    await answer.get_by_role("button", name="Nghe").click()
    ((language, words),) = await phone.page.evaluate("window.spoken")
    assert language == "vi_VN"
    assert words.startswith("Bước 1/3")
    await answer.get_by_role("button", name="Dừng").click()
    assert await phone.page.evaluate("window.stopped") > 0
    await expect(answer.get_by_role("button", name="Nghe")).to_be_visible()


async def test_at_its_end_the_button_offers_to_begin_again(phone: Phone) -> None:
    await phone.page.add_init_script(VOICES.replace("LANGUAGE", "vi-VN"))
    await phone.opens("/huong-dan/vneid-quen-mat-khau")
    await phone.page.locator(".listen").first.click()
    assert await phone.page.evaluate("window.spoken.length") == 1
    await phone.page.evaluate("window.utterance.onend()")
    await expect(phone.page.locator(".listen").first).to_have_text("Nghe")


@pytest.mark.parametrize("path", ["/", "/huong-dan/vneid-quen-mat-khau"])
async def test_without_a_voice_for_the_language_nothing_is_offered(phone: Phone, path: str) -> None:
    await phone.page.add_init_script(VOICES.replace("LANGUAGE", "th-TH"))
    await phone.opens(path)
    await phone.page.wait_for_function("document.readyState === 'complete'")
    assert await phone.page.locator(".listen").count() > 0
    assert await phone.page.locator(".listen:visible").count() == 0
