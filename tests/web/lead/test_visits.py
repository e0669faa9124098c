"""The rows behind a number, and corrections of a visit, over real HTTP."""

from datetime import timedelta

from tests.clock import TODAY
from tests.web.team import Browser, Hamlet


async def test_the_week_leads_to_its_rows_and_a_row_to_its_visit(hamlet: Hamlet, lead: Browser) -> None:
    page = await lead.opens("/to/so-lieu")
    rows = [href for href in page.all("href") if href.startswith("/to/luot?") and "viec=vneid" in href]
    page = await lead.opens(rows[0])
    assert "H-001" in page.html
    assert "chị Hoa" in page.html
    page = await lead.opens(f"/to/luot/{hamlet.visit.id}")
    assert "Ghi: H-001" in page.html or "2 người" in page.html


async def test_rows_are_turned_page_by_page(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        for _ in range(45):
            await transaction.visits.add(hamlet.crew.a_visit(), entered_by=hamlet.crew.volunteer.id)
    seen: list[str] = []
    path: str | None = "/to/luot"
    while path:
        page = await lead.opens(path)
        seen += [href for href in page.all("href") if href.startswith("/to/luot/")]
        path = next((a["href"] for a in page.links if a["text"] == "Cũ hơn"), None)
    assert len(seen) == len(set(seen)) == 46


async def test_a_lead_corrects_a_visit_with_a_reason(hamlet: Hamlet, lead: Browser) -> None:
    await lead.opens(f"/to/luot/{hamlet.visit.id}")
    fields = {"so_nguoi": "4", "ket_qua": "done", "hinh_thuc": "home", "ngay": str(TODAY - timedelta(days=1))}
    page = await lead.sends(f"/to/luot/{hamlet.visit.id}/sua", 422, **fields, ly_do="")
    assert "chọn hoặc ghi một lý do" in page.html
    page = await lead.sends(f"/to/luot/{hamlet.visit.id}/sua", **fields, ly_do_khac="chị Hoa nhờ sửa")
    assert "Số người: 2 → 4; Ngày: 22/11/2026 → 21/11/2026" in page.html
    assert "chị Hoa nhờ sửa" in page.html


async def test_when_nobody_was_helped_nobody_is_counted(hamlet: Hamlet, lead: Browser) -> None:
    await lead.opens(f"/to/luot/{hamlet.visit.id}")
    page = await lead.sends(
        f"/to/luot/{hamlet.visit.id}/sua", so_nguoi="2", ket_qua="declined", hinh_thuc="home", ngay=str(TODAY),
        ly_do="Ghi nhầm",
    )  # fmt: skip
    assert "Số người: 2 → 0" in page.html


async def test_what_cannot_be_is_not_written(hamlet: Hamlet, lead: Browser) -> None:
    path = f"/to/luot/{hamlet.visit.id}/sua"
    good = {"so_nguoi": "2", "ket_qua": "done", "hinh_thuc": "home", "ngay": str(TODAY), "ly_do": "Ghi nhầm"}
    for wrong in (
        {"so_nguoi": "100"}, {"so_nguoi": "-1"}, {"so_nguoi": "²"}, {"ngay": str(TODAY + timedelta(days=1))},
        {"ngay": str(TODAY - timedelta(days=32))}, {"ngay": "hôm qua"}, {"ket_qua": "gone"},
        {"so_nguoi": "3", "ly_do_khac": "số căn cước 001099012345"}, {"so_nguoi": "3", "ly_do_khac": "x" * 201},
        {"ho": "H-099"}, {"ho": "bà Lan"}, {"viec": "no-such-guide"}, {"viec": "topic.nothing"},
        {"ket_qua": "unfinished", "hen": str(TODAY)}, {"ket_qua": "unfinished", "hen": "mai"},
        {"ket_qua": "unfinished", "hen": str(TODAY + timedelta(days=400))},
    ):  # fmt: skip
        await lead.opens(f"/to/luot/{hamlet.visit.id}")
        await lead.sends(path, 422, **good | wrong)
    page = await lead.sends(path, **good)
    assert "Không có gì thay đổi" in page.html
    async with hamlet.database.transaction() as transaction:
        assert len(await transaction.visits.history(hamlet.visit.id or 0)) == 1


async def test_a_visit_is_taken_out_and_counts_no_more(hamlet: Hamlet, lead: Browser) -> None:
    await lead.opens(f"/to/luot/{hamlet.visit.id}")
    page = await lead.sends(f"/to/luot/{hamlet.visit.id}/bo", ly_do="Ghi trùng")
    assert "Đã bỏ khỏi sổ" in page.html
    assert "Ghi trùng" in page.html
    assert "Chưa có lượt nào" in (await lead.opens("/to/luot")).html


async def test_a_volunteer_sees_and_corrects_the_own_visits_without_a_reason(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.crew.volunteer)
    assert f"/to/luot/{hamlet.visit.id}" in browser.page.all("href")
    await browser.opens(f"/to/luot/{hamlet.visit.id}")
    page = await browser.sends(
        f"/to/luot/{hamlet.visit.id}/sua", so_nguoi="3", ket_qua="done", hinh_thuc="home", ngay=str(TODAY)
    )
    assert "Số người: 2 → 3" in page.html


async def test_household_task_and_the_day_to_come_back_are_corrected(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        await transaction.households.open(hamlet.crew.team.id, hamlet.crew.lead.id)
    path = f"/to/luot/{hamlet.visit.id}"
    page = await lead.opens(path)
    assert page.form("Ghi sửa").fields["ho"] == "H-001"
    page = await lead.sends(
        f"{path}/sua", so_nguoi="2", ket_qua="unfinished", hinh_thuc="home", ngay=str(TODAY), ho="h2",
        viec="vneid-quen-mat-khau", hen=str(TODAY + timedelta(days=3)), ly_do="Ghi nhầm",
    )  # fmt: skip
    for changed in ("Hộ: H-001 → H-002", "→ Quên mật khẩu VNeID", "Hẹn quay lại: — → 25/11/2026"):
        assert changed in page.html
    page = await lead.sends(
        f"{path}/sua", so_nguoi="2", ket_qua="done", hinh_thuc="home", ngay=str(TODAY), ho="", viec="topic.vneid",
        hen=str(TODAY + timedelta(days=3)), ly_do="Ghi nhầm",
    )  # fmt: skip
    async with hamlet.database.transaction() as transaction:
        visit = await transaction.visits.get(hamlet.visit.id or 0)
    assert visit
    assert (visit.household, visit.guide_id, visit.topic, visit.due) == (None, None, "vneid", None)
    assert "Hẹn quay lại: 25/11/2026 → —" in page.html


async def test_a_household_of_another_team_cannot_be_written_in(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        theirs = await transaction.households.open(hamlet.other.team.id, hamlet.other.lead.id)
    await lead.opens(f"/to/luot/{hamlet.visit.id}")
    fields = {
        "so_nguoi": "2",
        "ket_qua": "done",
        "hinh_thuc": "home",
        "ngay": str(TODAY),
        "ly_do": "Ghi nhầm",
    }
    page = await lead.sends(f"/to/luot/{hamlet.visit.id}/sua", 422, **fields, ho=theirs.code)
    assert "Tổ không có hộ mang mã đó" in page.html
