"""Names taken out of a text, however they were typed."""

import re
import unicodedata
from collections.abc import Mapping

_BETWEEN = r"[ ,;.·\-–]+"
"""No quotes: what is looked through may be JSON."""

FEWEST_WORDS, FEWEST_LETTERS = 2, 5
"""“Lan” alone is an orchid too; such a name goes only where it stands exactly as it was written down."""


def without(text: str, forms: Mapping[str, str]) -> str:
    """Each form replaced, also without its tone marks, in other letters' case, with other signs between its words."""
    for form, instead in forms.items():
        exactly = re.compile(rf"(?<!\d){re.escape(form)}(?!\d)" if form[-1:].isdigit() else re.escape(form))
        text = exactly.sub(instead, text)
        words = re.findall(r"\w+", _flat(form))
        if len(words) >= FEWEST_WORDS and sum(map(len, words)) >= FEWEST_LETTERS:
            spelt = re.compile(rf"(?<!\w){_BETWEEN.join(map(re.escape, words))}(?!\w)")
            for found in reversed(list(spelt.finditer(_flat(text)))):
                text = text[: found.start()] + instead + text[found.end() :]
    return text


def _flat(text: str) -> str:
    """Letter by letter, so that every place in it is the same place in the text."""
    return "".join(_bare(letter) for letter in text)


def _bare(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter.lower())[0] if letter.isalpha() else letter
    return "d" if bare == "đ" else bare
