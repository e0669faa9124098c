"""The spreadsheet: every count of the period, the active days, and the visits without their households."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from math import ceil
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.dialogue.report_text import period_name
from bot.domain.counts import Counts
from bot.domain.figures import Figures
from bot.domain.people import Area
from bot.reports import indicators
from bot.reports.names import Names
from bot.reports.template import Template
from bot.reports.widths import width_of
from bot.texts import Texts

Value = str | int | date | None
"""None is not known, and shown as a dash."""

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


class Page(NamedTuple):
    """One sheet; a column is its heading and its width in characters."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Value]]
    wide: bool = False


def write_sheet(figures: Figures, names: Names, texts: Texts, template: Template) -> bytes:
    """An XLSX file."""
    book = Workbook(write_only=False)
    book.remove(book.worksheets[0])
    for page in _pages(figures, names, texts, template):
        _write(book.create_sheet(page.title), page, figures, texts)
    book.properties.creator = figures.report.team.name
    book.properties.title = f"{figures.report.team.name}, {period_name(figures.report.period, texts)}"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _pages(figures: Figures, names: Names, texts: Texts, template: Template) -> Iterable[Page]:
    yield _summary(figures, texts, template)
    report, units = figures.report, [(texts(f"sheet-units.{each}"), 10) for each in indicators.GROUPED]
    topics = [(names.topic(key), *_units(counts)) for key, counts in report.by_topic.items()]
    yield Page(texts("sheet-topics"), [(texts("sheet-topics.topic"), 44), *units], topics)
    guides = [
        (texts("sheet-guides.no-guide") if key is None else names.guide(key), *_units(counts))
        for key, counts in report.by_guide.items()
    ]
    yield Page(texts("sheet-guides"), [(texts("sheet-guides.guide"), 60), *units], guides)
    if isinstance(report.team, Area):
        kind = report.team.kind
        places = [(each.place.name, *_units(each.counts)) for each in report.by_place]
        yield Page(texts(f"sheet-places-{kind}"), [(texts(f"sheet-places.{kind}"), 44), *units], places)
        return
    volunteers = [
        (_name(each.volunteer_id, each.name, texts), *_units(each.counts)) for each in report.by_volunteer
    ]
    yield Page(texts("sheet-volunteers"), [(texts("sheet-volunteers.volunteer"), 32), *units], volunteers)
    yield _active(figures, texts)
    yield _active_days(figures, texts)
    if figures.lines or not report.total.visits:  # not for coordinators: no list rather than an empty one
        yield _visits(figures, names, texts)


def _summary(figures: Figures, texts: Texts, template: Template) -> Page:
    headings = (
        (texts("sheet-summary.indicator"), 60),
        (texts("sheet-summary.unit"), 10),
        (texts("chart-households.now"), 11),
        (texts("chart-households.before"), 11),
        (texts("sheet-summary.change"), 12),
    )
    rows: list[tuple[Value, ...]] = []
    for wanted in template.indicators:
        now, before = indicators.now(wanted, figures), indicators.before(wanted, figures)
        change = None if now is None or before is None else now - before
        rows.append((wanted.name, wanted.unit, now, before, change))
    return Page(texts("sheet-summary"), headings, rows)


def _active(figures: Figures, texts: Texts) -> Page:
    """What allowances are paid by: a line per person, with room for a signature."""
    headings = (
        (texts("sheet-active.number"), 6),
        (texts("sheet-volunteers.volunteer"), 28),
        (texts("sheet-active.count"), 9),
        (texts("sheet-active.days"), 62),
        (texts("sheet-active.signed"), 18),
    )
    people: dict[tuple[int, str], list[date]] = {}
    for each in figures.active_days:
        who = (each.volunteer_id, _name(each.volunteer_id, each.name, texts))
        people.setdefault(who, []).append(each.day)
    rows = [
        (number, name, len(days), _listed(days), "")
        for number, ((_, name), days) in enumerate(people.items(), 1)
    ]
    return Page(texts("sheet-active"), headings, rows, wide=True)


def _listed(days: list[date]) -> str:
    """“16, 17, 20/11; 01/12”, a line a month"""
    months = groupby(days, lambda day: (day.year, day.month))
    return ";\n".join(f"{', '.join(f'{day:%d}' for day in of)}/{month:02d}" for (_, month), of in months)


def _active_days(figures: Figures, texts: Texts) -> Page:
    headings = (
        (texts("sheet-volunteers.volunteer"), 32),
        (texts("sheet-active-days.day"), 13),
        (texts("sheet-units.visits"), 10),
        (texts("sheet-units.people"), 10),
    )
    rows = [
        (_name(each.volunteer_id, each.name, texts), each.day, each.visits, each.people)
        for each in figures.active_days
    ]
    return Page(texts("sheet-active-days"), headings, rows)


def _visits(figures: Figures, names: Names, texts: Texts) -> Page:
    """For a group, for a commune: a list that may be posted carries no household."""
    headings = (
        (texts("sheet-active-days.day"), 13),
        (texts("sheet-volunteers.volunteer"), 24),
        (texts("sheet-topics.topic"), 32),
        (texts("sheet-guides.guide"), 54),
        (texts("sheet-units.people"), 10),
        (texts("sheet-visits.outcome"), 22),
        (texts("sheet-visits.mode"), 29),
    )
    rows = [
        (
            line.day,
            _name(line.volunteer_id, line.name, texts),
            names.topic(line.topic),
            "" if line.guide_id is None else names.guide(line.guide_id),
            line.people,
            texts(f"outcome-{line.outcome}"),
            texts(f"mode-{line.mode}"),
        )
        for line in figures.lines
    ]
    return Page(texts("sheet-visits"), headings, rows, wide=True)


def _name(volunteer_id: int, name: str | None, texts: Texts) -> str:
    return name or texts("unnamed", number=volunteer_id)


def _units(counts: Counts) -> tuple[int, int, int]:
    return counts.households, counts.visits, counts.people


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
