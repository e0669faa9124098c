"""Clues: the words of a reading and its pairs of neighbours, and how much each of them tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from bot.search.fold import plain
from bot.search.lexicon import Lexicon
from bot.search.reader import Word
from bot.search.typing_keys import is_syllable

FILLER = 0.15
"""How much a word counts that says nothing about the subject (“làm sao”, “cho tôi hỏi”)."""

DOUBTFUL = 0.5
"""The same, when it was typed without marks and could as well be a telling word: “ma” is mà or mã."""

UNHEARD = 0.6
"""How telling a word is that no guide contains, on the scale where a word of one guide only is 1."""

UNMARKED, OTHER_MARKS = 0.95, 0.6
"""How far a word agrees with one in a guide if it has no marks (“mat”), or different ones (“mát”, “mắt”)."""

_LEAST = 0.03
_LEAST_NAME = 4


@dataclass(frozen=True, slots=True)
class Clue:
    """One word or two neighbours as written, marks included; the plain form is its key."""

    written: str
    weight: float


class Scales:
    """Weighs words: fillers little, words of many guides less than words of few."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._filler = lexicon.filler
        self._plain_filler = frozenset(map(plain, lexicon.filler))
        self._telling: set[str] = (
            set()
        )  # plain words that some title, ask or keyword uses as more than filler
        self._rarity: dict[str, float] = {}

    def learn(self, reading: Iterable[Word]) -> None:
        self._telling.update(word.plain for word in reading if word.text not in self._filler)

    def measure(self, guides: int, counts: Mapping[str, float]) -> None:
        """`counts` says in how many of the guides a clue stands; a weak mention counts as part of a guide."""
        all_of_them = guides + 0.5
        self._rarity = {
            key: max(_LEAST, log(all_of_them / max(1.0, count)) / log(all_of_them))
            for key, count in counts.items()
        }

    def is_telling(self, word: Word) -> bool:
        """Whether the word says something about the subject, and some guide uses it; a number alone does not."""
        return self._share(word) > FILLER and word.plain in self._rarity and not word.plain.isdigit()

    def may_be_a_name(self, word: Word) -> bool:
        """No Vietnamese word and no filler: an app, a brand."""
        named = word.sure == 1 and word.plain.isalpha() and len(word.plain) >= _LEAST_NAME
        return named and self._share(word) == 1 and not is_syllable(word.plain)

    def clues(self, reading: Sequence[Word]) -> dict[str, Clue]:
        """By plain form; of a repeated word the most certain one."""
        found: dict[str, Clue] = {}
        shares = [self._share(word) * word.sure for word in reading]
        for word, share in zip(reading, shares, strict=True):
            weight = share * self._rarity.get(word.plain, UNHEARD)
            _keep(found, word.plain, Clue(word.text, weight))
        for (one, share), (two, other) in pairwise(zip(reading, shares, strict=True)):
            key = f"{one.plain} {two.plain}"
            # A pair nobody has written yet says nothing: most pairs of a question are chance.
            weight = sqrt(share * other) * self._rarity.get(key, 0.0)
            if weight:
                _keep(found, key, Clue(f"{one.text} {two.text}", weight))
        return found

    def _share(self, word: Word) -> float:
        if word.text in self._filler:
            return FILLER
        if word.text == word.plain and word.plain in self._plain_filler:
            return DOUBTFUL if word.plain in self._telling else FILLER
        return 1.0


def written_forms(reading: Sequence[Word]) -> set[tuple[str, str]]:
    """Every word and pair of a guide's line: its key and how it is written."""
    words = {(word.plain, word.text) for word in reading}
    return words | {(f"{one.plain} {two.plain}", f"{one.text} {two.text}") for one, two in pairwise(reading)}


@lru_cache(maxsize=65536)
def agreement(written: str, form: str) -> float:
    """How well the marks of a clue agree with those of the same plain words in a guide."""
    if written == form:
        return 1.0
    pairs = zip(written.split(" "), form.split(" "), strict=True)
    # They differ only by marks that one of them leaves out.
    return UNMARKED if all(a == b or plain(b) == a or plain(a) == b for a, b in pairs) else OTHER_MARKS


def _keep(found: dict[str, Clue], key: str, clue: Clue) -> None:
    if key not in found or found[key].weight < clue.weight:
        found[key] = clue
