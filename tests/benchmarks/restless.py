"""A restless hand: ``python -m tests.benchmarks.restless [--seconds S] [--seed N]``.

It draws, clicks, drags, types and chooses at random, all over the window, its menus and its dialogs, opens good files
and bad ones, and waits for no answer. Nothing may fail: no exception in any thread, no fault of the engine, no warning
of Qt. What does is told once, with what the hand did just before. The seed gives the same choices, at other moments.
"""

import argparse
import logging
import random
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from time import monotonic, perf_counter

import numpy as np
from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, QUrl, Slot, qInstallMessageHandler
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSlider,
    QSpinBox,
    QWidget,
)

from desktop.engine.messages import Failed
from desktop.shell.faults import LOG, Faults
from desktop.shell.window import Window
from resources import DEFAULT_WEIGHTS
from tests.benchmarks import long_life
from tests.benchmarks.common import without_screen
from tests.benchmarks.hand import LEFT, live, window

RIGHT = Qt.MouseButton.RightButton

PAUSES = (1, 5, 20, 60)
"""Milliseconds between two deeds."""

SIZES = ((1280, 720), (1024, 600), (640, 360), (1600, 1000), (900, 1200))
WORDS = ("", "7", "417", "abc", "0.1", "-1", "1e400", "9" * 40, "é<b>")
NEVER = "&Quit"
UNPAINTED = "This plugin does not support"
"""How Qt begins what it says where it paints into memory."""

KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        *"0123456789JSXNBE",
        *("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown"),
        *("Return", "Space", "Tab", "Escape", "Delete", "Backspace", "F1", "F2"),
    )
]
MODIFIERS = [
    *[Qt.KeyboardModifier.NoModifier] * 6,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
]


class Complaints(logging.Handler):
    """What is written into the program's log as a warning or worse, counted; each is printed the first time."""

    def __init__(self, before: deque[str]) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[str] = Counter()
        self._before = before

    def emit(self, record: logging.LogRecord) -> None:
        """One more of them."""
        words = record.getMessage()
        if UNPAINTED in words:
            return
        self.counts[words] += 1
        if self.counts[words] == 1:
            print(f"\n{words}\n    after: {'; '.join(self._before)}", flush=True)


class RestlessHand(QObject):
    """Does something every few milliseconds from :meth:`begin` to :meth:`end`, in ``opened`` and what it opens.

    In ``folder`` are its own files, and it writes nowhere else. What it did last is in ``done``, and ``deeds`` counts.
    """

    def __init__(self, opened: Window, folder: Path, seed: int, done: deque[str]) -> None:
        super().__init__(opened)
        self.deeds, self.slowest = 0, (0.0, "")
        self._window, self._folder, self._done = opened, folder, done
        self._chance, self._rng = random.Random(seed), np.random.default_rng(seed)
        self._going = False
        data, files = long_life.prepare(folder)
        bad = folder / "bad.safetensors", folder / "bad.png"
        for path in bad:
            path.write_bytes(self._rng.bytes(300))
        self._files = [*files, *bad, Path(data), Path(copy(DEFAULT_WEIGHTS, folder))]  # what is opened may be saved to

    def begin(self) -> None:
        """From now on."""
        self._going = True
        self._step()

    def end(self) -> None:
        """No more, and no button of the mouse stays down: what would let go of it may be gone by now."""
        self._going = False
        for button in (LEFT, RIGHT):
            QTest.mouseRelease(self._window, button)

    def _step(self) -> None:
        if not self._going:
            return
        # The next one first: a dialog that is waited for lives in a loop of its own, and the hand goes on in it.
        QTimer.singleShot(self._chance.choice(PAUSES), self._step)
        begun = perf_counter()
        try:
            done = self._do()
        except RuntimeError as error:  # the widget was gone by the end of the deed
            done = f"({error})"
        self._done.append(done)
        self.deeds += 1
        self.slowest = max(self.slowest, (perf_counter() - begun, done))

    def _do(self) -> str:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            return self._in_popup(popup)
        if isinstance(modal, QFileDialog):
            return self._in_file_dialog(modal)
        if isinstance(modal, QMessageBox):
            button = self._chance.choice(modal.buttons())
            button.click()
            return f"answer {button.text()}"
        if modal is None and self._chance.random() < 0.4:
            return self._chance.choice((self._draw, self._choose, self._open, self._resize, self._turn))()
        tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        return self._use(modal or self._chance.choice([self._window, self._window, *tops]))

    def _in_popup(self, popup: QWidget) -> str:
        lines = [line for line in popup.actions() if _can_be_chosen(line)] if isinstance(popup, QMenu) else []
        if lines and self._chance.random() < 0.5:
            line = self._chance.choice(lines)
            popup.close()
            line.trigger()
            return f"choose {line.text()}"
        key = self._chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape))
        QTest.keyClick(popup, key)
        return f"{key.name} in a menu"

    def _in_file_dialog(self, dialog: QFileDialog) -> str:
        title = dialog.windowTitle()
        if self._chance.random() < 0.3:
            dialog.reject()
            return f"leave {title}"
        if dialog.fileMode() == QFileDialog.FileMode.Directory:
            dialog.setDirectory(str(self._folder))
        elif dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            dialog.selectFile(str(self._folder / f"out{self._chance.randrange(5)}"))
        else:
            dialog.selectFile(str(self._chance.choice(self._files)))
        dialog.accept()
        return f"accept {title}"

    # In the window --------------------------------------------------------------------------------------------

    def _draw(self) -> str:
        long_life.draw(self._window, self._rng)
        return "draw"

    def _choose(self) -> str:
        line = self._chance.choice(list(_lines(self._window.menuBar().actions())))
        self._done.append(f"about to choose {line.text()}")
        line.trigger()
        return f"choose {line.text()}"

    def _open(self) -> str:
        path = self._chance.choice(self._files)
        self._window.files.open(path)
        return f"open {path.name}"

    def _resize(self) -> str:
        size = self._chance.choice(SIZES)
        self._window.resize(QSize(*size))
        return f"resize to {size}"

    def _turn(self) -> str:
        tab = self._chance.choice(self._window.tabs)
        self._window.pages.look_at(tab.name)
        return f"tab {tab.name}"

    # Anything that can be used --------------------------------------------------------------------------------

    def _use(self, root: QWidget) -> str:
        if root is not self._window and self._chance.random() < 0.1:
            QTest.keyClick(root, Qt.Key.Key_Escape)
            return f"escape from {type(root).__name__}"
        kinds: dict[type, list[QWidget]] = {}
        for widget in root.findChildren(QWidget):
            if widget.window() is root.window() and not widget.visibleRegion().isEmpty() and widget.isEnabled():
                kinds.setdefault(type(widget), []).append(widget)
        if not kinds:
            return "nothing"
        widget = self._chance.choice(kinds[self._chance.choice(list(kinds))])  # the rare kinds as often as labels
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        self._done.append(f"about to use {name}")
        if isinstance(widget, QComboBox | QAbstractSpinBox | QLineEdit | QSlider) and self._chance.random() < 0.6:
            return f"{name}: {self._set(widget)}"
        way = self._chance.choice((self._click, self._click, self._click, self._drag, self._press))
        way(widget)
        return f"{way.__name__.strip('_')} {name}"

    def _set(self, widget: QWidget) -> str:
        match widget:
            case QComboBox():
                place = self._chance.randrange(max(1, widget.count()))
                widget.setCurrentIndex(place)
                widget.activated.emit(place)
                return widget.itemText(place)
            case QSpinBox() | QDoubleSpinBox():
                widget.setValue(self._chance.choice((widget.minimum(), widget.value(), widget.maximum())))
                return widget.text()
            case QSlider():
                widget.setValue(self._chance.randint(widget.minimum(), widget.maximum()))
                return str(widget.value())
            case QLineEdit():
                widget.setText(self._chance.choice(WORDS))
                QTest.keyClick(widget, Qt.Key.Key_Return)
        return "as it was"

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))

    def _click(self, widget: QWidget) -> None:
        button, place = self._chance.choice((LEFT, LEFT, LEFT, RIGHT)), self._place(widget)
        QTest.mouseClick(widget, button, pos=place)
        if self._chance.random() < 0.25:
            QTest.mouseDClick(widget, button, pos=place)
            QTest.mouseRelease(widget, button, pos=place)  # which a double click of Qt's tests leaves out

    def _drag(self, widget: QWidget) -> None:
        QTest.mousePress(widget, LEFT, pos=self._place(widget))
        QTest.mouseMove(widget, self._place(widget))
        QTest.mouseRelease(widget, LEFT, pos=self._place(widget))

    def _press(self, widget: QWidget) -> None:
        if self._chance.random() < 0.5:
            widget.setFocus()
        QTest.keyClick(widget, self._chance.choice(KEYS), self._chance.choice(MODIFIERS))


