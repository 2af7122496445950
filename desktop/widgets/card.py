"""The frame that lifts a plot or a group of things off the window."""

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from desktop.widgets.boxes import in_column
from desktop.widgets.theme import UNIT


def card(content: QWidget | QLayout) -> QFrame:
    """A frame about ``content``, a plot for instance."""
    frame = QFrame()
    frame.setProperty("role", "card")
    margin = UNIT + UNIT // 2
    in_column(content, on=frame, margins=(margin, margin, margin, UNIT))
    return frame
