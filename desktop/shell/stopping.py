"""Asked to end from outside, by a signal or with the desktop's session: the window closes in order."""

import signal
import socket
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QSessionManager

if TYPE_CHECKING:
    from desktop.shell.window import Window

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C in the terminal, the system's wish, and the end of the terminal; Windows has no SIGHUP."""

_NOT_TAKEN = (signal.SIG_DFL, signal.default_int_handler)


class Stop(QObject):
    """While it is entered, the first of the signals makes the event loop emit ``asked``; a second one kills.

    Python runs the handlers of signals between two of its own instructions, and Qt's loop may not reach one for long.
    So the interpreter writes the signal's number to a socket at once, and the loop wakes up to read it. A signal that
    the program was started to ignore stays ignored.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.status = 0
        """What shells make of the signal that came: 128 and its number."""

    def __enter__(self) -> Self:
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        known = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
        taken = [number for number in known if signal.getsignal(number) in _NOT_TAKEN]
        self._descriptor = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, lambda *_: None) for number in taken}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._descriptor)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    def _hear(self) -> None:
        for number in self._read.recv(64):
            if number in self._before and not self.status:
                self.status = 128 + number
                for other in self._before:
                    signal.signal(other, signal.SIG_DFL)  # whoever asks again does not want to wait
                self.asked.emit()


def end_with_session(window: "Window", manager: QSessionManager) -> None:
    """The desktop's session ends: close ``window`` in order.

    Where it has something to ask first and the desktop allows for that, the session goes on until it is answered.
    """
    if not manager.allowsInteraction():
        window.leave()
    elif window.close():
        manager.release()
    else:
        manager.cancel()