def _lines(actions: list[QAction]) -> Iterator[QAction]:
    """All that can be chosen now, in the menus below as well."""
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()
            yield from _lines(menu.actions())
        elif _can_be_chosen(action):
            yield action


def _can_be_chosen(line: QAction) -> bool:
    return line.isEnabled() and not line.isSeparator() and line.menu() is None and line.text() != NEVER


class _Desktop(QObject):
    """Opens no folder and no page, wherever the program asks the desktop to."""

    @Slot(QUrl)
    def ignore(self, _url: QUrl) -> None:
        """Nothing comes of it."""


def restless(seconds: float, seed: int) -> tuple[int, Counter[str]]:
    """What the hand did for so many ``seconds``, as a number, and what was complained of."""
    done: deque[str] = deque(maxlen=12)
    complaints, desktop = Complaints(done), _Desktop()
    LOG.addHandler(complaints)
    echo = qInstallMessageHandler(lambda *_: None)  # what Qt says is in the log
    for scheme in ("file", "https"):
        QDesktopServices.setUrlHandler(scheme, desktop, "ignore")
    with tempfile.TemporaryDirectory() as name, Faults(Path(name, "log")), window(Path(name, "data")) as opened:
        opened.session.told(Failed).connect(_log_fault)
        opened.settings.threads = 1
        hand = RestlessHand(opened, Path(name), seed, done)
        hand.begin()
        end = monotonic() + seconds
        while monotonic() < end:
            live(0.1)
        hand.end()
        print(f"{hand.deeds:,} deeds; the longest took {hand.slowest[0]:.1f} s: {hand.slowest[1]}")
    for scheme in ("file", "https"):
        QDesktopServices.unsetUrlHandler(scheme)
    qInstallMessageHandler(echo)
    LOG.removeHandler(complaints)
    return hand.deeds, complaints.counts


def _log_fault(event: Failed) -> None:
    if event.details:  # a fault of ours; what a person can put right has none
        LOG.error("The engine: %s", event.details)


def main() -> None:
    """Be restless; ends with the status 1 where anything was complained of."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=120, help="how long (120)")
    parser.add_argument("--seed", type=int, default=0, help="of what is done (0)")
    options = parser.parse_args()
    without_screen()
    _, complaints = restless(options.seconds, options.seed)
    print(f"{complaints.total()} complaints, {len(complaints)} of them different.")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
