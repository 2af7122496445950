"""Faults that nobody caught: told to the window, whichever thread they happened in, and written to a log file."""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices

from desktop.language import tr
from desktop.shell.version import all_versions

LOG = logging.getLogger("digitscope")
LOG.setLevel(logging.INFO)

LOG_FILE, CRASH_FILE = "digitscope.log", "crash.log"
SIZE, OLDER = 1_000_000, 2
"""Bytes of a log file, and how many full ones are kept beside it."""

_HOOKS = ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook"))

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_folder() -> Path:
    """Where the log is: the folder of this person for what a program has been through."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))


def open_log_folder(complain: Callable[[str], object]) -> None:
    """Show the folder of the log in the desktop's own file manager, or ``complain`` in one sentence."""
    folder = log_folder()
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        complain(tr("The folder of the log could not be opened: it is {folder}.", folder=folder))


class Faults(QObject):
    """While it is entered, faults of all threads are told and logged, and Qt's messages are logged as well.

    ``happened`` is emitted by the event loop of the thread that built this, never in the middle of what went wrong.
    The log and the stacks of a crash of the interpreter lie in ``folder``; where it cannot be written there is no log,
    and all else is as ever. On leaving, every hook is as it was, but for those that somebody else has replaced since.
    """

    happened = Signal(object)  # Exception
    _caught = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._caught.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        self._open_log()
        self._before = [getattr(module, name) for module, name in _HOOKS]
        self._ours = [self._uncaught, self._uncaught_in_thread, self._unraisable]
        for (module, name), ours in zip(_HOOKS, self._ours, strict=True):
            setattr(module, name, ours)
        self._qt_before = qInstallMessageHandler(self._qt_said)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):  # it ends the program, so that there is no window to tell
            _write_down(error)
        qInstallMessageHandler(self._qt_before)
        for (module, name), ours, before in zip(_HOOKS, self._ours, self._before, strict=True):
            if getattr(module, name) is ours:
                setattr(module, name, before)
        self._close_log()

    # The log --------------------------------------------------------------------------------------------------

    def _open_log(self) -> None:
        self._crashes: TextIO | None = None
        self._handler: logging.Handler = logging.NullHandler()
        with suppress(OSError):  # a disk that is full or may not be written to does not keep the program from starting
            self._folder.mkdir(parents=True, exist_ok=True)
            self._handler = _LogFile(
                self._folder / LOG_FILE, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", errors="backslashreplace"
            )
            if not faulthandler.is_enabled():  # else somebody wants to see the stacks elsewhere
                self._crashes = (self._folder / CRASH_FILE).open("a", encoding="utf-8")
                faulthandler.enable(self._crashes)
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._handler.addFilter(_NoEcho())
        LOG.addHandler(self._handler)

    def _close_log(self) -> None:
        LOG.removeHandler(self._handler)
        with suppress(OSError):  # what a full disk had no room for
            self._handler.close()
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()

    # The hooks ------------------------------------------------------------------------------------------------

    def _take(self, error: Exception) -> None:
        _write_down(error)
        traceback.clear_frames(error.__traceback__)  # or it would keep a painter that was at work, and Qt would crash
        self._caught.emit(error)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self._take(error)
        else:  # Ctrl-C and the like
            self._before[0](kind, error, trace)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self._take(args.exc_value)
        else:
            self._before[1](args)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if isinstance(args.exc_value, Exception):
            self._take(args.exc_value)
        else:
            self._before[2](args)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        LOG.log(_LEVELS[kind], "Qt: %s", message)
        if self._qt_before is not None:
            self._qt_before(kind, context, message)
        else:
            print(qFormatLogMessage(kind, context, message), file=sys.stderr)


class _LogFile(RotatingFileHandler):
    """Writes down what it is the log of, once there is something to write."""

    _begun = False

    def emit(self, record: logging.LogRecord) -> None:
        if not self._begun:
            self._begun = True
            self.emit(logging.makeLogRecord({"levelname": "INFO", "msg": all_versions()}))
        super().emit(record)

    def handleError(self, _record: logging.LogRecord) -> None:
        """A disk that has become full is no reason to write to the terminal instead."""


class _NoEcho(logging.Filter):
    """Of the same words again and again, such as a view says that cannot be painted, lets the first pass."""

    _last = ""

    def filter(self, record: logging.LogRecord) -> bool:
        last, self._last = self._last, record.getMessage()
        return self._last != last


def _write_down(error: Exception) -> None:
    text = "".join(traceback.format_exception(error)).rstrip()
    LOG.error("A fault in the thread %s\n%s", threading.current_thread().name, text)
