import numpy as np
import pytest

from core.evaluation.calibration import (
    FEWEST,
    REFUSED,
    REFUSED_PENS,
    UNCALIBRATED,
    Calibration,
    calibrate,
    evidence,
    fit_temperature,
    reliability,
)
from core.nn.losses import probabilities
from core.types import UserError


@pytest.mark.parametrize("temperature", [0.3, 1.0, 2.5])
def test_the_temperature_that_was_put_in_is_found(temperature: float) -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 3, (20_000, 10))
    chances = probabilities(logits)
    labels = (rng.random((20_000, 1)) > chances.cumsum(axis=1)).sum(axis=1)
    assert fit_temperature(logits * temperature, labels) == pytest.approx(temperature, rel=0.03)


def test_answers_do_not_change() -> None:
    logits = np.random.default_rng(1).normal(size=(100, 10))
    np.testing.assert_array_equal(Calibration(3.0).probabilities(logits).argmax(axis=1), logits.argmax(axis=1))
    np.testing.assert_allclose(Calibration(3.0).probabilities(logits).sum(axis=1), 1)


def test_the_error_is_the_gap_between_sure_and_right() -> None:
    chances = np.tile([0.8, 0.2], (10, 1))
    assert reliability(chances, np.array([0] * 8 + [1] * 2)).error == pytest.approx(0)
    assert reliability(chances, np.array([0] * 5 + [1] * 5)).error == pytest.approx(0.3)
    mixed = np.concatenate([chances, np.tile([1.0, 0.0], (10, 1))])
    assert reliability(mixed, np.array([0] * 5 + [1] * 5 + [0] * 10)).error == pytest.approx(0.15)


def test_every_answer_lies_in_one_part_of_the_diagram() -> None:
    rng = np.random.default_rng(5)
    chances, labels = probabilities(rng.normal(0, 2, (700, 4))), rng.integers(0, 4, 700)
    chances[0] = (0, 1, 0, 0)
    found = reliability(chances, labels, 6)
    counts, right, sure = np.zeros((3, 6))
    for chance, label in zip(chances, labels, strict=True):
        part = min(int(max(chance) * 6), 5)
        counts[part] += 1
        right[part] += np.argmax(chance) == label
        sure[part] += max(chance)
    np.testing.assert_array_equal(found.counts, counts)
    np.testing.assert_array_equal(found.right, right)
    np.testing.assert_allclose(found.sure, sure)
    slow = sum(abs(a - b) for a, b in zip(sure, right, strict=True)) / 700
    assert found.error == pytest.approx(slow)


def test_huge_logits_are_no_trouble() -> None:
    logits = np.array([[1e4, 0.0], [0.0, 1e4], [1e4, 0.0]])
    assert np.isfinite(fit_temperature(logits, np.array([0, 1, 1])))


def test_evidence_is_how_far_the_best_logit_stands_out() -> None:
    logits = np.array([[0.0, 0.0, 0.0, 0.0], [6.0, 0.0, 2.0, 0.0], [12.0, 0.0, 4.0, 0.0]])
    np.testing.assert_allclose(evidence(logits), [0, 4, 8])
    np.testing.assert_allclose(evidence(logits + 5), [0, 4, 8])


def test_a_calibration_refuses_its_share_of_digits() -> None:
    rng = np.random.default_rng(3)
    logits = rng.normal(0, 1, (10_000, 10))
    labels = rng.integers(0, 10, 10_000)
    logits[np.arange(10_000), labels] += rng.normal(8, 2, 10_000)
    found = calibrate(logits, labels)
    assert found.temperature == fit_temperature(logits, labels)
    refused = [found.refuses(float(value)) for value in evidence(logits)]
    assert np.mean(refused) == pytest.approx(REFUSED, abs=2e-4)
    assert reliability(found.probabilities(logits), labels).error < 0.01


def test_from_few_digits_or_none_that_are_numbers_nothing_is_learnt() -> None:
    logits, labels = np.zeros((FEWEST, 10)), np.zeros(FEWEST, np.int64)
    assert calibrate(logits[1:], labels[1:]) == UNCALIBRATED
    logits[3, 4] = np.nan
    assert calibrate(logits, labels) == UNCALIBRATED
    assert not UNCALIBRATED.refuses(-1e9)


@pytest.mark.parametrize("temperature", [0, -1.0, 1e-320, 1e-30, 1e39, 10**400, np.nan, np.inf, True, "1", None])
def test_a_temperature_that_makes_no_sense_is_refused(temperature: object) -> None:
    with pytest.raises(UserError, match=r"^A temperature lies from 0.05 to 20, (?!.*\n).*\.$"):
        Calibration(temperature)  # type: ignore[arg-type]


@pytest.mark.parametrize("least", [np.nan, -np.inf, 10**400, False, "2"])
def test_a_threshold_that_makes_no_sense_is_refused(least: object) -> None:
    with pytest.raises(UserError, match=r"^The least evidence of a digit is a finite number, (?!.*\n).*\.$"):
        Calibration(1.0, least)  # type: ignore[arg-type]


def test_logits_beyond_all_bounds_leave_a_network_uncalibrated() -> None:
    logits = np.full((FEWEST, 10), -3e38, np.float32)
    logits[:, 0] = 3e38
    assert calibrate(logits, np.zeros(FEWEST, np.int64)) == UNCALIBRATED


def test_the_threshold_is_set_on_pen_strokes_where_there_are_enough() -> None:
    rng = np.random.default_rng(4)
    logits, labels = rng.normal(0, 1, (10_000, 10)), rng.integers(0, 10, 10_000)
    logits[np.arange(10_000), labels] += np.where(np.arange(10_000) < 4000, 6, 9)  # pens are read less surely
    pens = np.arange(10_000) < 4000
    found = calibrate(logits, labels, pens)
    refused = np.array([found.refuses(float(value)) for value in evidence(logits)])
    assert refused[pens].mean() == pytest.approx(REFUSED_PENS, abs=3e-4)
    few = pens & (np.arange(10_000) < FEWEST - 1)
    assert calibrate(logits, labels, few) == calibrate(logits, labels)
