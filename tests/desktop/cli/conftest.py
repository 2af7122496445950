"""A few pictures, and weights that were trained a little with them, for the commands to work with."""

from pathlib import Path

import numpy as np
import pytest

from core.data.datasets import DataSplits
from main import main
from tests.desktop.cli.running import training


@pytest.fixture(scope="session")
def data(small_mnist: DataSplits, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """600 pictures as a person's own .npz."""
    path = tmp_path_factory.mktemp("data") / "few.npz"
    parts = (small_mnist.train, small_mnist.validation, small_mnist.test)
    images = np.concatenate([part.images for part in parts])
    np.savez(path, images=images, labels=np.concatenate([part.labels for part in parts]))
    return path


@pytest.fixture(scope="session")
def weights(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "zhou.safetensors"
    assert main(training(data, path)) == 0
    return path
