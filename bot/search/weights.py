"""What the evidence is worth: two regressions, fitted by `python -m tests.bench.search.fit`, where it says on what."""

RANK = {"words": 3.8, "whole": 4.32, "letters": 6.48, "line": 5.29}
"""For the guides beside each other: a softmax of the sum is the probability of each, if one of them is meant."""

OURS = {
    "words": -0.28,
    "whole": 1.58,
    "letters": 2.95,
    "line": 1.94,
    "lead": 0.29,
    "missing": -0.28,
    "elsewhere": 1.14,
    "much": 1.51,
    "no guide": -0.22,
    "other words": -0.92,
    "other letters": -1.39,
    "bias": -5.7,
}
"""For the first guide against “none of them”: a logistic regression."""
