"""What a plot's curves are called, with a sample of each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import NOTHING, WORDS, left_to_right
from desktop.widgets.theme import UNIT


class Entry(NamedTuple):
    """One curve: its name, and what draws a sample of it along a line."""

    name: str
    draw: Callable[[QPainter, QLineF], None]
    widest: str = ""
    """The longest value it can have: room is kept for it, so that nothing moves with the numbers."""


class Legend(QWidget):
    """Samples of the curves with their names and values, in as many lines as it takes."""

    accessible_role = WORDS

    def __init__(self, entries: Sequence[Entry] = (), sample: int = 2 * UNIT) -> None:
        super().__init__()
        left_to_right(self)
        self.sample = sample
        self._entries = entries
        self._values: dict[str, str] = {}
        self.setFont(theme.font("small"))
        self.setAccessibleName(tr("Legend"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(QFontMetrics(self.font()).height())
        theme.notifier().changed.connect(self.update)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """These are the curves."""
        self._entries = entries
        self._fit()

    def show_values(self, values: dict[str, str]) -> None:
        """Write ``values`` beside the names of their curves."""
        if values != self._values:
            self._values = values
            self.setAccessibleDescription(", ".join(f"{name} {value}" for name, value in values.items()))
            self.update()

    def accessible_value(self) -> str:
        """The values that stand there, or only the names."""
        return self.accessibleDescription() or ", ".join(entry.name for entry in self._entries) or NOTHING

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another line where the entries do not fit into one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = 1 + max((line for line, _ in self._places()), default=0)
        self.setFixedHeight(lines * QFontMetrics(self.font()).height())
        self.update()

    def _places(self) -> list[tuple[int, float]]:
        """The line and the x of each entry."""
        metrics, line, x = QFontMetrics(self.font()), 0, 0.0
        places = []
        for entry in self._entries:
            width = self.sample + UNIT / 2 + metrics.horizontalAdvance(f"{entry.name} {entry.widest}".rstrip())
            if x > 0 and x + width > self.width():
                line, x = line + 1, 0.0
            places.append((line, x))
            x += width + 1.5 * UNIT
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The samples and their names."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        high = metrics.height()
        for entry, (line, x) in zip(self._entries, self._places(), strict=True):
            middle, start = (line + 0.5) * high, x + self.sample + UNIT / 2
            entry.draw(painter, QLineF(x, middle, x + self.sample, middle))
            text = f"{entry.name} {self._values.get(entry.name, '')}".rstrip()
            box = QRectF(start, line * high, self.width() - start, high)
            painter.setPen(QColor(theme.current().muted))
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
