"""How wide words are in bold Times New Roman, for lines as long as the words above them, and rows as high as their texts."""

import unicodedata

# Thousandths of the size, from Adobe's metrics of Times Bold, to which Times New Roman was made.
_LETTERS = {
    278: "il/", 333: "fjt()-:;", 389: "sI", 444: "cerz", 500: "agovxyJ0123456789–", 556: "bdhknpquS",
    611: "FP", 667: "BELTZ", 722: "wACDNRUVXY", 778: "GHKOQ", 833: "m", 944: "M", 1000: "W…",
}  # fmt: skip
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_HORNS = {"ơ": 54, "ư": 44, "Ơ": 0, "Ư": 74}
_OTHER = 250  # spaces, dots and commas


def width_of(text: str, size: float) -> float:
    """In points, as `size` is."""
    return size / 1000 * sum(map(_width, unicodedata.normalize("NFC", text)))


def _width(letter: str) -> int:
    """Marks above and below make no letter wider, horns do."""
    parts = unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))
    horned = unicodedata.normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else ""
    return _WIDTHS.get(parts[0], _OTHER) + _HORNS.get(horned, 0)
