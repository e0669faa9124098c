"""Other people's searches over the same guides, each in the form that served it best on the tuned-on questions.

All read what a guide is found by here too (title, asks, keywords, what the lexicon says people have asked), without
case and marks: methods are compared, not what they were given to read.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.domain.guide import Guide, Guidebook
from bot.search.decision import MOST_MATCHES, Match
from bot.search.fold import fold
from bot.search.lexicon import load_lexicon
from tests.bench.search.thresholds import Rank
from tests.search.questions import GUIDES

Scores: TypeAlias = NDArray[np.float64]
Baseline: TypeAlias = Callable[[Guidebook], Rank]


def token_set_ratio(guidebook: Guidebook) -> Rank:
    """RapidFuzz; a guide is as near as its nearest title or ask. Keywords would be inside nearly every question."""
    lines, owner = _lines(guidebook, lambda guide: (guide.title, *guide.asks))

    def scores(question: str) -> Scores:
        near = process.cdist([question], lines, scorer=fuzz.token_set_ratio, dtype=np.float64)[0]
        return _best(near, owner, len(guidebook))

    return _ranking(guidebook, scores)


def fts5(guidebook: Guidebook) -> Rank:
    """SQLite's BM25, one row a line, the best line counting; any word of the question will do."""
    lines, owner = _lines(guidebook, _findable)
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE line USING fts5(text)")
    table.executemany("INSERT INTO line(rowid, text) VALUES (?, ?)", enumerate(lines))

    def scores(question: str) -> Scores:
        found = np.zeros(len(guidebook))
        words = " OR ".join(f'"{word}"' for word in question.split())
        query = "SELECT rowid, -bm25(line) FROM line WHERE line MATCH ?"
        for row, score in table.execute(query, (words,)) if words else ():
            found[owner[row]] = max(found[owner[row]], score)
        return found

    return _ranking(guidebook, scores)


def bm25(guidebook: Guidebook) -> Rank:
    """bm25s (Lucene's formula), one text a guide."""
    import bm25s

    table = bm25s.BM25()
    texts = [fold(" ".join(_findable(guide))).split() for guide in guidebook]
    table.index(texts, show_progress=False)

    def scores(question: str) -> Scores:
        words = [word for word in question.split() if word in table.vocab_dict]
        return np.asarray(table.get_scores(words), np.float64) if words else np.zeros(len(texts))

    return _ranking(guidebook, scores)


def letters(guidebook: Guidebook) -> Rank:
    """scikit-learn: TF-IDF of two to five letters within a word, and a logistic regression that names the guide."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    lines, owner = _lines(guidebook, _findable)
    runs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    regression = LogisticRegression(C=10, solver="saga", tol=0.01, max_iter=100)
    regression.fit(runs.fit_transform(lines), owner)

    def scores(question: str) -> Scores:
        return np.asarray(regression.predict_proba(runs.transform([question]))[0], np.float64)

    return _ranking(guidebook, scores)


BASELINES: dict[str, Baseline] = {
    "RapidFuzz token_set_ratio": token_set_ratio,
    "SQLite FTS5 BM25": fts5,
    "bm25s": bm25,
    "letters TF-IDF + logistic regression": letters,
}


def with_asked(guidebook: Guidebook) -> Guidebook:
    """Guides whose asks are followed by the lexicon's."""
    asked = load_lexicon(GUIDES / "lexicon").asked
    guides = {guide.id: replace(guide, asks=(*guide.asks, *asked.get(guide.id, ()))) for guide in guidebook}
    return Guidebook(MappingProxyType(guides), guidebook.topics)


def _findable(guide: Guide) -> Iterator[str]:
    yield from (guide.title, *guide.asks, *guide.keywords)


def _lines(
    guidebook: Guidebook, texts: Callable[[Guide], Iterator[str] | tuple[str, ...]]
) -> tuple[list[str], NDArray[np.int64]]:
    """All lines, folded, and the number of the guide each belongs to."""
    lines = [(fold(text), number) for number, guide in enumerate(guidebook) for text in texts(guide)]
    return [line for line, _ in lines], np.array([number for _, number in lines])


def _best(near: Scores, owner: NDArray[np.int64], size: int) -> Scores:
    best = np.zeros(size)
    np.maximum.at(best, owner, near)
    return best


def _ranking(guidebook: Guidebook, scores: Callable[[str], Scores]) -> Rank:
    ids = [guide.id for guide in guidebook]

    def rank(question: str) -> tuple[Match, ...]:
        found = scores(fold(question))
        order = np.argsort(-found, kind="stable")[:MOST_MATCHES]
        return tuple(Match(ids[at], float(found[at])) for at in order if found[at] > 0)

    return rank
