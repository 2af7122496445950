"""What the tests of the engine, the session and the window share. Nothing here imports Qt."""

import gc
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import save_model
from core.synthesis.pen_pictures import pen_pictures
from core.types import Array
from desktop import language
from desktop.engine.datasets import BUNDLED
from desktop.engine.messages import DocumentChanged
from resources import STROKES
from tests.desktop.office import Office

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session.session import Session

PATIENCE = 30_000
"""Milliseconds."""


@pytest.fixture(autouse=True)
def _widgets_gone() -> Iterator[None]:
    """Widgets of one test are not there in the next: Qt deletes them in an event loop, and many a test has none.

    Hundreds of forgotten windows would be dressed anew whenever the theme changes.
    """
    yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent  # which most tests of the engine do without

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _no_button_down() -> Iterator[None]:
    """Fail a test that leaves a button of the mouse down: what follows the focus would not in those after it."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication  # which most tests of the engine do without

        assert QApplication.instance() is None or not QApplication.mouseButtons().value


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    """The theme that one test chooses is not that of the next."""
    yield
    if "desktop.widgets.theme" in sys.modules:
        from PySide6.QtWidgets import QApplication  # which most tests of the engine do without

        from desktop.widgets import theme

        app = QApplication.instance()
        if isinstance(app, QApplication) and theme.notifier().watching and theme.notifier().choice != "light":
            theme.apply(app, "light")


@pytest.fixture(autouse=True)
def _garbage_collected() -> Iterator[None]:
    """As in the program, where no object of Qt may end within a call of Qt or in another thread."""
    gc.disable()
    yield
    gc.enable()
    if "PySide6.QtCore" in sys.modules:
        from desktop.shell.garbage import collect

        collect()


@pytest.fixture
def qtbot(qtbot: "QtBot") -> "QtBot":
    """pytest-qt's own gives up after five seconds, which a busy machine may need: what comes is not waited for."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture
def _comma() -> Iterator[None]:
    """Numbers are written as in German, and texts stay as they are."""
    language.speak(decimal=",", group=".")
    yield
    language.speak()


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """The data sets that come with the program are read when they are first asked for, and once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name, data in list(BUNDLED.items()):
            patch.setitem(BUNDLED, name, data._replace(read=cache(data.read)))
        yield


@pytest.fixture(scope="session")
def first_weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A weight file of a small network, whose card says that it was tried."""
    network = preset("zhou").network
    path = tmp_path_factory.mktemp("weights") / "first.safetensors"
    card = Card(name="First", dataset="MNIST", validation_accuracy=0.5, test_accuracy=0.5)
    save_model(path, Model(network, network.initialise(np.random.default_rng(1)), card))
    return path


@pytest.fixture(scope="session")
def strokes_drawn() -> None:
    """The pictures of the pen strokes are made, once: a test that learns from them does not wait for that."""
    pen_pictures(STROKES)


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory, small_mnist: DataSplits) -> str:
    """A small data set that is read in no time."""
    path = tmp_path_factory.mktemp("data") / "small.npz"
    parts = (small_mnist.train, small_mnist.validation, small_mnist.test)
    np.savez(
        path,
        images=np.concatenate([part.images for part in parts]),
        labels=np.concatenate([part.labels for part in parts]),
    )
    return str(path)


@pytest.fixture
def stroke() -> Array:
    """A slanting stroke, as ink."""
    drawing = np.zeros((64, 64), np.float32)
    for i in range(10, 50):
        drawing[i, 20 + i // 4 : 26 + i // 4] = 1
    return drawing


@pytest.fixture
def office(first_weights: Path) -> Iterator[Office]:
    """An engine with a small network, until the test ends."""
    office = Office(first_weights)
    office.engine.start()
    office.until(DocumentChanged)
    yield office
    office.engine.close()


@pytest.fixture
def session(request: pytest.FixtureRequest, first_weights: Path) -> Iterator["Session"]:
    """A session with a small network, until the test ends."""
    from desktop.session.session import Session  # Qt, which most tests of the engine do without

    qtbot = request.getfixturevalue("qtbot")
    session = Session(weights=first_weights)
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.start()
    yield session
    session.close()
