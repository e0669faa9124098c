"""How alike two texts look, letter by letter: TF-IDF over runs of three and four letters.

It forgives what words do not: typing errors, words run together or torn apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log, log1p, sqrt

RUNS = (3, 4)


class Letters:
    """Built once from the text of each guide; `likeness` then compares a question with all of them."""

    def __init__(self, texts: Iterable[Iterable[tuple[str, float]]]) -> None:
        """For each guide its plain lines, and how much each of them counts."""
        pages = [_counted(lines) for lines in texts]
        spread = Counter(run for page in pages for run in page)
        self._unheard = log(len(pages) + 1)
        self._rarity = {run: log((len(pages) + 1) / count) for run, count in spread.items()}
        self._places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, page in enumerate(pages):
            weights = {run: (1 + log1p(count)) * self._rarity[run] for run, count in page.items()}
            length = _length(weights)
            for run, weight in weights.items():
                self._places[run].append((number, weight / length))

    def likeness(self, text: str) -> Mapping[int, float]:
        """From 0 to 1 for each guide that shares a run of letters with the text."""
        counts = _counted([(text, 1.0)])
        weights = {
            run: (1 + log1p(count)) * self._rarity.get(run, self._unheard) for run, count in counts.items()
        }
        length = _length(weights)
        found: defaultdict[int, float] = defaultdict(float)
        for run, weight in weights.items():
            for number, other in self._places.get(run, ()):
                found[number] += weight * other / length
        return found


def _counted(lines: Iterable[tuple[str, float]]) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for line, share in lines:
        text = f" {line} "
        for size in RUNS:
            for start in range(len(text) - size + 1):
                counts[text[start : start + size]] += share
    return counts


def _length(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values())) or 1.0
