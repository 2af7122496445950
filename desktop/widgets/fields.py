"""Fields to choose in, what they are called, and buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QStyle,
    QToolButton,
    QWidget,
)

from desktop.widgets import theme
from desktop.widgets.theme import UNIT

if TYPE_CHECKING:
    SpinBox = QAbstractSpinBox
else:
    SpinBox = object  # Qt's own class comes after it


class _NotInPassing(SpinBox):
    """What :class:`WholeBox` and :class:`RealBox` share."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(UNIT - 2, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Without the focus the wheel scrolls what the field stands in, and changes nothing in passing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class WholeBox(_NotInPassing, QSpinBox):
    """A field for a whole number."""


class RealBox(_NotInPassing, QDoubleSpinBox):
    """A field for a number with decimals."""


class DropDown(QComboBox):
    """A list that opens beside its field, as wide as its longest line, however narrow the field is.

    The field itself has room for that line, or for so many ``letters`` where these are given.
    """

    def __init__(self, letters: int = 0) -> None:
        super().__init__()
        if letters:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._by_key = False

    def offer_entry(self, place: int, offered: bool) -> None:
        """Whether the entry at ``place`` can be chosen; if not, it is still seen, and the first chosen instead."""
        self.setItemData(place, None if offered else 0, Qt.ItemDataRole.UserRole - 1)
        if not offered and self.currentIndex() == place:
            self.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another entry."""
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def passes(self, place: int) -> bool:
        """Whether the entry at ``place``, which opens a dialog, was come to by a key: that may only be passing by.

        Then the list opens there instead.
        """
        if self._by_key:
            self.showPopup()
            self.view().setCurrentIndex(self.model().index(place, 0))
        return self._by_key

    def showPopup(self) -> None:
        """Open the list."""
        lines = self.view()
        is_scrolled = self.count() > self.maxVisibleItems()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if is_scrolled else 0
        lines.setMinimumWidth(lines.sizeHintForColumn(0) + 2 * lines.frameWidth() + bar)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what the list stands in: nothing is chosen in passing."""
        event.ignore()


def describe(field: QWidget, name: str, tip: str) -> None:
    """Say what ``field`` is called and what it is for."""
    field.setAccessibleName(name)
    field.setToolTip(tip)
    field.setAccessibleDescription(tip)


def label_of(text: str, field: QWidget, role: str = "body") -> QLabel:
    """The name of ``field``, with the key that leads there."""
    label = theme.label(text, role)
    label.setBuddy(field)
    return label


def named(text: str, field: QWidget, tip: str) -> QLabel:
    """The same; ``field`` is called so where it is read out too, and its tip is ``tip``."""
    field.setAccessibleName(text.replace("&", ""))
    field.setToolTip(tip)
    return label_of(text, field)


def icon_button(icon: str, name: str, tip: str) -> QToolButton:
    """A button that an icon stands on; it is called ``name`` where it is read out."""
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setAccessibleName(name)
    button.setToolTip(tip)
    return button


def push_button(text: str, tip: str, icon: str = "", role: str = "") -> QPushButton:
    """A button that says what it does."""
    button = QPushButton(text)
    if icon:
        button.setIcon(theme.icon(icon))
    if role:
        button.setProperty("role", role)
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
    return button
