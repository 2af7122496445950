"""Faults that nobody caught: what is told, what is written down, and that all of it can be undone."""

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, QtMsgType, QUrl, Slot, qInstallMessageHandler, qWarning
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.faults import LOG, LOG_FILE, Faults, log_folder, open_log_folder

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[Faults]:
    with Faults(tmp_path / "state") as faults:
        yield faults


def written(tmp_path: Path) -> str:
    return (tmp_path / "state" / LOG_FILE).read_text(encoding="utf-8")


def odd() -> None:
    raise ValueError("an odd value")


class Unraisable:
    """Nobody can catch what its end raises."""

    def __del__(self) -> None:
        odd()


def let_go() -> None:
    Unraisable()
    gc.collect()


def run_in_a_thread() -> None:
    thread = threading.Thread(target=odd, name="worker")
    thread.start()
    thread.join()


def run_in_a_slot() -> None:
    QTimer.singleShot(0, odd)


@pytest.mark.parametrize("go_wrong", [run_in_a_thread, run_in_a_slot, let_go])
def test_a_fault_is_told_in_the_windows_thread_and_written_down(
    qtbot: QtBot, faults: Faults, tmp_path: Path, go_wrong: Callable[[], None]
) -> None:
    threads = []
    faults.happened.connect(lambda _error: threads.append(threading.current_thread()))
    with qtbot.waitSignal(faults.happened) as told:
        go_wrong()
        assert threads == []  # whatever was going on is finished first
    assert str(told.args[0]) == "an odd value"
    assert threads == [threading.main_thread()]
    assert "ValueError: an odd value" in written(tmp_path)
    assert "in odd" in written(tmp_path)


def test_what_was_at_work_is_let_go(qtbot: QtBot, faults: Faults) -> None:
    """A painter that an error holds on to is one that paints a widget which Qt believes to be painted."""
    held: list[weakref.ref[QObject]] = []

    def fail() -> None:
        mine = QObject()
        held.append(weakref.ref(mine))
        odd()

    with qtbot.waitSignal(faults.happened) as told:
        QTimer.singleShot(0, fail)
    assert isinstance(told.args[0], ValueError)
    assert held[0]() is None


def test_an_interruption_is_no_fault(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: passed.append(kind))
    monkeypatch.setattr(threading, "excepthook", lambda args: passed.append(args.exc_type))
    with Faults(tmp_path / "state"):
        thread = threading.Thread(target=sys.exit)
        thread.start()
        thread.join()
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [SystemExit, KeyboardInterrupt]
    assert written(tmp_path) == ""


def test_the_log_begins_with_the_versions(faults: Faults, tmp_path: Path) -> None:
    assert written(tmp_path) == "", "there is nothing to write down yet"
    LOG.error("Nothing can be painted.")
    LOG.error("Nor heard.")
    first, *others = written(tmp_path).splitlines()
    assert len(others) == 2
    assert f"Python {sys.version.partition(' ')[0]}, Qt 6." in first
    assert sys.platform in first.lower()


def test_the_log_does_not_repeat_itself_and_does_not_grow_for_ever(faults: Faults, tmp_path: Path) -> None:
    for _ in range(3):
        LOG.error("Nothing can be painted.")
    assert written(tmp_path).count("Nothing can be painted.") == 1
    for number in range(100):
        LOG.error("%d%s", number, "x" * 50_000)
    sizes = [path.stat().st_size for path in (tmp_path / "state").glob(f"{LOG_FILE}*")]
    assert len(sizes) == 3
    assert sum(sizes) <= 3_000_000
    assert "99x" in written(tmp_path)


@pytest.mark.no_qt_log
def test_qts_messages_are_written_down_and_go_where_they_went(qapp: QApplication, tmp_path: Path) -> None:
    heard: list[tuple[QtMsgType, str]] = []

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        heard.append((kind, message))

    qInstallMessageHandler(hear)
    try:
        with Faults(tmp_path / "state"):
            qWarning("an odd size")
        assert heard == [(QtMsgType.QtWarningMsg, "an odd size")]
        assert "WARNING Qt: an odd size" in written(tmp_path)
    finally:
        assert qInstallMessageHandler(None) is hear


@pytest.mark.no_qt_log
def test_qts_messages_still_reach_the_terminal(faults: Faults, capfd: pytest.CaptureFixture[str]) -> None:
    qWarning("an odd size")
    assert capfd.readouterr().err == "an odd size\n"


def test_all_is_undone(qapp: QApplication, tmp_path: Path) -> None:
    def hooks() -> tuple[object, ...]:
        return sys.excepthook, threading.excepthook, sys.unraisablehook, *LOG.handlers, *LOG.filters

    before = hooks()
    with Faults(tmp_path / "state"):
        assert not set(before) & set(hooks())
    assert hooks() == before


def test_a_hook_that_somebody_put_over_ours_stays(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def theirs(*_: object) -> None:
        pass

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # brings it back after the test
    with Faults(tmp_path / "state"):
        sys.excepthook = theirs
    assert sys.excepthook is theirs


def no_folder(state: Path) -> None:
    state.touch()


def no_room(state: Path) -> None:
    state.mkdir()
    (state / LOG_FILE).symlink_to("/dev/full")


@pytest.mark.parametrize("spoil", [no_folder, no_room])
def test_without_a_log_faults_are_still_told(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, capfd: pytest.CaptureFixture[str], spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "state")
    with Faults(tmp_path / "state") as faults, qtbot.waitSignal(faults.happened) as told:
        run_in_a_thread()
    assert str(told.args[0]) == "an odd value"
    assert capfd.readouterr().err == ""


def test_what_ends_the_program_is_written_down(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="an odd value"), Faults(tmp_path / "state"):
        odd()
    assert "ValueError: an odd value" in written(tmp_path)


CRASH = """
import ctypes, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.shell.faults import Faults
app = QApplication([])
with Faults(Path(sys.argv[1])):
    ctypes.string_at(0)
"""


def test_a_crash_leaves_every_threads_stack(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode < 0
    assert "Segmentation fault" in (tmp_path / "crash.log").read_text()
    assert "string_at" in (tmp_path / "crash.log").read_text()


class Desktop(QObject):
    """Stands for what opens folders on the person's desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


def test_the_folder_of_the_log_can_be_opened(qapp: QApplication) -> None:
    complaints: list[str] = []
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    try:
        open_log_folder(complaints.append)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in desktop.opened] == [log_folder()]
    assert complaints == []
