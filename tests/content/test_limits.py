"""The measure by which guides are measured: what does not fit is named."""

import pytest

from bot.dialogue.message import Choice, Reply
from bot.domain.guide import Picture
from tests.content.limits import PICTURES, misfits

FITS = Reply(text="Bước 1/3\n\nMở ứng dụng.", choices=(Choice("next", "Bước tiếp"),), turn=1)


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (FITS, []),
        (Reply(text="😀" * 999, choices=FITS.choices, turn=1), ["zalo_bot", "zalo_oa"]),
        (Reply(text="a" * 2001, turn=1), ["core", "zalo_bot", "zalo_oa"]),
        (Reply(text="a", choices=(Choice("v" * 63, "Có"),), turn=1), ["telegram"]),
        (Reply(text="a", choices=(Choice("bước", "Có"),), turn=1), ["web"]),
        (Reply(text="a", choices=(Choice("a", "d" * 101),), turn=1), ["zalo_oa"]),
        (Reply(text="a", choices=FITS.choices * 6, turn=1), ["core"]),
    ],
    ids=["fits", "emojis", "long", "value", "letters", "label", "six"],
)
def test_what_does_not_fit_a_channel_is_named(reply: Reply, told: list[str]) -> None:
    assert misfits(reply) == told


def test_a_picture_without_words_does_not_fit() -> None:
    file = next(PICTURES.glob("*.png")).name
    assert misfits(Reply(text="a", picture=Picture(file=file, alt="Thẻ"), turn=1)) == []
    assert misfits(Reply(text="a", picture=Picture(file=file, alt=""), turn=1)) == ["picture"]
