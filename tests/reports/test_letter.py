"""The official report, opened again: what Nghị định 30/2020/NĐ-CP prescribes, and what is in it."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import matplotlib as mpl
import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph
from PIL import ImageFont

from bot.domain.counts import Counts
from bot.domain.figures import Figures
from bot.domain.people import Team
from bot.domain.period import Period
from bot.reports.chart import draw_wide
from bot.reports.letter import Letter, write_letter
from bot.reports.names import Names
from bot.reports.template import Template, load_templates, template_for
from bot.reports.wording import date_in_letters, period_in_letters
from bot.texts import Texts
from tests.reports.invented import QUARTER, WEEK, some_figures

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
FREE_TIMES = str(Path(mpl.get_data_path()) / "fonts" / "ttf" / "STIXGeneralBol.ttf")


@pytest.fixture
def letter(names: Names, texts: Texts, template: Template) -> Letter:
    figures = some_figures(QUARTER)
    return Letter(
        figures=figures, names=names, template=template, texts=texts, made_on=date(2026, 3, 5), number=5,
        chart=draw_wide(figures, names, texts),
    )  # fmt: skip


def opened(letter: Letter) -> DocumentObject:
    return Document(io.BytesIO(write_letter(letter)))


def paragraphs(page: DocumentObject) -> list[Paragraph]:
    """Of the head, the content and the foot, in that order; tables of numbers are left out."""
    head, *_, foot = page.tables
    in_head, in_foot = (
        [p for column in table.columns for cell in column.cells for p in cell.paragraphs]
        for table in (head, foot)
    )
    return [*in_head, *page.paragraphs, *in_foot]


def find(page: DocumentObject, start: str) -> Paragraph:
    return next(p for p in paragraphs(page) if p.text.startswith(start))


def look(paragraph: Paragraph) -> tuple[float | None, bool, bool, str | None]:
    """Size, bold, italic, font of its words."""
    run = paragraph.runs[0]
    size = run.font.size
    return (size.pt if size else None, bool(run.bold), bool(run.italic), run.font.name)


def test_the_page_is_a4_with_the_prescribed_margins(letter: Letter) -> None:
    section = opened(letter).sections[0]
    sizes = (section.page_width, section.page_height)
    assert [round(Length(size or 0).mm) for size in sizes] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(Length(margin or 0).mm) for margin in margins] == [20, 20, 30, 15]


def test_pages_are_numbered_above_except_the_first(letter: Letter) -> None:
    section = opened(letter).sections[0]
    number = section.header.paragraphs[0]
    assert section.different_first_page_header_footer is True
    assert "PAGE" in number._p.xml
    assert number.alignment == CENTRE
    assert section.first_page_header.paragraphs[0].text == ""


@pytest.mark.parametrize(
    ("start", "size", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
        ("UBND XÃ HOA MẪU", 12, False, False),
        ("TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", 12, True, False),
        ("Số: 05/BC-TCNSCĐ", 13, False, False),
        ("Hoa Mẫu, ngày 05 tháng 3 năm 2026", 13, False, True),
        ("BÁO CÁO", 14, True, False),
        ("Kết quả hoạt động quý IV năm 2026 của Tổ 5", 14, True, False),
        ("Kính gửi: Ủy ban nhân dân xã Hoa Mẫu.", 14, False, False),
        ("I. KẾT QUẢ", 14, True, False),
        ("II. TỒN TẠI, KHÓ KHĂN, NGUYÊN NHÂN", 14, True, False),
        ("III. PHƯƠNG HƯỚNG", 14, True, False),
        ("IV. ĐỀ XUẤT, KIẾN NGHỊ", 14, True, False),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: Tổ.", 11, False, False),
        ("TỔ TRƯỞNG", 14, True, False),
    ],
)
def test_every_part_looks_as_prescribed(
    letter: Letter,
    start: str,
    size: float,
    bold: bool,  # noqa: FBT001
    italic: bool,  # noqa: FBT001
) -> None:
    assert look(find(opened(letter), start)) == (size, bold, italic, "Times New Roman")


def test_everything_is_in_times_new_roman(letter: Letter) -> None:
    page = opened(letter)
    cells = [p for table in page.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    fonts = {run.font.name for p in [*page.paragraphs, *cells] for run in p.runs if run.text}
    assert fonts == {"Times New Roman"}
    assert page.styles["Normal"].font.name == "Times New Roman"


def measured(words: str, size: float) -> float:
    """Points in bold of that size, by a free font that is as wide as Times and has all letters of Vietnamese."""
    return ImageFont.truetype(FREE_TIMES, 1000).getlength(words) * size / 1000


def rule_below(page: DocumentObject, start: str) -> tuple[float, float]:
    """How long the line is below that text, and the room it stands in, in points."""
    found = paragraphs(page)
    at = next(i for i, p in enumerate(found) if p.text.startswith(start))
    rule = next(p for p in found[at:] if p._p.find(f".//{qn('w:pBdr')}") is not None)
    shape = rule.paragraph_format
    inset = Length(shape.left_indent or 0).pt + Length(shape.right_indent or 0).pt
    room = Mm(94).pt if start.startswith("Độc") else Mm(72).pt if start.startswith("TỔ") else Mm(165).pt
    return room - inset, room


def test_lines_are_as_long_as_prescribed(letter: Letter) -> None:
    page = opened(letter)
    motto, _ = rule_below(page, "Độc lập")
    assert motto == pytest.approx(measured("Độc lập - Tự do - Hạnh phúc", 13), rel=0.01)
    agency, _ = rule_below(page, "TỔ CÔNG NGHỆ")
    assert 1 / 3 <= agency / measured("TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", 12) <= 1 / 2
    subject, _ = rule_below(page, "Kết quả hoạt động")
    assert 1 / 3 <= subject / measured("Kết quả hoạt động quý IV năm 2026 của Tổ 5", 14) <= 1 / 2


def test_number_and_date_stand_on_one_line_however_many_lines_the_agency_has(letter: Letter) -> None:
    agency = letter.template.agency.model_copy(update={"above": "Ban Chỉ đạo\nchuyển đổi số\n{commune}"})
    tall = replace(letter, template=letter.template.model_copy(update={"agency": agency}))
    for each in (letter, tall):
        head = opened(each).tables[0]
        assert [cell.text for cell in head.rows[1].cells] == [
            "Số: 05/BC-TCNSCĐ",
            "Hoa Mẫu, ngày 05 tháng 3 năm 2026",
        ]
    above = [p for p in opened(tall).tables[0].cell(0, 0).paragraphs if p.text][:3]
    assert [(p.text, look(p)[1]) for p in above] == [
        ("BAN CHỈ ĐẠO", False),
        ("CHUYỂN ĐỔI SỐ", False),
        ("XÃ HOA MẪU", False),
    ]


def test_whose_authority_is_signed_by_stands_on_a_line_of_its_own(letter: Letter) -> None:
    signature = letter.template.signature.model_copy(
        update={"authority": "TM. Ủy ban nhân dân", "position": "Chủ tịch"}
    )
    page = opened(replace(letter, template=letter.template.model_copy(update={"signature": signature})))
    signed = page.tables[-1].cell(0, 1).paragraphs[:2]
    assert [(p.text, look(p)[:2], p.alignment) for p in signed] == [
        ("TM. ỦY BAN NHÂN DÂN", (14, True), CENTRE),
        ("CHỦ TỊCH", (14, True), CENTRE),
    ]


def test_the_content_is_justified_indented_and_ends_with_the_sign(letter: Letter) -> None:
    page = opened(letter)
    sentences = [p for p in page.paragraphs if p.text.startswith("- [đề xuất]")]
    assert sentences
    for each in sentences:
        shape = each.paragraph_format
        assert (each.alignment, shape.space_after) == (WD_ALIGN_PARAGRAPH.JUSTIFY, Pt(6))
        assert Length(shape.first_line_indent or 0).cm == pytest.approx(1.27, abs=0.01)
        assert 1 <= float(shape.line_spacing or 0) <= 1.5
    assert [each.text.endswith("./.") for each in sentences] == [False] * (len(sentences) - 1) + [True]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
)
def test_dates_have_zeros_where_they_are_prescribed(day: date, written: str) -> None:
    assert date_in_letters(day) == written


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period.parse_week("2026-W53"), "tuần 53 năm 2026"),
        (Period.parse_month("2026-02"), "tháng 02 năm 2026"),
        (Period.parse_month("2026-03"), "tháng 3 năm 2026"),
        (Period.parse_quarter("2026-Q1"), "quý I năm 2026"),
        (Period.parse_year("2026"), "năm 2026"),
        (Period(date(2026, 11, 3), date(2026, 11, 5)), "từ ngày 03/11/2026 đến ngày 05/11/2026"),
    ],
)
def test_periods_are_written_as_letters_write_them(period: Period, written: str, texts: Texts) -> None:
    assert period_in_letters(period, texts) == written


def table(page: DocumentObject, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in page.tables[number].rows]


def test_the_tables_hold_the_figures_of_the_report(letter: Letter) -> None:
    page, report = opened(letter), letter.figures.report
    assert report.before is not None
    assert table(page, 1)[:3] == [
        ["TT", "Chỉ tiêu", "Đơn vị", "Kỳ này", "Kỳ trước"],
        ["1", "Số hộ được hướng dẫn", "hộ", str(report.total.households), str(report.before.households)],
        ["2", "Số lượt hỗ trợ", "lượt", str(report.total.visits), str(report.before.visits)],
    ]
    assert [row[0] for row in table(page, 2)[1:]] == [letter.names.topic(topic) for topic in report.by_topic]
    assert [int(row[2]) for row in table(page, 2)[1:]] == [c.visits for c in report.by_topic.values()]
    assert len(page.inline_shapes) == 1


def proposals(figures: Figures, letter: Letter) -> str:
    page = opened(replace(letter, figures=figures, chart=None))
    return "\n".join(p.text for p in page.paragraphs if "[đề xuất]" in p.text)


def test_what_a_person_must_write_is_prepared_from_the_figures_and_marked(letter: Letter) -> None:
    figures = some_figures(WEEK, seed=3)
    said = proposals(figures, letter)
    report, earlier = figures.report, figures.earlier
    assert earlier is not None
    unfinished = sum(figures.unfinished.values())
    assert f"Còn {unfinished} lượt chưa xong" in said
    assert f"Quay lại giúp xong {unfinished} lượt còn dở." in said
    assert "Có 3 câu hỏi của bà con chưa có hướng dẫn, ví dụ: “làm sao bán gà trên mạng”; " in said
    falls = [
        (letter.names.topic(topic), then.visits, now)
        for topic, then in earlier.by_topic.items()
        if (now := report.by_topic.get(topic, Counts()).visits) < then.visits
    ]
    assert len(falls) == said.count(" xuống ") > 0
    assert [f"{topic} (từ {then} xuống {now} lượt)" in said for topic, then, now in falls] == [True] * len(
        falls
    )


def test_another_provinces_form_is_only_data(letter: Letter, tmp_path: Path) -> None:
    """Other agencies, indicators, columns, parts left out, another hand that signs."""
    (tmp_path / "mau.yaml").write_bytes((Path(__file__).parent / "another-province.yaml").read_bytes())
    figures = letter.figures
    page = opened(replace(letter, template=template_for(figures.report.team, load_templates(tmp_path))))
    (_, numbers, _) = page.tables
    topics, activity = figures.report.by_topic, figures.activity
    assert [[cell.text for cell in row.cells][:4] for row in numbers.rows] == [
        ["STT", "Nội dung", "ĐVT", "Thực hiện"],
        ["1", "Lượt dạy ngân hàng số, ví điện tử", "lượt", str(topics["thanh-toan"].visits)],
        ["2", "Người biết tự giữ mình trên mạng", "người", str(topics["an-toan"].people)],
        ["3", "Tổ viên xuống hộ", "người", str(activity.people)],
    ]
    assert page.inline_shapes._inline_lst == []
    texts = [p.text for p in paragraphs(page)]
    assert texts[:4] == ["ĐẢNG ỦY XÃ HOA MẪU", "BAN CHỈ ĐẠO 57", "TỔ BÌNH DÂN HỌC VỤ SỐ", "TỔ 5"]
    for said in ("Số: 05-BC/BCĐ57", "PHIẾU BÁO CÁO NHANH", "I. KẾT QUẢ THỰC HIỆN", "1. Biểu số 01", "II. VƯỚNG MẮC",
                 "III. VIỆC TUẦN TỚI", "IV. XIN Ý KIẾN", "T/M TỔ", "TỔ PHÓ PHỤ TRÁCH", "Đỗ Thị Mẫu"):  # fmt: skip
        assert said in texts
    assert not any(text.startswith("2. ") or "[đề xuất]" in text for text in texts)


def test_a_quiet_new_team_has_nothing_to_complain_of(letter: Letter) -> None:
    figures = some_figures(WEEK, 0)
    quiet = replace(figures, earlier=None, report=replace(figures.report, before=None, unanswered=0))
    assert proposals(quiet, letter).splitlines() == [
        "- [đề xuất] Số liệu trong kỳ không cho thấy tồn tại nào; tổ bổ sung nếu có.",
        "- [đề xuất] Tiếp tục đi từng ngõ, gõ từng nhà, hướng dẫn từng người.",
        "- [đề xuất] Tổ không có kiến nghị./.",
    ]


def test_without_a_number_or_a_commune_there_is_room_to_write_them(letter: Letter) -> None:
    figures = some_figures()
    homeless = replace(figures, report=replace(figures.report, team=Team(id=1, name="Tổ {5}")))
    page = opened(replace(letter, figures=homeless, number=None))
    assert find(page, "Số:").text == "Số:       /BC-TCNSCĐ"
    assert find(page, "UBND").text == "UBND XÃ/PHƯỜNG …………"
    assert find(page, "TỔ {5}")


def test_no_household_is_named_anywhere(letter: Letter) -> None:
    page = opened(letter)
    everything = "\n".join(p.text for p in paragraphs(page)) + str([table(page, i) for i in range(4)])
    assert "H-0" not in everything
