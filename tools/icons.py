"""Draw the icons of the installed web page from bot/web/static/icon.svg; run by `make pictures`."""

from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

FOLDER = Path(__file__).parents[1] / "bot" / "web" / "static"


def draw(svg: str, width: int, name: str) -> None:
    drawn = Image.open(BytesIO(resvg_py.svg_to_bytes(svg_string=svg, width=width)))
    drawn.quantize(64, method=Image.Quantize.FASTOCTREE).save(FOLDER / name, "PNG", optimize=True)


def whole(svg: str) -> str:
    """Phones cut it to a circle or a drop: the ground reaches the edges, the drawing keeps away from them."""
    ground, _, drawing = svg.partition('rx="22" fill="#0b5cad"/>')
    smaller = (
        f'<g transform="translate(9.6 9.6) scale(.8)">{drawing.strip().removesuffix("</svg>")}</g></svg>'
    )
    return f'{ground}fill="#0b5cad"/>{smaller}'


def main() -> None:
    svg = (FOLDER / "icon.svg").read_text("utf-8")
    draw(svg, 192, "icon-192.png")
    draw(svg, 512, "icon-512.png")
    draw(whole(svg), 512, "icon-whole.png")


if __name__ == "__main__":
    main()
