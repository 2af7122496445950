"""The whole network in one picture: from the drawing, column by column, to the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.explain.flow import Stage, stages_of
from core.explain.receptive import Field
from core.nn.network import Network
from desktop.language import tr
from desktop.overview import painting
from desktop.overview.layout import HEAD, Layout, Spot
from desktop.overview.question import Seen, Unit
from desktop.overview.words import Words
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, NOTHING, left_to_right
from desktop.widgets.backdrop import Backdrop, Part
from desktop.widgets.keys import ARROWS
from desktop.widgets.theme import UNIT
from desktop.widgets.words import percent

LEAST_HEIGHT = 26 * UNIT


class Diagram(QWidget):
    """Paints what was :class:`~desktop.overview.question.Seen`; every head and every unit can be chosen.

    All of it takes longer to paint than a pen may wait: it is painted column by column (:class:`Backdrop`).
    """

    accessible_role = CHART

    pointed = Signal(str)
    """What is under the pointer, or where the keys are, in words; nothing where there is nothing."""
    head_chosen = Signal(int)
    """A column should be opened."""
    unit_chosen = Signal(int, int)
    """A stage and one of its channels should be followed."""
    resized = Signal()
    """There may be room for more or fewer channels."""
    moved = Signal(QRectF)
    """The keys went here: it should be scrolled into sight."""

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self.words = Words()
        self._stages: tuple[Stage, ...] = ()
        self._seen: Seen | None = None
        self._backdrop = Backdrop(self, self._parts)
        self._fields: Sequence[Field] = ()
        self._opened: int | None = None
        self._spots: dict[Spot, QRectF] = {}
        self._hover: Spot | None = None
        self._current = Spot(0, HEAD)
        self._known = Layout((), 0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setAccessibleName(tr("The network, from the drawing to the answer"))
        self.setFont(theme.font("small"))
        theme.notifier().changed.connect(self._prepare)

    # Data -----------------------------------------------------------------------------------------------------

    def show_network(self, network: Network) -> None:
        """Make room for the stages of ``network``."""
        self._stages = stages_of(network)
        self.words = Words(network.names, self._stages, network.input_shape)
        self._seen, self._fields, self._opened, self._spots = None, (), None, {}
        self._hover, self._current = None, Spot(len(self._stages) - 1, HEAD)
        self._backdrop.forget()
        self.setMinimumWidth(Layout.least_width(self._stages, self.column_width()))
        self.update()

    def column_width(self) -> int:
        """How wide a column is at least, so that what stands in it does not run into the next one's."""
        texts = ("888  \N{MINUS SIGN}0.000888", tr("your drawing"), tr("+{hidden} more", hidden=888))
        return max(map(self.fontMetrics().horizontalAdvance, texts)) + UNIT

    def show_seen(self, seen: Seen) -> None:
        """Show what is seen now."""
        self._seen = seen
        self._prepare()

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Outline a receptive field: one for each place from the picture on."""
        if fields is not self._fields:
            self._fields = fields
            self.update()

    def show_opened(self, stage: int | None) -> None:
        """Mark the column that is open."""
        if stage != self._opened:
            self._opened = stage
            self._backdrop.renew()
            self._announce()

    @property
    def room(self) -> tuple[int, ...]:
        """How many channels of each stage can be shown."""
        return self._layout().room

    def spot_rect(self, spot: Spot) -> QRectF:
        """Where a head or a unit is, in the widget's coordinates."""
        return self._spots[spot]

    def _layout(self) -> Layout:
        wanted = Layout(self._stages, self.width(), self.height())
        if wanted != self._known:
            self._known = wanted
        return self._known

    def _prepare(self) -> None:
        """Paint what is seen, and know where it stands."""
        seen = self._seen
        if seen is None:
            return
        self._spots = self._layout().spots([len(column.channels) for column in seen.columns])
        if self._current not in self._spots:
            self._current = Spot(self._current.column, HEAD)
        self._backdrop.renew()
        self._announce()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new size."""
        super().resizeEvent(event)
        if self._stages:
            self._prepare()
            self.resized.emit()

    # Painting -------------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[Part]:
        """The parts, in their order: lines first, so that they pass behind the pictures."""
        seen, layout, stages = self._seen, self._layout(), len(self._stages)
        if seen is None:
            return
        about = self._hover if self._hover and self._unit_at(self._hover) else None
        lines = painting.lines_of(seen, layout)
        for number in range(1, stages):
            between = [line for line in lines if line.end.column == number]
            yield lambda painter, between=between: painting.draw_lines(painter, between, about)  # type: ignore[misc]
        for number in range(stages):

            def paint(painter: QPainter, number: int = number) -> None:
                self._paint_head(painter, layout, number)
                self._paint_column(painter, layout, number, seen)

            yield paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What has been painted, and where the keys and the receptive field are."""
        seen = self._seen
        if seen is None:
            return
        painter, layout = QPainter(self), self._layout()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers run so in every language
        self._backdrop.paint(painter)
        self._paint_fields(painter, layout, seen)
        if self.hasFocus():
            unit = self._unit_at(self._current)
            rect = self._spots[self._current] if unit is None else layout.picture(self._current).adjusted(-4, -4, 4, 4)
            painter.setPen(QPen(QColor(theme.current().accent), 1, Qt.PenStyle.DashLine))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _paint_head(self, painter: QPainter, layout: Layout, number: int) -> None:
        colours, rect = theme.current(), layout.head(number)
        open_, hovered = number == self._opened, self._hover == Spot(number, HEAD)
        painter.setPen(QColor(colours.accent if open_ else colours.border))
        painter.setBrush(QColor(colours.tint if open_ else colours.hover if hovered else colours.panel))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(rect.adjusted(0, 1, 0, 0), centre | Qt.AlignmentFlag.AlignTop, self.words.title(number))
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        below = rect.adjusted(0, 0, 0, -1)
        painter.drawText(below, centre | Qt.AlignmentFlag.AlignBottom, self.words.size(number))

    def _paint_column(self, painter: QPainter, layout: Layout, number: int, seen: Seen) -> None:
        colours, column = theme.current(), seen.columns[number]
        last = number == len(self._stages) - 1
        if not last:
            painting.Pictures(column, layout, number, self.devicePixelRatioF()).paint(painter)
        for row, channel in enumerate(column.channels):
            spot = Spot(number, row)
            picture, followed = layout.picture(spot), (number, channel) == seen.followed
            if last:
                self._paint_answer(painter, picture, channel, seen, followed, spot == self._hover)
                continue
            if followed or spot == self._hover:
                painting.frame(painter, picture, colours.accent, 2 if followed else 1)
            self._paint_label(painter, layout.label(spot), self.words.label(number, row, seen), followed)
        hidden = self._stages[number].shape[0] - len(column.channels)
        if hidden and not last:
            rect = layout.more(number, len(column.channels))
            painter.setPen(
                QColor(colours.accent_strong if self._hover == Spot(number, len(column.channels)) else colours.accent)
            )
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tr("+{hidden} more", hidden=hidden))

    def _paint_label(self, painter: QPainter, rect: QRectF, text: str, strong: bool) -> None:
        """On a ground of its own, as lines pass behind it."""
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) - 4)
        wide = painter.fontMetrics().horizontalAdvance(text) + 4
        left = max(0, rect.center().x() - wide / 2)
        ground = QRectF(left, rect.top() + 2, wide, rect.height() - 2)
        painter.fillRect(ground, QColor(theme.current().window))
        painter.setPen(QColor(theme.current().text if strong else theme.current().muted))
        painter.drawText(QRectF(left, rect.top(), wide, rect.height()), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_answer(
        self, painter: QPainter, rect: QRectF, digit: int, seen: Seen, followed: bool, hovered: bool
    ) -> None:
        colours = theme.current()
        if followed or hovered:
            painter.fillRect(rect, QColor(colours.tint if followed else colours.hover))
        if followed:
            painting.frame(painter, rect, colours.accent, 1)
        share = float(seen.probabilities[digit])
        painting.draw_bar(painter, rect, str(digit), share, followed, percent(share))

    def _paint_fields(self, painter: QPainter, layout: Layout, seen: Seen) -> None:
        for number, stage in enumerate(self._stages[:-1]):
            if stage.last >= len(self._fields):
                return
            # (D,) -> (C, H, W) where pictures have been flattened
            field = Field(self._fields[stage.last].mask.reshape(stage.shape))
            channels, rows, columns = field.box if len(field.box) == 3 else (*field.box, range(1), range(1))
            for row, channel in enumerate(seen.columns[number].channels):
                if channel in channels:
                    rect = layout.outline(Spot(number, row), rows, columns, stage.shape)
                    painting.field_frame(painter, rect, field.exact)

    # Pointer and keys -----------------------------------------------------------------------------------------

    def accessible_value(self) -> str:
        """What is pointed at, or what there is."""
        columns = ", ".join(self.words.title(number) for number in range(len(self._stages)))
        return self.accessibleDescription() or columns or NOTHING

    def _announce(self) -> None:
        spot = self._hover or (self._current if self.hasFocus() else None)
        words = ""
        if spot is not None and spot in self._spots and self._seen is not None:
            words = self.words.of_spot(spot, self._unit_at(spot), self._seen, self._opened)
        self.setAccessibleDescription(words)
        self.pointed.emit(words)

    def _unit_at(self, spot: Spot) -> Unit | None:
        if self._seen is None or spot.row == HEAD:
            return None
        channels = self._seen.columns[spot.column].channels
        return (spot.column, channels[spot.row]) if spot.row < len(channels) else None

    def _find(self, position: QPointF) -> Spot | None:
        return next((spot for spot, rect in self._spots.items() if rect.contains(position)), None)

    def _choose(self, spot: Spot) -> None:
        unit = self._unit_at(spot)
        if unit is None:
            self.head_chosen.emit(spot.column)
        else:
            self.unit_chosen.emit(*unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer, and which lines are its own."""
        found = self._find(event.position())
        if found != self._hover:
            self._hover = found
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self._backdrop.renew()
            self._announce()

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hover = None
        self._backdrop.renew()
        self._announce()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a column, or follow a unit."""
        found = self._find(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._current = found
        self._choose(found)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys start from."""
        super().focusInEvent(event)
        self._announce()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys belong to somebody else."""
        super().focusOutEvent(event)
        self._announce()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from column to column and from row to row; Return and Space choose."""
        key = Qt.Key(event.key())
        if not self._spots:
            event.ignore()
        elif key in ARROWS:
            self._move(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._current)
        else:
            event.ignore()

    def _move(self, down: int, right: int) -> None:
        column = min(max(self._current.column + right, 0), len(self._stages) - 1)
        rows = [spot.row for spot in self._spots if spot.column == column]
        self._current = Spot(column, min(max(self._current.row + down, HEAD), max(rows)))
        self._hover = None
        self._backdrop.renew()
        self._announce()
        self.moved.emit(self._spots[self._current])
