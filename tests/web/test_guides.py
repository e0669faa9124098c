"""The guides as pages, all of them: steps, branches, sources, the sheet to print, pictures."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from bot.domain.guide import Confidence, Guidebook
from bot.guidebook.load import load_or_raise
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.service import Conversations, Library
from bot.web.guides import PICTURE
from tests.builders import a_guide, a_guidebook, a_new_phone_guide
from tests.conftest import ROOT
from tests.web.conftest import served
from tests.web.page import Page
from tests.web.person import Person

GUIDES = ROOT / "guides"


@pytest.fixture(scope="session")
def real_guides() -> Guidebook:
    return load_or_raise(GUIDES, None)


def serve_these(conversations: Conversations, guidebook: Guidebook) -> None:
    conversations.library = Library(guidebook, Index(a_guidebook(), load_lexicon(GUIDES / "lexicon")))


@pytest.fixture
async def reader(conversations: Conversations, real_guides: Guidebook) -> AsyncIterator[httpx.AsyncClient]:
    """Reads the real guides."""
    serve_these(conversations, real_guides)
    async with served(conversations) as address, httpx.AsyncClient(base_url=address) as client:
        yield client


async def test_every_guide_is_a_page_with_all_steps_sources_and_a_sheet(
    reader: httpx.AsyncClient, real_guides: Guidebook
) -> None:
    for guide in real_guides.guides.values():
        for path in (f"/huong-dan/{guide.id}", f"/huong-dan/{guide.id}/in"):
            response = await reader.get(path)
            assert response.status_code == 200, path
            page = Page(response.text)
            steps = [tag["id"] for _, tag in page.tags if tag.get("id", "").startswith("buoc-")]
            assert steps == [f"buoc-{n}" for n in range(1, len(guide.steps) + 1)], path
            assert [s.url for s in guide.sources if s.url not in page.all("href")] == [], path
            assert f"{guide.checked:%d/%m/%Y}" in response.text, path


async def test_every_link_and_picture_inside_leads_somewhere(
    reader: httpx.AsyncClient, real_guides: Guidebook
) -> None:
    seen = {"/huong-dan", *(f"/huong-dan/{guide_id}" for guide_id in real_guides.guides)}
    inside = set()
    for path in sorted(seen):
        page = Page((await reader.get(path)).text)
        ids = set(page.all("id"))
        for link in [*page.all("href"), *page.all("src")]:
            if link.startswith("#"):
                assert link[1:] in ids, f"{path} leads to {link}"
            elif link.startswith("/") and not link.endswith("/in"):  # the sheets are read above
                inside.add(link.partition("#")[0].partition("?")[0])
    statuses = {path: (await reader.get(path)).status_code for path in sorted(inside - seen)}
    assert {path: status for path, status in statuses.items() if status != 200} == {}


async def test_every_translation_is_a_page_in_its_language(
    reader: httpx.AsyncClient, real_guides: Guidebook
) -> None:
    for (guide_id, language), guide in real_guides.translations.items():
        html = (await reader.get(f"/huong-dan/{guide_id}?lang={language}")).text
        assert f'<html lang="{language}"' in html
        assert Page(html).tags
        assert guide.title.replace("'", "&#39;") in html


async def test_the_topics_name_every_guide_once(reader: httpx.AsyncClient, real_guides: Guidebook) -> None:
    links = Page((await reader.get("/huong-dan")).text).all("href")
    listed = [link for link in links if link.startswith("/huong-dan/")]
    assert sorted(listed) == sorted(f"/huong-dan/{guide.id}" for guide in real_guides)


async def test_a_branch_says_where_each_answer_leads(conversations: Conversations, person: Person) -> None:
    serve_these(conversations, a_guidebook(a_guide(), a_new_phone_guide()))
    page = await person.opens("/huong-dan/vneid-doi-thiet-bi")
    assert 'Còn máy cũ</b> → <a href="#buoc-2">sang bước 2</a>' in page.html
    assert 'Tôi chỉ quên mật khẩu</b> → <a href="/huong-dan/vneid-quen-mat-khau">' in page.html
    assert "Làm xong bước này là hết." in page.html


async def test_what_is_uncertain_old_or_replaced_says_so(
    conversations: Conversations, person: Person
) -> None:
    old = a_guide(
        "vneid-cu", title="Cách cũ", checked=date(2025, 1, 2), retired=True, replaced_by="vneid-quen-mat-khau",
        confidence=Confidence.PARTIAL, caveat="Nút có thể đã đổi tên.",
    )  # fmt: skip
    serve_these(conversations, a_guidebook(a_guide(), old))
    for path in ("/huong-dan/vneid-cu", "/huong-dan/vneid-cu/in"):
        html = (await person.opens(path)).html
        assert "Có phần chưa chắc: Nút có thể đã đổi tên." in html
        assert "Đã lâu chưa kiểm tra lại (từ 02/01/2025)" in html
    assert "Xem hướng dẫn mới: Quên mật khẩu VNeID" in (await person.opens("/huong-dan/vneid-cu")).html
    assert (
        "Chắc chắn: các bước đã so với nguồn" in (await person.opens("/huong-dan/vneid-quen-mat-khau")).html
    )


async def test_a_guide_in_vietnamese_only_says_so_to_an_english_reader(person: Person) -> None:
    page = await person.opens("/huong-dan/vneid-quen-mat-khau?lang=en")
    assert "This guide exists in Vietnamese only." in page.html
    assert ("div", {"lang": "vi"}) in page.tags


async def test_nothing_in_a_guide_becomes_markup(conversations: Conversations, person: Person) -> None:
    serve_these(
        conversations, a_guidebook(a_guide(title="<script>alert(1)</script>", turn_to="<b>a</b> 1900 0368"))
    )
    html = (await person.opens("/huong-dan/vneid-quen-mat-khau")).html
    assert "<script>alert" not in html
    assert '&lt;b&gt;a&lt;/b&gt; <a href="tel:19000368">1900 0368</a>' in html


async def test_the_sheet_carries_a_code_that_leads_to_the_page(conversations: Conversations) -> None:
    async with (
        served(conversations, public_url="https://sotay.example") as address,
        httpx.AsyncClient(base_url=address) as client,
    ):
        sheet = Page((await client.get("/huong-dan/vneid-quen-mat-khau/in")).text)
        code = next(tag for name, tag in sheet.tags if tag.get("class") == "qr")
        assert code["alt"] == "https://sotay.example/huong-dan/vneid-quen-mat-khau"
        drawn = await client.get(code["src"])
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.text.startswith("<svg")


async def test_a_page_that_has_not_changed_is_not_sent_again(
    conversations: Conversations, client: httpx.AsyncClient
) -> None:
    first = await client.get("/huong-dan/vneid-quen-mat-khau")
    assert first.headers["cache-control"] == "no-cache"
    known = {"If-None-Match": first.headers["etag"]}
    again = await client.get("/huong-dan/vneid-quen-mat-khau", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    serve_these(conversations, a_guidebook(a_guide(title="Quên mật khẩu, cách mới")))
    changed = await client.get("/huong-dan/vneid-quen-mat-khau", headers=known)
    assert (changed.status_code, "cách mới" in changed.text) == (200, True)


@pytest.mark.parametrize(
    "path",
    ["/huong-dan/khong-co", "/huong-dan/khong-co/in", "/huong-dan/khong-co/qr.svg", "/hinh/khong-co.png",
     "/hinh/..%2f..%2fREADME.md", "/hinh/shared.svg", "/static/app.css", "/static/..%2fserver.py", "/wp-login.php"],
)  # fmt: skip
async def test_what_is_not_there_is_a_kind_page(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.status_code == 404
    assert "Không có trang này." in response.text


def test_every_picture_of_the_guides_can_be_served(real_guides: Guidebook) -> None:
    files = {step.picture.file for guide in real_guides for step in guide.steps if step.picture}
    assert [
        file for file in files if not PICTURE.fullmatch(file) or not Path(GUIDES, "pictures", file).is_file()
    ] == []
