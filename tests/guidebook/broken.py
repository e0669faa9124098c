"""Files that break one rule each, by its number."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.guidebook.folder import LEFT_OUT, TODAY, Folder, a_guide, a_question, to_yaml


def with_steps(*steps: dict[str, Any]) -> Callable[[Folder], Any]:
    return lambda folder: folder.add(steps=list(steps))


def with_changes(**changes: Any) -> Callable[[Folder], Any]:
    return lambda folder: folder.add(**changes)


def with_text(before: str, after: str) -> Callable[[Folder], Any]:
    """The good guide with one piece of its text changed."""

    def write(folder: Folder) -> None:
        text = to_yaml(a_guide())
        assert before in text
        folder.write("vneid/vneid-mau.yaml", text.replace(before, after, 1))

    return write


def two_guides(first: dict[str, Any], second: dict[str, Any]) -> Callable[[Folder], Any]:
    def write(folder: Folder) -> None:
        folder.add("vneid-mot", **first)
        folder.add("vneid-hai", **second)

    return write


def translated(**changes: Any) -> Callable[[Folder], Any]:
    def write(folder: Folder) -> None:
        folder.add()
        folder.translate(**changes)

    return write


def in_two_topics(folder: Folder) -> None:
    folder.add(topic="an-toan", asks=[f"câu khác {number}" for number in range(8)])
    folder.add(topic="vneid")


def retired_for_a_retired_one(folder: Folder) -> None:
    folder.add("vneid-moi")
    folder.add("vneid-cu", retired=True, replaced_by="vneid-moi")
    folder.add("vneid-co", retired=True, replaced_by="vneid-cu")


def with_file(path: str, text: str) -> Callable[[Folder], Any]:
    """A good guide, and another file beside it."""

    def write(folder: Folder) -> None:
        folder.add()
        folder.write(path, text)

    return write


def with_words(*steps: dict[str, Any], **changes: Any) -> Callable[[Folder], Any]:
    """A guide in a folder where “click” is no word and ten words make a sentence."""

    def write(folder: Folder) -> None:
        folder.write("words.yaml", WORDS)
        folder.add(**changes, steps=list(steps or [STEP]))

    return write


def a_lonely_guide(folder: Folder) -> None:
    """Ten guides lead to one another in a ring, the eleventh leads to the first."""
    for number in range(10):
        folder.add(f"vneid-{number}", related=[f"vneid-{(number + 1) % 10}"])
    folder.add("vneid-mot-minh", related=["vneid-0"])


def leading_to_a_retired_one(folder: Folder) -> None:
    folder.add("vneid-moi")
    folder.add("vneid-cu", retired=True, replaced_by="vneid-moi")
    folder.add("vneid-khac", related=["vneid-cu"])


def laid_over(text: str, name: str = "vneid-mau", **changes: Any) -> Callable[[Folder], Any]:
    """A good guide, and what the commune adds to it."""

    def write(folder: Folder) -> None:
        folder.add(**changes)
        folder.write(f"local/{name}.yaml", f"checked: {TODAY}\n{text}")

    return write


WORDS = "longest_sentence: 10\nwords:\n  - {avoid: [click], say: bấm, unless: [double click]}\n"
HOTLINE = "hotlines: [{number: %s, whose: Tổng đài, source: %s, date: %s}]"
LONG_LINES = [f"{number}" + "x" * 119 for number in range(8)]
STEP = {"text": "Mở máy."}
PICTURE = {"text": "Mở máy.", "picture": "mot.png", "picture_alt": "Màn hình đầu"}
TOMORROW = TODAY + timedelta(days=1)
A_SOURCE = {"publisher": "Báo", "url": "https://example.org"}
THE_ASKS = [f"vneid-mau câu {number}" for number in range(8)]

BREAKS: list[tuple[str, str, Callable[[Folder], Any]]] = [
    ("G01", "a quote that is never closed", with_text("title: Việc", 'title: "Việc')),
    ("G02", "a key twice", with_text("fee: Miễn phí", "fee: Miễn phí\nfee: Chưa rõ")),
    ("G03", "tone marks typed apart", with_text("Miễn phí", "Mie\u0302\u0303n phí")),
    ("G03", "an invisible character", with_text("Miễn phí", "Miễn\u200b phí")),
    ("G04", "a key nobody knows", with_changes(phi="5")),
    ("G04", "an unknown key in an overlay", laid_over("phi: 5")),
    ("G04", "an overlay that adds nothing", laid_over("")),
    ("G04", "a topic's overlay with a fee", laid_over("local: Ở xã.\nfee: 5.000 đồng", "vneid")),
    ("G04", "an unknown key in the word list", with_file("words.yaml", WORDS + "chu: 5")),
    ("G04", "a key that is missing", with_changes(title=LEFT_OUT)),
    ("G05", "a number for a text", with_changes(fee=5)),
    ("G05", "a hotline that is no number", with_file("hotlines.yaml", HOTLINE % ("tổng đài", "https://a.vn", TODAY))),
    ("G05", "a site that is an address", with_file(
        "hotlines.yaml", "sites: [{domain: https://a.vn, whose: Xã, source: https://a.vn}]")),
    ("G05", "a text for a number", with_changes(minutes="10")),
    ("G06", "a title of 61", with_changes(title="x" * 61)),
    ("G07", "a step of 301", with_steps(STEP | {"text": "x" * 301})),
    ("G07", "a variant of 301", with_steps(STEP | {"android": "x" * 301})),
    ("G08", "a warning of 201", with_steps(STEP | {"warning": "x" * 201})),
    ("G08", "an empty text", with_changes(done="")),
    ("G08", "21 asks", with_changes(asks=[f"câu {number}" for number in range(21)])),
    ("G08", "a note of 301 in an overlay", laid_over(f"local: {'x' * 301}")),
    ("G08", "nine things to prepare, one by overlay", laid_over("prepare: [Tiền lẻ]", prepare=["Thẻ"] * 8)),
    ("G08", "no steps", with_changes(steps=[])),
    ("G09", "a file name with capitals", lambda folder: folder.add("VNeID-mau")),
    ("G09", "a file name of 41", lambda folder: folder.add("v" * 41)),
    ("G09", "a file outside the topics", lambda folder: folder.add(topic=".")),
    ("G09", "a file too deep", lambda folder: folder.add(topic="vneid/cu")),
    ("G09", "an ending .yml", lambda folder: folder.write("vneid/mot.yml", to_yaml(a_guide()))),
    ("G09", "an overlay .yml", with_file("local/vneid-mau.yml", "")),
    ("G09", "a language that is none", lambda folder: folder.write("vneid/mot.E2.yaml", "")),
    ("G09", "a step id with marks", with_steps(STEP | {"id": "máy-cũ"})),
    ("G10", "the same id in two topics", in_two_topics),
    ("G11", "no minutes at all", with_changes(minutes=0)),
    ("G11", "a review every 10 years", with_changes(review_every=3650)),
    ("G12", "seven asks", with_changes(asks=THE_ASKS[:7])),
    ("G13", "an ask twice, once without marks", with_changes(asks=[*THE_ASKS, "VNEID-MAU cau 0?"])),
    ("G14", "an ask of another guide", two_guides({}, {"asks": [*THE_ASKS, "vneid mot cau 3"]})),
    ("G15", "a step id twice", with_steps(STEP | {"id": "mot"}, STEP | {"id": "mot"})),
    ("G15", "a step called end", with_steps(STEP | {"id": "end"})),
    ("G16", "a goto into the void", with_steps(STEP | {"goto": "dau"}, STEP)),
    ("G16", "a choice into the void", with_steps(a_question("end", "dau"), STEP)),
    ("G17", "a choice to no guide", with_steps({**a_question("end"), "choices": [
        {"label": "Có", "goto": "end"}, {"label": "Không", "guide": "vneid-khong-co"}]})),
    ("G17", "a choice to the guide itself", with_steps({**a_question("end"), "choices": [
        {"label": "Có", "goto": "end"}, {"label": "Không", "guide": "vneid-mau"}]})),
    ("G18", "a step behind the end", with_steps(STEP | {"goto": "end"}, STEP)),
    ("G19", "steps in a circle", with_steps(STEP | {"id": "mot"}, STEP | {"goto": "mot"})),
    ("G19", "questions in a circle", with_steps(STEP | {"id": "mot"}, a_question("mot", "hai", id="hai"))),
    ("G20", "an action that is a question too", with_steps(STEP | a_question("end", "end"))),
    ("G20", "a question without choices", with_steps({"ask": "Sao?"})),
    ("G20", "a question that goes on by itself", with_steps(a_question("end", "end", goto="end"))),
    ("G20", "a choice that leads nowhere", with_steps({"ask": "Sao?", "choices": [
        {"label": "Có"}, {"label": "Không", "goto": "end"}]})),
    ("G20", "two choices that read alike", with_steps({"ask": "Sao?", "choices": [
        {"label": "Mã", "goto": "end"}, {"label": "ma", "goto": "end"}]})),
    ("G21", "a picture that does not exist", with_steps(PICTURE)),
    ("G21", "a description without a picture", with_steps(STEP | {"picture_alt": "Hình"})),
    ("G22", "partial without a caveat", with_changes(confidence="partial")),
    ("G22", "solid with a caveat", with_changes(caveat="Có thể đã cũ.")),
    ("G23", "a source that is a name", with_changes(sources=[A_SOURCE | {"url": "Báo Nhân Dân"}])),
    ("G23", "a source of another protocol", with_changes(sources=[A_SOURCE | {"url": "ftp://example.org"}])),
    ("G23", "a hotline whose source is a name", with_file("hotlines.yaml", HOTLINE % ('"113"', "Báo", TODAY))),
    ("G24", "a hotline's source of tomorrow", with_file("hotlines.yaml", HOTLINE % ('"113"', "https://a.vn", TOMORROW))),
    ("G24", "an overlay of tomorrow", with_file("local/vneid-mau.yaml", f"checked: {TOMORROW}\nfee: 5.000 đồng")),
    ("G24", "checked tomorrow", with_changes(checked=TOMORROW)),
    ("G24", "published tomorrow", with_changes(sources=[A_SOURCE | {"date": TOMORROW}])),
    ("G25", "checked 181 days ago", with_changes(checked=TODAY - timedelta(days=181))),
    ("G25", "an overlay of last year", with_file("local/vneid-mau.yaml", "checked: 2025-11-22\nfee: 5.000 đồng")),
    ("G26", "a related guide nobody wrote", with_changes(related=["vneid-khong-co"])),
    ("G26", "related to itself", with_changes(related=["vneid-mau"])),
    ("G26", "related to a retired one", leading_to_a_retired_one),
    ("G27", "retired without a successor", with_changes(retired=True)),
    ("G27", "a successor that does not exist", with_changes(retired=True, replaced_by="vneid-khong-co")),
    ("G27", "a successor that is retired", retired_for_a_retired_one),
    ("G27", "a successor of a guide in use", with_changes(replaced_by="vneid-mau")),
    ("G28", "a button in straight quotes", with_steps({"text": 'Bấm "Xong".'})),
    ("G28", "a button without quotes", with_steps({"text": "Bấm vào nút Xác nhận."})),
    ("G29", "words behind a #", with_text("turn_to: Công an xã.", "turn_to: Bấm phím # trên máy.")),
    ("G31", "a translation of nothing", lambda folder: (folder.add(), folder.translate("vneid-khac"))),
    ("G31", "a translation with a step more", translated(steps=[STEP, STEP, STEP])),
    ("G31", "a translation with a warning more", translated(steps=[STEP, STEP | {"warning": "Careful."}])),
    ("G31", "a translation that leads elsewhere", translated(steps=[STEP, STEP | {"goto": "end"}])),
    ("G31", "a translation into another language", translated(language="fr")),
    ("G32", "a translation of an older guide", translated(checked=date(2026, 1, 1))),
    ("G32", "a translation of other words", translated(made_from="00000000")),
    ("G33", "a topic nobody named", lambda folder: folder.add(topic="la-lung")),
    ("G33", "a topic without a Vietnamese name", lambda folder: (
        folder.add(), folder.write("topics.yaml", "vneid: {vi: VNeID}\nxe-co: {en: Cars}"))),
    ("G34", "a guide nobody leads to", a_lonely_guide),
    ("G35", "a foreign word", with_words(fee="Click là xong.")),
    ("G36", "a sentence of eleven words", with_words({"text": "một hai ba bốn năm sáu bảy tám chín mười mười-một."})),
    ("G37", "a number nobody knows", with_changes(turn_to="Gọi 1900 0369.")),
    ("G37", "a short number nobody knows", with_steps(STEP | {"warning": "Gửi tin tới số 1415."})),
    ("G37", "a number in a translation", translated(turn_to="Call 1900 0369.")),
    ("G38", "an address no source covers", with_changes(fee="Xem vneid-gov.vn.")),
    ("G39", "a first page that is too long", with_changes(prepare=LONG_LINES, **dict.fromkeys(
        ("summary", "fee"), "x" * 200), caveat="x" * 300, confidence="partial", title="x" * 60)),
    ("G39", "too much for one who is stuck", with_steps(STEP | {"stuck": ["x" * 300] * 6})),
    ("G40", "an overlay of no guide", laid_over("fee: 5.000 đồng", "vneid-khong-co")),
    ("G40", "an overlay of a step that does not exist", laid_over("stuck: [{step: Tắt máy, note: Hỏi xã.}]")),
    ("G40", "an overlay of two steps at once", laid_over(
        "stuck: [{step: Mở, note: Hỏi xã.}]", steps=[{"text": "Mở máy."}, {"text": "Mở ứng dụng."}])),
]  # fmt: skip
