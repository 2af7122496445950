"""A grid of small pictures of numbers that can be pointed at and walked through with the keys."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from core.types import Array
from desktop.language import counted
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right
from desktop.widgets.colour_maps import Table
from desktop.widgets.keys import ARROWS
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import BLANK, Arrangement, Limits, Pixel, Scale, arrange
from desktop.widgets.tile_picture import compose, lead


class TileGrid(QWidget):
    """Paints tiles ``(T, H, W)`` pixel-sharp, at a whole number of screen pixels a value.

    The owner says with :meth:`fit` how much room there is; the grid then takes the size it needs. The tiles that
    are in sight are composed into one picture, so the cost does not grow with their number.
    """

    accessible_role = GRAPHIC

    pointed = Signal(object)
    """A :class:`Pixel` under the pointer or chosen with the keys, ``None`` when there is none; again on new data."""
    clicked = Signal(int)
    """A tile was clicked, or Enter pressed on it."""
    moved = Signal(QRectF)
    """The keys chose the value that is drawn here: it should be scrolled into sight."""

    def __init__(self, limits: Limits | None = None) -> None:
        super().__init__()
        left_to_right(self)
        self._limits = limits or Limits()
        self._area = (UNIT, UNIT)
        self._values: Array = np.zeros((0, 1, 1), np.float32)
        self._indices: Array = np.zeros((0, 1, 1), np.uint16)
        self._scale = Scale(0.0, 0.0)
        self._names: Sequence[str] = ()
        self._rows: Sequence[str] = ()
        self._place = arrange(1, (1, 1), self._area, self._limits)
        self._hover: tuple[int, int, int] | None = None
        self._chosen: tuple[int, int, int] | None = None
        self.keeps_choice = False
        """Whether the chosen value stays marked while the keys are elsewhere."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font("small"))
        theme.notifier().changed.connect(self.update)

    def accessible_value(self) -> str:
        """The value that is pointed at in its owner's words, or how much there is to look at."""
        count, height, width = self._values.shape
        size = counted(
            "{count} tile of {height} by {width} values",
            "{count} tiles of {height} by {width} values",
            count,
            height=height,
            width=width,
        )
        return self.accessibleDescription() or size

    # Data -----------------------------------------------------------------------------------------------------

    def show_tiles(self, values: Array, scale: Scale, names: Sequence[str] = (), rows: Sequence[str] = ()) -> None:
        """Show ``values (T, H, W)`` in the colours of ``scale``; ``names`` stand above the tiles, T or none.

        ``rows`` stand before the rows of a matrix, which otherwise are counted.
        """
        same = values.shape == self._values.shape and len(names) == len(self._names)
        fits = same and rows == self._rows and (len(names) != 1 or names == self._names)
        self._values, self._scale, self._names, self._rows = values, scale, names, rows
        self._indices = scale.indices(values)
        if not same:
            self._hover = self._chosen = None
        if not fits:
            self._lay_out()
        self.update()
        self._announce()

    def set_limits(self, limits: Limits) -> None:
        """Other sizes, or a matrix of a fixed number of columns, from the next :meth:`fit` or data on."""
        if limits != self._limits:
            self._limits = limits
            self._lay_out()

    def fit(self, width: int, height: int) -> None:
        """Use ``width`` x ``height`` pixels where possible, and take what is needed."""
        if (width, height) != self._area:
            self._area = (width, height)
            self._lay_out()

    @property
    def arrangement(self) -> Arrangement:
        """Where the tiles are, in device pixels."""
        return self._place

    @property
    def chosen(self) -> Pixel | None:
        """The value that the keys start from."""
        return None if self._chosen is None else self.pixel(*self._chosen)

    def choose(self, tile: int, row: int, column: int) -> None:
        """Start the keys from a value, as if they had gone there; what is not there is not chosen."""
        _, height, width = self._values.shape
        if row < height and column < width:
            self._choose(tile, row, column)

    def pixel(self, tile: int, row: int, column: int) -> Pixel:
        """The value at an index."""
        return Pixel(tile, row, column, float(self._values[tile, row, column]))

    def pixel_rect(self, tile: int, row: int, column: int) -> QRectF:
        """Where a value is drawn, in the widget's coordinates."""
        place, ratio = self._place, self.devicePixelRatioF()
        x = place.origin[0] + (tile % place.columns) * place.cell[0] + column * place.zoom
        y = place.origin[1] + (tile // place.columns) * place.cell[1] + row * place.zoom
        return QRectF(x / ratio, y / ratio, place.zoom / ratio, place.zoom / ratio)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where the keys are: an area that scrolls brings that into sight, also when they leave, else the middle."""
        if query != Qt.InputMethodQuery.ImCursorRectangle:
            return super().inputMethodQuery(query)
        seen = QRectF(self.visibleRegion().boundingRect())
        chosen = seen if self._chosen is None else self.pixel_rect(*self._chosen)
        return (seen if seen.intersects(chosen) else chosen).toAlignedRect()

    def size_in(self, width: int, height: int) -> QSize:
        """The size that the present tiles would take in ``width`` x ``height``."""
        ratio = self.devicePixelRatioF()
        return QSize(*(-int(-side // ratio) for side in self._arrange(width, height).size))

    def _arrange(self, width: int, height: int) -> Arrangement:
        ratio = self.devicePixelRatioF()

        def scaled(length: int) -> int:
            return round(length * ratio)

        limits = replace(
            self._limits,
            least=scaled(self._limits.least),
            most=scaled(self._limits.most),
            gap=scaled(self._limits.gap),
            label=scaled(self._limits.label if self._names else 0),
            cell=scaled(self._limits.cell),
            margin=(scaled(self._left), scaled(self._limits.margin[1])),
        )
        count, rows, columns = self._values.shape
        return arrange(max(1, count), (rows, columns), (scaled(width), scaled(height)), limits)

    @property
    def _left(self) -> int:
        """The margin before the rows of a matrix, with room for the widest of their names."""
        left, wide = self._limits.margin[0], QFontMetrics(self.font()).horizontalAdvance
        return max([left, *(wide(name) + UNIT for name in self._rows)]) if left else 0

    def _lay_out(self) -> None:
        self._place = self._arrange(*self._area)
        self.setFixedSize(self._whole_size() if len(self._values) else QSize(UNIT, UNIT))
        self.update()

    def _whole_size(self) -> QSize:
        """Of the tiles; the name of one alone has all the room there is."""
        size = self.size_in(*self._area)
        if len(self._names) == 1:
            name = self.fontMetrics().horizontalAdvance(self._names[0]) + self._limits.gap
            size.setWidth(max(size.width(), min(name, self._area[0])))
        return size

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Compose and paint the rows that are in sight."""
        if not len(self._values):
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        place, ratio = self._place, self.devicePixelRatioF()
        left, above = lead(place, self._values.shape[1:])
        start = (place.origin[0] - left, place.origin[1] - above)
        first = max(0, int(event.rect().top() * ratio - start[1]) // place.cell[1])
        last = min(place.rows, int(event.rect().bottom() * ratio - start[1]) // place.cell[1] + 1)
        if last > first:
            border = QColor(theme.current().border).rgba()
            self._picture = compose(self._indices, place, range(first, last), self._table(), border)
            height, width = self._picture.shape
            form = QImage.Format.Format_ARGB32_Premultiplied
            image = QImage(self._picture.data, width, height, 4 * width, form)  # does not copy
            image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(start[0] / ratio, (start[1] + first * place.cell[1]) / ratio), image)
            self._write_names(painter, first, last)
        self._write_margins(painter)
        self._mark(painter)

    def _table(self) -> Table:
        """The colours of the values."""
        return theme.diverging() if self._scale.diverging else theme.sequential()

    def _write_names(self, painter: QPainter, first: int, last: int) -> None:
        if not self._names or self._place.cell[0] < 20 * self.devicePixelRatioF():
            return
        painter.setPen(QColor(theme.current().muted))
        columns = self._place.columns
        width = self.width() if len(self._names) == 1 else self._place.cell[0] / self.devicePixelRatioF()
        for tile in range(first * columns, min(last * columns, len(self._names))):
            corner = self.pixel_rect(tile, 0, 0).topLeft()
            box = QRectF(corner.x() - 1, corner.y() - self._limits.label - 1, width, self._limits.label)
            name = painter.fontMetrics().elidedText(self._names[tile], Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _write_margins(self, painter: QPainter) -> None:
        """The numbers of a matrix's columns and rows, as many as there is room for."""
        left, above = self._left, self._limits.margin[1]
        if not left:
            return
        painter.setPen(QColor(theme.current().muted))
        metrics, ratio = QFontMetrics(self.font()), self.devicePixelRatioF()
        cell = (self._place.cell[0] / ratio, self._place.cell[1] / ratio)
        wide = metrics.horizontalAdvance("888") + UNIT // 2
        for column in range(0, self._place.columns, _every(cell[0], wide)):
            box = QRectF(left + column * cell[0] - wide / 2 + cell[0] / 2, 0, wide, above)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(column))
        high = metrics.height()
        for row in range(0, self._place.rows, _every(cell[1], high)):
            box = QRectF(0, above + row * cell[1] + (cell[1] - high) / 2, left - UNIT // 2, high)
            name = self._rows[row] if self._rows else str(row)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)

    def _mark(self, painter: QPainter) -> None:
        """Outline the value that is being read, visible on any colour."""
        at = self._read_index()
        if at is None:
            return
        colours = theme.current()
        _, height, width = self._values.shape
        zoom = self._place.zoom / self.devicePixelRatioF()
        corner = self.pixel_rect(at[0], 0, 0).topLeft()
        frame = QRectF(corner.x(), corner.y(), width * zoom, height * zoom)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.drawRect(frame.adjusted(-1.5, -1.5, 1.5, 1.5))
        rect = self.pixel_rect(*at)
        painter.setPen(QPen(QColor("#000000"), 1))
        painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(QPen(QColor("#ffffff"), 1))
        painter.drawRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5))

    # Pointer and keys -----------------------------------------------------------------------------------------

    def _read_index(self) -> tuple[int, int, int] | None:
        at = self._hover or (self._chosen if self.hasFocus() or self.keeps_choice else None)
        return None if at is None or self._indices[at] == BLANK else at  # what was known may be no more

    def _announce(self) -> None:
        at = self._read_index()
        self.pointed.emit(None if at is None else self.pixel(*at))

    def _find(self, position: QPointF) -> tuple[int, int, int] | None:
        place, ratio = self._place, self.devicePixelRatioF()
        count, height, width = self._values.shape
        x, y = int(position.x() * ratio) - place.origin[0], int(position.y() * ratio) - place.origin[1]
        if x < 0 or y < 0:
            return None
        tile = (y // place.cell[1]) * place.columns + x // place.cell[0]
        row, column = (y % place.cell[1]) // place.zoom, (x % place.cell[0]) // place.zoom
        inside = x // place.cell[0] < place.columns and tile < count and row < height and column < width
        if not inside or self._indices[tile, row, column] == BLANK:
            return None
        return tile, row, column

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the value under the pointer."""
        found = self._find(event.position())
        if found != self._hover:
            self._hover = found
            self.update()
            self._announce()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hover = None
        self.update()
        self._announce()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the value under the pointer."""
        found = self._find(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._chosen = self._hover = found
        self.update()
        self._announce()
        self.clicked.emit(found[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which value the keys start from."""
        if self._chosen is None and len(self._values):
            self._chosen = (0, 0, 0)
        self._announce()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys belong to somebody else."""
        self._announce()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from value to value, with Shift from tile to tile; Enter chooses the tile."""
        key = Qt.Key(event.key())
        if self._chosen is None or not len(self._values):
            event.ignore()
        elif key in ARROWS:
            whole_tile = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(*ARROWS[key], whole_tile)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self._values) - 1, 0, 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self._chosen[0])
        else:
            event.ignore()

    def _move(self, down: int, right: int, whole_tile: bool) -> None:
        """One value on, over the edge into the next tile, or (Shift) the same value of the next tile."""
        assert self._chosen is not None
        _, height, width = self._values.shape
        tile, row, column = self._chosen
        if whole_tile:
            self._choose(tile + down * self._place.columns + right, row, column)
            return
        row, column = row + down, column + right
        tile += (row // height) * self._place.columns + column // width
        self._choose(tile, row % height, column % width)

    def _choose(self, tile: int, row: int, column: int) -> None:
        if not 0 <= tile < len(self._values) or self._indices[tile, row, column] == BLANK:
            return
        self._chosen, self._hover = (tile, row, column), None
        self.update()
        self._announce()
        self.moved.emit(self.pixel_rect(tile, row, column))


def _every(room: float, needed: float) -> int:
    """Write every n-th number so that neighbours do not touch."""
    return next(step for step in (1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 256, 1000) if room * step >= needed)
