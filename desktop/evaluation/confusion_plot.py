"""The confusion matrix: what the pictures of each digit are read as. Its cells can be walked through and chosen."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from core.types import Array
from desktop.evaluation.shading import LOGARITHMIC, Shading
from desktop.language import figure, tr
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, NOTHING, left_to_right
from desktop.widgets.colour_maps import readable_on
from desktop.widgets.keys import ARROWS
from desktop.widgets.plot_data import Table
from desktop.widgets.plot_frame import PlotFrame
from desktop.widgets.theme import UNIT

Cell = tuple[int, int]

LEFT, TOP, RIGHT = 5 * UNIT, 5 * UNIT, 9 * UNIT
"""Room for the digits and the names of the axes, and for the scale."""
STRIP = 10


class ConfusionGrid(QWidget):
    """``counts (L, L)``, true digit by answer. A click or the arrow keys choose a cell, Return opens it."""

    accessible_role = CHART

    chosen = Signal(object)
    """A cell ``(true, answer)``, or ``None``."""
    pointed = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._counts: Array = np.zeros((1, 1), np.int64)
        self._shading = Shading(self._counts, LOGARITHMIC)
        self._cell: Cell | None = None
        self._hover: Cell | None = None
        self.setFont(theme.font("small"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Confusion matrix"))
        theme.notifier().changed.connect(self.update)

    def show_counts(self, counts: Array, shading: Shading) -> None:
        """Show ``counts (L, L)`` in the colours of ``shading``; the cell that is chosen stays, if it is there."""
        self._counts, self._shading, self._hover = counts, shading, None
        if self._cell is not None and max(self._cell) >= len(counts):
            self._cell = None
        self.update()

    @property
    def cell(self) -> Cell | None:
        """The cell that is chosen."""
        return self._cell

    @property
    def looked_at(self) -> Cell | None:
        """The cell under the pointer, or else the one that is chosen."""
        return self._hover or self._cell

    def choose(self, cell: Cell | None) -> None:
        """Choose a cell or none, and tell of it."""
        if cell != self._cell:
            self._cell = cell
            self.update()
            self.chosen.emit(cell)
            self.pointed.emit(self.looked_at)

    def accessible_value(self) -> str:
        """The cell that is looked at."""
        return self.accessibleDescription() or NOTHING

    def sizeHint(self) -> QSize:
        """Room for ten digits."""
        return QSize(LEFT + RIGHT + 10 * 4 * UNIT, TOP + 10 * 3 * UNIT)

    def cell_rect(self, cell: Cell) -> QRectF:
        """Where a cell is drawn."""
        size = len(self._counts)
        width = (self.width() - LEFT - RIGHT) / size
        height = (self.height() - TOP - UNIT) / size
        return QRectF(LEFT + cell[1] * width, TOP + cell[0] * height, width, height)

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cells, their numbers, the digits beside them and the scale."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        self._paint_cells(painter)
        self._write_digits(painter)
        self._paint_scale(painter)
        for cell, width in ((self._hover, 1.0), (self._cell, 2.0 if self.hasFocus() else 1.5)):
            if cell is not None:
                rect = self.cell_rect(cell)
                for colour, inset in (("#000000", 1.0), ("#ffffff", 1.0 + width)):  # seen on any ground
                    painter.setPen(QPen(QColor(colour), width))
                    painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _paint_cells(self, painter: QPainter) -> None:
        colours, table = theme.current(), theme.sequential()
        on_table = readable_on(table)
        metrics = QFontMetricsF(self.font())
        place = self.cell_rect((0, 0))
        written = metrics.height() <= place.height()
        for true, row in enumerate(self._counts.tolist()):
            for answer, count in enumerate(row):
                rect = self.cell_rect((true, answer))
                share = self._shading.share(true, answer)
                index = round(255 * (share or 0))
                ground = QColor(colours.hover) if share is None else QColor(*table[index, :3].tolist())
                inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
                painter.fillRect(inner, QColor(colours.panel) if not count else ground)
                text = figure(count, ",") if count else "·"
                if written and metrics.horizontalAdvance(text) <= rect.width():
                    on_ground = colours.text if share is None else on_table[index]
                    painter.setPen(QColor(on_ground if count else colours.disabled))
                    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.border), 1))
        painter.drawRect(QRectF(LEFT, TOP, len(self._counts) * place.width(), len(self._counts) * place.height()))

    def _write_digits(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().muted))
        centre, high = Qt.AlignmentFlag.AlignCenter, QFontMetricsF(self.font()).height()
        size = len(self._counts)
        every = max(1, math.ceil(high * 1.6 * size / max(1.0, min(self.width() - LEFT - RIGHT, self.height() - TOP))))
        for digit in range(0, size, every):
            row, column = self.cell_rect((digit, 0)), self.cell_rect((0, digit))
            painter.drawText(QRectF(LEFT - 3 * UNIT, row.top(), 3 * UNIT, row.height()), centre, str(digit))
            painter.drawText(QRectF(column.left(), TOP - 2.5 * UNIT, column.width(), 2.5 * UNIT), centre, str(digit))
        painter.drawText(QRectF(LEFT, 0, self.width() - LEFT - RIGHT, TOP - 2.5 * UNIT), centre, tr("read as"))
        painter.save()
        painter.translate(0, self.height())
        painter.rotate(-90)
        painter.drawText(QRectF(UNIT, 0, self.height() - TOP - UNIT, LEFT - 3 * UNIT), centre, tr("true digit"))
        painter.restore()

    def _paint_scale(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self.font())
        half = metrics.height() / 2
        strip = QRectF(self.width() - RIGHT + 1.5 * UNIT, TOP + half, STRIP, self.height() - TOP - UNIT - 2 * half)
        pixels = np.ascontiguousarray(theme.sequential()[::-1, None])  # QImage does not copy
        image = QImage(pixels.data, 1, 256, 4, QImage.Format.Format_RGBA8888)
        painter.drawImage(strip, image)
        painter.setPen(QColor(theme.current().muted))
        painter.drawRect(strip.adjusted(-0.5, -0.5, 0.5, 0.5))
        below = math.inf
        for share, text in self._shading.ticks():
            y = strip.bottom() - share * strip.height()
            if below - y >= 2 * half:  # those that would lie on one another are left out
                below = y
                painter.drawLine(QPointF(strip.right(), y), QPointF(strip.right() + 3, y))
                box = QRectF(strip.right() + 6, y - half, self.width(), 2 * half)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    # Pointer and keys -----------------------------------------------------------------------------------------

    def _find(self, position: QPointF) -> Cell | None:
        first = self.cell_rect((0, 0))
        row, column = (position.y() - first.top()) // first.height(), (position.x() - first.left()) // first.width()
        inside = 0 <= row < len(self._counts) and 0 <= column < len(self._counts)
        return (int(row), int(column)) if inside else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the cell under the pointer."""
        self._point_at(self._find(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self._point_at(None)

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.update()
            self.pointed.emit(self.looked_at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer; beside the cells, none."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._find(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from cell to cell, Return opens one, Escape chooses none."""
        key, last = Qt.Key(event.key()), len(self._counts) - 1
        if key in ARROWS:
            down, right = ARROWS[key]
            row, column = self._cell or (0, 0)
            moved = (min(max(row + down, 0), last), min(max(column + right, 0), last))
            self.choose((0, 0) if self._cell is None else moved)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cell is not None:
            self.opened.emit()
        elif key == Qt.Key.Key_Escape and self._cell is not None:
            self.choose(None)
        else:
            event.ignore()


class ConfusionPlot(PlotFrame):
    """The matrix with its title, a line that says what is looked at, and a way to save it."""

    def __init__(self, empty: str) -> None:
        super().__init__(tr("Confusion matrix"), empty)
        self.grid = ConfusionGrid()
        self._counts: Array = np.zeros((1, 1), np.int64)
        self.grid.pointed.connect(self._describe)
        self.prepare()  # at once, or the Tab key would come to it last

    def build(self) -> QWidget:
        """The cells."""
        return self.grid

    def set_counts(self, counts: Array, shading: Shading) -> None:
        """Show ``counts (L, L)``."""
        self.show_plot()
        self._counts = counts
        self.grid.show_counts(counts, shading)
        self._describe(self.grid.looked_at)

    def table(self) -> Table:
        """One row a cell."""
        cells = ((str(true), str(answer), str(count)) for (true, answer), count in np.ndenumerate(self._counts))
        return (tr("digit"), tr("read as"), tr("pictures")), cells

    def _describe(self, cell: Cell | None) -> None:
        text = tr("Choose a cell to see its pictures.")
        if cell is not None:
            true, answer = cell
            count, all_of_it = int(self._counts[cell]), int(self._counts[true].sum())
            read = tr("read right") if true == answer else tr("read as {answer}", answer=answer)
            text = tr(
                "{true}, {read}: {count:,} of {total:,} ({share:.2f} %)",
                true=true,
                read=read,
                count=count,
                total=all_of_it,
                share=100 * count / max(all_of_it, 1),
            )
        self.subtitle.setText(text)
        self.grid.setAccessibleDescription(text)
