"""What is measured of candidates and of the ends between them."""

import numpy as np
import pytest

from core.imaging.painter import FIELD, Stroke, render
from core.recognition.features import (
    AMPLE,
    NO_ANSWER,
    OF_CANDIDATES,
    OF_ENDS,
    OF_NUMBERS,
    Answer,
    Feature,
    Features,
    Row,
    log_odds,
)
from core.recognition.fitted import NUMBER_WITH_STROKES, NUMBER_WITHOUT_STROKES, WITH_STROKES, WITHOUT_STROKES
from core.recognition.ownership import paths_of
from core.recognition.segmentation import segments_of
from core.types import Array


def by_name(values: Array, features: tuple[Feature, ...]) -> dict[str, float]:
    return dict(zip((feature.name for feature in features), values, strict=True))


def test_every_feature_has_its_weights() -> None:
    names = [feature.name for feature in (*OF_CANDIDATES, *OF_ENDS)]
    assert list(WITHOUT_STROKES) == list(WITH_STROKES) == names
    of_rows = [*(feature.name for feature in OF_NUMBERS), "least"]
    assert list(NUMBER_WITHOUT_STROKES) == list(NUMBER_WITH_STROKES) == of_rows


def test_what_is_known_to_speak_for_a_way_to_read_never_counts_against_it_nor_the_other_way_round() -> None:
    for table in (WITHOUT_STROKES | NUMBER_WITHOUT_STROKES, WITH_STROKES | NUMBER_WITH_STROKES):
        for feature in (*OF_CANDIDATES, *OF_ENDS, *OF_NUMBERS):
            assert feature.sign in (-1, 0, 1)
            assert feature.sign * table[feature.name] >= 0, feature.name


def test_of_a_number() -> None:
    """Each of the eight, within its bounds and beyond them."""
    row = Row(np.array([1, 1, 7]), 5.0, 1.5, np.array([4.0, 2, 3]), np.array([0.1, 0.2]), np.array([0.1, 0.05]))
    np.testing.assert_allclose(row.features(), [5, 1.5, 2, 3, 2 / 3, 0.15, 0.075, 0.5])
    far = row._replace(better=13.0, margin=5.0, gaps=np.array([0.1, 0.9]), cut=np.array([0, 0.1]))
    np.testing.assert_allclose(far.features(), [12, AMPLE, 2, 3, 2 / 3, 0.2, 0.05, 0])
    near = row._replace(better=-3.0, margin=-9.0, gaps=np.array([-0.4, 0.2]), digits=np.array([1, 1, 1]))
    np.testing.assert_allclose(near.features(), [-2, -8, 2, 3, 1, 0.1, 0.075, 1])
    long = Row(np.full(7, 2), 5.0, 1.5, np.full(7, 8.0), np.zeros(6), np.zeros(6))
    np.testing.assert_allclose(long.features(), [5, 1.5, 8, 6, 0, 0, 0, 0])


def test_log_odds() -> None:
    sure = np.array([0.0, 0.01, 0.5, 0.9, 0.999, 1.0])
    np.testing.assert_allclose(log_odds(sure), [-3, -3, 0, np.log(9), np.log(999), 8])


def test_of_a_candidate() -> None:
    """Two lines of 40 and 18 pixels, four pixels of paper between them."""
    ink = np.zeros((40, 14), np.float32)
    ink[:, :5] = ink[22:, 9:] = 1
    answers = {(0, 1): Answer(0.5), (0, 2): Answer(1.0, 1.0), (1, 2): Answer(0.9, -2.0)}
    tall, both, small = Features(segments_of(ink)).of_candidates(list(answers), answers)
    assert not tall.any()
    of_both = by_name(both, OF_CANDIDATES)
    sure = {"log odds": 3, "very sure": 5, "little evidence": AMPLE - 1}
    apart = {"segments apart": 1, "sure though apart": 8}
    assert of_both == pytest.approx(dict.fromkeys(of_both, 0.0) | sure | apart)
    unsure = {"log odds": np.log(9), "little evidence": 4, "no evidence": 2}
    shape = {"low": 0.35, "very low": 0.6, "low and narrow": 0.175}
    assert by_name(small, OF_CANDIDATES) == pytest.approx(dict.fromkeys(of_both, 0.0) | unsure | shape)


