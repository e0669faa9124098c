"""One report file, from everything it needs: plain data that can be handed to another process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.dialogue.message import Form, Poster
from bot.domain.figures import Figures
from bot.reports.names import Names
from bot.reports.template import Template
from bot.texts import SOURCE, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    form: Form
    figures: Figures
    names: Names
    template: Template
    made_on: date
    language: str = SOURCE
    number: int | None = None  # of the letter


def build(order: Order | Poster, library: Mapping[str, Texts]) -> bytes:
    """The file. The libraries are imported here: who never builds never loads them."""
    texts = library.get(order.language) or library[SOURCE]
    if isinstance(order, Poster):
        from bot.reports.poster import draw_poster

        return draw_poster(order, texts)
    match order.form:
        case Form.CHART:
            from bot.reports.chart import draw

            return draw(order.figures, order.names, texts)
        case Form.SHEET:
            from bot.reports.sheet import write_sheet

            return write_sheet(order.figures, order.names, texts, order.template)
        case Form.LETTER:
            return _letter(order, library[SOURCE])
        case Form.TABLE | Form.DATA:
            from bot.reports.export import to_csv, to_json

            write = to_csv if order.form is Form.TABLE else to_json
            return write(order.figures, order.names).encode()


def _letter(order: Order, texts: Texts) -> bytes:
    """An official document, in Vietnamese whatever its reader speaks."""
    from bot.reports.chart import draw_wide
    from bot.reports.letter import Letter, write_letter

    figures, names = order.figures, order.names
    return write_letter(
        Letter(
            figures=figures,
            names=names,
            template=order.template,
            texts=texts,
            made_on=order.made_on,
            chart=draw_wide(figures, names, texts) if figures.report.total.visits else None,
            number=order.number,
        )
    )
