"""What the evidence is worth: two regressions, fitted by `python -m tests.bench.search.fit`, where it says on what."""

RANK = {"words": 4.7, "whole": 1.2, "letters": 5.6, "line": 2.9}
"""For the guides beside each other: a softmax of the sum is the probability of each, if one of them is meant."""

OURS = {
    "words": 1.5,
    "whole": 0.15,
    "letters": 3.8,
    "lead": 0.25,
    "line": 2.1,
    "other words": -3.2,
    "other letters": -3.6,
    "elsewhere": -0.8,
    "missing": 0.0,
    "much": 0.0,
    "no guide": 0.0,
}
"""For the first guide against “none of them”: a logistic regression."""

BIAS = -0.6
