"""Starts the window, and ends it in order however it is asked to."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from desktop.engine.messages import Failed
from desktop.session.settings import Settings
from desktop.shell import language
from desktop.shell.faults import LOG, Faults, log_folder
from desktop.shell.garbage import GarbageCollection, settle
from desktop.shell.stopping import Stop, end_with_session
from desktop.widgets import theme
from resources import ICONS

if TYPE_CHECKING:
    from desktop.shell.window import Window

SETTLED = 1000
"""Milliseconds after the start by which what makes up the window has been made."""


class Application(QApplication):
    """Tells of the files that macOS asks a program to open, where others name them at the start."""

    asked = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """What is meant for the program as a whole."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(Path(event.file()))
            return True
        return super().event(event)


def main(files: Sequence[Path] = ()) -> int:
    """Open the window and stay until it is closed; returns and raises what :func:`run` does."""
    return run(Application(["digitscope"]), files)


def run(app: QApplication, files: Sequence[Path] = ()) -> int:
    """Show the window of ``app``, with ``files`` in it, until it is closed; returns the exit status.

    That is 143 when told to end (SIGTERM).

    Raises ``KeyboardInterrupt`` after a Ctrl-C in the terminal, when everything has been closed.
    """
    app.setApplicationName("Digitscope")
    app.setOrganizationName("Digitscope")
    app.setDesktopFileName("digitscope")
    app.setWindowIcon(QIcon(str(ICONS / "digitscope.svg")))
    with Faults(log_folder()) as faults, Stop() as stop, GarbageCollection():
        status = _stay(app, files, faults, stop)
    if stop.status == 128 + signal.SIGINT:
        raise KeyboardInterrupt
    return stop.status or status


def _stay(app: QApplication, files: Sequence[Path], faults: Faults, stop: Stop) -> int:
    settings = Settings()
    theme.apply(app, settings.theme)
    language.speak(app, settings)
    from desktop.shell.window import Window  # not before: many of its texts are said while their modules load
    from desktop.widgets import accessible

    accessible.install()
    window = Window(settings)
    faults.happened.connect(window.show_fault)
    faults.happened.connect(window.rescue.write)
    window.session.told(Failed).connect(_write_down)
    stop.asked.connect(window.leave)
    stop.asked.connect(lambda: app.exit())  # also out of a menu or a dialog
    ending = partial(end_with_session, window)
    app.commitDataRequest.connect(ending, Qt.ConnectionType.DirectConnection)
    if isinstance(app, Application):
        app.asked.connect(window.files.open)
    try:
        window.show()
        for path in files:
            window.files.open(path)
        QTimer.singleShot(SETTLED, window, partial(_settle, window))
        return app.exec()
    finally:
        app.commitDataRequest.disconnect(ending)
        if not window.isHidden():  # the screen has gone, and took the event loop with it
            window.leave()
        window.session.close()


def _settle(window: Window) -> None:
    settle()
    window.greet()


def _write_down(event: Failed) -> None:
    """What went wrong in the engine is known there, and shown already."""
    if event.details:
        LOG.error("%s\n%s", event.reason, event.details.rstrip())
