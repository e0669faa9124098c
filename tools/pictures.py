"""Redraw guides/pictures: put the shared parts into every SVG, then make its PNG. Run it with `make pictures`."""

import re
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image
from PIL.PngImagePlugin import PngInfo

FOLDER = Path(__file__).parents[1] / "guides" / "pictures"
SHARED = "shared.svg"
WIDTH = 800
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed-Bold.ttf")
_PARTS = re.compile(r'<defs id="shared"(?:/>|>.*?</defs>)', re.DOTALL)


def draw(svg: Path, parts: str) -> None:
    old = svg.read_text("utf-8")
    new = _PARTS.sub(lambda _: parts, old)
    if new != old:
        svg.write_text(new, "utf-8")
    target = svg.with_suffix(".png")
    if not target.exists() or source(target) != fingerprint(new):
        target.write_bytes(to_png(new))
        sys.stdout.write(f"{target.name}: {target.stat().st_size / 1024:.0f} KB\n")


def to_png(svg: str) -> bytes:
    """A PNG that names the SVG it was made from; 256 colours are more than these drawings have."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, width=WIDTH, background="white", skip_system_fonts=True, font_files=[str(FONT)]
    )
    note = PngInfo()
    note.add_text("Source", fingerprint(svg))
    png = BytesIO()
    Image.open(BytesIO(drawn)).convert("RGB").quantize(256).save(png, "PNG", optimize=True, pnginfo=note)
    return png.getvalue()


def fingerprint(svg: str) -> str:
    return sha256(svg.encode()).hexdigest()


def source(png: Path) -> str | None:
    with Image.open(png) as image:
        return image.info.get("Source")


def main() -> None:
    if not FONT.is_file():
        sys.exit(f"The font {FONT} is missing. On Debian or Ubuntu: apt-get install fonts-dejavu-extra")
    parts = _PARTS.search((FOLDER / SHARED).read_text("utf-8"))
    if parts is None:
        sys.exit(f'{SHARED} has no <defs id="shared">.')
    for svg in sorted(FOLDER.glob("*.svg")):
        if svg.name != SHARED:
            draw(svg, parts[0])


if __name__ == "__main__":
    main()
