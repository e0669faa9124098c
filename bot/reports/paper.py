"""The paper of Nghị định 30/2020/NĐ-CP, phụ lục I: margins, fonts, lines and tables of an official document."""

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from bot.reports.widths import width_of

FONT = "Times New Roman"
BODY = 14
LEFT, CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
HEAD_COLUMNS = (Mm(72), Mm(94))
"""Two columns without lines, 43 and 57 %: the agency, and the nation."""

TEXT_WIDTH = Mm(165)
LINE_LENGTH = 60
"""Letters of a line, more or less; what is longer is broken."""


def new_paper() -> DocumentObject:
    """An empty A4 page with the prescribed margins, and the page number above every page but the first."""
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:eastAsia", "w:cs"):  # Vietnamese letters may be looked for there
        fonts.set(qn(kind), FONT)
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _add_field(number, "PAGE")
    return paper


def write(
    paragraph: Paragraph, text: str, *, size: float = BODY, bold: bool = False, italic: bool = False
) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = FONT, Pt(size), bold, italic
    return paragraph


def tight(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH = CENTRE) -> Paragraph:
    """Without space around it, as in the head and the foot."""
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def body(paper: DocumentObject, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of the content: justified, first line indented, 6 points apart."""
    paragraph = paper.add_paragraph()
    paragraph.alignment = BOTH
    shape = paragraph.paragraph_format
    shape.first_line_indent = Cm(1.27)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(6), 1.15
    shape.keep_with_next = bold
    return write(paragraph, text, bold=bold, italic=italic)


def rule_under(cell: _Cell | DocumentObject, text: str, size: float, share: float, room: int) -> None:
    """A line below a text, `share` as long as it: the lower edge of a tiny paragraph drawn in from both sides."""
    width = Pt(width_of(text, size) * share)
    indent = max(0, (room - width) // 2)
    paragraph = tight(cell.add_paragraph())
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = indent
    shape.line_spacing = Pt(2)
    write(paragraph, "", size=1)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no borders of paragraphs
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def two_columns(paper: DocumentObject, rows: int = 1) -> list[tuple[_Cell, _Cell]]:
    """A table without lines, row by row; each cell's first paragraph waits to be written."""
    table = paper.add_table(rows=rows, cols=2)
    _fix(table, HEAD_COLUMNS)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - the names are as wide as the columns
    for row in table.rows:
        _keep_whole(row)
    return [(row.cells[0], row.cells[1]) for row in table.rows]


def grid(
    paper: DocumentObject, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> Table:
    """A table with lines; headings are repeated on every page, numbers stand on the right."""
    table: Table = paper.add_table(rows=1 + len(rows), cols=len(headings), style="Table Grid")
    _fix(table, widths)
    for row, (cells, texts) in enumerate(zip(table.rows, [headings, *rows], strict=True)):
        _keep_whole(cells)
        for column, (cell, text) in enumerate(zip(cells.cells, texts, strict=True)):
            is_number = text.replace(".", "").replace("—", "0").isdigit()
            alignment = CENTRE if row == 0 else LEFT if not is_number else RIGHT if column else CENTRE
            write(tight(cell.paragraphs[0], alignment), text, size=13, bold=row == 0)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    return table


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - not in python-docx


def _fix(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # Writer reads the columns, Word the cells
        for cell in column.cells:
            cell.width = width


def _add_field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        run.font.name, run.font.size = FONT, Pt(13)
        element: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields
