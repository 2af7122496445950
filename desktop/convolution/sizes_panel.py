"""How large the output is and why: the formula with its numbers, and padding, stride and pooling in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.explain.lesson import Lesson
from desktop.convolution import words
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
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
        labels = (theme.label(FORMULA, "muted"), self.formula, self.padding, self.stride, self.pooling)
        for label in labels:
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        in_column(*labels, STRETCH, on=self, margins=(0, UNIT, 0, 0))

    def show_lesson(self, lesson: Lesson) -> None:
        """Say it of ``lesson``."""
        self.formula.setText(words.sizes(lesson))
        self.padding.setText(words.padding(lesson))
        self.stride.setText(words.stride(lesson))
        self.pooling.setText(words.pooled(lesson))
