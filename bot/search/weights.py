"""What the evidence is worth: two regressions, fitted by `python -m tests.bench.search.fit`, where it says on what."""

RANK = {"words": 4.49, "whole": 3.98, "letters": 6.91, "line": 4.96}
"""For the guides beside each other: a softmax of the sum is the probability of each, if one of them is meant."""

OURS = {
    "words": 0.52,
    "whole": 1.33,
    "letters": 3.41,
    "line": 2.48,
    "lead": 0.3,
    "missing": -0.06,
    "elsewhere": 1.21,
    "much": 1.23,
    "no guide": -0.24,
    "other words": -0.94,
    "other letters": -1.07,
    "bias": -5.83,
}
"""For the first guide against “none of them”: a logistic regression."""
