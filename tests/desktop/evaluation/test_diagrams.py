import numpy as np
import pytest

from core.evaluation.intervals import wilson
from desktop.evaluation.diagrams import ANSWERS, PRECISION, RECALL, by_digit, calibration, height
from tests.desktop.evaluation.examples import evaluated, some


def test_98_5_and_99_3_per_cent_differ_to_the_eye() -> None:
    low, high = height(np.array([0.015, 0.007]), 1e-4)
    whole = height(np.array([0.0]), 1e-4)[0] - height(np.array([0.05]), 1e-4)[0]
    assert (high - low) / whole > 0.1


def test_halving_the_mistakes_is_always_as_high() -> None:
    heights = height(np.array([0.4, 0.2, 0.1, 0.05]), 1e-4)
    np.testing.assert_allclose(np.diff(heights), np.log10(2))


def test_recall_and_precision_of_every_digit() -> None:
    found = some(classes=4)
    diagram = by_digit(found)
    labels, answers = found.shown.digits.labels, found.answers
    for digit in range(4):
        right = ((labels == digit) & (answers == digit)).sum()
        for name, of_what in ((RECALL, labels), (PRECISION, answers)):
            total = (of_what == digit).sum()
            dots = diagram.dots[name]
            low, high = (end[0] for end in wilson(np.array([total - right]), np.array([total])))
            assert 10 ** -dots.y[digit] == pytest.approx(1 - right / total)
            assert 10 ** -dots.low[digit] == pytest.approx(high)
            assert 10 ** -dots.high[digit] == pytest.approx(low)
        assert f"{right:,} of {(labels == digit).sum():,} {digit}s are read right" in diagram.words[digit]
    assert diagram.keys == [0, 1, 2, 3]
    assert len(diagram.table[1]) == 4
    assert all(len(row) == len(diagram.table[0]) for row in diagram.table[1])


def test_no_mistakes_lie_at_the_end_and_what_is_not_there_nowhere() -> None:
    labels = np.repeat([0, 1], 50)
    diagram = by_digit(evaluated(np.eye(3)[labels], labels))
    recall = diagram.dots[RECALL]
    assert len(recall.x) == 2, "there is no picture of a 2"
    top = diagram.frame.y_ticks[0]
    assert top[1] == "100"
    np.testing.assert_allclose(recall.y, top[0])
    assert (recall.low < recall.y).all()
    assert diagram.words[2] == "There are no 2s. There are no answers 2."


def test_the_numbers_on_the_axis_do_not_touch() -> None:
    for found in (some(), some(count=5000), evaluated(np.eye(3), np.array([1, 2, 0]))):
        frame = by_digit(found).frame
        places = sorted(place for place, _ in frame.y_ticks)
        low, high = frame.y_range
        assert min(np.diff(places), default=1) >= 0.05 * (high - low)
        assert len(places) >= 1
        assert low <= places[0]
        assert places[-1] <= high


@pytest.mark.usefixtures("_comma")
def test_numbers_beside_the_points_are_written_as_the_person_writes_them() -> None:
    labels = np.arange(20_000) % 10
    logits = 9 * np.eye(10)[labels]
    logits[:8] = 0
    assert {"99,9", "99,95", "100"} <= {text for _, text in by_digit(evaluated(logits, labels)).frame.y_ticks}
    unsure = evaluated(np.where(labels[:, None] < 3, 0.5, 1) * logits, labels)
    assert {text for _, text in calibration(unsure).frame.notes} >= {"6,0k"}


def test_the_points_of_the_reliability_diagram() -> None:
    found = some(count=2000)
    diagram = calibration(found)
    dots, rows = diagram.dots[ANSWERS], diagram.table[1]
    assert sum(int(row[2]) for row in rows) == 2000
    for place, key in enumerate(diagram.keys):
        mine = (found.sure * 15).astype(int) == key
        assert dots.x[place] == pytest.approx(100 * found.sure[mine].mean())
        assert dots.y[place] == pytest.approx(100 * (~found.misread[mine]).mean())
        assert dots.low[place] <= dots.y[place] <= dots.high[place]
        assert diagram.words[place].startswith(f"{mine.sum():,} answers with ")
