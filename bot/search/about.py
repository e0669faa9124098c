"""How surely each page is about a word or a pair of words, with which marks, and how rare that is."""

from collections.abc import Sequence

import numpy as np

from bot.search.clues import Clue, agreement
from bot.search.postings import Numbers, Postings, Values, firsts, summed
from bot.search.script import Grams, Script
from bot.search.terms import UNKNOWN, plain_keys

STRENGTH = {"title": 0.8, "ask": 0.35, "keyword": 0.6, "problem": 0.35, "step": 0.2, "stuck": 0.2}
"""How surely a guide is about a word that stands once in such a line; more titles, asks and keywords make it surer."""

_ONCE = ("problem", "step", "stuck")  # however many of them contain a word
_LEAST = 0.03


class About:
    """`score` is the share of the question's weight that a page is surely about."""

    def __init__(self, script: Script, grams: Grams, *, size: int) -> None:
        self._terms, self._size = script.terms, size
        grams = grams.on(script.lines_from(STRENGTH))
        keys, pages, sure = _sureness(script, grams)
        starts = firsts(keys)
        self._keys = keys[starts]
        count = np.maximum(1.0, np.add.reduceat(sure, starts) if len(starts) else sure)
        self._rarity = np.maximum(_LEAST, np.log((size + 0.5) / count) / np.log(size + 0.5))
        forms, on, _ = summed(grams.forms, script.page_of[grams.lines])
        of_form = plain_keys(forms, script.plain_of)
        # Where `summed` has left the key and the page of each form.
        places = np.searchsorted(self._keys, keys) * size + pages
        there = np.searchsorted(places, np.searchsorted(self._keys, of_form) * size + on)
        self._by_form = Postings(forms, on, sure[there], size=size)
        each = firsts(forms)
        order = np.argsort(of_form[each])
        self._forms, self._form_keys = forms[each][order], of_form[each][order]

    def rarity(self, key: int) -> float | None:
        """From almost 0 for what every page says to 1 for what one page says; None if no page does."""
        at = int(np.searchsorted(self._keys, key))
        known = key != UNKNOWN and at < len(self._keys) and self._keys[at] == key
        return float(self._rarity[at]) if known else None

    def rarities(self, keys: Numbers) -> Values:
        """The same for keys that some page has."""
        found: Values = self._rarity[np.searchsorted(self._keys, keys)]
        return found

    def score(self, clues: Sequence[Clue]) -> tuple[Values, Values]:
        """For every page that share, and the share of the words alone that it mentions at all."""
        found, mentioned = np.zeros(self._size), np.zeros(self._size)
        for clue in clues:
            best = self._best(clue)
            found += clue.weight * best
            if clue.is_word:
                mentioned += clue.weight * (best > 0)
        mass, words = (
            sum(one) or 1.0 for one in ((c.weight for c in clues), (c.weight for c in clues if c.is_word))
        )
        return found / mass, mentioned / words

    def has(self, page: int, key: int) -> bool:
        """Whether that page has the word anywhere."""
        return any(page in self._by_form.where(form)[0] for form in self.forms_of(key))

    def uses(self, key: int, below: int) -> bool:
        """Whether a page of a lower number has the word or pair."""
        return any((self._by_form.where(form)[0] < below).any() for form in self.forms_of(key))

    def _best(self, clue: Clue) -> Values:
        best = np.zeros(self._size)
        for form in self.forms_of(clue.key):
            pages, sure = self._by_form.where(form)
            best[pages] = np.maximum(best[pages], sure * agreement(clue.written, self._terms.form(form)))
        return best

    def forms_of(self, key: int) -> list[int]:
        """All forms in which some page writes the word or pair."""
        start, end = np.searchsorted(self._form_keys, [key, key + 1])
        return [int(form) for form in self._forms[start:end]]


def _sureness(script: Script, grams: Grams) -> tuple[Numbers, Numbers, Values]:
    """For every key and page how surely the page is about it: 1 − the product of the doubts of its lines."""
    origins = script.origins
    strength = np.array([STRENGTH.get(origin, 0.0) for origin in origins])
    scope = np.arange(len(script.texts))
    once = script.lines_from(_ONCE)
    scope[once] = len(scope) + script.page_of[once] * len(origins) + script.origin_of[once]
    line_of = np.zeros(int(scope.max(initial=0)) + 1, dtype=np.int64)
    line_of[scope] = np.arange(len(scope))
    keys, scopes, _ = summed(grams.keys, scope[grams.lines])
    lines = line_of[scopes]
    doubt = np.log1p(-strength[script.origin_of[lines]])
    keys, pages, doubt = summed(keys, script.page_of[lines], doubt)
    return keys, pages, 1 - np.exp(doubt)
