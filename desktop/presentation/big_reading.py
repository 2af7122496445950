"""What is read and ten bars, painted as large as there is room."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.recognition.verdict import Prediction
from core.types import Array
from desktop.language import tr
from desktop.session.reading import OF_ALL, OF_ONE, TYPING, Reading
from desktop.widgets import theme
from desktop.widgets.accessible import WORDS, left_to_right
from desktop.widgets.theme import UNIT
from desktop.widgets.words import percent

CLASSES = 10
EMPTY, NO_ANSWER = tr("Draw a digit"), tr("This network has no answer")
FOOT = tr("Esc ends the presentation")

HEADLINE, NOTE, FOOT_SHARE = 0.36, 0.1, 0.04
"""Parts of the height for what is read, the line beneath it, and the line at the foot; the bars have the rest."""

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class BigReading(QWidget):
    """Everything grows with the widget. While the pen is down it shows the best guess and does not doubt it.

    While somebody types what the drawing says it shows that.
    """

    accessible_role = WORDS

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._prediction: Prediction | None = None
        self._held = False
        self._nothing, self._typed, self._about = EMPTY, "", ""
        self.headline, self.note, self.foot = "", EMPTY, FOOT
        self.best = -1
        self._values: Array = np.zeros(CLASSES, np.float32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("What is read"))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.ended.emit)
        theme.notifier().changed.connect(self.update)
        self.show_reading(None)

    def hold(self) -> None:
        """The pen is down: half a digit is no reason to doubt."""
        self._held = True

    def release(self) -> None:
        """The pen is up: say what is to be said of what was drawn."""
        self._held = False
        self._show()

    def show_reading(self, reading: Reading | None, drawn: bool = False) -> None:
        """Show what is read, ``None`` where nothing is, though something may be ``drawn``."""
        self._nothing = NO_ANSWER if drawn and reading is None else EMPTY
        self._prediction = None if reading is None or reading.prediction.verdict == "empty" else reading.prediction
        self._show()

    def show_typed(self, text: str, of_one: bool) -> None:
        """Show what is typed, "" when that is over; ``of_one``: it is said of the digit that was chosen alone."""
        if text or self._typed:
            self._typed, self._about = text, OF_ONE if of_one else OF_ALL
            self.say(TYPING if text else "")

    def say(self, text: str) -> None:
        """Say ``text`` at the foot; "" is nothing."""
        self.foot = text or FOOT
        self._show()

    def _show(self) -> None:
        prediction = self._prediction
        if prediction is None:
            self.headline, self.note, self.best = "", self._nothing, -1
            self._values = np.zeros(CLASSES, np.float32)
        else:
            self.headline, self.note, self.best = _said(prediction, self._held)
            self._values = prediction.probabilities
        if self._typed:
            self.headline, self.note, self.best = self._typed, self._about, -1
        said = (self.headline, self.note, self.foot if self.foot != FOOT else "")
        self.setAccessibleDescription(" ".join(filter(None, said)))
        self.update()

    def sizeHint(self) -> QSize:
        """It takes what it gets."""
        return QSize(64 * UNIT, 64 * UNIT)

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From above to below: what is read, how sure that is, the bars."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, whole = theme.current(), QRectF(self.rect()).adjusted(2 * UNIT, UNIT, -3 * UNIT, -UNIT)
        height = whole.height()
        head = QRectF(whole.left(), whole.top(), whole.width(), height * HEADLINE)
        note = QRectF(whole.left(), head.bottom(), whole.width(), height * NOTE)
        for place, text, share, colour in (
            (note, self.note, 0.62, colours.text),
            (head, self.headline, 0.95, colours.accent),
        ):
            painter.setFont(_fitting(text, place.width(), place.height() * share))
            painter.setPen(QColor(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        self._underline(painter, head)  # in the font of the headline
        beneath = self._paint_foot(painter, whole)
        self._paint_bars(painter, QRectF(whole.left(), note.bottom(), whole.width(), beneath - note.bottom()))

    def _underline(self, painter: QPainter, head: QRectF) -> None:
        """Of a number, the digit that the line beneath it and the bars are about."""
        prediction = self._prediction
        if self._typed or prediction is None or prediction.verdict != "number":
            return
        metrics = QFontMetricsF(painter.font())
        left = head.center().x() - metrics.horizontalAdvance(self.headline) / 2
        start, end = (left + metrics.horizontalAdvance(self.headline[: prediction.focus + more]) for more in (0, 1))
        thick = metrics.height() / 30
        line = QRectF(start, head.center().y() + (metrics.height() - metrics.descent()) / 2, end - start, thick)
        painter.fillRect(line.adjusted(thick, 0, -thick, 0), QColor(theme.current().accent))

    def _paint_foot(self, painter: QPainter, whole: QRectF) -> float:
        """The line at the foot, or as many as a sentence needs; returns where the first begins."""
        least = whole.height() * FOOT_SHARE
        painter.setFont(_sized(least * 0.6))
        high = max(least, painter.boundingRect(whole, _WRAPPED, self.foot).height())
        foot = QRectF(whole.left(), whole.bottom() - high, whole.width(), high)
        painter.setPen(QColor(theme.current().muted if self.foot == FOOT else theme.current().text))
        painter.drawText(foot, _WRAPPED, self.foot)
        return foot.top()

    def _paint_bars(self, painter: QPainter, place: QRectF) -> None:
        row = place.height() / CLASSES
        plain, strong = _sized(row * 0.62, QFont.Weight.Normal), _sized(row * 0.62, QFont.Weight.Bold)
        digits = QFontMetricsF(strong).horizontalAdvance("0") + row / 3
        figures = QFontMetricsF(strong).horizontalAdvance("99.9 %") + row / 3
        colours = theme.current()
        for digit, value in enumerate(self._values):
            line = QRectF(place.left(), place.top() + digit * row, place.width(), row)
            best = digit == self.best
            painter.setFont(strong if best else plain)
            painter.setPen(QColor(colours.text if best else colours.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(digit))
            track = QRectF(line.left() + digits, line.top() + row * 0.2, line.width() - digits - figures, row * 0.6)
            painter.fillRect(track, QColor(colours.grid))
            if self._prediction is None or not np.isfinite(value):
                continue
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent(float(value)))
            track.setWidth(track.width() * float(value))
            painter.fillRect(track, QColor(colours.accent if best else colours.edge))


def _said(prediction: Prediction, held: bool) -> tuple[str, str, int]:
    """What is read, the line beneath it, and whose bar stands out, -1 for none."""
    first, second = prediction.rivals
    sure = percent(prediction.probability)
    verdict = "digit" if held and prediction.verdict != "number" else prediction.verdict
    if verdict == "not a digit":
        return "?", tr("Not a digit"), -1
    if verdict == "unsure":
        headline = tr("{first} or {second}?", first=first, second=second)
        return (
            headline,
            tr("{percent} and {other}", percent=sure, other=percent(float(prediction.probabilities[second]))),
            first,
        )
    if verdict == "number":
        return prediction.text, tr("the {digit}: {percent}", digit=first, percent=sure), first
    return str(first), sure, first


def _sized(pixels: float, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    font = theme.font("display")
    font.setPixelSize(max(6, int(pixels)))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _fitting(text: str, width: float, height: float) -> QFont:
    """As large as ``text`` fits into ``width`` and ``height``."""
    wide = QFontMetricsF(_sized(height)).horizontalAdvance(text)
    return _sized(height * min(1.0, width / wide) if wide else height)
