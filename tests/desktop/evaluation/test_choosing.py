import numpy as np
import pytest

from core.evaluation.calibration import BINS
from core.evaluation.comparison import compare
from core.types import Array
from desktop.evaluation.choosing import MOST, mistakes, of_cell, of_digit, of_outcome, of_part
from desktop.evaluation.question import Compared, Evaluated
from tests.desktop.evaluation.examples import evaluated, some

FOUND = some()
LABELS = FOUND.shown.digits.labels


def surest_first(found: Evaluated, indices: Array) -> bool:
    return bool((np.diff(found.sure[indices]) <= 0).all())


def test_all_mistakes_the_most_certain_first() -> None:
    choice = mistakes(FOUND)
    wrong = {
        index
        for index, (row, label) in enumerate(zip(FOUND.evaluation.logits, LABELS, strict=True))
        if row.argmax() != label
    }
    assert set(choice.indices.tolist()) == wrong
    assert surest_first(FOUND, choice.indices)
    np.testing.assert_array_equal(choice.images, FOUND.shown.digits.images[choice.indices, 0])


@pytest.mark.parametrize(("true", "answer"), [(4, 9), (7, 1), (3, 3)])
def test_a_cell_has_as_many_pictures_as_it_says(true: int, answer: int) -> None:
    choice = of_cell(FOUND, true, answer)
    assert len(choice.indices) == FOUND.evaluation.confusion[true][answer]
    assert all(LABELS[index] == true and FOUND.answers[index] == answer for index in choice.indices)
    order = choice.indices[::-1] if true == answer else choice.indices
    assert surest_first(FOUND, order)


def test_the_mistakes_with_a_digit_are_those_of_its_row_and_column() -> None:
    confusion = np.array(FOUND.evaluation.confusion)
    expected = confusion[5].sum() + confusion[:, 5].sum() - 2 * confusion[5, 5]
    assert len(of_digit(FOUND, 5).indices) == expected


def test_every_answer_is_in_one_part() -> None:
    parts = [of_part(FOUND, part).indices for part in range(BINS)]
    assert sorted(np.concatenate(parts).tolist()) == list(range(len(LABELS)))
    for part, indices in enumerate(parts):
        assert ((FOUND.sure[indices] >= part / BINS) & (FOUND.sure[indices] <= (part + 1) / BINS)).all()
        right = ~FOUND.misread[indices]
        assert (np.diff(right.astype(int)) >= 0).all(), "mistakes first"


def test_the_four_outcomes_of_two_networks() -> None:
    other = some(seed=2)
    found = compare(FOUND.answers, other.answers, LABELS)
    compared = Compared(FOUND, other, "other.safetensors", found)
    choices = {outcome: of_outcome(compared, outcome) for outcome in ("both", "only_first", "only_second", "neither")}
    assert {name: len(choice.indices) for name, choice in choices.items()} == {
        "both": found.both,
        "only_first": found.only_first,
        "only_second": found.only_second,
        "neither": found.neither,
    }
    for index in choices["only_first"].indices:
        assert FOUND.answers[index] == LABELS[index] != other.answers[index]
    index = int(choices["only_first"].indices[0])
    label, theirs = LABELS[index], other.answers[index]
    assert choices["only_first"].captions[0] == f"{label}: {label} | {theirs}"
    assert f"by B read as {theirs} with" in choices["only_first"].describe(0)


def test_a_picture_in_words() -> None:
    found = evaluated(np.log(np.array([[0.2, 0.7, 0.1], [0.1, 0.1, 0.8]])), np.array([0, 2]))
    choice = mistakes(found)
    assert choice.captions == ["0→1 70 %"]
    assert choice.describe(0) == "Number 1: a 0, read as 1 with 70.0 % (0: 20.0 %)."
    heads, rows = choice.table()
    assert heads == ("number", "digit", "read as", "probability", "of the digit")
    assert rows == [("1", "0", "1", "0.7", "0.2")]
    assert of_cell(found, 2, 2).describe(0) == "Number 2: a 2, read as 2 with 80.0 %."


def test_no_answer_is_called_certain() -> None:
    choice = mistakes(evaluated(np.array([[0.0, 30.0, 0.0]]), np.array([0])))
    assert choice.captions == ["0→1 99 %"]
    assert choice.describe(0) == "Number 1: a 0, read as 1 with 99.9 % (0: 0.0 %)."


def test_of_very_many_the_first_are_shown_and_all_are_saved() -> None:
    labels = np.zeros(MOST + 20, np.int64)
    choice = mistakes(evaluated(np.tile([0.0, 1.0], (len(labels), 1)), labels))
    assert len(choice.images) == len(choice.captions) == MOST
    assert len(choice.table()[1]) == MOST + 20
