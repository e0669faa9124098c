"""One reading for both sides: what people and guides write becomes the same plain sequence of words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.fold import plain, words
from bot.search.lexicon import Lexicon, Phrase
from bot.search.typing_keys import is_syllable, untyped

MOST_WORDS = 60
"""Enough for any one sentence; longer texts are read sentence by sentence."""

_LEAST_LETTERS = 4  # shorter words have too many neighbours to guess a typing error
_GUESSED = 0.8  # how much a word counts that was not written but guessed
_FOREIGN = 0.45  # the share of English words from which a text is English


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the form of `fold.words`, and how sure we are that it was meant."""

    text: str
    sure: float = 1.0

    @property
    def plain(self) -> str:
        return plain(self.text)


@lru_cache(maxsize=16384)
def _certain(text: str) -> Word:
    return Word(text)


@dataclass(slots=True)
class Vocabulary:
    """The plain words and pairs of words that guides use; for guessing what an unknown word was meant to be."""

    words: dict[str, None] = field(default_factory=dict)  # ordered, so that guesses are the same every time
    pairs: set[tuple[str, str]] = field(default_factory=set)
    by_sound: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reading: Sequence[Word]) -> None:
        bare = [word.plain for word in reading]
        for word in bare:
            if word not in self.words:
                self.words[word] = None
                self.by_sound[sound(word)].append(word)
        self.pairs.update(pairwise(bare))


def sound(word: str) -> str:
    """What remains of a plain word when s/x, tr/ch, d/gi/r and the endings n/ng/nh, c/t/ch sound alike."""
    for written, heard in (("tr", "ch"), ("gi", "d"), ("r", "d"), ("x", "s"), ("k", "c"), ("q", "c")):
        if word.startswith(written) and len(word) > len(written):
            word = heard + word[len(written) :]
            break
    for written, heard in (("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t")):
        if word.endswith(written) and len(word) > len(written) + 1:
            return word[: -len(written)] + heard
    return word


