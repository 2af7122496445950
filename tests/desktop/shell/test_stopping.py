"""What signals do to a program. The end of the desktop's session is among the tests of the window."""

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.stopping import Stop

ROOT = Path(__file__).resolve().parents[3]


def test_a_signal_is_heard_once_in_the_windows_thread(qtbot: QtBot, qapp: QApplication) -> None:
    asked: list[int] = []
    with Stop() as stop:
        stop.asked.connect(lambda: asked.append(stop.status))
        assert stop.status == 0
        with qtbot.waitSignal(stop.asked):
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGINT)
            assert asked == []
    assert asked == [143]


def test_all_is_undone(qapp: QApplication) -> None:
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    with Stop():
        assert [signal.getsignal(number) for number in numbers] != before
    assert [signal.getsignal(number) for number in numbers] == before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_program_started_deaf_to_a_signal_stays_so(qapp: QApplication) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with Stop():
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


HANGS = """
import signal, threading
from PySide6.QtCore import QCoreApplication
from desktop.shell.stopping import Stop
signal.signal(signal.SIGINT, signal.default_int_handler)
app = QCoreApplication([])
with Stop() as stop:
    stop.asked.connect(lambda: (print("closing", flush=True), threading.Event().wait()))
    print("up", flush=True)
    app.exec()
"""


def test_a_second_one_ends_what_hangs(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HANGS], cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            for words in ("up\n", "closing\n"):
                assert program.stdout.readline() == words
                program.send_signal(signal.SIGINT)
            assert program.wait(timeout=30) == -signal.SIGINT
        finally:
            program.kill()
