"""What every test shares. Nothing here imports Qt: the tests of ``core`` also run without it."""

import gc
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from core.data.datasets import Dataset, DataSplits, load_mnist, stratified
from core.types import Array
from resources import MNIST, STROKES
from tests.threads import none_left

# Before anything imports Qt. QT_QPA_PLATFORM=xcb shows the windows that the tests open.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says nothing about whether it is right.
settings.register_profile("digitscope", deadline=None)
settings.load_profile("digitscope")

QT_MISSING = find_spec("PySide6") is None
WITHOUT_QT = {
    **dict.fromkeys(("engine", "cli"), ("",)),
    "map": ("question", "tsne"),
    "training": ("buckets", "figure_history", "history", "job", "writer"),
    "evaluation": ("choosing", "question", "shading"),
    "convolution": ("held_kernels", "numbers", "pictures", "question", "words"),
    "widgets": ("words", "plot_data", "chart_axes", "past"),
    "network_editor": ("draft",),
    "my_digits": ("file", "job", "keeper", "merging", "odd_seven", "taught"),
}
"""By folder of ``tests/desktop``, how the names of the tests begin that need no Qt."""


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    # Without it, its settings in pyproject.toml would be unknown, which is an error.
    if not pluginmanager.has_plugin("pytest-qt"):
        parser.addini("qt_api", "Used by pytest-qt, which is not here.")
        parser.addini("qt_log_level_fail", "Used by pytest-qt, which is not here.")
        parser.addini("qt_log_ignore", "Used by pytest-qt, which is not here.")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without Qt, leave out the tests of ``desktop`` but for the modules that need none."""
    top, folder, *_ = *collection_path.relative_to(Path(__file__).parent).parts, "", ""
    names = WITHOUT_QT.get(folder, ())
    if collection_path.is_dir():  # what is shared in a folder may need it, too
        needs_qt, free = top == "desktop" and folder != "", names != ()
    else:
        needs_qt = top == "desktop" and collection_path.stem.startswith("test_")
        free = any(collection_path.stem.startswith(f"test_{name}") for name in names)
    return True if QT_MISSING and needs_qt and not free else None


def pytest_collection_finish() -> None:
    """What has been imported by now stays: the collector of garbage need not look at it after every test."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the program remembers between starts goes to a folder of the tests, not to the person's own."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(tmp_path_factory.mktemp(name.lower()))


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    with none_left():
        yield


@pytest.fixture(scope="session")
def mnist() -> DataSplits:
    """The bundled MNIST, all of it."""
    return load_mnist(MNIST)


@pytest.fixture(scope="session")
def small_mnist(mnist: DataSplits) -> DataSplits:
    """A few hundred of MNIST's pictures, by class as there: 400 to train, 100 to validate, 100 to test."""

    def few(data: Dataset, count: int) -> Dataset:
        return data.take(stratified(data.labels, count))

    return DataSplits("small MNIST", few(mnist.train, 400), few(mnist.validation, 100), few(mnist.test, 100))


@pytest.fixture(scope="session")
def strokes() -> dict[str, Array]:
    """Real pen strokes of 30 writers by array name."""
    with np.load(STROKES / "pendigits.npz", allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}
