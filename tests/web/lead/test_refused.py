"""Every page of a team is refused to everybody it is not for, page by page; a new page cannot be forgotten."""

from collections.abc import Iterator

import pytest
from starlette.routing import Route

from bot.web.lead import of_teams
from tests.web.team import Browser, Hamlet

DOOR = {"/to", "/to/vao/{link}", "/to/vao", "/to/ma"}
"""The way in is for everybody."""

OF_VOLUNTEERS = {
    "/to/ten", "/to/luot/{visit_id:int}", "/to/luot/{visit_id:int}/sua", "/to/luot/{visit_id:int}/bo",
}  # fmt: skip
"""Volunteers see these, for their own visits and the households of their own team."""


def pages(method: str) -> Iterator[str]:
    for each in of_teams():
        assert isinstance(each, Route)
        if method in (each.methods or ()):
            yield each.path


READ = sorted(set(pages("GET")) - DOOR)
SENT = sorted(set(pages("POST")) - DOOR)
OF_LEADS_READ = sorted(set(READ) - OF_VOLUNTEERS)
OF_LEADS_SENT = sorted(set(SENT) - OF_VOLUNTEERS)


def filled(path: str, hamlet: Hamlet) -> str:
    """The address of that page about Tổ 5."""
    ids = {
        "{visit_id:int}": hamlet.visit.id,
        "{household_id:int}": hamlet.crew.household.id,
        "{person_id:int}": hamlet.crew.volunteer.id,
    }
    for name, value in ids.items():
        path = path.replace(name, str(value))
    assert "{" not in path, f"{path}: what stands there?"
    return f"{path}?noi=t{hamlet.crew.team.id}"


async def is_refused(browser: Browser, hamlet: Hamlet, path: str, method: str) -> None:
    """With a token of its own, so that nothing but the missing right is what refuses it."""
    data = None
    if method == "POST":
        data = {"token": await browser.token(), "noi": f"t{hamlet.crew.team.id}"}
    response = await browser.client.request(method, filled(path, hamlet), data=data)
    assert response.status_code == 403, f"{path}: {response.status_code}"
    assert "Tổ 5" not in response.text
    assert hamlet.crew.household.code not in response.text


ALL = [*((path, "GET") for path in READ), *((path, "POST") for path in SENT)]
OF_LEADS = [*((path, "GET") for path in OF_LEADS_READ), *((path, "POST") for path in OF_LEADS_SENT)]


@pytest.mark.parametrize(("path", "method"), ALL)
async def test_a_resident_is_refused(hamlet: Hamlet, path: str, method: str) -> None:
    await is_refused(await hamlet.nobody(), hamlet, path, method)


@pytest.mark.parametrize(("path", "method"), ALL)
async def test_a_removed_member_is_refused(hamlet: Hamlet, path: str, method: str) -> None:
    browser = await hamlet.browser_of(hamlet.crew.volunteer)
    async with hamlet.database.transaction() as transaction:
        await transaction.people.leave(hamlet.crew.volunteer.id or 0, hamlet.crew.team.id)
    await is_refused(browser, hamlet, path, method)


@pytest.mark.parametrize(("path", "method"), ALL)
async def test_an_ended_session_is_refused(hamlet: Hamlet, path: str, method: str) -> None:
    browser = await hamlet.browser_of(hamlet.crew.lead)
    async with hamlet.database.transaction() as transaction:
        for device in await transaction.pages.devices(hamlet.crew.lead.id or 0, "web"):
            await transaction.pages.end(hamlet.crew.lead.id or 0, "web", device.key)
    await is_refused(browser, hamlet, path, method)


@pytest.mark.parametrize(("path", "method"), OF_LEADS)
async def test_a_volunteer_is_refused_what_is_the_leads(hamlet: Hamlet, path: str, method: str) -> None:
    await is_refused(await hamlet.browser_of(hamlet.crew.volunteer), hamlet, path, method)


ABOUT_ONESELF = {"/to/ten"}
"""Whoever is let in may do these: they touch nobody else."""

OF_A_TEAM = [each for each in ALL if each[0] not in ABOUT_ONESELF]


@pytest.mark.parametrize(("path", "method"), OF_A_TEAM)
async def test_the_lead_of_another_team_is_refused(hamlet: Hamlet, path: str, method: str) -> None:
    await is_refused(await hamlet.browser_of(hamlet.other.lead), hamlet, path, method)


OF_COORDINATORS = {"/to/so-lieu", "/to/luot"}
"""Of teams below their area, and without households."""


@pytest.mark.parametrize(("path", "method"), [each for each in OF_A_TEAM if each[0] not in OF_COORDINATORS])
async def test_a_coordinator_is_refused_what_has_households(hamlet: Hamlet, path: str, method: str) -> None:
    await is_refused(await hamlet.browser_of(hamlet.coordinator), hamlet, path, method)


@pytest.mark.parametrize("path", sorted(OF_COORDINATORS))
async def test_no_page_of_a_coordinator_names_a_household(hamlet: Hamlet, path: str) -> None:
    page = await (await hamlet.browser_of(hamlet.coordinator)).opens(filled(path, hamlet))
    assert "Tổ 5" in page.html or "chị Hoa" in page.html
    assert hamlet.crew.household.code not in page.html


@pytest.mark.parametrize("path", [*SENT, "/to/vao", "/to/ma"])
@pytest.mark.parametrize("token", ["", "forged.token", "of-another"])
async def test_a_form_without_the_token_of_this_browser_is_refused(
    hamlet: Hamlet, lead: Browser, path: str, token: str
) -> None:
    if token == "of-another":  # noqa: S105 - no password
        token = await (await hamlet.browser_of(hamlet.other.lead)).token()
    response = await lead.client.post(filled(path, hamlet), data={"token": token})
    assert response.status_code == 403
    assert "Chưa có gì bị ghi" in response.text


@pytest.mark.parametrize("path", [*SENT, "/to/vao", "/to/ma"])
async def test_a_form_sent_from_another_site_is_refused(hamlet: Hamlet, lead: Browser, path: str) -> None:
    response = await lead.client.post(
        filled(path, hamlet),
        data={"token": await lead.token()},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert response.status_code == 403


@pytest.mark.parametrize("path", READ)
async def test_nobody_without_cookies_is_let_in(hamlet: Hamlet, path: str) -> None:
    browser = await hamlet.nobody()
    browser.client.cookies.clear()
    response = await browser.client.get(filled(path, hamlet))
    assert response.status_code == 403
    assert "Tổ 5" not in response.text


def test_the_lists_above_name_pages_that_exist() -> None:
    assert {*DOOR, *OF_VOLUNTEERS} <= {*pages("GET"), *pages("POST")}
