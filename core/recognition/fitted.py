"""How much each feature counts: fitted by ``python -m tests.benchmarks.fit_lattice --write``, and not by hand."""

WITHOUT_STROKES = {
    "log odds": 0.56,
    "very sure": 0.31,
    "little evidence": -0.15,
    "no evidence": -0.81,
    "wide": -4.02,
    "low": -7.78,
    "very low": 0.0,
    "segments apart": -0.18,
    "overlap within": 3.46,
    "cuts not made": 0.09,
    "low and narrow": -6.65,
    "interrupted": 0.0,
    "many strokes": 0.0,
    "end": -0.81,
    "ink": -1.93,
    "cut": -0.86,
    "much ink": -9.25,
    "extent": 0.0,
    "much extent": 0.0,
    "overlap": -7.75,
    "part overlapped": -0.41,
    "stroke cut": 0.0,
    "strokes cross": 0.0,
    "out of order": 0.0,
}

WITH_STROKES = {
    "log odds": 0.53,
    "very sure": 0.25,
    "little evidence": -0.25,
    "no evidence": -0.58,
    "wide": -3.33,
    "low": -10.54,
    "very low": -2.28,
    "segments apart": -0.1,
    "overlap within": 4.39,
    "cuts not made": 0.01,
    "low and narrow": 0.62,
    "interrupted": -0.51,
    "many strokes": -2.33,
    "end": -0.75,
    "ink": -0.15,
    "cut": -0.37,
    "much ink": -1.23,
    "extent": -2.61,
    "much extent": -0.0,
    "overlap": -10.01,
    "part overlapped": -0.9,
    "stroke cut": -0.32,
    "strokes cross": -0.3,
    "out of order": -1.65,
}

NUMBER_WITHOUT_STROKES = {
    "better": 1.18,
    "evidence of all": 1.37,
    "mean width": 6.83,
    "least": 9.19,
}

NUMBER_WITH_STROKES = {
    "better": 1.31,
    "evidence of all": 1.49,
    "mean width": 3.44,
    "least": 8.25,
}
