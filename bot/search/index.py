"""Free text to guides: what speaks for each guide, and what follows from it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log1p

import numpy as np

from bot.domain.guide import Guidebook
from bot.domain.procedure import Procedure
from bot.search.clues import FILLER, Knows
from bot.search.decision import Decision
from bot.search.finding import Evidence, Finding
from bot.search.fold import fold, plain, shown
from bot.search.lexicon import Lexicon, Phrase
from bot.search.lines import LINES, Nearest
from bot.search.pages import Compared, Pages, holds, lines_of
from bot.search.postings import Numbers, Values
from bot.search.procedures import Procedures
from bot.search.reader import Reader, Word
from bot.search.script import Text
from bot.search.talk import AMID, Talk
from bot.search.weights import RANK

# How a guide's score comes about (README.md has the figures):
# 1. Question, guides, and what no guide answers (`no_guide` in the lexicon) are read the same way (reader.py).
# 2. Clues (clues.py) are words and pairs of neighbours. Rare ones weigh more, fillers hardly anything.
# 3. `words` (about.py): the share of the question's weight a guide is surely about, its marks compared.
# 4. `whole` (whole.py): BM25 over everything the guide says. `letters` (letters.py): runs of letters, for typing errors.
# 5. `line` (lines.py): how near the guide's best single line comes, which must not say much else either.
# 6. A name or an `outside` subject of the lexicon that is not the guide's makes all four smaller.
# 7. Their weighted sum ranks; as a softmax it is the probability of each guide if one of them is meant (weights.py).
# 8. Whether one is meant at all: a logistic regression over the same evidence, the lead over the second, what is left
#    unmentioned, how much was said, and how near the nearest `no_guide` business and name of a procedure come.
# 9. The score is the product of both. decision.py does the rest.
# 10. Long texts are read sentence by sentence; the one that is most probably ours counts.

OUTSIDE = 2.5
"""What a subject or a name weighs against a guide that is not about it; a rare word weighs 1."""

CANDIDATES, OTHERS = 16, 3
"""How many guides, and how many kinds of business that no guide answers, are looked at one by one."""

MOST_CHARACTERS = 4000
MOST_SENTENCES = 12
ONE_SENTENCE = 25
"""A text of that many words is read as one sentence, whatever its punctuation."""

MOST_OF_A_TOPIC = 3
"""“Zalo” and “hỏi về zalo” name a topic, for which choices are offered; whoever writes more is asking something."""

_PAIR = 2
_SENTENCE = re.compile(r"[^.!?…\n]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, taken apart and compared with every page."""

    reading: tuple[Word, ...]
    compared: Compared
    rank: Values  # of every page; those of the guides come first
    subjects: Sequence[Phrase]  # what the lexicon calls not ours
    names: Sequence[Word]  # a guide that never mentions them is not meant: “quên mật khẩu facebook”


