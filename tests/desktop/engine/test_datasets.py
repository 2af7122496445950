"""Data sets by the names that a person gives."""

import numpy as np

from core.data.datasets import DataSplits
from desktop.engine.datasets import BUNDLED, data_in_words, few, lasting_name, open_dataset


def test_a_part_of_the_training_pictures_has_every_class_in_proportion(mnist: DataSplits) -> None:
    name = few("mnist", 1000)
    assert lasting_name(name) == name
    data = open_dataset(name)
    assert data.name == "MNIST (1,000 pictures)"
    assert (len(data.train), len(data.validation)) == (1000, len(mnist.validation))
    whole = np.bincount(mnist.train.labels) * 1000 / len(mnist.train)
    assert np.abs(np.bincount(data.train.labels) - whole).max() < 1
    assert len(open_dataset(few("mnist", 1_000_000)).train) == len(mnist.train)


def test_a_data_set_is_called_by_its_name_and_a_file_by_its_own() -> None:
    assert [data_in_words(name) for name in BUNDLED] == ["MNIST", "Pen strokes", "MNIST and pen strokes"]
    assert data_in_words(few("strokes", 1)) == "Pen strokes (1 picture)"
    assert data_in_words(few("MNIST", 10_000)) == "MNIST (10,000 pictures)"
    assert data_in_words("/some/where/mine.npz") == "mine.npz"
    assert data_in_words("/") == "/"
