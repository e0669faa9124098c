"""What the evidence is worth: two regressions, fitted by `python -m tests.bench.search.fit`, where it says on what."""

RANK = {"words": 5.0, "whole": 1.05, "letters": 5.8, "line": 3.2}
"""For the guides beside each other: a softmax of the sum is the probability of each, if one of them is meant."""

OURS = {
    "words": 1.5,
    "whole": 0.15,
    "letters": 3.8,
    "lead": 0.28,
    "line": 1.4,
    "other words": -3.2,
    "other letters": -3.4,
    "elsewhere": -1.1,
}
"""For the first guide against “none of them”: a logistic regression."""

BIAS = -0.5
