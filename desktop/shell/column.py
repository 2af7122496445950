"""The left of the window: the drawing above, what is read of it beneath."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.canvas.canvas import LEAST
from desktop.canvas.panel import CanvasPanel
from desktop.reading.verdict import HEAD, VerdictView
from desktop.widgets.room import Scrolled
from desktop.widgets.theme import UNIT

COMFORTABLE = 20 * UNIT
"""As small as the drawing gets where all there is can be seen at once."""

_UNBOUNDED = 16_777_215
"""Qt's own word for it."""


class DrawingColumn(Scrolled):
    """Where not all has room the bars are scrolled to; the drawing and its digit are seen beside each other."""

    def __init__(self, panel: CanvasPanel, verdict: VerdictView) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(panel)
        column.addWidget(verdict, 1)
        super().__init__(content, sideways=False)
        self._panel, self._verdict = panel, verdict

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing gives way before the digit does."""
        super().resizeEvent(event)
        canvas = self._panel.canvas
        tools = self._panel.minimumSizeHint().height() - canvas.minimumHeight()
        room = self.viewport().height() - 3 * UNIT - tools
        if room >= COMFORTABLE + self._verdict.minimumSizeHint().height():
            canvas.setMinimumHeight(COMFORTABLE)
            canvas.setMaximumHeight(_UNBOUNDED)
        else:
            canvas.setFixedHeight(min(max(room - HEAD, LEAST), COMFORTABLE))
