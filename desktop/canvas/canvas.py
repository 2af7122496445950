"""The drawing canvas: a square of paper, and ink on it."""

from collections.abc import Callable
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QUndoStack
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.imaging.painter import DETAIL, FIELD, Region, fit
from core.types import Array
from desktop.canvas.drawing import Drawing
from desktop.canvas.overlay import OverlayView
from desktop.canvas.pen import PenInput, Source
from desktop.canvas.undo import Change, Strokes
from desktop.language import counted, tr
from desktop.session.tab import Overlay
from desktop.widgets import theme
from desktop.widgets.accessible import CANVAS
from desktop.widgets.paper import ink_colours, ink_image
from desktop.widgets.theme import UNIT

BRUSH = 0.07
"""Width of a new pen, in parts of the field's side: as thick as MNIST's strokes, 2 of 28 pixels."""

THINNEST, THICKEST = 0.02, 0.2

TAP = 3
"""Pixels of the screen that a hand may move while it taps."""

MARGIN = 1
"""Around the paper, for its outline."""

LEAST = 14 * UNIT
"""The narrowest that it gets: a digit can still be drawn."""

UNDO_STEPS = 100

_SIDE = FIELD * DETAIL


class Tool(Enum):
    """What the left button does."""

    PEN = "pen"
    ERASER = "eraser"


