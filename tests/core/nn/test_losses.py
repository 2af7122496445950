import numpy as np
import pytest

from core.nn.losses import check_labels, cross_entropy, log_softmax, mean_squared_error, probabilities
from tests.refusing import refusal_of


def test_losses_are_their_formulas() -> None:
    rng = np.random.default_rng(0)
    logits, labels = rng.normal(size=(4, 6)), rng.integers(0, 4, 6)
    p, onehot = probabilities(logits, axis=0), np.eye(4)[:, labels]
    np.testing.assert_allclose(p.sum(axis=0), 1)
    right = int((logits.argmax(axis=0) == labels).sum())
    room = np.empty_like(logits)
    assert cross_entropy(logits, labels, 6, room) == (pytest.approx(-np.log(p[labels, range(6)]).sum()), right)
    np.testing.assert_allclose(room, (p - onehot) / 6)
    assert mean_squared_error(logits, labels, 6, room) == (pytest.approx(0.5 * ((p - onehot) ** 2).sum()), right)
    slopes = [np.diag(one) - np.outer(one, one) for one in p.T]  # of the softmax of each picture
    np.testing.assert_allclose(room.T, [slope @ e / 6 for slope, e in zip(slopes, (p - onehot).T, strict=True)])


def test_label_smoothing_shares_out_the_target() -> None:
    logits = np.random.default_rng(0).normal(size=(4, 6))
    labels = np.array([0, 1, 2, 3, 0, 1])
    gradient = np.empty_like(logits)
    loss, _ = cross_entropy(logits, labels, 6, gradient, smoothing=0.2)
    target = np.full((4, 6), 0.05)
    target[labels, np.arange(6)] += 0.8
    p = probabilities(logits, axis=0)
    assert loss == pytest.approx(-(target * np.log(p)).sum())
    np.testing.assert_allclose(gradient, (p - target) / 6)


def test_what_is_no_digit_has_all_classes_for_its_target() -> None:
    logits = np.array([[0.1, 5.0], [0.0, 0.0], [0.2, 0.0]])
    gradient = np.empty_like(logits)
    loss, right = cross_entropy(logits, np.array([3, 3]), 1, gradient)
    p = probabilities(logits, axis=0)
    assert loss == pytest.approx(-np.log(p).mean(axis=0).sum())
    assert right == 1  # the second one is sure of something
    np.testing.assert_allclose(gradient, p - 1 / 3)
    undecided = np.array([[0.0], [0.0], [-1e4]])  # between two classes: no answer yet
    assert cross_entropy(undecided, np.array([3]), 1, np.empty_like(undecided))[1] == 1


def test_cross_entropy_survives_huge_logits() -> None:
    logits = np.array([[1e4, -1e4], [0.0, 0.0]], np.float32)
    room = np.empty_like(logits)
    assert cross_entropy(logits, np.array([0, 1]), 2, room) == (0.0, 2)
    assert np.isfinite(room).all()


def test_the_logarithm_of_the_softmax_is_what_it_says() -> None:
    logits = np.random.default_rng(0).normal(size=(4, 6))
    np.testing.assert_allclose(log_softmax(logits), np.log(probabilities(logits)))
    np.testing.assert_array_equal(log_softmax(np.array([1e4, 0.0, -1e4])), [0, -1e4, -2e4])


@pytest.mark.parametrize("none", [False, True])
def test_labels_that_are_classes_are_right(none: bool) -> None:
    check_labels(np.arange(10 + none), 10, "evaluate", none)


@pytest.mark.parametrize(
    ("labels", "none", "sentence"),
    [
        (np.zeros(0, int), False, "There are no pictures to evaluate."),
        (np.zeros(2), False, "The labels of the pictures to evaluate have to be whole numbers."),
        (np.array([True]), False, "The labels of the pictures to evaluate have to be whole numbers."),
        (np.array([3, 10]), False, "The labels of the pictures to evaluate lie from 0 to 9; 10 does not."),
        (np.array([10, 11]), True, "The labels of the pictures to evaluate lie from 0 to 10; 11 does not."),
        (np.array([0, -1]), True, "The labels of the pictures to evaluate lie from 0 to 10; -1 does not."),
    ],
)
def test_labels_that_are_none_are_refused(labels: np.ndarray, none: bool, sentence: str) -> None:
    assert refusal_of(check_labels, labels, 10, "evaluate", none) == sentence
