"""The chat in a browser: with and without JavaScript, sent twice, forged, too long, too fast."""

import asyncio
import re

import httpx
import pytest

from bot.domain.guide import Picture, Step
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.service import Conversations, Library
from bot.web.limits import ADDRESS, Limiter, Rate
from tests.builders import a_guide, a_guidebook
from tests.conftest import ROOT
from tests.web.conftest import served
from tests.web.page import Page
from tests.web.person import JSON, Person


async def test_somebody_without_javascript_finds_a_guide_and_reads_it(person: Person) -> None:
    greeting = await person.opens()
    assert "Chào bác! Tôi là Sổ Tay Số" in greeting.answer
    first_page = await person.types("quen mk vneid")
    assert first_page.answer.startswith("📘 Quên mật khẩu VNeID · 3 bước")
    step = await person.presses("Bắt đầu")
    assert step.answer == "Bước 1/3 · Quên mật khẩu VNeID\nMở VNeID, bấm “Quên mật khẩu”."
    assert (await person.presses("Bước tiếp")).answer.startswith("Bước 2/3")


async def test_an_example_of_the_greeting_leads_to_its_guide(person: Person) -> None:
    greeting = await person.opens()
    example = greeting.forms[1].buttons[0].label
    assert "📘" in (await person.presses(example)).answer


