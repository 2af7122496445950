"""Following a lesson in the window, by keys."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.engine.messages import DocumentChanged
from desktop.engine.states import Phase
from desktop.lessons.guide import Guide
from desktop.lessons.lesson import Wait
from desktop.lessons.panel import LessonPanel
from desktop.lessons.parsing import shipped, title_of
from desktop.shell.window import Window
from resources import LESSONS
from tests.desktop.showing import activate
from tests.desktop.window.using import act, wait_for_phase

SHIPPED = shipped("en")
TRANSLATED = sorted(set(LESSONS.glob("*.md")) - set(SHIPPED))
OWN = """# Mine
Words.
## Open
Open preset: zhou
Show: filters, layer conv1
## Answer
Ask: How many? = 8
## Draw
Wait for: a drawing
"""

CTRL = Qt.KeyboardModifier.ControlModifier


def key(qtbot: QtBot, window: Window, name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is.

    The platform without a screen takes the window for inactive whenever a view has been built.
    """
    activate(qtbot, window)
    widget = window.focusWidget()
    assert widget is not None
    assert widget.isVisible()
    qtbot.keyClick(widget, name, held)


def on(qtbot: QtBot, window: Window) -> None:
    key(qtbot, window, Qt.Key.Key_PageDown, CTRL)


def back(qtbot: QtBot, window: Window) -> None:
    key(qtbot, window, Qt.Key.Key_PageUp, CTRL)


def do(qtbot: QtBot, window: Window) -> None:
    key(qtbot, window, Qt.Key.Key_Return, CTRL)


def followed(window: Window) -> tuple[Guide, LessonPanel]:
    return window.findChild(Guide), window.findChild(LessonPanel)


def write_own(tmp_path: Path, text: str = OWN) -> Path:
    path = tmp_path / "mine.md"
    path.write_text(text, encoding="utf-8")
    return path


def draw_by_keys(qtbot: QtBot, window: Window) -> None:
    assert window.focusWidget() is window.canvas
    key(qtbot, window, Qt.Key.Key_Space)
    for _ in range(12):
        key(qtbot, window, Qt.Key.Key_Down)
    key(qtbot, window, Qt.Key.Key_Space)


def fulfil(qtbot: QtBot, window: Window, guide: Guide, panel: LessonPanel) -> None:
    """Do by keys what the step asks for."""
    step = guide.step
    if step.deed is not None and guide.left() not in ("", "answer the question"):
        do(qtbot, window)
        qtbot.waitUntil(lambda: guide.left() in ("", "answer the question"))
        wait_for_phase(qtbot, window, Phase.IDLE)
        qtbot.waitUntil(lambda: not window.session.at_risk)  # the run is kept: nobody asks
    if Wait("drawing") in step.waits and window.canvas.is_empty():
        do(qtbot, window)
        draw_by_keys(qtbot, window)
    if step.quiz is not None and step.quiz.answers:
        do(qtbot, window)
        assert window.focusWidget() is panel.field
        qtbot.keyClicks(panel.field, step.quiz.answers[0])
        key(qtbot, window, Qt.Key.Key_Return)


def begin(window: Window, path: Path) -> None:
    """As a person does: those of the window's language are in the menu, another is a file."""
    if path in SHIPPED:
        act(window, "Help", "Lessons", title_of(path))
    else:
        window.files.open(path)


def open_network(qtbot: QtBot, window: Window, key: str) -> None:
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.new_network(key)
