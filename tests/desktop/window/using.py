"""What a person does with the window, for the tests of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QMenu, QMessageBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from core.model.model import Card, Model
from core.model.presets import preset
from core.training.config import TrainingConfig
from desktop.engine.messages import OpenModel
from desktop.engine.states import Phase
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.teacher import Teacher
from desktop.runs.keeper import Keeper
from desktop.session.reading import Reading
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from desktop.widgets.room import Scrolled

FILLED = ("overview", "activations", "why", "convolution")
"""What shows something of a drawing."""
SHORT = TrainingConfig("sgd", 0.01, batch_size=32, epochs=1)

D = TypeVar("D", bound=QWidget)
Open = Callable[[], Window]


def draw(qtbot: QtBot, window: Window) -> None:
    """A stroke down the middle of the canvas."""
    canvas = window.canvas
    middle = canvas.rect().center()
    top, foot = middle - QPoint(0, 80), middle + QPoint(0, 80)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=top)
    qtbot.mouseMove(canvas, middle)
    qtbot.mouseMove(canvas, foot)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=foot)


def what_is_read(qtbot: QtBot, window: Window, wanted: Callable[[Reading], bool] = lambda _: True) -> Reading:
    """What the drawing as it is now has been read as, when it has, and it is ``wanted``."""

    def there() -> bool:
        reading = window.column.reading
        return reading is not None and reading.revision == window.canvas.revision and wanted(reading)

    qtbot.waitUntil(there)
    assert window.column.reading is not None
    return window.column.reading


def open_without_answers(qtbot: QtBot, window: Window) -> None:
    """Open a network that computes nothing finite of the drawing."""
    network = preset("zhou").network
    beyond = network.initialise(np.random.default_rng(1)) * np.float32(1e30)
    with qtbot.waitSignal(window.reader.read, check_params_cb=lambda reading: reading is None):
        window.session.post(OpenModel(Model(network, beyond, Card())))


def dialog(qtbot: QtBot, window: Window, kind: type[D]) -> D:
    """The dialog of ``kind`` that is open."""

    def shown() -> list[D]:
        return [found for found in window.findChildren(kind) if found.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def press(qtbot: QtBot, window: Window, button: QMessageBox.StandardButton) -> None:
    dialog(qtbot, window, QMessageBox).button(button).click()


def choose(qtbot: QtBot, window: Window, path: Path) -> None:
    """Choose ``path`` in the file dialog that is open."""
    chooser = dialog(qtbot, window, QFileDialog)
    chooser.selectFile(str(path))
    chooser.accept()


def act(window: Window, *path: str) -> None:
    """Choose a line of a menu, as by the mouse."""
    actions = window.menuBar().actions()
    for depth, text in enumerate(path):
        action = next(action for action in actions if action.text().replace("&", "").rstrip("…") == text)
        assert action.isEnabled(), f"{text} cannot be chosen"
        if depth == len(path) - 1:
            action.trigger()
        else:
            menu = action.menu()
            menu.aboutToShow.emit()
            actions = menu.actions()


def can(window: Window, *path: str) -> bool:
    menu = next(action for action in window.menuBar().actions() if action.text().replace("&", "") == path[0]).menu()
    return next(a for a in menu.actions() if a.text().replace("&", "").rstrip("…") == path[1]).isEnabled()


def drop(window: Window, data: QMimeData) -> None:
    """Drag ``data`` over the window, and let it fall if that is taken."""
    where = QPointF(window.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys))


def urls(*paths: Path) -> QMimeData:
    """Files, as they are dragged."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _letter(text: str) -> str:
    """With which letter, and Alt, a person chooses ``text``; "" where there is none."""
    place = text.find("&")
    return text[place + 1].casefold() if place >= 0 else ""


def of_one_letter(window: Window) -> Iterator[tuple[str, list[str]]]:
    """Where one letter stands for several things, in a menu or beside a tab and in it, and which these are."""
    places = {menu.title(): [action.text() for action in menu.actions()] for menu in window.findChildren(QMenu)}
    for tab in window.tabs:
        window.pages.look_at(tab.name)
        QApplication.processEvents()
        labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.buddy()]
        buttons = [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
        bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
        pages = [bar.tabText(place) for bar in bars for place in range(bar.count())]
        menus = [action.text() for action in window.menuBar().actions()]
        places[tab.name] = [*labels, *buttons, *pages, *menus]
    for place, texts in places.items():
        letters = [_letter(text) for text in texts]
        same = [text for text, letter in zip(texts, letters, strict=True) if letter and letters.count(letter) > 1]
        if same:
            yield place, same


def in_front(window: Window) -> str:
    return window.pages.in_front


def scrolls_sideways(page: QWidget) -> bool:
    """Whether the view ``page`` of a tab is wider than the room it has."""
    area: QWidget | None = page
    while not isinstance(area, Scrolled):
        assert area is not None
        area = area.parentWidget()
    return area.horizontalScrollBar().maximum() > 0


def wait_for_phase(qtbot: QtBot, window: Window, phase: Phase) -> None:
    qtbot.waitUntil(lambda: window.session.status.phase is phase)


def train(qtbot: QtBot, window: Window, data: str) -> None:
    """Train the present network for an epoch."""
    with qtbot.waitSignal(window.session.told(TrainingFinished)):
        window.session.begin(Train(SHORT, data))
    wait_for_phase(qtbot, window, Phase.IDLE)


def forget_runs(window: Window) -> None:
    """Delete all kept runs, as where there is no room for them."""
    keeper = window.findChild(Keeper)
    keeper.wait()
    keeper.delete(keeper.free(keeper.store.ids()))
    keeper.wait()
    assert window.session.at_risk


def digits(window: Window) -> MyDigits:
    """What was taught."""
    return window.findChild(MyDigits)


def teacher(window: Window) -> Teacher:
    return window.findChild(Teacher)
