"""The drawings in guides/pictures: all there, all used, light, readable, and described for those who cannot see them."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.domain.guide import Guide, Step
from bot.guidebook.load import load

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "guides" / "pictures"
SHARED = FOLDER / "shared.svg"
SVGS = sorted(set(FOLDER.glob("*.svg")) - {SHARED})
WIDTH = 800
TALLEST = 1200
HEAVIEST = 60 * 1024
SMALLEST_TEXT = 34
"""Of 800 units: 15 pixels on a phone that is 360 wide."""
PARTS = re.compile(r'<defs id="shared">.*?</defs>', re.DOTALL)


class Use(NamedTuple):
    guide: Guide
    step: Step
    file: str
    alt: str


def uses() -> list[Use]:
    guides = load(ROOT / "guides")[0].guides.values()
    return [
        Use(guide, step, step.picture.file, step.picture.alt)
        for guide in guides
        for step in guide.steps
        if step.picture
    ]


USES = uses()


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def chunk(path: Path, kind: bytes) -> bytes:
    return next(data for name, data in chunks(path.read_bytes()) if name == kind)


def test_every_picture_a_guide_names_is_drawn_and_every_drawing_is_named() -> None:
    named = {use.file for use in USES}
    assert {f"{path.stem}.png" for path in SVGS} == named
    assert {path.name for path in FOLDER.glob("*.png")} == named


def test_nothing_else_lies_in_the_folder() -> None:
    assert [path.name for path in FOLDER.iterdir() if path.suffix not in {".svg", ".png"}] == []


def test_nobody_sees_the_same_picture_twice_in_one_guide_without_need() -> None:
    # Arms of a guide may share one; two steps in a row may not.
    twice = [
        f"{guide.id}: {before.picture.file}"
        for guide in {use.guide.id: use.guide for use in USES}.values()
        for before, after in zip(guide.steps, guide.steps[1:], strict=False)
        if before.picture and after.picture and before.picture.file == after.picture.file
    ]
    assert twice == []


@pytest.mark.parametrize("svg", SVGS, ids=lambda path: path.stem)
class TestOnePicture:
    def test_the_png_was_made_from_this_svg(self, svg: Path) -> None:
        made_from = chunk(svg.with_suffix(".png"), b"tEXt").decode()
        expected = f"Source\0{sha256(svg.read_text('utf-8').encode()).hexdigest()}"
        assert made_from == expected, "run `make pictures`"

    def test_it_is_light_and_fits_a_phone(self, svg: Path) -> None:
        png = svg.with_suffix(".png")
        width, height = struct.unpack_from(">II", chunk(png, b"IHDR"))
        assert (width, height <= TALLEST, png.stat().st_size <= HEAVIEST) == (WIDTH, True, True)

    def test_it_stands_alone_and_shares_one_style(self, svg: Path) -> None:
        text = svg.read_text("utf-8")
        assert PARTS.findall(text) == PARTS.findall(SHARED.read_text("utf-8"))
        links = re.findall(r'href="([^"]*)"|url\(([^)]*)\)|<(image|script|foreignObject)', text)
        assert [link for link in links if not link[0].startswith("#")] == []

    def test_its_words_are_large_and_spelt_with_whole_letters(self, svg: Path) -> None:
        text = svg.read_text("utf-8")
        assert [size for size in re.findall(r"font-size: ?(\d+)", text) if int(size) < SMALLEST_TEXT] == []
        assert unicodedata.is_normalized("NFC", text)

    def test_it_has_a_title(self, svg: Path) -> None:
        (title,) = re.findall(r"<title>(.*?)</title>", svg.read_text("utf-8"))
        assert f'class="title">{title}</text>' in svg.read_text("utf-8")


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.guide.id}-{use.file}")
def test_a_blind_person_learns_what_the_picture_tells(use: Use) -> None:
    assert 40 <= len(use.alt) <= 200
    assert use.alt.endswith(".")
    assert not use.alt.lower().startswith(("hình ảnh", "ảnh chụp", "hình vẽ"))  # the screen reader says so
    assert use.alt not in use.step.text
    assert unicodedata.is_normalized("NFC", use.alt)


@pytest.mark.parametrize("svg", SVGS, ids=lambda path: path.stem)
def test_no_number_in_a_drawing_could_be_somebodys(svg: Path) -> None:
    words = " ".join(re.findall(r">([^<>]+)</t(?:ext|span)>", svg.read_text("utf-8")))
    assert re.findall(r"\d{6,}|\d{4}[ .]\d{4}", words) == []
