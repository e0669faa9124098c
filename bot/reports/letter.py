"""The official report as DOCX, ready to be read, changed and signed."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from docx.document import Document
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell

from bot.domain.counts import Counts
from bot.domain.figures import Figures
from bot.domain.people import Area
from bot.reports import indicators, paper
from bot.reports.names import Names
from bot.reports.proposals import Prepared, prepare
from bot.reports.template import Template
from bot.reports.wording import ROMAN, date_in_letters, words_of
from bot.texts import Texts

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MISSING = "—"
ROOM_TO_SIGN = 4  # lines
CHART_WIDTH = Mm(160)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter is written from; `chart` is a PNG, None where there is nothing to draw."""

    figures: Figures
    names: Names
    template: Template
    texts: Texts
    made_on: date
    chart: bytes | None = None
    number: int | None = None  # of the document; None leaves room to write it by hand

    @property
    def words(self) -> dict[str, str]:
        """What fills the open places of the template."""
        return words_of(self.figures.report, self.texts)

    def fill(self, text: str) -> str:
        return text.format(**self.words)


def write_letter(letter: Letter) -> bytes:
    """A DOCX file."""
    page = paper.new_paper()
    _write_head(page, letter)
    _write_title(page, letter)
    prepared = prepare(letter.figures, letter.names, letter.template, letter.words)
    _write_results(page, letter)
    _write_parts(page, letter, prepared)
    _write_foot(page, letter)
    page.core_properties.title = letter.fill(letter.template.subject)
    page.core_properties.author = letter.figures.report.team.name
    page.core_properties.comments = ""
    written = io.BytesIO()
    page.save(written)
    return written.getvalue()


def _write_head(page: Document, letter: Letter) -> None:
    """Agency and nation side by side; below them, on one line, number and date."""
    (agency, nation), (number, dated) = paper.two_columns(page, rows=2)
    _write_agency(agency, letter)
    paper.write(paper.tight(nation.paragraphs[0]), NATION, size=12, bold=True)
    paper.write(paper.tight(nation.add_paragraph()), MOTTO, size=13, bold=True)
    paper.rule_under(nation, MOTTO, 13, 1.0, paper.HEAD_COLUMNS[1])
    template, fill = letter.template, letter.fill
    counted = "      " if letter.number is None else f"{letter.number:02d}"
    day = f"{fill(template.place)}, {date_in_letters(letter.made_on)}"
    paper.write(paper.tight(number.paragraphs[0]), f"Số: {counted}{fill(template.symbol)}", size=13)
    paper.write(paper.tight(dated.paragraphs[0]), day, size=13, italic=True)
    for cell in (number, dated):
        cell.paragraphs[0].paragraph_format.space_before = Pt(6)


def _write_agency(cell: _Cell, letter: Letter) -> None:
    template, fill = letter.template, letter.fill
    above = fill(template.agency.above).upper().split("\n") if template.agency.above else []
    own = fill(template.agency.own).upper().split("\n")
    for place, line in enumerate([*above, *own]):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        paper.write(paper.tight(paragraph), line, size=12, bold=place >= len(above))
    paper.rule_under(cell, max(own, key=len), 12, 0.4, paper.HEAD_COLUMNS[0])


def _write_title(page: Document, letter: Letter) -> None:
    template, fill = letter.template, letter.fill
    title = paper.tight(page.add_paragraph())
    title.paragraph_format.space_before = Pt(18)
    paper.write(title, fill(template.title).upper(), size=14, bold=True)
    subject = fill(template.subject)
    paper.write(paper.tight(page.add_paragraph()), subject, size=14, bold=True)
    paper.rule_under(page, subject[: paper.LINE_LENGTH], 14, 0.4, paper.TEXT_WIDTH)
    to = [fill(each) for each in template.to]
    first = paper.tight(page.add_paragraph())
    first.paragraph_format.space_before = Pt(12)
    if len(to) == 1:
        paper.write(first, f"Kính gửi: {to[0]}.")
    else:
        paper.write(first, "Kính gửi:")
        for number, each in enumerate(to, 1):
            line = paper.tight(page.add_paragraph(), paper.LEFT)
            line.paragraph_format.left_indent = Cm(5)
            paper.write(line, f"- {each}{'.' if number == len(to) else ';'}")
    opening = paper.body(page, fill(template.opening))
    opening.paragraph_format.space_before = Pt(12)


def _write_results(page: Document, letter: Letter) -> None:
    headings, figures = letter.template.headings, letter.figures
    paper.body(page, f"I. {letter.fill(headings.results).upper()}", bold=True)
    paper.body(page, f"1. {letter.fill(headings.numbers)}", bold=True)
    rows = [
        (str(number), each.name, each.unit, _shown(indicators.now(each, figures)), _shown(indicators.before(each, figures)))
        for number, each in enumerate(letter.template.indicators, 1)
    ]  # fmt: skip
    paper.grid(page, _columns(letter), rows, (Mm(11), Mm(82), Mm(22), Mm(25), Mm(25)))
    parts = _parts_of_results(letter) if figures.report.by_topic else []
    for number, (heading, write) in enumerate(parts, 2):
        space = paper.body(page, f"{number}. {letter.fill(heading)}", bold=True)
        space.paragraph_format.space_before = Pt(6)
        write(page)


