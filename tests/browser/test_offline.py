"""No network in the valley: guides open, questions wait, a help is logged once."""

from datetime import date

from playwright.async_api import expect

from bot.domain.period import Period
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.service import Conversations, Library
from tests.browser.conftest import OpenPhone, Place
from tests.browser.phone import Phone
from tests.builders import a_guide, a_guidebook
from tests.clock import TODAY
from tests.conftest import ROOT

HELP = "ghi H-001 quên mật khẩu vneid"


async def days_logged(conversations: Conversations) -> list[date]:
    async with conversations._database.transaction() as transaction:
        visits = await transaction.visits.of_volunteer(1, Period.week_of(TODAY))
    return [visit.day for visit in visits]


async def out_of_reach(phone: Phone, place: Place) -> None:
    """Both: the browser knows it, and nobody would answer."""
    await place.closes()
    await phone.leaves_the_network()


async def back_again(phone: Phone, place: Place) -> None:
    await place.opens()
    await phone.finds_the_network()


async def test_every_guide_opens_after_one_visit(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.takes_along()
    await out_of_reach(phone, place)
    for guide in place.conversations.library.guidebook:
        await phone.opens(f"/huong-dan/{guide.id}")
        await expect(phone.page.get_by_role("heading", level=1)).to_have_text(guide.title)
        assert await phone.page.locator(".step").count() == len(guide.steps)
    styled = await phone.page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor")
    assert styled == "rgb(11, 92, 173)"


async def test_the_list_is_searched_without_tone_marks(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.takes_along()
    await out_of_reach(phone, place)
    await phone.opens("/huong-dan")
    await phone.page.get_by_label("Tìm trong các hướng dẫn").fill("quen mat khau")
    await expect(phone.page.locator("#found a b").first).to_have_text("Quên mật khẩu VNeID")
    await phone.page.get_by_label("Tìm trong các hướng dẫn").fill("xyzzy")
    await expect(phone.page.locator("#found")).to_have_text("Không thấy hướng dẫn nào có chữ đó.")


async def test_large_text_stays_large_without_a_network(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.taps("Chữ to")
    await phone.takes_along()
    await out_of_reach(phone, place)
    await phone.opens("/huong-dan")
    await expect(phone.page.locator("html")).to_have_class("large")
    await expect(phone.page.get_by_role("button", name="Chữ to")).to_have_attribute("aria-pressed", "true")


async def test_a_question_waits_in_sight_and_goes_out_later(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.takes_along()
    await out_of_reach(phone, place)
    await phone.types("quen mk vneid")
    asked = phone.page.locator(".asked")
    await expect(asked).to_contain_text("Chờ gửi")
    await expect(phone.page.locator("#log .list b").first).to_have_text("Quên mật khẩu VNeID")
    await back_again(phone, place)
    await phone.reads("📘 Quên mật khẩu VNeID")
    await expect(asked).not_to_contain_text("Chờ gửi")


async def test_a_help_logged_offline_is_sent_once_and_not_counted_before(phone: Phone, place: Place) -> None:
    await phone.joins_a_team()
    await phone.takes_along()
    await out_of_reach(phone, place)
    await phone.opens()  # the app is opened anew, in the valley
    await phone.reads("Máy đang không có mạng.")
    await phone.types(HELP)
    await expect(phone.page.locator(".asked")).to_contain_text("Chờ gửi")
    await phone.page.reload()
    await expect(phone.page.locator(".asked")).to_contain_text(HELP)
    assert await days_logged(place.conversations) == []
    await back_again(phone, place)
    await phone.reads("✅ Đã ghi: H-001 · Quên mật khẩu VNeID")
    assert await days_logged(place.conversations) == [TODAY]
    await phone.page.reload()
    await expect(phone.page.locator(".asked")).to_have_count(0)
    assert await days_logged(place.conversations) == [TODAY]


async def test_a_lost_answer_is_fetched_without_a_second_record(phone: Phone, place: Place) -> None:
    await phone.joins_a_team()
    losses = 0

    async def lose(route: object) -> None:
        nonlocal losses
        losses += 1
        await route.fetch()  # type: ignore[attr-defined]  # it reaches the server …
        await route.abort()  # type: ignore[attr-defined]  # … and its answer does not come back

    await phone.page.route("**/chat", lose, times=2)
    await phone.types(HELP)
    await expect(phone.page.locator(".asked").last).to_contain_text("Không bị ghi hai lần")
    await phone.taps("Gửi ngay")
    await expect(phone.page.locator(".asked").last).to_contain_text("Không bị ghi hai lần")
    await phone.taps("Gửi ngay")
    await phone.reads("✅ Đã ghi: H-001")
    assert losses == 2
    assert await days_logged(place.conversations) == [TODAY]


async def test_a_tap_in_the_valley_waits_and_its_buttons_with_it(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.types("quen mk vneid")
    await phone.reads("📘 Quên mật khẩu VNeID")
    await out_of_reach(phone, place)
    await phone.taps("Bắt đầu")
    await expect(phone.page.locator(".asked").last).to_contain_text("Chờ gửi")
    await expect(phone.page.get_by_role("button", name="Bắt đầu")).to_be_disabled()
    await back_again(phone, place)
    await phone.reads("Bước 1/3")


async def test_a_message_that_waits_can_be_dropped(phone: Phone, place: Place) -> None:
    await phone.opens()
    await out_of_reach(phone, place)
    await phone.types("quen mk vneid")
    await phone.taps("Bỏ tin này")
    await expect(phone.page.locator(".asked")).to_have_count(0)
    await back_again(phone, place)
    await phone.types("quét mã qr trả tiền")
    await phone.reads("📘 Quét mã VietQR")


async def test_what_waits_goes_out_from_any_page(phone: Phone, place: Place) -> None:
    await phone.joins_a_team()
    await phone.takes_along()
    await out_of_reach(phone, place)
    await phone.types(HELP)
    await phone.opens("/huong-dan")
    await expect(phone.page.locator("#elsewhere")).to_be_visible()
    await back_again(phone, place)
    await expect(phone.page.locator("#elsewhere")).to_be_hidden()
    assert await days_logged(place.conversations) == [TODAY]


async def test_a_changed_guide_reaches_the_phone_on_the_next_visit(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.takes_along()
    guidebook = a_guidebook(a_guide(title="Quên mật khẩu, cách mới"))
    place.conversations.library = Library(
        guidebook, Index(guidebook, load_lexicon(ROOT / "guides" / "lexicon"))
    )
    await phone.opens("/huong-dan/vneid-quen-mat-khau")
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Quên mật khẩu, cách mới")
    await phone.opens()
    await phone.page.wait_for_function(
        "async () => (await (await fetch('/tai-ve/tim.json')).text()).includes('cách mới')"
    )
    await out_of_reach(phone, place)
    await phone.opens("/huong-dan/vneid-quen-mat-khau")
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Quên mật khẩu, cách mới")


async def test_the_page_comes_back_by_itself_with_the_network(phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.takes_along()
    await out_of_reach(phone, place)
    await phone.opens()
    await phone.reads("Máy đang không có mạng.")
    await back_again(phone, place)
    await phone.reads("Chào bác!")


async def test_two_phones_keep_their_own_messages(open_phone: OpenPhone, place: Place) -> None:
    first, second = await open_phone(), await open_phone()
    await first.opens()
    await second.opens()
    await first.leaves_the_network()
    await first.types("quen mk vneid")
    await expect(first.page.locator(".asked")).to_contain_text("Chờ gửi")
    await second.page.reload()
    await expect(second.page.locator(".asked")).to_have_count(0)
