"""Boxes around the digits of a number, over the canvas; what was crossed out; the line that parts a digit."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.imaging.painter import FIELD
from core.imaging.preprocessing import Box
from core.recognition.strings import ReadDigit
from desktop.canvas.cutter import Cut
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right

AROUND = 4
"""Pixels between a digit's ink and its box."""


class Boxed(NamedTuple):
    """Digits with a box each, which of them is looked at, and where something was crossed out.

    ``refused``: the network takes what is in the boxes for no digit.
    """

    digits: tuple[ReadDigit, ...] = ()
    focus: int = 0
    crossed_out: tuple[Box, ...] = ()
    refused: bool = False

    @property
    def names(self) -> list[str]:
        """What is said of each."""
        return ["?" if self.refused else str(digit.digit) for digit in self.digits]


class DigitBoxes(QWidget):
    """Lies over a canvas and lets every event through.

    ``paper`` says where the canvas has its paper. While the pen is down the boxes stay as they are. ``line`` is where
    a digit is about to be parted.
    """

    accessible_role = GRAPHIC

    def __init__(self, canvas: QWidget, paper: Callable[[], QRectF]) -> None:
        super().__init__(canvas)
        left_to_right(self)
        self._paper = paper
        self._boxed = Boxed()
        self._held: Boxed | None = None
        self._line: Cut | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Digits of the number"))
        canvas.installEventFilter(self)

    @property
    def digits(self) -> tuple[ReadDigit, ...]:
        """The digits that have a box."""
        return self._boxed.digits

    @property
    def focus(self) -> int:
        """Which of them is looked at."""
        return self._boxed.focus

    def accessible_value(self) -> str:
        """The digits in boxes."""
        return self.accessibleDescription() or tr("No digit has a box.")

    def show_boxes(self, boxed: Boxed) -> None:
        """Show boxes; the one in focus stands out, and what was crossed out is grey and struck through."""
        if self._held is not None:
            self._held = boxed
        else:
            self._take(boxed)

    def show_line(self, line: Cut | None) -> None:
        """Show where a digit is about to be parted."""
        if line != self._line:
            self._line = line
            self.update()

    def hold(self) -> None:
        """The pen is down: nothing may jump about beneath it."""
        self._held = self._boxed

    def release(self) -> None:
        """The pen is up: show what was found meanwhile."""
        if self._held is not None:
            held, self._held = self._held, None
            self._take(held)

    def digit_at(self, place: QPointF) -> int | None:
        """Which digit's box is at ``place`` of the widget."""
        frames = [self.frame(digit.box) for digit in self.digits]
        hit = [index for index, frame in enumerate(frames) if frame.contains(place)]
        return min(hit, key=lambda index: abs(frames[index].center().x() - place.x()), default=None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the canvas whatever its size."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def frame(self, box: Box) -> QRectF:
        """Where on the widget the frame around ``box`` is, a little way off its ink."""
        paper = self._paper()
        scale = paper.width() / FIELD
        ink = QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
        return ink.translated(paper.topLeft()).adjusted(-AROUND, -AROUND, AROUND, AROUND) & paper

    def _take(self, boxed: Boxed) -> None:
        if any(boxed) or any(self._boxed):
            self._boxed = boxed
            said = ", ".join(boxed.names)
            crossed = tr("{count} crossed out", count=len(boxed.crossed_out)) if boxed.crossed_out else ""
            self.setAccessibleDescription("; ".join(filter(None, (said, crossed))))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what was crossed out, the boxes, the one in focus last, and the line."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxed.crossed_out:
            self._paint_crossed_out(painter, self.frame(box))
        order = sorted(range(len(self.digits)), key=lambda index: index == self.focus)
        for index in order:
            self._paint_box(painter, self.frame(self.digits[index].box), self._boxed.names[index], index == self.focus)
        if self._line is not None:
            # Two colours, so that it is seen on ink and on paper.
            for colour, width in ((theme.current().paper, 4.0), (theme.current().accent, 2.0)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawLine(*self._line)

    def _paint_crossed_out(self, painter: QPainter, frame: QRectF) -> None:
        veil = QColor(theme.current().paper)
        veil.setAlphaF(0.6)
        painter.setBrush(veil)
        painter.setPen(QPen(QColor(theme.current().muted), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 3, 3)
        painter.drawLine(frame.topLeft(), frame.bottomRight())
        painter.drawLine(frame.bottomLeft(), frame.topRight())

    def _paint_box(self, painter: QPainter, frame: QRectF, name: str, focus: bool) -> None:
        colours = theme.current()
        accent = QColor(colours.accent)
        if not focus:
            accent.setAlphaF(0.45)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2 if focus else 1))
        painter.drawRoundedRect(frame, 3, 3)
        font = theme.font("small")
        metrics = QFontMetricsF(font)
        tag = QRectF(0, 0, metrics.horizontalAdvance("0") + 8, metrics.height())
        # Above the box, or, where the paper ends, in its corner.
        tag.moveTopLeft(frame.topLeft() - QPointF(0, tag.height()))
        if tag.top() < self._paper().top():
            tag.moveTopLeft(frame.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if focus else colours.tint))
        painter.drawRoundedRect(tag, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent if focus else colours.text))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)
