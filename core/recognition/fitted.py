"""How much each feature counts: fitted by ``python -m tests.benchmarks.fit_lattice --write``, and not by hand."""

WITHOUT_STROKES = {
    "log odds": 0.54,
    "very sure": 0.29,
    "little evidence": -0.14,
    "no evidence": -0.86,
    "wide": -4.1,
    "low": -8.15,
    "very low": 0.0,
    "segments apart": -0.24,
    "overlap within": 5.43,
    "cuts not made": 0.09,
    "low and narrow": -3.66,
    "interrupted": 0.0,
    "many strokes": 0.0,
    "end": -0.59,
    "ink": -3.04,
    "cut": -0.84,
    "much ink": -7.07,
    "extent": 0.0,
    "much extent": -0.63,
    "overlap": -7.97,
    "part overlapped": -0.67,
    "stroke cut": 0.0,
    "strokes cross": 0.0,
    "out of order": 0.0,
}

WITH_STROKES = {
    "log odds": 0.56,
    "very sure": 0.23,
    "little evidence": -0.25,
    "no evidence": -0.73,
    "wide": -3.33,
    "low": -11.03,
    "very low": -2.2,
    "segments apart": -0.1,
    "overlap within": 4.69,
    "cuts not made": 0.05,
    "low and narrow": 9.84,
    "interrupted": -0.51,
    "many strokes": -2.25,
    "end": -0.62,
    "ink": -0.91,
    "cut": -0.48,
    "much ink": -4.08,
    "extent": -3.04,
    "much extent": 0.0,
    "overlap": -11.59,
    "part overlapped": -0.72,
    "stroke cut": -0.45,
    "strokes cross": 0.0,
    "out of order": -0.74,
}

NUMBER_WITHOUT_STROKES = {
    "better": 1.15,
    "evidence of all": 1.4,
    "mean width": 6.34,
    "least": 7.21,
}

NUMBER_WITH_STROKES = {
    "better": 1.25,
    "evidence of all": 1.49,
    "mean width": 5.34,
    "least": 8.09,
}
