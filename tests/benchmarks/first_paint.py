"""One process of the start-up benchmark: opens a window, says when it was painted, and closes it.

``python -m tests.benchmarks.first_paint ours`` is the program as a person starts it; ``bare`` is the least that a
program of this kind can be: an empty window of Qt with an empty plot of pyqtgraph.
"""

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CLOSE = 50
"""Milliseconds later, for a window that closes before its program has begun to listen is not heard."""


def ours() -> None:
    """The program itself, through its door."""
    from PySide6.QtGui import QPaintEvent

    import main
    from desktop.shell import window

    class Window(window.Window):
        """Tells of its first painting before it begins with what comes after that."""

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            tell_and_close(self)
            super().paintEvent(event)

    window.Window = Window  # type: ignore[misc]
    main.main([])


def bare() -> None:
    """As one writes it in a first attempt."""
    import pyqtgraph
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Plot(pyqtgraph.PlotWidget):  # type: ignore[misc]
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            tell_and_close(window)
            super().paintEvent(event)

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Plot())
    window.resize(1280, 800)
    window.show()
    app.exec()


def tell_and_close(window: "QWidget") -> None:
    """Tell when the painting that has just begun is on the screen; children are painted in the turn of their parent."""
    from PySide6.QtCore import QTimer

    def tell() -> None:
        print(time.time(), "pyqtgraph" in sys.modules, flush=True)
        QTimer.singleShot(CLOSE, window.close)

    QTimer.singleShot(0, tell)


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]]()
