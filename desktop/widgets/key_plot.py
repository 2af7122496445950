"""A plot that takes keys while it has the focus."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPen

from desktop.widgets import theme
from desktop.widgets.keys import claims, obeys
from desktop.widgets.plot_frame import PlotFrame


class KeyPlot(PlotFrame):
    """Title and outline say whether keys go to it; which mean something is for those who inherit from it to say."""

    _plot: Any = None
    """The plot of pyqtgraph, once it is there."""

    def _means(self, _event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does here, ``None`` where it is for somebody else."""
        raise NotImplementedError

    def _wants(self, event: QKeyEvent) -> bool:
        return event.key() != Qt.Key.Key_Escape and self._means(event) is not None

    def _draw_focus(self) -> None:
        font = theme.font("heading")
        font.setUnderline(self.hasFocus())
        self.heading.setFont(font)
        if self._plot is not None:
            accent = QPen(QColor(theme.current().accent), 2)
            self._plot.getViewBox().setBorder(accent if self.hasFocus() else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self._draw_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They go elsewhere."""
        super().focusOutEvent(event)
        self._draw_focus()

    def event(self, event: QEvent) -> bool:
        """Take the keys that mean something here before the window's shortcuts do; but messages have Escape first."""
        return claims(event, self._wants) or obeys(event, self._means) or super().event(event)
