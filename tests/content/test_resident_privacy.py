"""What residents are told before anything of theirs is written down."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from bot.dialogue.message import MOST_CHARACTERS
from bot.texts import Texts, load_texts

ROOT = Path(__file__).parent.parent.parent

KNOWN = {
    ("vi", "2026-11-22"): "6f77f0b71fb07d77",
    ("en", "2026-11-22"): "5b39893016e87f80",
}
"""Consents name the version that was heard. A changed text needs a new version here and in locales/; old lines stay."""


@pytest.fixture(params=["vi", "en"])
def texts(request: pytest.FixtureRequest) -> Texts:
    return load_texts(ROOT / "locales")[request.param]


def explained(texts: Texts) -> str:
    return texts("resident-privacy", team="Tổ 5", months=24)


def test_it_is_ten_points_and_fits_into_a_message(texts: Texts) -> None:
    points = re.findall(r"^(\d+)\. ", explained(texts), re.MULTILINE)
    assert points == [str(number) for number in range(1, 11)]
    assert len(f"{explained(texts)}\n\n{texts('household-consent')}") <= MOST_CHARACTERS


def test_a_changed_text_has_a_new_version(texts: Texts) -> None:
    version = texts("resident-privacy.version")
    assert sha256(explained(texts).encode()).hexdigest()[:16] == KNOWN[texts.language, version]
