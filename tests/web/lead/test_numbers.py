"""The counts of a period on the page, for leads and coordinators."""

import re
from datetime import timedelta

import pytest

from bot.domain.period import Period
from bot.domain.visit import Outcome
from bot.web.lead.period import named, period_of
from tests.clock import TODAY
from tests.web.page import Page
from tests.web.team import Browser, Hamlet


async def test_the_week_stands_beside_the_week_before(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        for day in (TODAY, TODAY - timedelta(days=7)):
            await transaction.visits.add(hamlet.crew.a_visit(day), entered_by=hamlet.crew.volunteer.id)
    page = await lead.opens("/to/so-lieu")
    cells = [cell.strip() for cell in page.cells]
    at = cells.index("Lượt", cells.index("Chỉ tiêu"))
    assert cells[at + 1 : at + 4] == ["2", "1", "+1"]


async def test_nothing_known_before_is_a_dash(hamlet: Hamlet, lead: Browser) -> None:
    assert hamlet.visit.day == TODAY
    cells = [cell.strip() for cell in (await lead.opens("/to/so-lieu")).cells]
    at = cells.index("Hộ", cells.index("Chỉ tiêu"))
    assert cells[at + 1 : at + 4] == ["1", "—", "—"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ky=2026-11", "tháng 11/2026"),
        ("ky=2026-Q4", "quý 4/2026"),
        ("ky=2026", "năm 2026"),
        ("tu=2026-11-01&den=2026-11-20", "01/11 – 20/11/2026"),
        ("ky=2026-11-01_2026-11-20", "01/11 – 20/11/2026"),
    ],
)
async def test_any_period_can_be_asked_for(lead: Browser, query: str, said: str) -> None:
    assert said in (await lead.opens(f"/to/so-lieu?{query}")).html


@pytest.mark.parametrize(
    "query", ["ky=2026-13", "ky=x", "tu=2026-11-20&den=2026-11-01", "tu=2026-11-20", "ky=0001"]
)
async def test_what_is_no_period_is_said_and_is_this_week(lead: Browser, query: str) -> None:
    page = await lead.opens(f"/to/so-lieu?{query}")
    assert "Không có khoảng ngày đó" in page.html
    assert "16/11 – 22/11/2026" in page.html


@pytest.mark.parametrize("text", ["2026-W47", "2026-11", "2026-Q4", "2026", "2026-11-03_2026-11-19"])
def test_a_period_in_an_address_is_read_as_it_was_written(text: str) -> None:
    period, odd = period_of({"ky": text}, TODAY)
    assert (named(period), odd) == (text, False)
    assert period_of({"ky": named(period.before())}, TODAY) == (period.before(), False)


def test_nothing_said_is_this_week() -> None:
    assert period_of({}, TODAY) == (Period.week_of(TODAY), False)


async def test_the_language_changes_and_the_period_stays(lead: Browser) -> None:
    page = await lead.opens("/to/so-lieu?ky=2026-10")
    page = await lead.opens(next(a["href"] for a in page.links if a["text"] == "English"))
    assert "10/2026" in page.html
    assert "Households" in page.html


async def test_a_page_that_answers_a_form_leads_on_to_pages_that_exist(lead: Browser) -> None:
    await lead.opens("/to/nguoi")
    page = await lead.sends("/to/nguoi/moi")
    await lead.opens(next(a["href"] for a in page.links if a["text"] == "English"))


async def test_a_coordinator_goes_from_the_commune_to_a_team_to_its_visits(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.coordinator)
    assert "Xã Hoa Mẫu" in browser.page.html
    team = next(a["href"] for a in browser.page.links if a["text"] == "Tổ 5")
    page = await browser.opens(team)
    rows = next(href for href in page.all("href") if href.startswith("/to/luot?"))
    page = await browser.opens(rows)
    assert "1 lượt" in page.html
    assert "Cài đặt VNeID" in page.html
    assert "H-001" not in page.html
    assert [href for href in page.all("href") if href.startswith("/to/luot/")] == []


async def test_every_number_of_a_team_leads_to_rows_that_add_up_to_it(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        second = await transaction.households.open(hamlet.crew.team.id, hamlet.crew.lead.id)
        for visit in (
            hamlet.crew.a_visit(people=3, guide_id=None),
            hamlet.crew.a_visit(TODAY - timedelta(days=1), household=second, outcome=Outcome.REFERRED),
            hamlet.crew.a_visit(TODAY - timedelta(days=1), topic="dich-vu-cong", guide_id=None),
            hamlet.crew.a_visit(TODAY - timedelta(days=7), people=4),
            hamlet.crew.a_visit(TODAY - timedelta(days=8), volunteer_id=hamlet.crew.lead.id),
        ):
            await transaction.visits.add(visit, entered_by=hamlet.crew.volunteer.id)
    page = await lead.opens("/to/so-lieu")
    linked = [
        (a["href"], int(a["text"])) for a in page.links if a["href"].startswith(("/to/luot?", "/to/theo?"))
    ]
    unlinked = [cell for cell in page.cells if cell.isdecimal() and cell != "0" and cell not in _texts(page)]
    assert unlinked == []
    assert len(linked) > 25
    for href, number in linked:
        rows = await lead.opens(href)
        if "theo=" in href:
            found = len(
                [a for a in rows.links if a["href"].startswith("/to/luot?noi=") and a["text"] != "Từng lượt"]
            )
            assert found == number, href
        else:
            told = re.search(r"(\d+) lượt, (\d+) người", rows.html)
            assert told, href
            assert str(number) in told.groups(), href


async def test_a_household_leads_on_to_its_visits(hamlet: Hamlet, lead: Browser) -> None:
    page = await lead.opens(f"/to/theo?theo=ho&noi=t{hamlet.crew.team.id}")
    rows = next(a["href"] for a in page.links if a["text"] == "H-001")
    assert "1 lượt, 2 người" in (await lead.opens(rows)).html


async def test_the_commune_has_rows_behind_its_numbers_without_households(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.coordinator)
    page = await browser.opens("/to/so-lieu")
    rows = [href for href in page.all("href") if href.startswith(("/to/luot?", "/to/theo?"))]
    assert not [href for href in rows if "theo=ho" in href]
    for href in rows:
        page = await browser.opens(href)
        assert "H-001" not in page.html
    page = await browser.opens(next(href for href in rows if "/luot" in href and "viec=vneid" in href))
    assert "chị Hoa · Tổ 5" in page.html
    area = f"x{hamlet.commune.id}"
    await browser.opens(f"/to/theo?theo=ho&noi={area}", 403)
    await browser.opens(f"/to/luot?ho={hamlet.crew.household.number}&noi={area}", 403)


async def test_questions_without_an_answer_are_read_page_by_page(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        for number in range(31):
            await transaction.questions.keep(f"làm hộ chiếu cho cháu {number}", TODAY)
    page = await lead.opens("/to/so-lieu")
    page = await lead.opens(next(a["href"] for a in page.links if "31" in a["text"]))
    assert "<li>làm hộ chiếu cho cháu 30</li>" in page.html
    page = await lead.opens(next(a["href"] for a in page.links if a["text"] == "Cũ hơn"))
    assert page.html.count("<li>làm hộ chiếu cho cháu") == 1


def _texts(page: Page) -> set[str]:
    return {a["text"] for a in page.links}
