"""Households on the page: found, opened, named with consent, withdrawn, copied, merged, erased."""

from datetime import timedelta

from tests.clock import TODAY
from tests.web.team import Browser, Hamlet


async def named(lead: Browser, hamlet: Hamlet, label: str = "bà Lan, ngõ 5") -> str:
    house = f"/to/ho/{hamlet.crew.household.id}"
    await lead.opens(house)
    await lead.sends(f"{house}/ten", chu=label, dong_y="1")
    return house


async def test_a_name_is_kept_with_consent_and_found_again(hamlet: Hamlet, lead: Browser) -> None:
    house = await named(lead, hamlet)
    assert "Đồng ý ghi tên gọi: 22/11/2026, bác Tâm hỏi" in lead.page.html
    await lead.opens("/to/ho")
    page = await lead.sends("/to/ho", tim="ba lan")
    assert [a["href"] for a in page.links if "bà Lan" in a["text"]] == [house]
    page = await lead.sends("/to/ho", tim="h1")
    assert house in page.all("href")
    assert "1 hộ" not in (await lead.sends("/to/ho", tim="ông Tư")).html


async def test_without_consent_nothing_is_written_down(hamlet: Hamlet, lead: Browser) -> None:
    house = f"/to/ho/{hamlet.crew.household.id}"
    await lead.opens(house)
    page = await lead.sends(f"{house}/ten", 422, chu="bà Lan", dong_y="")
    assert "Chưa ghi gì" in page.html
    page = await lead.sends(f"{house}/ten", 422, chu="bà Lan 0912345678", dong_y="1")
    assert "không ghi số điện thoại" in page.html
    assert "bà Lan" not in (await lead.opens("/to/ho")).html


async def test_a_phone_number_has_its_own_consent(hamlet: Hamlet, lead: Browser) -> None:
    house = await named(lead, hamlet)
    await lead.sends(f"{house}/so", 422, chu="0912 345 678", dong_y="")
    await lead.sends(f"{house}/so", 422, chu="12", dong_y="1")
    page = await lead.sends(f"{house}/so", chu="0912 345 678", dong_y="1")
    assert "Điện thoại: 0912 345 678" in page.html


async def test_nearly_the_same_name_is_asked_about(hamlet: Hamlet, lead: Browser) -> None:
    await named(lead, hamlet)
    async with hamlet.database.transaction() as transaction:
        second = await transaction.households.open(hamlet.crew.team.id, hamlet.crew.lead.id)
    await lead.opens(f"/to/ho/{second.id}")
    page = await lead.sends(f"/to/ho/{second.id}/ten", 422, chu="bà Lan ngõ 5", dong_y="1")
    assert "Tổ đã có hộ gần giống: H-001 · bà Lan, ngõ 5" in page.html
    page = await lead.sends(f"/to/ho/{second.id}/ten", chu="bà Lan ngõ 5", dong_y="1", nha_khac="1")
    assert "Đã ghi tên" in page.html


async def test_who_opened_a_household_is_read_by_the_lead_alone(hamlet: Hamlet, lead: Browser) -> None:
    volunteer = await hamlet.browser_of(hamlet.crew.volunteer)
    house = f"/to/ho/{hamlet.crew.household.id}"
    assert "Ai đã xem" not in (await volunteer.opens(house)).html
    assert "chị Hoa · xem" in (await lead.opens(house)).html


async def test_consent_is_withdrawn_after_a_second_thought(hamlet: Hamlet, lead: Browser) -> None:
    house = await named(lead, hamlet)
    await lead.opens(f"{house}/rut")
    page = await lead.sends(f"{house}/rut")
    assert "Đã rút" in page.html
    assert "Đã rút đồng ý ghi tên gọi" in page.html
    assert "bà Lan" not in (await lead.opens("/to/ho")).html