async def test_a_place_is_kept_when_the_page_is_opened_again(person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    await person.presses("Bắt đầu")
    assert (await person.opens()).answer.startswith("Bước 1/3")
    assert (await person.presses("Bước tiếp")).answer.startswith("Bước 2/3")


async def test_a_remark_is_seen_without_javascript(person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    assert (await person.types("!!!")).answer.startswith("Tôi chưa thấy câu hỏi nào")
    assert (await person.opens()).answer.startswith("📘 Quên mật khẩu VNeID")


async def test_javascript_gets_the_answer_as_a_piece_of_the_page(person: Person) -> None:
    form = (await person.opens()).form()
    told = await person.asks_for_json(form.filled(text="quên mật khẩu vneid"))
    assert Page(told["answer"]).answer.startswith("📘 Quên mật khẩu VNeID")
    button = Page(f"<form>{told['choices']}</form>").forms[0].buttons[0]
    assert button.label == "Bắt đầu"
    after = form.fields | {"nonce": told["nonce"], "token": told["token"], "text": "", "press": button.value}
    assert Page((await person.asks_for_json(after))["answer"]).answer.startswith("Bước 1/3")
    assert told["language"] == "vi"


async def test_the_same_form_sent_twice_is_answered_twice_and_counted_once(person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    form = person.page.form("Bắt đầu").filled("Bắt đầu")
    first, second = await asyncio.gather(person.asks_for_json(form), person.asks_for_json(form))
    assert first["answer"] == second["answer"]
    assert first["choices"] == second["choices"]
    assert (await person.opens()).answer.startswith("Bước 1/3")


async def test_another_text_in_a_form_that_was_sent_is_another_message(person: Person) -> None:
    form = (await person.opens()).form()
    await person.sends(form.filled(text="quên mật khẩu vneid"))
    assert (await person.sends(form.filled(text="quét mã qr trả tiền"))).answer.startswith(
        "📘 Quét mã VietQR"
    )


async def test_an_old_button_says_where_we_are(person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    old = person.page.form("Bắt đầu").filled("Bắt đầu")
    await person.types("quét mã qr trả tiền")
    assert (await person.sends(old)).answer.startswith("Nút đó của tin cũ rồi ạ.")


async def test_two_browsers_are_two_people(address: str, person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    async with httpx.AsyncClient(base_url=address) as other:
        assert (await Person(other).opens()).answer.startswith("Chào bác!")


async def test_an_answer_of_somebody_else_cannot_be_opened(address: str, person: Person) -> None:
    await person.opens()
    form = person.page.form().filled(text="quên mật khẩu vneid")
    response = await person.client.post("/chat", data=form)
    async with httpx.AsyncClient(base_url=address) as other:
        assert (await Person(other).opens(response.headers["location"])).answer.startswith("Chào bác!")


async def test_looking_writes_nothing(conversations: Conversations, person: Person) -> None:
    await person.opens()
    async with conversations._database.transaction() as transaction:
        rows = await transaction.connection.exec_driver_sql("select count(*) from conversations")
        assert rows.scalar_one() == 0


async def test_a_link_with_a_guide_opens_it_with_one_button(person: Person) -> None:
    await person.opens("/?start=g_vneid-quen-mat-khau")
    assert (await person.presses("Mở")).answer.startswith("📘 Quên mật khẩu VNeID")


async def test_a_link_with_nonsense_is_a_greeting(person: Person) -> None:
    page = await person.opens('/?start="><script>')
    assert [button.label for form in page.forms for button in form.buttons if button.label == "Mở"] == []


async def test_english_is_asked_for_in_the_address_and_stays(person: Person) -> None:
    page = await person.opens("/?lang=en")
    assert "Hello! I am Sổ Tay Số" in page.answer
    await person.types("vneid-quen")
    assert ("lang", "en") in page.tags[0][1].items()
    page = await person.opens()
    assert ("lang", "en") in page.tags[0][1].items()


async def test_a_picture_of_a_step_is_there_after_the_page_is_opened_again(
    conversations: Conversations, person: Person
) -> None:
    picture = Picture(file="nfc-ap-the.png", alt="Thẻ áp vào lưng máy.")
    guidebook = a_guidebook(a_guide(steps=(Step(text="Áp thẻ.", picture=picture), Step(text="Chờ."))))
    conversations.library = Library(guidebook, Index(guidebook, load_lexicon(ROOT / "guides" / "lexicon")))
    await person.opens()
    await person.types("quên mật khẩu vneid")
    for page in (await person.presses("Bắt đầu"), await person.opens()):
        shown = [tag for name, tag in page.tags if name == "img" and tag.get("class") == "picture"]
        assert [(tag["src"], tag["alt"]) for tag in shown] == [("/hinh/nfc-ap-the.png", picture.alt)]
    assert (await person.client.get("/hinh/nfc-ap-the.png")).headers["content-type"] == "image/png"


@pytest.mark.parametrize("forge", [{"token": "x.y"}, {"token": ""}, {"token": None}])
async def test_a_form_without_our_token_changes_nothing(person: Person, forge: dict[str, str | None]) -> None:
    form = (await person.opens()).form().filled(text="quên mật khẩu vneid") | forge
    sent = {name: value for name, value in form.items() if value is not None}
    refused = await person.client.post("/chat", data=sent)
    assert refused.status_code == 403
    assert "trình duyệt không cho giữ cookie" in refused.text
    assert (await person.opens()).answer.startswith("Chào bác!")


async def test_the_token_of_somebody_else_is_refused(address: str, person: Person) -> None:
    async with httpx.AsyncClient(base_url=address) as other:
        stolen = (await Person(other).opens()).form().fields["token"]
    form = (await person.opens()).form().filled(text="quên mật khẩu vneid", token=stolen)
    assert (await person.client.post("/chat", data=form)).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_a_form_from_another_site_is_refused(person: Person, headers: dict[str, str]) -> None:
    form = (await person.opens()).form().filled(text="quên mật khẩu vneid")
    refused = await person.client.post("/chat", data=form, headers=headers)
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers


async def test_a_page_that_lay_open_too_long_gets_a_new_token_and_is_sent_again(person: Person) -> None:
    form = (await person.opens()).form().filled(text="quên mật khẩu vneid")
    person.client.cookies.clear()
    refused = await person.client.post("/chat", data=form, headers=JSON)
    assert refused.status_code == 403
    told = await person.asks_for_json(form | refused.json())
    assert Page(told["answer"]).answer.startswith("📘 Quên mật khẩu VNeID")


async def test_a_cookie_we_did_not_sign_is_a_stranger(person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    signed = person.client.cookies["sotayso"]
    person.client.cookies.set("sotayso", "A" + signed[1:])
    assert (await person.client.post("/chat", data=person.page.form().filled(text="a"))).status_code == 403


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(
    conversations: Conversations, client: httpx.AsyncClient
) -> None:
    plain = (await client.get("/")).headers["set-cookie"]
    assert re.fullmatch(r"sotayso=\S+; HttpOnly; Max-Age=34560000; Path=/; SameSite=lax", plain)
    async with served(conversations, secure=True, public_url="https://sotay.example") as address:
        async with httpx.AsyncClient(base_url=address) as other:
            response = await other.get("/")
        assert re.fullmatch(
            r"__Host-sotayso=\S+; HttpOnly; Max-Age=34560000; Path=/; SameSite=lax; Secure",
            response.headers["set-cookie"],
        )
        assert response.headers["strict-transport-security"] == "max-age=31536000"


async def test_fifty_thousand_characters_are_declined_kindly(person: Person) -> None:
    form = (await person.opens()).form()
    assert (await person.sends(form.filled(text="quên " * 1000))).answer.startswith("Tin dài quá")
    refused = await person.client.post("/chat", data=form.filled(text="ê" * 50_000))
    assert refused.status_code == 413
    assert "Tin dài quá, tôi đọc không xuể ạ." in refused.text


async def test_a_body_that_does_not_say_its_length_is_cut_off(person: Person) -> None:
    async def endless() -> object:
        for _ in range(100):
            yield b"text=" + b"a" * 10_000

    await person.opens()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    refused = await person.client.post("/chat", content=endless(), headers=headers)  # type: ignore[arg-type]
    assert refused.status_code == 413


@pytest.mark.parametrize(
    ("change", "status"), [({"nonce": "short"}, 400), ({"press": "1:\n"}, 400), ({"press": "x:next"}, 400)]
)
async def test_what_no_page_of_ours_sends_is_refused(
    person: Person, change: dict[str, str], status: int
) -> None:
    form = (await person.opens()).form().filled(text="a") | change
    assert (await person.client.post("/chat", data=form)).status_code == status


async def test_only_plain_forms_are_read(person: Person) -> None:
    form = (await person.opens()).form().filled(text="a")
    assert (await person.client.post("/chat", json=form)).status_code == 415
    assert (await person.client.post("/chat", data=form, files={"a": b"b"})).status_code == 415
    many = form | {f"f{n}": "" for n in range(30)}
    assert (await person.client.post("/chat", data=many)).status_code == 400


async def test_bytes_that_are_no_text_are_refused(person: Person) -> None:
    await person.opens()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await person.client.post("/chat", content=b"text=\xff\xfe", headers=headers)).status_code == 400


async def test_who_hammers_is_slowed_down_and_others_are_not(conversations: Conversations) -> None:
    slow = Limiter(Rate(burst=3, per_second=0.01), clock=lambda: 0.0)
    async with served(conversations, limiter=slow) as address:
        async with httpx.AsyncClient(base_url=address) as client:
            form = (await Person(client).opens()).form()
            sent = [
                await client.post("/chat", data=form.filled(text=f"a{n}"), headers=JSON) for n in range(4)
            ]
            assert [response.status_code for response in sent] == [200, 200, 200, 429]
            assert sent[3].json() == {
                "error": "Nhanh quá, tôi làm không kịp ạ. Bác chờ một lát rồi gửi lại nhé."
            }
            assert sent[3].headers["retry-after"] == "101"
        async with httpx.AsyncClient(base_url=address) as other:
            pupil = Person(other)
            await pupil.opens()
            assert (await pupil.types("quên mật khẩu vneid")).answer.startswith("📘")


async def test_a_class_of_forty_behind_one_address_reads_at_once(conversations: Conversations) -> None:
    async with served(conversations, address_rate=ADDRESS) as address:

        async def pupil() -> str:
            async with httpx.AsyncClient(base_url=address, timeout=60) as client:
                person = Person(client)
                await person.opens()
                await person.types("quên mật khẩu vneid")
                return (await person.presses("Bắt đầu")).answer.splitlines()[0]

        assert set(await asyncio.gather(*(pupil() for _ in range(40)))) == {"Bước 1/3 · Quên mật khẩu VNeID"}


async def test_one_address_that_asks_without_end_is_slowed_down(conversations: Conversations) -> None:
    async with (
        served(conversations, address_rate=Rate(burst=2, per_second=0.01)) as address,
        httpx.AsyncClient(base_url=address) as client,
    ):
        answers = [await client.get("/healthz") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Nhanh quá" in answers[2].text
    assert answers[2].headers["content-security-policy"].startswith("default-src 'none'")
