"""Many small charts of one kind, side by side, so that one look compares them all."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from desktop.language import filled_in, tr
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, NOTHING, left_to_right
from desktop.widgets.chart_axes import Axis, Chart, Column, axis_of
from desktop.widgets.plot_data import nearest, thin
from desktop.widgets.theme import UNIT

CELL = 9 * UNIT
"""How high a chart is at least, its words included; where few fill the view, they are up to twice as high."""

STEPS = 40
"""Presses of an arrow key from one end of the charts to the other."""


class SmallMultiples(QAbstractScrollArea):
    """Columns of charts over one x axis, none of them empty. Whatever is pointed at, the values there stand in all.

    Left and right move along the axis, up and down scroll, Escape goes back to the newest values.
    """

    accessible_role = CHART

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        left_to_right(self)
        self._all = tuple(columns)
        self._charts: dict[str, tuple[Chart, ...]] = {}
        self._end = 1.0
        self._at: float | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setToolTip(tr("Point at a chart, or press the arrow keys, to read the values of that moment"))
        theme.notifier().changed.connect(self.viewport().update)

    def show_charts(self, charts: Mapping[str, Sequence[Chart]], end: float) -> None:
        """Show ``charts`` by their column's title; the x axis goes from 0 to ``end``."""
        self._charts = {title: tuple(some) for title, some in charts.items()}
        self._end = end
        self._adjust()
        self.setAccessibleDescription(self.words())
        self.viewport().update()

    def accessible_value(self) -> str:
        """The values that stand in the charts, if there are any."""
        return self.words() if self._charts else NOTHING

    def words(self) -> str:
        """The values that stand in the charts."""
        parts = []
        for column in self._columns:
            values = [f"{chart.name} {self._value(column, chart)}" for chart in self._charts.get(column.title, ())]
            parts.append(f"{column.title}: {', '.join(values)}")
        return "; ".join(parts)

    @property
    def at(self) -> float | None:
        """Where the values are read, ``None`` for the newest."""
        return self._at

    # Where things lie -----------------------------------------------------------------------------------------

    @property
    def _columns(self) -> tuple[Column, ...]:
        """Those with charts, all of them while there are none."""
        return tuple(column for column in self._all if self._charts.get(column.title)) or self._all

    @property
    def _head(self) -> int:
        return 2 * QFontMetrics(theme.font("small")).height() + UNIT

    @property
    def _rows(self) -> int:
        return max((len(charts) for charts in self._charts.values()), default=0)

    @property
    def _cell(self) -> int:
        """How high a chart is."""
        return min(2 * CELL, max(CELL, (self.viewport().height() - self._head) // max(1, self._rows)))

    @property
    def _height(self) -> int:
        """Of all charts."""
        return self._cell * self._rows

    def _left(self, column: int, width: float) -> float:
        return column * (width + 2 * UNIT) / len(self._columns)

    def _wide(self, width: float) -> float:
        """How wide a chart is where there are ``width`` pixels for all."""
        return (width + 2 * UNIT) / len(self._columns) - 2 * UNIT

    def _adjust(self) -> None:
        room = max(1, self.viewport().height() - self._head)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._height - room))
        bar.setPageStep(room)
        bar.setSingleStep(self._cell // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer charts are in sight."""
        super().resizeEvent(event)
        self._adjust()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint what has come into sight; the heads stay."""
        self.viewport().update()

    # Reading --------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read where it points."""
        width = self.viewport().width()
        for column in range(len(self._columns)):
            along = (event.position().x() - self._left(column, width)) / self._wide(width)
            if 0 <= along <= 1:
                self._read(along * self._end)

    def leaveEvent(self, event: QEvent) -> None:
        """The newest values again."""
        super().leaveEvent(event)
        self._read(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """The newest values again: a tab that is changed by a key takes the charts from under the pointer."""
        super().hideEvent(event)
        self._read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right read elsewhere."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is not None:
            start = self._end if self._at is None else self._at
            self._read(min(max(start + by * self._end / STEPS, 0.0), self._end))
        elif event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._read(None)
        else:
            super().keyPressEvent(event)

    def _read(self, at: float | None) -> None:
        if at != self._at:
            self._at = at
            self.setAccessibleDescription(self.words())
            self.viewport().update()

    def _value(self, column: Column, chart: Chart) -> str:
        index = None if self._at is None else nearest(chart.x, self._at)
        return filled_in(column.number, chart.newest if index is None else chart.y[index])

    # Painting -------------------------------------------------------------------------------------------------

    def picture(self) -> QImage:
        """All charts, at twice the size on the screen."""
        width, height = self.viewport().width(), self._head + self._height
        image = QImage(2 * (width + 4 * UNIT), 2 * (height + 4 * UNIT), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.fill(QColor(theme.current().panel))
        painter = QPainter(image)
        painter.translate(2 * UNIT, 2 * UNIT)
        self._paint(painter, width, 0)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The charts in sight, and above them what they show."""
        painter = QPainter(self.viewport())
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.viewport().rect(), QColor(theme.current().panel))
        self._paint(painter, self.viewport().width(), self.verticalScrollBar().value())
        painter.end()

    def _paint(self, painter: QPainter, width: int, scrolled: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for number, column in enumerate(self._columns):
            charts = self._charts.get(column.title, ())
            axis = axis_of(column, charts)
            left, wide = self._left(number, width), self._wide(width)
            for row, chart in enumerate(charts):
                place = QRectF(left, self._head + row * self._cell - scrolled, wide, self._cell - UNIT)
                self._paint_chart(painter, place, column, chart, axis)
            head = QRectF(left - 1, 0, wide + 2, self._head - UNIT / 2)
            painter.fillRect(head, QColor(theme.current().panel))
            high = QFontMetrics(painter.font()).height()
            for line, (text, colour) in enumerate(
                ((column.title, theme.current().text), (axis.words, theme.current().muted))
            ):
                painter.setPen(QColor(colour))
                text = _shortened(painter, text, wide)
                painter.drawText(QRectF(left, line * high, wide, high), Qt.AlignmentFlag.AlignLeft, text)

    def _paint_chart(self, painter: QPainter, place: QRectF, column: Column, chart: Chart, axis: Axis) -> None:
        colours, metrics = theme.current(), QFontMetrics(painter.font())
        top, value = Qt.AlignmentFlag.AlignTop, self._value(column, chart)
        painter.setPen(QColor(colours.muted))
        name = _shortened(painter, chart.name, place.width() - metrics.horizontalAdvance(value) - UNIT)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | top, name)
        painter.setPen(QColor(colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | top, value)
        body = place.adjusted(0, metrics.height(), 0, 0)
        for part in axis.lines:
            painter.setPen(QPen(QColor(colours.grid), 0))
            painter.drawLine(_across(body, part))
        if column.mark is not None:
            painter.setPen(QPen(QColor(colours.second), 0, Qt.PenStyle.DashLine))
            painter.drawLine(_across(body, float(axis.parts(np.array([column.mark]))[0])))
        if self._at is not None:
            painter.setPen(QPen(QColor(colours.edge), 0))
            along = body.left() + self._at / self._end * body.width()
            painter.drawLine(QLineF(along, body.top(), along, body.bottom()))
        self._paint_curve(painter, body, chart, axis)

    def _paint_curve(self, painter: QPainter, body: QRectF, chart: Chart, axis: Axis) -> None:
        x, y = thin(chart.x, chart.y, max(2, 2 * int(body.width())))
        places = body.left() + x / self._end * body.width(), body.bottom() - axis.parts(y) * body.height()
        points = [QPointF(*point) for point in zip(*(some.tolist() for some in places), strict=True)]
        accent = QColor(theme.current().accent)
        painter.setPen(QPen(accent, 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for point in points[-1:]:  # the newest is seen, however short the curve is
            painter.drawEllipse(point, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _shortened(painter: QPainter, text: str, room: float) -> str:
    """As much of ``text`` as there is ``room`` for, its end too: layers are told apart by the number there."""
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, max(0, int(room)))


def _across(body: QRectF, part: float) -> QLineF:
    """A line as far up as ``part`` says, 0..1."""
    height = body.bottom() - part * body.height()
    return QLineF(body.left(), height, body.right(), height)