class Canvas(PenInput):
    """Paper to draw a digit on, of :data:`~core.imaging.painter.FIELD` pixels a side however large it is shown.

    ``changed`` is emitted with every bit of a stroke. All changes can be undone through ``undo_stack``. Where
    ``takes_taps`` says so of a place of the widget, a tap leaves no dot and is told by ``tapped``, and one with the
    right button by ``menu_wanted``.
    """

    accessible_role = CANVAS

    changed = Signal()
    pen_lowered = Signal()
    pen_lifted = Signal()
    tapped = Signal(QPointF)
    menu_wanted = Signal(QPointF)
    tool_changed = Signal(Tool)
    brush_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self._tap: tuple[QPointF, float | None, bool] | None = None
        self.takes_taps: Callable[[QPointF], bool] = lambda _place: False
        self._tool = Tool.PEN
        self._brush = BRUSH
        self._hover: QPointF | None = None
        self._blank = True
        self._focus_seen = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(LEAST, LEAST)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Drawing canvas"))
        self.setAccessibleDescription(
            tr(
                "Draw a digit with the mouse, a finger or a pen. On the keyboard, the arrow keys move the pen and the "
                "space bar puts it down and lifts it."
            )
        )
        theme.notifier().changed.connect(self.update)
        self.overlay = OverlayView(self, self.paper, lambda: self.revision)

    # What is drawn ----------------------------------------------------------------------------------------------

    def ink(self) -> Array:
        """The drawing as it is now, ``(FIELD, FIELD)`` float32, 0 paper to 1 ink; read-only, and stays as it is."""
        return self._drawing.ink()

    @property
    def revision(self) -> int:
        """Which drawing this is: higher after every change of the ink."""
        return self._drawing.revision

    def is_empty(self) -> bool:
        """Whether there is nothing to be seen on the paper."""
        return self._drawing.sheet.is_blank()

    def accessible_value(self) -> str:
        """What is on the paper."""
        strokes = self.strokes()
        if self.is_empty():
            return tr("Nothing is drawn.")
        return tr("A picture") if strokes is None else counted("1 stroke", "{count} strokes", len(strokes))

    def strokes(self) -> Strokes:
        """The strokes that made the drawing, in their order, the one under way with them.

        ``None`` where it began with a picture.
        """
        return self._drawing.strokes()

    def clear(self) -> None:
        """Wipe the paper."""
        self.pen_up()
        sheet = self._drawing.sheet
        region = sheet.inked()
        if region:
            self._replace(region, np.zeros_like(sheet.fine[region.slices]), ())

    def set_ink(self, ink: Array) -> None:
        """Put a picture ``(H, W)``, 0 paper to 1 ink, in place of the drawing, as large as it fits."""
        self.pen_up()
        fine = (np.clip(fit(ink, _SIDE), 0, 1) * 255 + 0.5).astype(np.uint8)
        if not np.array_equal(fine, self._drawing.sheet.fine):  # else there is nothing to undo, and redo stays
            self._replace(Region(0, 0, _SIDE, _SIDE), fine, None)

    def show_overlay(self, overlay: Overlay | None) -> None:
        """Lay a picture over the drawing until that changes, ``None`` takes it away."""
        self.overlay.show_overlay(overlay)

    def _replace(self, region: Region, fine: NDArray[np.uint8], strokes: Strokes) -> None:
        earlier = self._drawing.replace(region, fine, strokes)
        self.undo_stack.push(Change(*earlier, self._swap))
        self._show(region)

    def _swap(self, region: Region, fine: NDArray[np.uint8], strokes: Strokes) -> tuple[NDArray[np.uint8], Strokes]:
        """Put pixels and strokes back and give the ones they replace: undo and redo are both this."""
        self.pen_cancel()
        earlier = self._drawing.replace(region, fine, strokes)
        self._show(region)
        return earlier.fine, earlier.strokes

    # What it is drawn with --------------------------------------------------------------------------------------

    @property
    def tool(self) -> Tool:
        """What the left button, a finger and the keyboard do; the right button always erases."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        if tool is not self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    @property
    def brush(self) -> float:
        """Width of the pen in parts of the paper's side, kept within what is useful."""
        return self._brush

    @brush.setter
    def brush(self, width: float) -> None:
        width = min(max(width, THINNEST), THICKEST)
        if width != self._brush:
            before = self._ring()
            self._brush = width
            self.update(before.united(self._ring()))
            self.brush_changed.emit(width)

    def pen_down(self, position: QPointF, pressure: float | None, erase: bool) -> None:
        """Begin a stroke."""
        by_key = self._source is Source.KEYBOARD
        if by_key != self._focus_seen:
            self._focus_seen = by_key
            self.update()
        if self._tool is not Tool.ERASER and not by_key and self.takes_taps(position):
            self._tap = position, pressure, erase  # a stroke only once it has moved
        else:
            self._start(position, pressure, erase or self._tool is Tool.ERASER)

    def _start(self, position: QPointF, pressure: float | None, erase: bool) -> None:
        point = self._point(position, pressure)
        self._drawing.begin(point, erase)
        self.pen_lowered.emit()
        self._show(self._drawing.add(point))

    def pen_move(self, position: QPointF, pressure: float | None) -> None:
        """Draw on to where the pen is now."""
        if self._tap is not None:
            if (position - self._tap[0]).manhattanLength() <= TAP:
                return
            self._start(*self._tap)
            self._tap = None
        if self._drawing.under_way:
            self._show(self._drawing.follow(self._point(position, pressure)))

    def pen_up(self) -> None:
        """End the stroke; from now on it can be undone."""
        super().pen_up()
        if self._tap is not None:
            (place, _, erase), self._tap = self._tap, None
            (self.menu_wanted if erase else self.tapped).emit(place)
        if not self._drawing.under_way:
            return
        self._show(self._drawing.catch_up())
        earlier = self._drawing.end()
        if earlier is not None:
            self.undo_stack.push(Change(*earlier, self._swap))
        self.pen_lifted.emit()

    def pen_cancel(self) -> None:
        """Take back the stroke that is under way."""
        super().pen_cancel()
        self._tap = None
        if self._drawing.under_way:
            self._show(self._drawing.cancel())
            self.pen_lifted.emit()

    def pen_hover(self, position: QPointF | None) -> None:
        """Carry the ring along."""
        before = self._ring()
        self._hover = position
        self.update(before.united(self._ring()))

    def _point(self, position: QPointF, pressure: float | None) -> tuple[float, float, float]:
        """Where on the paper, and how wide: an ordinary pressure of one half gives the brush its width."""
        paper = self.paper()
        width = self._brush * (1.0 if pressure is None else 0.3 + 1.4 * pressure)
        x, y = position.x() - paper.left(), position.y() - paper.top()
        return x / paper.width(), y / paper.width(), width

    # What is seen -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Large enough to draw with a mouse."""
        return QSize(400, 400)

    def hasHeightForWidth(self) -> bool:
        """It likes to be a square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as wide."""
        return width

    def paper(self) -> QRectF:
        """The square of paper, in the middle of the widget."""
        side = min(self.width(), self.height()) - 2 * MARGIN
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _ring(self) -> QRect:
        """What the ring around the pen covers."""
        if self._hover is None:
            return QRect()
        reach = self._brush * self.paper().width() / 2 + 3
        return QRectF(self._hover.x() - reach, self._hover.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    def _show(self, region: Region | None) -> None:
        """Paint a part of the drawing anew, and only that: what is under the pen has to be there at once."""
        if region is None:  # nothing has changed
            return
        self.overlay.follow()
        blank = self.is_empty()
        if blank != self._blank:
            self._blank = blank
            self.update(self._hint_place().toAlignedRect())
        if region:
            paper = self.paper()
            scale = paper.width() / _SIDE
            x, y = paper.left() + region.left * scale, paper.top() + region.top * scale
            width, height = (region.right - region.left) * scale, (region.bottom - region.top) * scale
            self.update(QRectF(x, y, width, height).toAlignedRect().adjusted(-2, -2, 2, 2))
        self.changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring around the paper when the keyboard led here: who points at it knows where they are."""
        self._focus_seen = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, ink, hint and ring; Qt keeps it to the parts that changed."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        colours, paper = theme.current(), self.paper()
        outline = QPainterPath()
        outline.addRoundedRect(paper, theme.RADIUS, theme.RADIUS)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(paper, self._image())
        painter.restore()
        focus = self._focus_seen and self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focus else colours.edge), 2 if focus else 1))
        painter.drawPath(outline)
        if self._blank:
            self._paint_hint(painter)
        if self._hover is not None and paper.contains(self._hover):
            self._paint_ring(painter, self._hover)

    def _image(self) -> QImage:
        """The drawing in the theme's colours, without a copy; where there are pixels enough, with all its detail."""
        detailed = self.paper().width() * self.devicePixelRatioF() > FIELD
        pixels = self._drawing.sheet.fine if detailed else self._drawing.sheet.pixels
        return ink_image(pixels, ink_colours())

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().muted))
        above = self._hint_place()
        above.setHeight(above.height() / 2)
        below = above.translated(0, above.height() + UNIT // 2)
        for font, text, place, side in (
            (theme.font("heading"), tr("Draw a digit here"), above, Qt.AlignmentFlag.AlignBottom),
            (theme.font("small"), tr("or drop a picture"), below, Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(font)
            painter.drawText(place, side | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, text)

    def _hint_place(self) -> QRectF:
        """Two lines of text in the middle of the paper, or a few where it is narrow."""
        paper = self.paper().adjusted(UNIT, 0, -UNIT, 0)
        return QRectF(paper.left(), paper.center().y() - 7 * UNIT, paper.width(), 14 * UNIT)

    def _paint_ring(self, painter: QPainter, centre: QPointF) -> None:
        radius = self._brush * self.paper().width() / 2
        # Two colours, so that it is seen on ink and on paper.
        for colour, width in ((theme.current().paper, 3.0), (theme.current().accent, 1.5)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(centre, radius, radius)
