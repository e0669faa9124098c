"""A guide as a phone shows it."""

from datetime import date
from textwrap import dedent

import pytest

from bot.domain.guide import Guide, Phone
from bot.guidebook.load import load_or_raise
from bot.guidebook.show import WIDTH, show
from bot.guidebook.status import status
from tests.guidebook.folder import LEFT_OUT, TODAY, Folder, a_question


@pytest.fixture
def guide(folder: Folder) -> Guide:
    folder.add(
        minutes=5,
        prepare=["Thẻ căn cước"],
        steps=[
            {"text": "Mở kho ứng dụng.", "android": "Mở “CH Play”.", "iphone": "Mở “App Store”."},
            a_question("cuoi", "end"),
            {
                "text": "Gõ mã vào máy.",
                "id": "cuoi",
                "warning": "Không đọc mã cho ai, kể cả người xưng là công an.",
                "stuck": ["Không thấy mã? Chờ một phút."],
                "goto": "end",
            },
        ],
        problems=[{"problem": "Máy treo", "fix": "Tắt máy, mở lại."}],
        confidence="partial",
        caveat="Nguồn năm 2023.",
    )
    return load_or_raise(folder.root)["vneid-mau"]


def test_an_editor_sees_every_step_and_where_every_branch_leads(guide: Guide) -> None:
    assert show(guide) == dedent(
        """\
        VIỆC VNEID-MAU
        Làm xong việc này trên điện thoại.

        Dành cho: Người có điện thoại.
        Thời gian: 5 phút
        Phí: Miễn phí
        Chuẩn bị:
        - Thẻ căn cước
        Lưu ý: Nguồn năm 2023.

        ── Bước 1/3 ────────────────────────────────
        Mở kho ứng dụng.
        Android: Mở “CH Play”.
        iPhone: Mở “App Store”.

        ── Bước 2/3 ────────────────────────────────
        Bác chọn lối nào?
          [1] Lựa chọn 1 → bước 3
          [2] Lựa chọn 2 → hết

        ── Bước 3/3 ────────────────────────────────
        Gõ mã vào máy.
        (!) Không đọc mã cho ai, kể cả người xưng là
          công an.
        (?) Không thấy mã? Chờ một phút.
          → hết

        ════════════════════════════════════════════
        Xong khi: Máy báo thành công.
        Gặp: Máy treo
          → Tắt máy, mở lại.
        Hỏi ai: Công an xã.
        Nguồn: Báo Mẫu https://example.org/bai
        Kiểm tra ngày 22/11/2026"""
    )


def test_on_one_phone_only_its_own_words_are_shown(guide: Guide) -> None:
    text = show(guide, Phone.IPHONE)
    assert "Mở “App Store”." in text
    assert "CH Play" not in text
    assert "Mở kho ứng dụng." not in text


def test_no_line_is_wider_than_a_phone(folder: Folder) -> None:
    folder.add(
        summary="Một câu rất dài " * 12,
        steps=[{"text": "Xuống dòng.\n" + "Bấm “Xong”. " * 20, "warning": "x" * 200}],
        sources=[{"publisher": "Báo", "url": "https://example.org/" + "rất-dài-" * 20}],
    )
    text = show(load_or_raise(folder.root)["vneid-mau"])
    assert max(map(len, text.splitlines())) <= WIDTH


def test_the_table_shows_what_needs_attention_first(folder: Folder) -> None:
    folder.add("vneid-tot", checked=LEFT_OUT)
    folder.add("vneid-xa", review_every=300)
    folder.add("vneid-gan", asks=["một câu"])
    folder.translate("vneid-gan", asks=["a question"])
    folder.add("vneid-vong", steps=[{"text": "Mở.", "id": "mot", "goto": "mot"}])
    folder.add("vneid-cu", checked=date(2026, 5, 1))
    assert status(*folder.loaded, TODAY) == dedent(
        """\
        hướng dẫn   độ tin  kiểm tra    hạn         câu hỏi  bước  sự cố  hình  ngôn ngữ  lỗi  cảnh báo
        vneid-tot   —       —           —           —        —     —      —     —         1    0
        vneid-vong  solid   22/11/2026  21/05/2027  8        1     0      0     vi        1    0
        vneid-cu    solid   01/05/2026  28/10/2026  8        2     0      0     vi        0    1
        vneid-gan   solid   22/11/2026  21/05/2027  1        2     0      0     vi en     0    1
        vneid-xa    solid   22/11/2026  18/09/2027  8        2     0      0     vi        0    0

        4 hướng dẫn đang dùng · 0 còn chỗ yếu (partial) · 1 quá hạn xem lại"""
    )
