"""How much each feature counts: fitted by ``python -m tests.benchmarks.fit_lattice --write``, and not by hand."""

WITHOUT_STROKES = {
    "log odds": 0.56,
    "very sure": 0.31,
    "little evidence": -0.14,
    "no evidence": -0.89,
    "wide": -4.12,
    "low": -7.88,
    "very low": 0.0,
    "segments apart": -0.24,
    "overlap within": 4.73,
    "cuts not made": 0.09,
    "low and narrow": -4.1,
    "interrupted": 0.0,
    "many strokes": 0.0,
    "end": -0.63,
    "ink": -1.16,
    "cut": -0.93,
    "much ink": -8.84,
    "extent": 0.0,
    "much extent": 0.0,
    "overlap": -7.55,
    "part overlapped": -0.73,
    "stroke cut": 0.0,
    "strokes cross": 0.0,
    "out of order": 0.0,
}

WITH_STROKES = {
    "log odds": 0.56,
    "very sure": 0.23,
    "little evidence": -0.25,
    "no evidence": -0.74,
    "wide": -3.27,
    "low": -11.17,
    "very low": -2.13,
    "segments apart": -0.09,
    "overlap within": 4.64,
    "cuts not made": 0.05,
    "low and narrow": 9.91,
    "interrupted": -0.52,
    "many strokes": -2.26,
    "end": -0.59,
    "ink": -0.89,
    "cut": -0.49,
    "much ink": -4.08,
    "extent": -3.05,
    "much extent": -0.0,
    "overlap": -11.73,
    "part overlapped": -0.72,
    "stroke cut": -0.45,
    "strokes cross": 0.0,
    "out of order": -0.73,
}

NUMBER_WITHOUT_STROKES = {
    "better": 1.18,
    "evidence of all": 1.48,
    "mean width": 6.56,
    "least": 9.03,
}

NUMBER_WITH_STROKES = {
    "better": 1.25,
    "evidence of all": 1.49,
    "mean width": 5.41,
    "least": 8.9,
}
