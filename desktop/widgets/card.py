"""The frame that lifts a plot or a group of things off the window."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.widgets.theme import UNIT


def card(content: QWidget) -> QFrame:
    """A frame about ``content``, a plot for instance."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    margin = UNIT + UNIT // 2
    layout.setContentsMargins(margin, margin, margin, UNIT)
    layout.addWidget(content)
    return frame
