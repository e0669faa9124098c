"""The spreadsheet: every count of the period, the active days, and the visits without their households."""

import io
from datetime import date
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.dialogue.report_text import period_name
from bot.domain.figures import Figures
from bot.reports.names import Names
from bot.reports.sheet_pages import Page, Value, pages_of
from bot.reports.template import Template
from bot.reports.widths import width_of
from bot.texts import Texts

MISSING = "—"
HEADER = 4
"""The row of the headings; what the sheet is about stands above it."""

A4, LINE = 9, 16.5
"""A number for the paper; the height of a line in points."""

CHARACTER, WHITE = 5.25, 12
"""Points of a column's width: of a character it is measured in, and of what stays white at both sides."""

FONT, SIZE = "Times New Roman", 12  # as in letters
_BODY, _BOLD, _TITLE = (
    Font(name=FONT, size=12),
    Font(name=FONT, size=12, bold=True),
    Font(name=FONT, size=14, bold=True),
)
_GREY = PatternFill("solid", fgColor="E7E6E6")
_LINE = Side(style="thin", color="A6A6A6")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def write_sheet(figures: Figures, names: Names, texts: Texts, template: Template) -> bytes:
    """An XLSX file."""
    book = Workbook(write_only=False)
    book.remove(book.worksheets[0])
    for page in pages_of(figures, names, texts, template):
        _write(book.create_sheet(page.title), page, figures, texts)
    book.properties.creator = figures.report.team.name
    book.properties.title = f"{figures.report.team.name}, {period_name(figures.report.period, texts)}"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(sheet: Worksheet, page: Page, figures: Figures, texts: Texts) -> None:
    report, period = figures.report, figures.report.period
    of = "of-commune" if report.team.commune else "of-team"
    title = texts(f"sheet-summary.{of}", team=report.team.name, commune=report.team.commune or "")
    head = f"{page.title} – {period_name(period, texts)}"
    days = texts("sheet-summary.days", first=period.first, last=period.last)
    for row, (text, font) in enumerate(((title, _TITLE), (head, _BOLD), (days, _BODY)), 1):
        _put(sheet.cell(row, 1), text).font = font
    for column, (heading, width) in enumerate(page.columns, 1):
        cell = _put(sheet.cell(HEADER, column), heading)
        cell.font, cell.fill, cell.border = _BOLD, _GREY, _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, values in enumerate(page.rows, HEADER + 1):
        for column, value in enumerate(values, 1):
            _put(sheet.cell(row, column), value).border = _GRID
        sheet.row_dimensions[row].height = LINE * max(
            _lines(value, width) for value, (_, width) in zip(values, page.columns, strict=True)
        )
    _set_up(sheet, page, texts)


def _lines(value: Value, width: int) -> int:
    """How many a text takes in a cell so wide: programs do not work it out for files made elsewhere."""
    if not isinstance(value, str):
        return 1
    room = width * CHARACTER - WHITE
    return sum(max(1, ceil(width_of(line, SIZE) / room)) for line in value.split("\n"))


def _put(cell: Cell | MergedCell, value: Value) -> Cell:
    """Dates are dates, numbers are numbers; a name that begins like a formula stays a name."""
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    cell.value, cell.font = MISSING if value is None else value, _BODY
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
        cell.alignment = Alignment(horizontal="center", vertical="top")
    elif isinstance(value, int):
        cell.number_format = "#,##0"
        cell.alignment = Alignment(horizontal="right", vertical="top", indent=1)
    else:
        cell.data_type = "s"
        in_table = cell.row > HEADER
        cell.alignment = Alignment(
            horizontal="right" if value is None else "left",
            vertical="top",
            wrap_text=in_table,
            indent=1 if in_table else 0,
        )
    return cell


def _set_up(sheet: Worksheet, page: Page, texts: Texts) -> None:
    """Headings stay in sight and on every printed page, which is A4 and as wide as the table."""
    last = get_column_letter(len(page.columns))
    sheet.freeze_panes = f"A{HEADER + 1}"
    sheet.auto_filter.ref = f"A{HEADER}:{last}{HEADER + max(len(page.rows), 1)}"
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if page.wide else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(f"{texts('sheet-page')} &P/&N"))
