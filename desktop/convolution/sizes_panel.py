"""How large the output is and why: the formula with its numbers, and padding, stride and pooling in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.explain.lesson import Lesson
from desktop.convolution import words
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.theme import UNIT

FORMULA = tr(
    "Output size = 1 + ⌊(W − F + 2P) / S⌋: W is the input's side, F the kernel's, P the padding, S the stride."
)


class SizesPanel(QWidget):
    """Five paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.formula = theme.label("", "heading")
        self.padding, self.stride, self.pooling = (theme.label("") for _ in range(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        for label in (theme.label(FORMULA, "muted"), self.formula, self.padding, self.stride, self.pooling):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)

    def show_lesson(self, lesson: Lesson) -> None:
        """Say it of ``lesson``."""
        self.formula.setText(words.sizes(lesson))
        self.padding.setText(words.padding(lesson))
        self.stride.setText(words.stride(lesson))
        self.pooling.setText(words.pooled(lesson))
