"""The verdict: what was read in large type, ten bars, and the picture that the network sees."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.recognise import Prediction
from core.types import Array
from desktop.widgets import theme
from desktop.widgets.paper import ink_colours, ink_image

CLASSES = 10
SIDE = 28
EMPTY = "Draw a digit and it is read as you draw."
HINT = "Is it wrong? Press the right digit, or click its bar."

_SCALE = 3
"""Each pixel of the picture is three wide."""

_WORTH_SAYING = 0.01
"""A second guess below this is left to the bars."""


class VerdictView(QWidget):
    """One answer of the network, or an invitation to draw. Nothing moves when one takes the place of the other.

    ``corrected`` says which digit the drawing is, by a click on its bar.
    """

    corrected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline, self.bars, self._picture = _Headline(), _Bars(), _Picture()
        self._hint = theme.label("", "small")
        self._hint.setAccessibleName("How to correct it")
        top = QHBoxLayout()
        top.setSpacing(theme.UNIT)
        top.addWidget(self._headline, 1)
        top.addWidget(self._picture)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.UNIT)
        layout.addLayout(top)
        layout.addWidget(self.bars, 1)
        layout.addWidget(self._hint)
        self.bars.clicked.connect(self.corrected)
        self.setAccessibleName("Verdict")
        theme.notifier().changed.connect(self._dress)
        self.show_nothing()

    def show_prediction(self, prediction: Prediction) -> None:
        """Show an answer; one that says "empty" is as good as none."""
        if prediction.verdict == "empty":
            self.show_nothing()
            return
        chances = prediction.probabilities
        second = int(np.argsort(chances)[-2])
        note = f"or a {second}, {_percent(chances[second])}" if chances[second] >= _WORTH_SAYING else ""
        self._headline.show_text(prediction.text, _percent(prediction.probability), note)
        self.bars.show_values(chances, prediction.digit)
        self._picture.show_picture(prediction.picture)
        self._hint.setText(HINT)
        self._describe(f"{prediction.text}, {_percent(prediction.probability)}. {note.capitalize()}".strip())

    def show_nothing(self) -> None:
        """Nothing is drawn: say what to do."""
        self._headline.show_text("", "", EMPTY)
        self.bars.show_values(np.zeros(CLASSES, np.float32), None)
        self._picture.show_picture(np.zeros((SIDE, SIDE), np.float32))
        self._hint.setText("")
        self._describe(EMPTY)

    def _describe(self, text: str) -> None:
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _dress(self) -> None:
        for view in (self._headline, self.bars, self._picture):
            view.updateGeometry()
            view.update()


class _Headline(QWidget):
    """A digit as large as can be, its probability, and a line of small print."""

    def __init__(self) -> None:
        super().__init__()
        self._digit = self._percent = self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, digit: str, percent: str, note: str) -> None:
        if (digit, percent, note) != (self._digit, self._percent, self._note):
            self._digit, self._percent, self._note = digit, percent, note
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(22 * theme.UNIT, SIDE * _SCALE + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(18 * theme.UNIT, SIDE * _SCALE + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, whole = theme.current(), QRectF(self.rect())
        painter.setPen(QColor(colours.muted))
        painter.setFont(_tabular(theme.font("body")))
        if not self._digit:
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(whole, flags, self._note)
            return
        left, half = whole.height() * 0.75, whole.height() / 2
        beside = Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRectF(left, half + 2, whole.width() - left, half), beside | Qt.AlignmentFlag.AlignTop, self._note
        )
        painter.setPen(QColor(colours.text))
        painter.setFont(_tabular(theme.font("title")))
        painter.drawText(
            QRectF(left, 0, whole.width() - left, half + 2), beside | Qt.AlignmentFlag.AlignBottom, self._percent
        )
        painter.setPen(QColor(colours.accent))
        font = theme.font("display")
        font.setPixelSize(round(whole.height() * 0.95))
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, left, whole.height()), Qt.AlignmentFlag.AlignVCenter | beside, self._digit)


class _Bars(QWidget):
    """The probability of every digit, as a bar with its number; a click on one says that this is the right digit."""

    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._values: Array = np.zeros(CLASSES, np.float32)
        self._best: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("Probability of each digit")

    def show_values(self, values: Array, best: int | None) -> None:
        self._values, self._best = values, best
        percents = (f"{digit}: {_percent(value)}" for digit, value in enumerate(values))
        self.setAccessibleDescription("Nothing is drawn." if best is None else ", ".join(percents))
        if best is None:
            self._hover(None)
        self.update()

    def _row(self) -> float:
        """The height of one bar's place."""
        return min(self.height() / len(self._values), 3.5 * theme.UNIT)

    def _digit_at(self, position: QPointF) -> int | None:
        digit = int(position.y() // self._row())
        return digit if self._best is not None and 0 <= digit < len(self._values) else None

    def _hover(self, digit: int | None) -> None:
        if digit != self._hovered:
            self._hovered = digit
            if digit is None:
                self.unsetCursor()
                self.setToolTip("")
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
                self.setToolTip(f"Teach it: this is a {digit} (press {digit})")
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._digit_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        digit = self._digit_at(event.position())
        if digit is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(digit)

    def sizeHint(self) -> QSize:
        return QSize(30 * theme.UNIT, CLASSES * (self._line() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * theme.UNIT, CLASSES * self._line())

    def _line(self) -> int:
        return round(QFontMetricsF(theme.font("small")).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for digit, value in enumerate(self._values):
            self._paint_bar(painter, digit, float(value))

    def _paint_bar(self, painter: QPainter, digit: int, value: float) -> None:
        colours, best = theme.current(), digit == self._best
        font = _tabular(theme.font("small"))
        font.setWeight(QFont.Weight.DemiBold)
        numbers = QFontMetricsF(font).horizontalAdvance("100.0 %")  # the widest there is, in every row
        font.setWeight(QFont.Weight.DemiBold if best else QFont.Weight.Normal)
        height = self._row()
        row = QRectF(0, digit * height, self.width(), height)
        if digit == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(row, theme.RADIUS, theme.RADIUS)
        left = 2.0 * theme.UNIT
        painter.setFont(font)
        painter.setPen(QColor(colours.text if best else colours.muted))
        painter.drawText(QRectF(0, row.top(), left, height), Qt.AlignmentFlag.AlignVCenter, str(digit))
        if self._best is not None:
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(row, right, _percent(value))
        thick = min(max(height - 8, 6), 12)
        track = QRectF(left, row.center().y() - thick / 2, row.width() - left - numbers - theme.UNIT, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.grid))
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        if value > 0:
            # A round bar is at least as long as it is thick; below that it is cut from one, so that it starts at zero.
            filled = QRectF(track.left(), track.top(), max(track.width() * value, thick), thick)
            painter.setBrush(QColor(colours.accent if best else colours.edge))
            painter.save()
            painter.setClipRect(QRectF(track.left(), track.top(), track.width() * value, thick))
            painter.drawRoundedRect(filled, thick / 2, thick / 2)
            painter.restore()


class _Picture(QWidget):
    """What the network sees, every pixel sharp."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = np.zeros((SIDE, SIDE), np.uint8)
        self.setFixedSize(SIDE * _SCALE + 2, SIDE * _SCALE + 2)
        self.setAccessibleName("What the network sees")
        self.setToolTip("What the network sees: your drawing in 28 x 28 pixels, centred as MNIST's digits are")

    def show_picture(self, picture: Array) -> None:
        self._pixels = (picture * 255 + 0.5).astype(np.uint8)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        # A whole number of the screen's own pixels for each of the picture's, or they would not all be alike.
        ratio = self.devicePixelRatioF()
        side = SIDE * int((self.width() - 2) * ratio / SIDE) / ratio
        corner = round((self.width() - side) / 2 * ratio) / ratio
        target = QRectF(corner, corner, side, side)
        painter.drawImage(target, ink_image(self._pixels, ink_colours()))
        painter.setPen(QPen(QColor(theme.current().border), 1))
        painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def _tabular(font: QFont) -> QFont:
    """``font`` with figures of one width, so that numbers do not dance while they change."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