class Reader:
    """Reads words through the lexicon; knows the vocabulary of the guides once it has read them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._means = lexicon.means
        self._english = lexicon.english
        self._unmarked = {
            tuple(map(plain, phrase)): phrase
            for phrase in lexicon.means
            if len(phrase) > 1 or not is_syllable(plain(phrase[0]))
        }
        self._plain_phrases = {tuple(map(plain, phrase)) for phrase in lexicon.means}
        self._longest: dict[str, int] = {}  # of the phrases that begin with a plain word
        self._beginnings = {phrase[:2] for phrase in self._plain_phrases if len(phrase) > 1}
        self._alone_cache: dict[tuple[str, bool], list[list[Word]]] = {}
        for phrase in self._plain_phrases:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))
        self._everyday = set(map(plain, lexicon.filler))
        self._everyday.update(word for word in lexicon.english if not is_syllable(word))
        self._everyday.update(plain(word) for phrase in lexicon.outside for word in phrase)
        self.vocabulary = Vocabulary()

    def learn(self, text: str) -> list[Word]:
        """The reading of a guide's line; its words become known."""
        reading = self.read(text, guess=False)
        self.vocabulary.add(reading)
        return reading

    def read_other(self, text: str) -> list[Word]:
        """The reading of a line that is no guide's; its words are never taken for a typing error any more."""
        reading = self.read(text, guess=False)
        self._everyday.update([word.plain for word in reading])
        return reading

    def read(self, text: str, *, guess: bool = True) -> list[Word]:
        written = self._without_english(words(text)[:MOST_WORDS])
        bare = [plain(word) for word in written]
        marked = bare != written
        reading: list[Word] = []
        at = 0
        while at < len(written):
            known = not guess or self._knows(bare[at])
            if known and bare[at] not in self._longest:
                reading.append(_certain(written[at]))
                at += 1
                continue
            if known and tuple(bare[at : at + 2]) not in self._beginnings:
                length, options = 1, self._alone(written[at], marked=marked)
            else:
                length, options = self._options(written, at, marked=marked, guess=guess)
            at += length
            after = bare[at] if at < len(written) else ""
            reading += self._likeliest(options, reading[-1].plain if reading else "", after)
        return reading

    def _alone(self, word: str, *, marked: bool) -> list[list[Word]]:
        """What a word that begins no longer phrase may mean."""
        options = self._alone_cache.get((word, marked))
        if options is None:
            options = self._options([word], 0, marked=marked, guess=False)[1]
            self._alone_cache[word, marked] = options
        return options

    def _without_english(self, written: list[str]) -> list[str]:
        """“the” and “can” say nothing in an English sentence; elsewhere they are thẻ and căn without their marks."""
        if self._english.isdisjoint(written):
            return written
        if sum(map(self._foreign, written)) < _FOREIGN * len(written):
            return written
        return [word for word in written if word not in self._english] or written

    def _foreign(self, word: str) -> float:
        """1 for what cannot be Vietnamese, one half for what can be both; two letters are an abbreviation."""
        if is_syllable(word):
            return 0.5 if word in self._english else 0.0
        return float(word.isascii() and word.isalpha() and len(word) > len("ko"))

    def _options(
        self, written: Sequence[str], at: int, *, marked: bool, guess: bool
    ) -> tuple[int, list[list[Word]]]:
        """How many written words are read at once, and what they may mean, the likeliest first."""
        word = written[at]
        for length in range(min(self._longest.get(plain(word), 0), len(written) - at), 0, -1):
            phrase = tuple(written[at : at + length])
            meant = self._meant(phrase) if tuple(map(plain, phrase)) in self._plain_phrases else ()
            if meant:
                itself = [] if marked or length > 1 or not is_syllable(word) else [[Word(word)]]
                return length, itself + [[Word(one) for one in phrase] for phrase in meant]
        if not guess or self._knows(plain(word)):
            return 1, [[Word(word)]]
        if at + 1 < len(written) and plain(word + written[at + 1]) in self.vocabulary.words:
            return 2, [[Word(plain(word + written[at + 1]))]]
        return 1, self._guesses(word)

    def _meant(self, written: Phrase) -> tuple[Phrase, ...]:
        """What the lexicon says: written as there, or with fewer marks where that cannot be another word."""
        if written in self._means:
            return self._means[written]
        phrase = self._unmarked.get(tuple(map(plain, written)), ())
        agree = all(one in {other, plain(other)} for one, other in zip(written, phrase, strict=False))
        return self._means[phrase] if phrase and agree else ()

    def _knows(self, word: str) -> bool:
        return word in self.vocabulary.words or word in self._everyday

    def _guesses(self, word: str) -> list[list[Word]]:
        """What an unknown word may be: typed without a Vietnamese keyboard, run together, misheard, mistyped."""
        meant = untyped(word)
        if meant is not None and (self._knows(plain(meant)) or not is_syllable(word)):
            return [[Word(meant)]]
        bare = plain(word)
        parts = self._apart(bare)
        if parts:
            return [[Word(part, _GUESSED) for part in parts]]
        alike = self.vocabulary.by_sound.get(sound(bare), [])
        if not alike and len(bare) >= _LEAST_LETTERS and not is_syllable(bare) and bare.isalpha():
            alike = self._mistyped(bare)
        return [[Word(known, _GUESSED)] for known in alike] or [[Word(word)]]

    def _mistyped(self, bare: str) -> list[str]:
        found = process.extract(
            bare, self.vocabulary.words.keys(), scorer=OSA.distance, score_cutoff=1, limit=5
        )
        return [known for known, _, _ in found if len(known) > 1]

    def _apart(self, bare: str) -> list[str]:
        """The fewest known syllables that make up the word (“dangkytamtru”); nothing if there are none."""
        best: list[list[str] | None] = [[]] + [None] * len(bare)
        for end in range(1, len(bare) + 1):
            for start in range(max(0, end - 7), end - 1):
                before = best[start]
                if before is None or not self._knows(bare[start:end]) or not is_syllable(bare[start:end]):
                    continue
                shortest = best[end]
                if shortest is None or len(before) + 1 < len(shortest):
                    best[end] = [*before, bare[start:end]]
        parts = best[-1] or []
        return parts if len(parts) > 1 and len(bare) > 2 * len(parts) else []

    def _likeliest(self, options: list[list[Word]], before: str, after: str) -> list[Word]:
        """The option that makes known pairs with its neighbours; the first of equals."""
        if len(options) == 1:
            return options[0]
        pairs = self.vocabulary.pairs
        return max(options, key=lambda o: ((before, o[0].plain) in pairs) + ((o[-1].plain, after) in pairs))
