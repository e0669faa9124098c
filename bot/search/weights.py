"""What the evidence is worth: two regressions, fitted by `python -m tests.bench.search.fit`, where it says on what."""

RANK = {"words": 4.47, "whole": 4.09, "letters": 7.01, "line": 5.24}
"""For the guides beside each other: a softmax of the sum is the probability of each, if one of them is meant."""

OURS = {
    "words": 0.15,
    "whole": 1.53,
    "letters": 2.91,
    "line": 1.54,
    "lead": 0.24,
    "missing": -0.5,
    "elsewhere": 1.05,
    "much": 1.65,
    "no guide": -0.21,
    "other words": -1.23,
    "other letters": -1.29,
    "bias": -5.4,
}
"""For the first guide against “none of them”: a logistic regression."""