class Index:
    """All guides of a guidebook, ready to be searched; never changes once it is built."""

    def __init__(self, guidebook: Guidebook, lexicon: Lexicon, procedures: Sequence[Procedure] = ()) -> None:
        titles = "\n".join(f" {fold(guide.title)} " for guide in guidebook)
        # A guide for it may have been written, though its name is still in the lexicon.
        business = [name for name in lexicon.no_guide if f" {fold(name)} " not in titles]
        self._ids = [guide.id for guide in guidebook]
        self._names = [*self._ids, *business]
        self._reader = Reader(lexicon)
        self._knows = Knows(lexicon)
        pages = [lines_of(guide, _other_asks(guide.id, guidebook, lexicon)) for guide in guidebook]
        pages += [_business(name, lexicon.no_guide[name]) for name in business]
        self._pages = Pages(pages, self._read, self._knows)
        self._others = Procedures(procedures, self._reader, lexicon)
        self._talk = Talk(lexicon, self._reader, self._knows)
        self._outside: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(lexicon.outside, key=lambda one: (-len(one), one)):
            self._outside[plain(phrase[0])].append(phrase)

    def __contains__(self, guide_id: str) -> bool:
        return guide_id in self._ids

    def find(self, question: str, *, within: Sequence[str] | None = None) -> Decision:
        """The guides that fit best, and whether one of them is the answer; `within` leaves only those guides."""
        return self.explain(question, within=within).decision

    def explain(self, question: str, *, within: Sequence[str] | None = None) -> Finding:
        """The same with all that led to it; of a long text, for the sentence that is most probably ours."""
        allowed = frozenset(self._ids if within is None else within)
        if (talk := self.talk(question)) and talk not in AMID:
            return Finding((), 0, talk=talk)
        findings = [self._weigh(sentence, allowed) for sentence in sentences(question)]
        return max(findings, key=lambda one: one.ours)

    def trouble(self, guide_id: str, said: str) -> Nearest:
        """The problem or note of that guide that comes nearest to what somebody says in the middle of it."""
        if guide_id not in self._ids:
            return Nearest()
        # “Nó báo lỗi NFC” is about NFC: that something fails goes without saying.
        reading = [word for word in self._reader.read(said) if word.text not in self._talk.words("stuck")]
        return self._pages.trouble(self._ids.index(guide_id), reading)

    def talk(self, said: str) -> str | None:
        """What kind of small talk it is, if it is no question: greeting, thanks, number … (talk.py)."""
        return self._talk.kind(said)

    def _read(self, line: Text) -> list[Word]:
        """A guide's line; only words that people are expected to use are guessed in what they mistype."""
        origin, text = line
        return self._reader.learn(text) if origin in LINES else self._reader.read_other(text)

    def _weigh(self, sentence: str, allowed: frozenset[str]) -> Finding:
        asked = self._asked(sentence)
        telling = [word for word in asked.reading if self._tells(word)]
        ours = [at for at, guide_id in enumerate(self._ids) if guide_id in allowed]
        no_guide = self._evidence(asked, np.arange(len(self._ids), len(self._names)), OTHERS)
        return Finding(
            asked.reading,
            len(telling),
            topic=self._is_topic(asked, telling),
            much=log1p(sum(clue.weight for clue in asked.compared.clues if clue.is_word)),
            evidence=self._evidence(asked, np.array(ours, dtype=np.int64), CANDIDATES),
            no_guide=no_guide[0] if no_guide else None,
            other=self._others.nearest(asked.reading),
        )

    def _asked(self, sentence: str) -> _Asked:
        reading = tuple(self._reader.read(sentence))
        compared = self._pages.compare(reading)
        rank: Values = np.zeros(len(self._names))
        for part, weight in RANK.items():
            rank += weight * getattr(compared, part)
        return _Asked(
            reading,
            compared,
            rank,
            subjects=self._subjects(reading),
            names=[word for word in reading if self._knows.may_be_a_name(word)],
        )

    def _tells(self, word: Word) -> bool:
        """Whether the word says something about the subject, and some guide uses it; a number alone does not."""
        return self._knows.share(word) > FILLER and self._is_used(word) and not word.plain.isdigit()

    def _is_used(self, *words: Word) -> bool:
        return self._pages.knows(*words, among=len(self._ids))

    def _is_topic(self, asked: _Asked, telling: Sequence[Word]) -> bool:
        if len(asked.reading) > MOST_OF_A_TOPIC:
            return False
        rest = [word for word in asked.reading if self._knows.share(word) > FILLER]
        return telling == rest and len(telling) <= _PAIR and self._is_used(*telling) and not asked.subjects

    def _evidence(self, asked: _Asked, pages: Numbers, most: int) -> tuple[Evidence, ...]:
        """What speaks for the best of these pages, the best one first."""
        first = pages[np.argsort(-asked.rank[pages], kind="stable")[:most]]
        found = [self._for_page(int(page), asked) for page in first if asked.rank[page]]
        return tuple(sorted(found, key=lambda one: (-one.rank, one.guide_id)))

    def _for_page(self, page: int, asked: _Asked) -> Evidence:
        compared = asked.compared
        near = self._pages.nearest(page, compared.lines)
        strange = [
            " ".join(map(shown, one)) for one in asked.subjects if not self._pages.is_about(page, one, near)
        ]
        strange += [name.plain for name in asked.names if not self._pages.contains(page, name)]
        own = sum(clue.weight for clue in compared.clues)
        left = own / (own + OUTSIDE * len(strange)) if strange else 1.0
        return Evidence(
            self._names[page],
            words=left * float(compared.words[page]),
            whole=left * float(compared.whole[page]),
            letters=left * float(compared.letters[page]),
            near=replace(near, share=left * near.share),
            missing=1 - float(compared.mentioned[page]),
            elsewhere=tuple(strange),
        )

    def _subjects(self, reading: Sequence[Word]) -> list[Phrase]:
        """What the lexicon calls not ours, the longest phrase first where one contains another."""
        found: list[Phrase] = []
        at = 0
        while at < len(reading):
            phrases = self._outside.get(reading[at].plain, ())
            phrase = next((one for one in phrases if holds(reading[at : at + len(one)], one)), ())
            found += [phrase] if phrase else []
            at += len(phrase) or 1
        return found


def _business(name: str, asks: Iterable[str]) -> Iterator[Text]:
    yield "title", name
    yield from (("ask", ask) for ask in asks)


def _other_asks(guide_id: str, guidebook: Guidebook, lexicon: Lexicon) -> Iterator[str]:
    """How people ask for the guide, besides its own asks: what the lexicon adds, and all other languages."""
    yield from lexicon.asked.get(guide_id, ())
    for (original, _), translation in guidebook.translations.items():
        if original == guide_id:
            yield from (translation.title, *translation.asks)


def sentences(question: str) -> list[str]:
    """The whole question if it is short; else its sentences, the first and the last ones of a very long text."""
    text = question.strip()
    if len(text) > MOST_CHARACTERS:
        half = MOST_CHARACTERS // 2
        text = f"{text[:half]}\n{text[-half:]}"
    if len(text.split()) <= ONE_SENTENCE:
        return [text]
    sentences = [part.strip() for part in _SENTENCE.findall(text) if part.strip()]
    half = MOST_SENTENCES // 2
    return sentences if len(sentences) <= MOST_SENTENCES else sentences[:half] + sentences[-half:]