def _columns(letter: Letter) -> list[str]:
    named, texts = letter.template.columns, letter.texts
    return [
        named.number or texts("letter-table.number"),
        named.indicator or texts("sheet-summary.indicator"),
        named.unit or texts("sheet-summary.unit"),
        named.now or texts("chart-households.now"),
        named.before or texts("chart-households.before"),
    ]


def _parts_of_results(letter: Letter) -> list[tuple[str, Callable[[Document], None]]]:
    """What stands below the indicators, as far as the template has a heading for it."""
    headings, place = letter.template.headings, letter.figures.report.team
    parts: list[tuple[str, Callable[[Document], None]]] = []
    if headings.topics:
        topics = partial(_write_counts, letter=letter, of="sheet-topics.topic", rows=_topics(letter))
        parts.append((headings.topics, topics))
    if isinstance(place, Area):
        of = f"sheet-places.{place.kind}"
        parts.append((headings.places, partial(_write_counts, letter=letter, of=of, rows=_places(letter))))
    if headings.chart and letter.chart is not None:
        parts.append((headings.chart, partial(_write_chart, chart=letter.chart)))
    return parts


def _write_counts(page: Document, letter: Letter, of: str, rows: list[tuple[str, ...]]) -> None:
    """A table of the three units, with the visits of the period before."""
    named = (of, "sheet-units.households", "sheet-units.visits", "letter-table.visits-before", "sheet-units.people")  # fmt: skip
    widths = (Mm(67), Mm(22), Mm(22), Mm(30), Mm(24))
    paper.grid(page, [letter.texts(text_id) for text_id in named], rows, widths)


def _topics(letter: Letter) -> list[tuple[str, ...]]:
    earlier, lines = letter.figures.earlier, []
    for topic, now in letter.figures.report.by_topic.items():
        before = None if earlier is None else earlier.by_topic.get(topic, Counts()).visits
        lines.append(_row(letter.names.topic(topic), now, before))
    return lines


def _places(letter: Letter) -> list[tuple[str, ...]]:
    """Teams of a commune, communes of a province; those without a visit too."""
    earlier = letter.figures.earlier
    before = {each.place.id: each.counts.visits for each in earlier.by_place} if earlier else {}
    return [
        _row(each.place.name, each.counts, before.get(each.place.id, 0) if earlier else None)
        for each in letter.figures.report.by_place
    ]


def _row(name: str, now: Counts, before: int | None) -> tuple[str, ...]:
    return (name, *(_shown(value) for value in (now.households, now.visits, before, now.people)))


def _write_chart(page: Document, chart: bytes) -> None:
    picture = paper.tight(page.add_paragraph())
    picture.add_run().add_picture(io.BytesIO(chart), width=CHART_WIDTH)


def _write_parts(page: Document, letter: Letter, prepared: Prepared) -> None:
    """What a person must write; the last sentence ends the content."""
    template, fill = letter.template, letter.fill
    parts = (
        (template.headings.difficulties, prepared.difficulties),
        (template.headings.plans, [*map(fill, template.plans), *prepared.plans]),
        (template.headings.requests, [*map(fill, template.requests), *prepared.requests]),
    )
    for number, (heading, sentences) in zip(ROMAN[1:], parts, strict=True):
        paper.body(page, f"{number}. {fill(heading).upper()}", bold=True)
        for sentence in sentences:
            end = "/." if number == ROMAN[-1] and sentence is sentences[-1] else ""
            paragraph = paper.body(page, f"- {sentence}{end}")
    paragraph.paragraph_format.keep_with_next = True  # nobody signs an empty page


def _write_foot(page: Document, letter: Letter) -> None:
    template, fill = letter.template, letter.fill
    between = paper.write(paper.tight(page.add_paragraph()), "", size=8)
    between.paragraph_format.keep_with_next = True
    ((left, right),) = paper.two_columns(page)
    paper.write(paper.tight(left.paragraphs[0], paper.LEFT), "Nơi nhận:", size=12, bold=True, italic=True)
    for number, each in enumerate(template.recipients, 1):
        end = "." if number == len(template.recipients) else ";"
        paper.write(paper.tight(left.add_paragraph(), paper.LEFT), f"- {fill(each)}{end}", size=11)
    signed = [template.signature.authority, template.signature.position]  # whose authority stands above
    for place, line in enumerate(fill(each).upper() for each in signed if each):
        paragraph = right.add_paragraph() if place else right.paragraphs[0]
        paper.write(paper.tight(paragraph), line, size=14, bold=True)
    for _ in range(ROOM_TO_SIGN):
        paper.write(paper.tight(right.add_paragraph()), "", size=14)
    if template.signature.name:
        paper.write(paper.tight(right.add_paragraph()), fill(template.signature.name), size=14, bold=True)
    paper.write(
        paper.tight(page.add_paragraph()), "", size=1
    )  # Word wants a paragraph behind a table; a small one


def _shown(number: int | None) -> str:
    return MISSING if number is None else f"{number:,}".replace(",", ".")
