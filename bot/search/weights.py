"""What the evidence is worth: two regressions, fitted by `python -m tests.bench.search.fit`, where it says on what."""

RANK = {"words": 3.98, "whole": 5.64, "letters": 5.89, "line": 4.82}
"""For the guides beside each other: a softmax of the sum is the probability of each, if one of them is meant."""

OURS = {
    "words": -0.28,
    "whole": 2.13,
    "letters": 2.19,
    "line": 1.99,
    "lead": 0.3,
    "missing": -0.54,
    "elsewhere": 1.09,
    "much": 1.41,
    "no guide": -0.23,
    "other words": -0.89,
    "other letters": -1.25,
    "bias": -5.47,
}
"""For the first guide against “none of them”: a logistic regression."""
