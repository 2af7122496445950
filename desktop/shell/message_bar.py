"""A calm bar that says what happened, takes nothing away and waits to be dismissed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets import theme
from desktop.widgets.theme import UNIT

DETAILS_LEAST, DETAILS_MOST = 6 * UNIT, 12 * UNIT
"""How high the details are, as the window has room."""

ICON = 2 * UNIT


class MessageBar(QFrame):
    """Hidden while there is nothing to say; a newer message replaces an older. Escape dismisses.

    "Details" is there only where there are details, and so is the button of a note that offers to do something.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("Message")
        self._icon, self._kind = QLabel(), "info"
        self.text = theme.label("")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details_button = QPushButton("Details")
        self.details_button.setCheckable(True)
        self.details_button.setToolTip("Show what the program itself says about this: useful in a report")
        self.action_button = QPushButton()
        self._call: Callable[[], object] = lambda: None
        self.close_button = QToolButton()
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.setIconSize(QSize(ICON, ICON))
        self.close_button.setAccessibleName("Dismiss the message")
        self.close_button.setToolTip("Dismiss the message (Esc)")
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details of the message")
        self.details.setMinimumHeight(DETAILS_LEAST)
        self.details.setMaximumHeight(DETAILS_MOST)
        self.details.hide()
        self._lay_out()
        self.details_button.toggled.connect(self.details.setVisible)
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.hide)
        theme.notifier().changed.connect(self._dress)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.hide)
        escape.activatedAmbiguously.connect(self.hide)  # a view may have a use for the key too: after us
        self.hide()

    def show_error(self, text: str, details: str = "") -> None:
        """Say that something did not work, in one sentence."""
        self._show(text, "warning", details)

    def show_note(self, text: str, action: str = "", call: Callable[[], object] = lambda: None) -> None:
        """Say something worth knowing; ``action`` names a button that does ``call`` and takes the note away."""
        self._show(text, "info", "", action, call)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.details_button)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.addLayout(row)
        column.addWidget(self.details)

    def _act(self) -> None:
        self.hide()
        self._call()

    def _show(
        self, text: str, icon: str, details: str, action: str = "", call: Callable[[], object] = lambda: None
    ) -> None:
        self._kind = icon
        self._dress()
        self.text.setText(text)
        self.details.setPlainText(details)
        self._call = call
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self.details_button.setChecked(False)
        self.details_button.setVisible(bool(details))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _dress(self) -> None:
        picture = theme.icon(self._kind, "accent").pixmap(QSize(ICON, ICON), self.devicePixelRatio())
        self._icon.setPixmap(picture)
