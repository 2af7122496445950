"""What a view says of the value that is pointed at."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.widgets import theme
from desktop.widgets.theme import UNIT

LEAST = 16 * UNIT


class ReadOut(QLabel):
    """Words about what is pointed at, and ``hint`` while nothing is.

    It always has as many lines as the hint takes: else the view would move away from under the pointer.
    """

    def __init__(self, hint: str, role: str = "muted") -> None:
        super().__init__(hint)
        theme.give_role(self, role)
        self._hint = hint
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Show ``text``, or the hint if there is none."""
        self.setText(text or self._hint)

    def hasHeightForWidth(self) -> bool:
        """Few letters a line take many lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """That of the hint, or of what is said where that is more."""
        return max(super().heightForWidth(width), self._of_hint(width).height())

    def sizeHint(self) -> QSize:
        """All of the hint in one line."""
        return self._of_hint(0).size()

    def minimumSizeHint(self) -> QSize:
        """Some words of it."""
        return QSize(LEAST, self.fontMetrics().height())

    def _of_hint(self, width: int) -> QRect:
        """The place of the hint in lines of ``width`` pixels, or in a single one."""
        wrap = Qt.TextFlag.TextWordWrap if width else Qt.TextFlag.TextSingleLine
        return self.fontMetrics().boundingRect(QRect(0, 0, width, 0), wrap, self._hint)
