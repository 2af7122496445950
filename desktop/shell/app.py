"""Starts the window."""

import signal
import sys
from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.session.settings import Settings
from desktop.shell.window import Window
from desktop.widgets import theme
from resources import ICONS


def main(argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    app = QApplication(["digitscope", *argv])
    app.setApplicationName("Digitscope")
    app.setOrganizationName("Digitscope")
    app.setDesktopFileName("digitscope")
    app.setWindowIcon(QIcon(str(ICONS / "digitscope.svg")))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would never hear a Ctrl-C in the terminal
    settings = Settings()
    theme.apply(app, settings.theme)
    window = Window(settings)

    sys.excepthook = lambda _kind, error, _trace: window.show_fault(error)
    window.show()
    return app.exec()
