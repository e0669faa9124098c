"""An invitation to print: A5, the team's name, a QR to scan from an arm's length, the code in large letters."""

import io
from textwrap import wrap

import segno
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.dialogue.message import Poster
from bot.reports.chart import STYLE
from bot.texts import Texts

WIDTH, HEIGHT, DPI = 5.83, 8.27, 240
"""A5, fine enough for a printer; on a phone it fills the screen."""

QR_WIDTH = 0.54  # of the page's width: 8 cm
TITLE, LONG_TITLE, CODE, BODY, SMALL = 22, 15, 34, 13, 10.5  # points
LETTERS = {TITLE: 24, LONG_TITLE: 36, BODY: 44, SMALL: 60}  # of a line
LONG = 48  # letters that no longer fit on two lines of a title
INK = "#111111"


def draw_poster(poster: Poster, texts: Texts) -> bytes:
    """A PNG. Everything is centred, from the top to the bottom as one reads it."""
    with rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
        FigureCanvasAgg(figure)
        title = texts("poster-title", team=poster.team)
        _write(figure, 0.96, title, TITLE if len(title) <= LONG else LONG_TITLE, weight="bold")
        _write(figure, 0.82, texts(f"poster-{poster.role}"), BODY)
        _draw_qr(figure, poster, texts)
        _write(figure, 0.335, texts("poster-scan" if poster.link else "poster-open"), BODY)
        figure.text(0.5, 0.225, poster.code, size=CODE, weight="bold", ha="center", va="top", color=INK)
        _write(figure, 0.145, texts("poster-valid", uses=poster.uses, expires=poster.expires), SMALL)
        _write(figure, 0.095, texts("poster-safe"), SMALL)
        picture = io.BytesIO()
        figure.savefig(picture, format="png")
    return picture.getvalue()


def _draw_qr(figure: Figure, poster: Poster, texts: Texts) -> None:
    """With its quiet zone; error level M survives a fold or a stain."""
    code = segno.make(poster.link or texts("poster-typed", code=poster.code), error="m", micro=False)
    height = QR_WIDTH * WIDTH / HEIGHT
    axes = figure.add_axes((0.5 - QR_WIDTH / 2, 0.36, QR_WIDTH, height))
    axes.imshow([[1 - dark for dark in row] for row in code.matrix_iter(border=2)], cmap="gray")
    axes.axis("off")


def _write(figure: Figure, top: float, text: str, size: float, weight: str = "normal") -> None:
    lines = "\n".join(line for part in text.splitlines() for line in wrap(part, LETTERS[size]))
    figure.text(0.5, top, lines, size=size, weight=weight, ha="center", va="top", color=INK, linespacing=1.35)
