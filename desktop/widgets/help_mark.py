"""A small "?" that explains a view to someone who has read nothing about networks."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from desktop.language import tr
from desktop.widgets.boxes import in_column
from desktop.widgets.focus import give_focus_back
from desktop.widgets.theme import UNIT

WIDTH = 52 * UNIT


class HelpMark(QToolButton):
    """Opens a box with ``text`` about ``title``: by a click or, in focus, by Space.

    ``text`` is rich text: paragraphs of plain words.
    """

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.explanation = title, text
        self.setText("?")
        self.setProperty("role", "help")
        self.setToolTip(tr("What is this? {title}", title=title))
        self.setAccessibleName(tr("Explain: {title}", title=title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.explain)

    def explain(self) -> None:
        """Open the box below the mark, as far as the window has room."""
        window = self.window()
        box = HelpBox(window, self.title, self.explanation)
        below = self.mapTo(window, QPoint(self.width() - box.width(), self.height() + UNIT // 2))
        box.move(
            max(0, min(below.x(), window.width() - box.width())), max(0, min(below.y(), window.height() - box.height()))
        )
        box.show()
        box.raise_()
        box.setFocus()


class HelpBox(QFrame):
    """The words, until Escape is pressed or something else is clicked; then what had the focus has it again."""

    def __init__(self, window: QWidget, title: str, text: str) -> None:
        super().__init__(window)
        self._before = window.focusWidget()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        words = QLabel(f"<h3>{title}</h3>{text}")
        words.setWordWrap(True)
        words.setFixedWidth(WIDTH)
        in_column(words, on=self, margins=(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT))
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Return and Space close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.hide()
            give_focus_back(self._before)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Something else is wanted."""
        super().focusOutEvent(event)
        self.hide()
        self.deleteLater()
