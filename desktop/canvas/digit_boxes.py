"""Boxes around the digits of a number, over the canvas."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.imaging.painter import FIELD
from core.recognition.strings import ReadDigit
from desktop.widgets import theme

AROUND = 4
"""Pixels between a digit's ink and its box."""


class DigitBoxes(QWidget):
    """Lies over a canvas and lets every event through; one digit alone has no box.

    ``paper`` says where the canvas has its paper. While the pen is down the boxes stay as they are.
    """

    def __init__(self, canvas: QWidget, paper: Callable[[], QRectF]) -> None:
        super().__init__(canvas)
        self._paper = paper
        self._digits: tuple[ReadDigit, ...] = ()
        self._focus = 0
        self._held: tuple[tuple[ReadDigit, ...], int] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Digits of the number")
        canvas.installEventFilter(self)

    @property
    def digits(self) -> tuple[ReadDigit, ...]:
        """The digits that have a box."""
        return self._digits

    @property
    def focus(self) -> int:
        """Which of them is looked at."""
        return self._focus

    def show_boxes(self, digits: Sequence[ReadDigit], focus: int) -> None:
        """Show boxes around ``digits`` if there are several; the one in ``focus`` stands out."""
        shown = tuple(digits) if len(digits) > 1 else ()
        if self._held is not None:
            self._held = shown, focus
        else:
            self._take(shown, focus)

    def hold(self) -> None:
        """The pen is down: nothing may jump about beneath it."""
        self._held = self._digits, self._focus

    def release(self) -> None:
        """The pen is up: show what was found meanwhile."""
        if self._held is not None:
            (digits, focus), self._held = self._held, None
            self._take(digits, focus)

    def digit_at(self, place: QPointF) -> int | None:
        """Which digit's box is at ``place`` of the widget."""
        hit = [index for index, digit in enumerate(self._digits) if self._frame(digit).contains(place)]
        return min(hit, key=lambda index: abs(self._frame(self._digits[index]).center().x() - place.x()), default=None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the canvas whatever its size."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def _take(self, digits: tuple[ReadDigit, ...], focus: int) -> None:
        if digits or self._digits:
            self._digits, self._focus = digits, focus
            self.setAccessibleDescription(", ".join(str(digit.digit) for digit in digits))
            self.update()

    def _frame(self, digit: ReadDigit) -> QRectF:
        paper, box = self._paper(), digit.box
        scale = paper.width() / FIELD
        ink = QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
        return ink.translated(paper.topLeft()).adjusted(-AROUND, -AROUND, AROUND, AROUND) & paper

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes, the one in focus last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        order = sorted(range(len(self._digits)), key=lambda index: index == self._focus)
        for index in order:
            self._paint_box(painter, self._digits[index], index == self._focus)

    def _paint_box(self, painter: QPainter, digit: ReadDigit, focus: bool) -> None:
        colours, frame = theme.current(), self._frame(digit)
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
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, str(digit.digit))