async def test_all_of_it_is_handed_out_as_a_text(hamlet: Hamlet, lead: Browser) -> None:
    house = await named(lead, hamlet)
    response = await lead.client.get(f"{house}/ban-sao")
    assert "Dữ liệu của H-001 · bà Lan, ngõ 5 tại Tổ 5" in response.text
    assert 'filename="H-001.txt"' in response.headers["content-disposition"]
    assert "lấy một bản" in (await lead.opens(house)).html


async def test_the_copy_holds_every_visit(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        for ago in range(24):
            visit = hamlet.crew.a_visit(TODAY - timedelta(days=ago))
            await transaction.visits.add(visit, entered_by=hamlet.crew.volunteer.id)
    response = await lead.client.get(f"/to/ho/{hamlet.crew.household.id}/ban-sao")
    assert response.text.count("• H-001 · ") == 25
    assert "và 5 lượt" not in response.text


async def test_a_household_moves_to_a_neighbouring_team(hamlet: Hamlet, lead: Browser) -> None:
    house = await named(lead, hamlet)
    page = await lead.opens(f"{house}/chuyen")
    assert "Tổ 6" in page.html
    assert "Tổ 5</label>" not in page.html
    there = str(hamlet.other.team.id)
    for wrong in ({"to": ""}, {"to": str(hamlet.crew.team.id)}, {"ngay": "hôm qua"}, {"ngay": "2020-01-01"}):
        page = await lead.sends(f"{house}/chuyen", 422, **{"to": there, "ngay": str(TODAY)} | wrong)
        assert "chọn một tổ" in page.html
    page = await lead.sends(f"{house}/chuyen", to=there, ngay=str(TODAY))
    assert "H-001 · bà Lan, ngõ 5 nay là H-002 của Tổ 6" in page.html
    await lead.opens(house, 403)
    theirs = await hamlet.browser_of(hamlet.other.lead)
    assert "bà Lan, ngõ 5" in (await theirs.opens("/to/ho")).html


async def test_without_another_team_in_the_commune_nothing_can_be_moved(
    hamlet: Hamlet, lead: Browser
) -> None:
    async with hamlet.database.transaction() as transaction:
        elsewhere = await transaction.areas.commune("Xã Khác", "Tỉnh Mẫu")
        await transaction.areas.place_team(hamlet.other.team.id, elsewhere.id, since=TODAY)
    page = await lead.opens(f"/to/ho/{hamlet.crew.household.id}/chuyen")
    assert "Trong xã chưa có tổ nào khác" in page.html
    assert [
        button.label for form in page.forms for button in form.buttons if form.action.endswith("chuyen")
    ] == []


async def test_a_household_is_erased_after_a_second_thought(hamlet: Hamlet, lead: Browser) -> None:
    house = await named(lead, hamlet)
    page = await lead.opens(f"{house}/xoa")
    assert "Không lấy lại được" in page.html
    page = await lead.sends(f"{house}/xoa")
    assert "Đã xóa hẳn" in page.html
    assert "H-001 · bà Lan" not in page.html
    assert "1 lượt" in (await lead.opens("/to/luot")).html


async def test_two_households_become_one_and_two_again(hamlet: Hamlet, lead: Browser) -> None:
    async with hamlet.database.transaction() as transaction:
        second = await transaction.households.open(hamlet.crew.team.id, hamlet.crew.lead.id)
    first, house = hamlet.crew.household.id, f"/to/ho/{second.id}"
    await lead.opens(f"{house}/gop")
    assert "Tổ chưa có hộ" in (await lead.sends(f"{house}/gop", 422, ma="H-077")).html
    assert "Đó chính là hộ này" in (await lead.sends(f"{house}/gop", 422, ma="H-002")).html
    assert "Đã gộp H-002 vào H-001" in (await lead.sends(f"{house}/gop", ma="H-001")).html
    await lead.opens(f"/to/ho/{first}/tach")
    assert "H-002 lại là một hộ riêng" in (await lead.sends(f"/to/ho/{first}/tach")).html
