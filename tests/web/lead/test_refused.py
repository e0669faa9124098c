"""Every page of a team is refused to everybody it is not for, page by page; a new page cannot be forgotten."""

from collections.abc import Iterator

import pytest
from starlette.routing import Route

from bot.web.lead import of_teams
from tests.storage.crew import a_person
from tests.web.team import Browser, Hamlet

Asked = tuple[str, str]
"""The path of a page, and how it is asked for."""

DOOR = {"/to", "/to/vao/{link}", "/to/vao", "/to/ma"}
"""The way in is for everybody."""

ABOUT_ONESELF = {"/to/ten", "/to/thiet-bi", "/to/thiet-bi/ket-thuc"}
"""Whoever is let in may do these: they touch nobody else."""

OF_VOLUNTEERS = ABOUT_ONESELF | {
    "/to/luot/{visit_id:int}", "/to/luot/{visit_id:int}/sua", "/to/luot/{visit_id:int}/bo", "/to/ho",
    "/to/ho/{household_id:int}", "/to/ho/{household_id:int}/ten", "/to/ho/{household_id:int}/so",
    "/to/ho/{household_id:int}/rut",
}  # fmt: skip
"""Volunteers see these, for their own visits and the households of their own team."""

OF_NO_TEAM = {"/to/cau-hoi"}
"""Questions of the whole bot, for all its leads and coordinators; nobody knows who asked."""

OF_COORDINATORS = ABOUT_ONESELF | {"/to/so-lieu", "/to/luot", "/to/theo", "/to/tep"} | OF_NO_TEAM
"""Of teams below their area, and without households."""


def pages() -> Iterator[Asked]:
    for each in of_teams():
        assert isinstance(each, Route)
        yield from ((each.path, method) for method in sorted(each.methods or ()) if method != "HEAD")


ALL = [each for each in pages() if each[0] not in DOOR]
SENT = [each for each in pages() if each[1] == "POST"]


def filled(path: str, hamlet: Hamlet) -> str:
    """The address of that page about Tổ 5."""
    ids = {
        "{visit_id:int}": hamlet.visit.id,
        "{household_id:int}": hamlet.crew.household.id,
        "{person_id:int}": hamlet.crew.volunteer.id,
        "{sealed}": "forged",
    }
    for name, value in ids.items():
        path = path.replace(name, str(value))
    assert "{" not in path, f"{path}: what stands there?"
    return f"{path}?noi=t{hamlet.crew.team.id}"


async def opened(browser: Browser, hamlet: Hamlet, asked: list[Asked]) -> list[str]:
    """The pages that were not refused, or told something; with a good token, so that only the right is missing."""
    token = await browser.token()
    found = []
    for path, method in asked:
        data = {"token": token, "noi": f"t{hamlet.crew.team.id}"} if method == "POST" else None
        response = await browser.client.request(method, filled(path, hamlet), data=data)
        told = [word for word in ("Tổ 5", "chị Hoa", hamlet.crew.household.code) if word in response.text]
        if response.status_code != 403 or told:
            found.append(f"{method} {path}: {response.status_code} {told}")
    return found


def test_there_are_pages_to_be_refused() -> None:
    assert len(ALL) > 25
    assert {*DOOR, *OF_VOLUNTEERS, *OF_COORDINATORS} <= {path for path, _ in pages()}


async def test_a_resident_is_refused_every_page(hamlet: Hamlet) -> None:
    assert await opened(await hamlet.nobody(), hamlet, ALL) == []


async def test_a_browser_without_cookies_is_refused_every_page(hamlet: Hamlet) -> None:
    browser = await hamlet.nobody()
    browser.client.cookies.clear()
    assert await opened(browser, hamlet, ALL) == []


async def test_a_removed_member_is_refused_every_page(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.crew.volunteer)
    async with hamlet.database.transaction() as transaction:
        await transaction.people.leave(hamlet.crew.volunteer.id or 0, hamlet.crew.team.id)
    assert await opened(browser, hamlet, ALL) == []


async def test_an_ended_session_is_refused_every_page(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        for device in await transaction.pages.devices(hamlet.crew.lead.id or 0, "web"):
            await transaction.pages.end(hamlet.crew.lead.id or 0, "web", device.key)
    assert await opened(lead, hamlet, ALL) == []


async def test_a_volunteer_is_refused_every_page_of_the_lead(hamlet: Hamlet) -> None:
    of_leads = [each for each in ALL if each[0] not in OF_VOLUNTEERS]
    assert await opened(await hamlet.browser_of(hamlet.crew.volunteer), hamlet, of_leads) == []


async def test_the_visit_of_another_volunteer_is_refused(hamlet: Hamlet) -> None:
    async with hamlet.database.transaction() as transaction:
        other = await a_person(transaction, hamlet.crew.team)
    of_visits = [each for each in ALL if "{visit_id:int}" in each[0]]
    assert len(of_visits) == 3
    assert await opened(await hamlet.browser_of(other), hamlet, of_visits) == []


async def test_the_lead_of_another_team_is_refused_every_page_about_this_one(hamlet: Hamlet) -> None:
    of_a_team = [each for each in ALL if each[0] not in ABOUT_ONESELF | OF_NO_TEAM]
    assert await opened(await hamlet.browser_of(hamlet.other.lead), hamlet, of_a_team) == []


async def test_a_coordinator_is_refused_every_page_that_has_households(hamlet: Hamlet) -> None:
    with_households = [each for each in ALL if each[0] not in OF_COORDINATORS]
    assert await opened(await hamlet.browser_of(hamlet.coordinator), hamlet, with_households) == []


@pytest.mark.parametrize("path", ["/to/so-lieu", "/to/luot"])
async def test_no_page_of_a_coordinator_names_a_household(hamlet: Hamlet, path: str) -> None:
    page = await (await hamlet.browser_of(hamlet.coordinator)).opens(filled(path, hamlet))
    assert "chị Hoa" in page.html
    assert hamlet.crew.household.code not in page.html


async def test_no_form_is_taken_without_the_token_of_this_browser(hamlet: Hamlet, lead: Browser) -> None:
    theirs = await (await hamlet.browser_of(hamlet.other.lead)).token()
    taken = []
    for path, _ in SENT:
        for token in ("", "forged.token", theirs):
            response = await lead.client.post(filled(path, hamlet), data={"token": token})
            if response.status_code != 403 or "Chưa có gì bị ghi" not in response.text:
                taken.append((path, token, response.status_code))
    assert taken == []


async def test_no_form_is_taken_from_another_site(hamlet: Hamlet, lead: Browser) -> None:
    data, headers = {"token": await lead.token()}, {"Sec-Fetch-Site": "cross-site"}
    codes = {
        path: (await lead.client.post(filled(path, hamlet), data=data, headers=headers)).status_code
        for path, _ in SENT
    }
    assert codes == dict.fromkeys(codes, 403)