def test_of_a_candidate_at_the_bounds() -> None:
    """A line of 40 pixels and one of 30, which is just high enough to be narrow; the network sees nothing in both."""
    ink = np.zeros((40, 14), np.float32)
    ink[:, :5] = ink[10:, 9:] = 1
    answers = {(0, 1): Answer(0.5), (0, 2): Answer(0.2, -6.0), (1, 2): Answer(0.5)}
    _, both, small = Features(segments_of(ink)).of_candidates(list(answers), answers)
    nothing = dict.fromkeys(by_name(both, OF_CANDIDATES), 0.0)
    unsure = {"log odds": -np.log(4), "little evidence": 4, "no evidence": 4}
    assert by_name(both, OF_CANDIDATES) == pytest.approx(nothing | unsure | {"segments apart": 1})
    assert by_name(small, OF_CANDIDATES) == pytest.approx(nothing | {"low": 0.05})


def test_a_network_without_an_answer_is_not_sure() -> None:
    ink = np.ones((40, 5), np.float32)
    [values] = Features(segments_of(ink)).of_candidates([(0, 1)], {(0, 1): NO_ANSWER})
    assert by_name(values, OF_CANDIDATES)["log odds"] == -3
    assert np.count_nonzero(values) == 1


def test_of_an_end() -> None:
    """Paper between two lines, and a thin rail between two blocks."""
    ink = np.zeros((40, 60), np.float32)
    ink[:, :5] = ink[:, 9:25] = ink[:, 44:] = 1
    ink[18:20, 25:44] = 1
    features = Features(segments_of(ink))
    apart, *cuts = (by_name(row, OF_ENDS) for row in features.of_ends())
    assert apart == pytest.approx(dict.fromkeys(apart, 0.0) | {"end": 1})
    assert features.gaps[0] == pytest.approx(0.1)
    thin = min(cuts, key=lambda cut: cut["ink"])
    assert thin == pytest.approx(dict.fromkeys(thin, 0.0) | {"end": 1, "cut": 1, "ink": 0.05, "extent": 0.05})


def bar(x: float, top: float = 0.2) -> Stroke:
    return Stroke(((x, top, 0.1), (x, 0.6, 0.1)))


def features_of(*drawn: Stroke) -> Features:
    return Features(segments_of(render(drawn), paths_of(drawn, FIELD, 0, 0, 1)))


def test_bars_that_touch_are_two_and_reach_over_each_other() -> None:
    features = features_of(bar(0.3), bar(0.38))
    assert features.count == 2
    [end] = features.of_ends()
    values = by_name(end, OF_ENDS)
    assert values["part overlapped"] == pytest.approx(0.2, abs=0.03)  # 0.02 of 0.1
    assert values["overlap"] == pytest.approx(0.02 / 0.5, abs=0.01)
    assert values["strokes cross"] == pytest.approx(np.sqrt(0.02 * 0.4) / 0.5, abs=0.03)
    assert not any(values[name] for name in ("cut", "stroke cut", "out of order"))


def test_the_order_of_strokes() -> None:
    """Three bars, the middle one drawn last: after the first comes what was drawn before the second."""
    features = features_of(bar(0.3), bar(0.7), bar(0.5))
    first, second = features.of_ends()
    assert by_name(first, OF_ENDS)["out of order"] == 0
    assert by_name(second, OF_ENDS)["out of order"] == 1
    answers = dict.fromkeys([(0, 1), (0, 2), (0, 3), (1, 3)], Answer(1.0))
    values = [by_name(row, OF_CANDIDATES) for row in features.of_candidates(list(answers), answers)]
    assert [one["interrupted"] for one in values] == [0, 1, 0, 0]
    assert [one["many strokes"] for one in values] == [0, 0, 1, 0]


def test_one_stroke_that_is_cut() -> None:
    wave = [(0.1 + 0.02 * step, 0.3 + 0.2 * (step % 10 < 5), 0.02) for step in range(41)]
    features = features_of(Stroke(tuple(wave)), bar(0.95))
    assert features.count > 2
    *within, last = (by_name(row, OF_ENDS)["stroke cut"] for row in features.of_ends())
    assert all(within)
    assert not last
