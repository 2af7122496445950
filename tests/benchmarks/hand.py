"""The real window and a hand that draws in it, for the benchmarks of the desktop."""

import math
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.canvas.canvas import Canvas
from desktop.engine.states import Phase
from desktop.session.settings import Settings
from desktop.shell.garbage import GarbageCollection, settle
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.widgets import theme

PACE = 8
"""Milliseconds between two events of the mouse: 125 a second, as an ordinary mouse sends them."""

EVENTS_A_LOOP = 60
REST = 8
"""Turns before the pen comes down and after it is up in which the hand only moves: nobody wipes a drawing away before
its answer has come, or draws again in the same hundredth of a second."""

LEFT = Qt.MouseButton.LeftButton


@contextmanager
def window(data: Path | None = None) -> Iterator[Window]:
    """The program's own window, ready to be drawn in; it begins with default settings and leaves none behind.

    ``data`` is where the person's own things are, ``None`` for nothing at all.
    """
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder, GarbageCollection():
        settings = Settings(QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat))
        opened = Window(settings, data=data or Path(folder, "data"))
        opened.show()
        try:
            wait_until(lambda: opened.session.document is not None and opened.pages.currentWidget().view is not None)
            settle()
            yield opened
        finally:
            opened.session.close()
            opened.session.modified = False  # nobody is here to be asked
            opened.close()
            opened.deleteLater()


def wait_until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the window live until ``condition`` holds."""
    end = perf_counter() + seconds
    while not condition():
        if perf_counter() > end:
            raise TimeoutError(f"Nothing came within {seconds:g} s.")
        live(0.005)


def live(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


@contextmanager
def training(opened: Window, command: Train) -> Iterator[None]:
    """The window while it trains, from the first batch on."""
    opened.session.begin(command)
    wait_until(lambda: opened.session.modified)
    yield
    opened.session.stop()
    wait_until(lambda: opened.session.status.phase is Phase.IDLE)


class Hand(QObject):
    """Draws one loop after the other on ``canvas``, each in the place of the one before, with events of the mouse."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._count = 0

    def step(self) -> None:
        """Send the next event: a clean sheet, the pen down, on, and up."""
        loop, index = divmod(self._count, EVENTS_A_LOOP)
        self._count += 1
        at = self._place(loop, index)
        if index == 0:
            self._canvas.clear()
        elif index < REST:
            return
        elif index == REST:
            QTest.mousePress(self._canvas, LEFT, pos=at)
        elif index < EVENTS_A_LOOP - REST:
            QTest.mouseMove(self._canvas, at)
        elif index == EVENTS_A_LOOP - REST:
            QTest.mouseRelease(self._canvas, LEFT, pos=at)

    def _place(self, loop: int, index: int) -> QPoint:
        """A point of a wave that is different in every loop, and so narrow that it is never taken for a number."""
        rng = np.random.default_rng(loop)
        width, height = rng.uniform(0.01, 0.035), rng.uniform(0.5, 0.8)
        turns, phase, part = rng.integers(1, 3), rng.uniform(0, math.tau), index / EVENTS_A_LOOP
        x, y = 0.5 + width * math.sin(turns * math.tau * part + phase), 0.5 + height * (part - 0.5)
        paper = self._canvas.paper()
        return (paper.topLeft() + QPointF(x, y) * paper.width()).toPoint()
