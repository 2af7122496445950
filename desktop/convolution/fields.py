"""Fields of the narrow column, each with its name and what it is for."""

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QStackedWidget, QToolButton, QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_row
from desktop.widgets.fields import DropDown, WholeBox, describe
from desktop.widgets.theme import UNIT


def combo(items: Iterable[str], name: str, tip: str) -> QComboBox:
    """A list to choose from, as wide as there is room."""
    result = DropDown(letters=4)
    result.addItems(list(items))
    describe(result, name, tip)
    return result


def spin(least: int, most: int, tip: str, value: int | None = None) -> WholeBox:
    """A whole number; it is called what ``tip`` says before a colon."""
    result = WholeBox()
    result.setRange(least, most)
    result.setValue(least if value is None else value)
    result.setMinimumWidth(6 * UNIT)
    describe(result, tip.partition(":")[0], tip)
    return result


def turner(text: str, name: str) -> QToolButton:
    """A button that goes through the digits."""
    button = QToolButton()
    button.setText(text)
    button.setMinimumWidth(4 * UNIT)
    describe(button, name, tr("{name} of MNIST's validation pictures", name=name))
    return button


def hint(text: str) -> QLabel:
    """A few muted words beside a field."""
    return theme.label(text, "muted")


def row_of(*fields: QWidget) -> QWidget:
    """``fields`` side by side; lists and numbers take the room."""
    result = QWidget()
    growing = QComboBox | QAbstractSpinBox
    in_row(*((field, int(isinstance(field, growing))) for field in fields), on=result, spacing=UNIT // 2)
    return result


def stack(*pages: QWidget) -> QStackedWidget:
    """One of ``pages`` at a time, in the room of the largest."""
    result = QStackedWidget()
    for page in pages:
        result.addWidget(page)
    return result
