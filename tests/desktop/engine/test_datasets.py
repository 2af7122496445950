"""Data sets by the names that a person gives."""

import numpy as np

from core.data.datasets import DataSplits
from desktop.engine.datasets import few, lasting_name, open_dataset


def test_a_part_of_the_training_pictures_has_every_class_in_proportion(mnist: DataSplits) -> None:
    name = few("mnist", 1000)
    assert lasting_name(name) == name
    data = open_dataset(name)
    assert data.name == "MNIST (1,000 pictures)"
    assert (len(data.train), len(data.validation)) == (1000, len(mnist.validation))
    whole = np.bincount(mnist.train.labels) * 1000 / len(mnist.train)
    assert np.abs(np.bincount(data.train.labels) - whole).max() < 1
    assert len(open_dataset(few("mnist", 1_000_000)).train) == len(mnist.train)
