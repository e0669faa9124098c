"""The spreadsheet, opened again."""

import io
import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.figures import Figures
from bot.reports.names import Names
from bot.reports.sheet import A4, HEADER, write_sheet
from bot.reports.template import Template
from bot.texts import Texts
from tests.reports.invented import QUARTER, WEEK, some_figures

SHEETS = [
    "Tổng hợp", "Theo nhóm việc", "Theo hướng dẫn", "Theo tổ viên", "Ngày hoạt động", "Từng ngày", "Lượt hỗ trợ",
]  # fmt: skip


class Clerk:
    """Writes a spreadsheet and reads it as a person would."""

    def __init__(self, names: Names, texts: Texts, template: Template) -> None:
        self._how = (names, texts, template)

    def book(self, figures: Figures) -> Workbook:
        return load_workbook(io.BytesIO(write_sheet(figures, *self._how)))


@pytest.fixture
def clerk(names: Names, texts: Texts, template: Template) -> Clerk:
    return Clerk(names, texts, template)


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=HEADER + 1, values_only=True))


def test_the_lead_finds_every_count_of_the_report(clerk: Clerk) -> None:
    figures = some_figures()
    report, book = figures.report, clerk.book(figures)
    assert book.sheetnames == SHEETS
    assert rows(book["Tổng hợp"])[:3] == [
        (name, unit, now, before, now - before)
        for name, unit, now, before in zip(
            ("Số hộ được hướng dẫn", "Số lượt hỗ trợ", "Số người được giúp"),
            ("hộ", "lượt", "người"),
            (report.total.households, report.total.visits, report.total.people),
            (report.before.households, report.before.visits, report.before.people) if report.before else (),
            strict=True,
        )
    ]
    for title, groups in (("Theo nhóm việc", report.by_topic), ("Theo hướng dẫn", report.by_guide)):
        assert [row[1:] for row in rows(book[title])] == [
            (c.households, c.visits, c.people) for c in groups.values()
        ]
    assert [row[0] for row in rows(book["Theo tổ viên"])] == [
        each.name or f"Tổ viên số {each.volunteer_id}" for each in report.by_volunteer
    ]


def test_allowances_are_paid_by_a_list_of_real_days(clerk: Clerk) -> None:
    figures = some_figures(QUARTER)
    book = clerk.book(figures)
    days = rows(book["Từng ngày"])
    assert [(row[1], row[2]) for row in days] == [
        (datetime.combine(each.day, datetime.min.time()), each.visits) for each in figures.active_days
    ]
    listed = rows(book["Ngày hoạt động"])
    assert sum(int(str(row[2])) for row in listed) == len(days)
    for row in listed:
        assert len(re.findall(r"\d+(?=[,/])", re.sub(r"/\d\d", "/", str(row[3])))) == row[2]


def test_days_are_listed_month_by_month(clerk: Clerk) -> None:
    figures = some_figures()
    first = figures.active_days[0]
    days = tuple(
        replace(first, day=day) for day in (date(2026, 11, 16), date(2026, 11, 20), date(2026, 12, 1))
    )
    listed = rows(clerk.book(replace(figures, active_days=days))["Ngày hoạt động"])
    assert [row[1:4] for row in listed] == [(first.name, 3, "16, 20/11;\n01/12")]


def test_the_list_of_visits_carries_no_household(clerk: Clerk) -> None:
    figures = some_figures()
    sheet = clerk.book(figures)["Lượt hỗ trợ"]
    headings = [cell.value for cell in sheet[HEADER]]
    assert headings == ["Ngày", "Tổ viên", "Nhóm việc", "Hướng dẫn", "Số người", "Kết quả", "Hình thức"]
    assert len(rows(sheet)) == figures.report.total.visits
    assert sum(int(str(row[4])) for row in rows(sheet)) == figures.report.total.people


def test_every_sheet_is_set_up_for_a4_and_keeps_its_headings(clerk: Clerk) -> None:
    for sheet in clerk.book(some_figures()):
        assert sheet.freeze_panes == f"A{HEADER + 1}"
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
        assert (int(sheet.page_setup.paperSize or 0), sheet.page_setup.fitToHeight) == (A4, 0)
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
        letters = [get_column_letter(column) for column in range(1, sheet.max_column + 1)]
        assert all(sheet.column_dimensions[letter].width >= 6 for letter in letters)
        assert sheet.cell(HEADER, 1).font.bold is True


def test_numbers_are_numbers_and_a_formula_in_a_name_stays_a_name(clerk: Clerk) -> None:
    figures = some_figures()
    joker = replace(figures.report.by_volunteer[0], name="=HYPERLINK(1)")
    sheet = clerk.book(replace(figures, report=replace(figures.report, by_volunteer=(joker,))))[
        "Theo tổ viên"
    ]
    name, *units = sheet[HEADER + 1]
    assert (name.value, name.data_type) == ("=HYPERLINK(1)", "s")
    assert [(cell.data_type, cell.number_format) for cell in units] == [("n", "#,##0")] * 3


def test_what_is_not_known_is_a_dash(clerk: Clerk) -> None:
    figures = some_figures(WEEK)
    new = replace(figures, earlier=None, report=replace(figures.report, before=None))
    assert {row[3:] for row in rows(clerk.book(new)["Tổng hợp"])} == {("—", "—")}


def test_a_team_without_a_visit_has_a_spreadsheet_all_the_same(clerk: Clerk) -> None:
    book = clerk.book(some_figures(WEEK, 0))
    assert [rows(book[title]) for title in SHEETS[1:]] == [[]] * 6
