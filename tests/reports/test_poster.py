"""The poster of an invitation: its QR can be read off the picture, and nothing lies upon it."""

import io
from datetime import date
from pathlib import Path

import pytest
import segno
from PIL import Image

from bot.dialogue.message import Poster
from bot.reports.poster import DPI, HEIGHT, QR_WIDTH, WIDTH, draw_poster
from bot.texts import load_texts

LINK = "https://sotay.example.vn/?start=join_ABCDEFGH"
LIBRARY = load_texts(Path(__file__).parent.parent.parent / "locales")
BORDER = 2


def drawn(link: str | None, team: str = "Tổ 5", language: str = "vi") -> Image.Image:
    poster = Poster(
        team_id=1, invitation_id=1, team=team, role="volunteer", code="ABCD-EFGH", uses=20,
        expires=date(2026, 12, 6), link=link, language=language,
    )  # fmt: skip
    return Image.open(io.BytesIO(draw_poster(poster, LIBRARY[language]))).convert("L")


def modules(picture: Image.Image, count: int) -> list[list[int]]:
    """1 is dark; read from the middle of each square, the quiet zone too."""
    width = QR_WIDTH * WIDTH * DPI
    left, top = (0.5 - QR_WIDTH / 2) * WIDTH * DPI, (1 - 0.36) * HEIGHT * DPI - width
    middle = [(i + 0.5) * width / count for i in range(count)]
    return [[int(picture.getpixel((int(left + x), int(top + y))) < 128) for x in middle] for y in middle]  # type: ignore[operator]  # grey


@pytest.mark.parametrize(("link", "said"), [(LINK, LINK), (None, "tham gia ABCD-EFGH")])
@pytest.mark.parametrize(
    "team", ["Tổ 5", "Tổ công nghệ số cộng đồng tổ dân phố số 12 phường " + "Hoa Mẫu " * 5]
)
def test_the_qr_opens_the_link_or_says_what_to_type(link: str | None, said: str, team: str) -> None:
    expected = [list(row) for row in segno.make(said, error="m", micro=False).matrix_iter(border=BORDER)]
    assert modules(drawn(link, team), len(expected)) == expected


def test_it_is_as_large_as_a_sheet_of_a5() -> None:
    assert drawn(LINK, language="en").size == (int(WIDTH * DPI), int(HEIGHT * DPI))
