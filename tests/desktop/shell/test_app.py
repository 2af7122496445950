"""The whole program, from its start to its end: in a process of its own, for it answers to signals."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

START = """
import signal, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.cli.command_line import report
from desktop.shell.app import run
from desktop.shell.window import Window

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are started deaf to Ctrl-C
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # and what nohup started to the end of the terminal
signal.alarm(60)  # what is waited for in vain fails the test and does not hold it up
app = QApplication([])

def say(*words):
    print(*words, flush=True)

def window():
    return next(found for found in app.topLevelWidgets() if isinstance(found, Window))

def wait_for(condition, then):
    QTimer.singleShot(0, lambda: then() if condition() else wait_for(condition, then))
"""
UP = "wait_for(lambda: window().pages.currentWidget().view is not None, lambda: say('up'))"
GO = "sys.exit(report(lambda: run(app)))"


@contextmanager
def running(home: Path, *lines: str) -> Iterator[subprocess.Popen[str]]:
    """The program; ``lines`` say what happens in it besides."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    with subprocess.Popen(
        [sys.executable, "-c", "\n".join([START, *lines, GO])],
        cwd=ROOT,
        env={**os.environ, **folders},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def settings(home: Path) -> str:
    path = home / "config" / "Digitscope" / "Digitscope.conf"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.parametrize(
    ("number", "status", "words"),
    [(signal.SIGINT, 130, "Stopped.\n"), (signal.SIGTERM, 143, ""), (signal.SIGHUP, 129, "")],
)
def test_a_signal_closes_the_window_in_order(tmp_path: Path, number: int, status: int, words: str) -> None:
    with running(tmp_path, UP) as program:
        assert said(program) == "up"
        program.send_signal(number)
        _, err = program.communicate(timeout=60)
    assert program.returncode == status
    assert err.replace("This plugin does not support propagateSizeHints()\n", "") == words
    assert "geometry=" in settings(tmp_path)


def test_a_signal_that_comes_while_it_starts_is_not_lost(tmp_path: Path) -> None:
    early = "theme.notifier().changed.connect(lambda: signal.raise_signal(signal.SIGINT))"  # before there is a window
    with running(tmp_path, "from desktop.widgets import theme", early) as program:
        _, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert err.splitlines()[-1] == "Stopped."
    assert "Traceback" not in err


def test_unsaved_weights_do_not_keep_it(tmp_path: Path) -> None:
    start = "window().pages.look_at('train').controls.start.trigger()"
    train = f"wait_for(lambda: window().session.document, lambda: ({start}, modified()))"
    modified = "modified = lambda: wait_for(lambda: window().session.modified, lambda: say('modified'))"
    with running(tmp_path, modified, train) as program:
        assert said(program) == "modified"
        program.send_signal(signal.SIGTERM)
        _, err = program.communicate(timeout=60)
    assert program.returncode == 143
    assert "Traceback" not in err
    assert "geometry=" in settings(tmp_path)


def test_a_fault_in_a_thread_is_shown_and_the_program_goes_on(tmp_path: Path) -> None:
    fail = "fail = lambda: threading.Thread(target=lambda: 1 / 0).start()"
    show = "wait_for(lambda: window().messages.isVisible(), lambda: say(window().messages.text.text()))"
    with running(tmp_path, fail, f"wait_for(lambda: window().session.document, lambda: (fail(), {show}))") as program:
        assert "ZeroDivisionError" in said(program)
        program.send_signal(signal.SIGTERM)
        _, err = program.communicate(timeout=60)
    assert program.returncode == 143
    assert "Traceback" not in err
    log = tmp_path / "state" / "Digitscope" / "Digitscope" / "digitscope.log"
    assert "ZeroDivisionError: division by zero" in log.read_text(encoding="utf-8")


def test_files_that_are_named_are_opened(tmp_path: Path, first_weights: Path) -> None:
    go = f"sys.exit(report(lambda: run(app, [Path({str(first_weights)!r})])))"
    title = f"wait_for(lambda: window().windowTitle().startswith({first_weights.name!r}), lambda: say('opened'))"
    with running(tmp_path, "from pathlib import Path", title, go) as program:
        assert said(program) == "opened"
        program.send_signal(signal.SIGTERM)
        program.communicate(timeout=60)


def test_files_that_macos_wants_opened_are(tmp_path: Path) -> None:
    script = "\n".join(
        [
            "import sys",
            "from PySide6.QtCore import QCoreApplication",
            "from PySide6.QtGui import QFileOpenEvent",
            "from desktop.shell.app import Application",
            "app = Application([])",
            "app.asked.connect(lambda path: print(path.name))",
            "QCoreApplication.sendEvent(app, QFileOpenEvent(sys.argv[1]))",
        ]
    )
    command = [sys.executable, "-c", script, str(tmp_path / "mine.safetensors")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "mine.safetensors\n"


def test_a_screen_that_goes_takes_nothing_with_it(tmp_path: Path) -> None:
    """Qt ends its loop with the status 1 then, and asks no window."""
    draw = "import numpy as np; draw = lambda: window().canvas.set_ink(np.ones((8, 8), np.float32))"
    end = "wait_for(lambda: window().pages.currentWidget().view is not None, lambda: (draw(), app.exit(1)))"
    with running(tmp_path, draw, end) as program:
        _, err = program.communicate(timeout=30)
    assert program.returncode == 1
    assert "Traceback" not in err
    assert "geometry=" in settings(tmp_path)
    assert list((tmp_path / "data").rglob("at_risk/*.npy")), "the next start brings the drawing back"
