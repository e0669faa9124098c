"""What browsers are told, what the pages ask for, and what the first visit weighs."""

import re
from pathlib import Path

import httpx
import pytest

from bot.web.assets import FOLDER
from bot.web.limits import MOST_BUCKETS, Limiter, Rate, household_of
from bot.web.offline import WORKER
from tests.web.page import Page
from tests.web.person import Person

PAGES = [
    "/",
    "/?lang=en",
    "/huong-dan",
    "/huong-dan/vneid-doi-thiet-bi",
    "/huong-dan/vneid-cai-dat/in",
    "/nowhere",
]
LARGEST_FIRST_VISIT = 100 * 1024


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_forbids_what_it_does_not_need(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {
        policy[name] for name in ("script-src", "style-src", "img-src", "connect-src", "form-action")
    } == {"'self'"}
    assert {policy[name] for name in ("base-uri", "frame-ancestors")} == {"'none'"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_has_code_or_style_inside_or_asks_another_host(
    client: httpx.AsyncClient, path: str
) -> None:
    html = (await client.get(path)).text
    page = Page(html)
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", html) == []
    assert [src for src in page.all("src") if not src.startswith("/") or src.startswith("//")] == []
    outside = [tag for name, tag in page.tags if re.match(r"(https?:)?//", tag.get("href", ""))]
    assert [tag for tag in outside if tag.get("rel") != "noopener noreferrer external"] == []
    assert (
        re.findall(
            r"https?://(?!127\.0\.0\.1)[^\"<]+", re.sub(r'<a href="[^"]*" rel="noopener[^>]*>', "", html)
        )
        == []
    )


@pytest.mark.parametrize("file", [WORKER, *sorted(FOLDER.glob("*.[cjs][sv]*"))], ids=lambda file: file.name)
def test_no_script_or_style_names_another_host(file: Path) -> None:
    text = file.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?://|//[a-z0-9-]+\.[a-z]|@import|url\(", text) == []


async def test_the_first_visit_is_light(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    files = {
        *Page(page.text).all("src"),
        *(href for href in Page(page.text).all("href") if "/static/" in href),
    }
    responses = [page, *[await client.get(file) for file in sorted(files)]]
    weight = sum(
        int(response.headers["content-length"]) + len(str(response.headers)) for response in responses
    )
    assert weight < LARGEST_FIRST_VISIT
    assert len(responses) == 5


async def test_files_are_kept_for_ever_and_their_names_follow_their_content(
    client: httpx.AsyncClient,
) -> None:
    style = next(href for href in Page((await client.get("/")).text).all("href") if href.endswith(".css"))
    assert re.fullmatch(r"/static/app\.[0-9a-f]{10}\.css", style)
    response = await client.get(style)
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.text == (FOLDER / "app.css").read_text("utf-8")
    plain = await client.get(style, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == response.content


async def test_large_text_and_contrast_are_remembered_without_javascript(person: Person) -> None:
    await person.opens("/huong-dan")
    await person.presses("Chữ to")
    page = await person.presses("Tương phản")
    assert page.tags[0] == ("html", {"lang": "vi", "class": "large contrast"})
    assert "Tất cả hướng dẫn" in page.html
    pressed = [tag["aria-pressed"] for _, tag in page.tags if "aria-pressed" in tag]
    assert pressed == ["true", "true"]
    page = await person.presses("Chữ to")
    assert page.tags[0] == ("html", {"lang": "vi", "class": "contrast"})


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example", "evil"])
async def test_a_switch_leads_back_to_this_site_only(client: httpx.AsyncClient, back: str) -> None:
    response = await client.post("/xem", data={"switch": "large", "back": back})
    assert response.headers["location"] == "/"


async def test_a_switch_cannot_be_turned_from_another_site(client: httpx.AsyncClient) -> None:
    response = await client.post("/xem", data={"switch": "large"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403


def test_a_bucket_fills_again() -> None:
    now = 0.0
    limiter = Limiter(Rate(burst=2, per_second=0.5), clock=lambda: now)
    assert [limiter.wait("a") for _ in range(3)] == [0, 0, 3]
    assert limiter.wait("b") == 0
    now = 2.0
    assert [limiter.wait("a") for _ in range(2)] == [0, 3]


def test_full_buckets_are_forgotten() -> None:
    now = 0.0
    limiter = Limiter(Rate(burst=1, per_second=1), clock=lambda: now)
    for number in range(MOST_BUCKETS):
        limiter.wait(str(number))
    now = 1.0
    limiter.wait("late")
    assert len(limiter._buckets) == 1


def test_a_home_with_many_addresses_is_one() -> None:
    assert household_of("2001:db8:1:2:aaaa::1") == household_of("2001:db8:1:2:bbbb::2")
    assert household_of("2001:db8:1:3::1") != household_of("2001:db8:1:2::1")
    assert household_of("203.0.113.9") == "203.0.113.9"
    assert household_of("testclient") == "testclient"
