"""A small picture of the learning rate over a run."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.training.config import TrainingConfig
from desktop.language import figure, tr
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, left_to_right
from desktop.widgets.theme import UNIT

POINTS = 240
HEIGHT = 9 * UNIT
NOTHING = 1e-3
"""A part of the largest rate that is as good as none."""


class RateCurve(QWidget):
    """Follows the settings: the rate up the side, the epochs along the foot."""

    accessible_role = CHART

    def __init__(self) -> None:
        super().__init__()
        left_to_right(self)
        self._rates: list[float] = []
        self._epochs = 0
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Learning rate over the run"))
        self.setToolTip(tr("The learning rate from the first epoch to the last"))
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(20 * UNIT, HEIGHT)

    def show_config(self, config: TrainingConfig | None) -> None:
        """The rate of a run with ``config``; ``None``: the settings make no sense yet."""
        self._rates = [] if config is None else rates_of(config)
        self._epochs = 0 if config is None else config.epochs
        self.setAccessibleDescription(self._in_words())
        self.update()

    def _in_words(self) -> str:
        if not self._rates:
            return tr("The learning rate over the run: nothing to show")
        first, last, most = self._rates[0], self._rates[-1], max(self._rates)
        through = "" if most in (first, last) else tr(" through {most:.3g}", most=most)
        end = tr("almost 0") if last < NOTHING * most else figure(last, ".3g")
        return tr(
            "The learning rate over the run: from {first:.3g}{through} to {end}", first=first, through=through, end=end
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The curve between its two numbers and its epochs."""
        painter, colours = QPainter(self), theme.current()
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        if not self._rates:
            return
        metrics = QFontMetrics(self.font())
        most = max(self._rates)
        top, foot = figure(most, ".3g"), "0"
        left = UNIT + max(metrics.horizontalAdvance(text) for text in (top, foot)) + UNIT // 2
        frame = QRectF(left, UNIT, self.width() - left - UNIT, self.height() - 1.5 * UNIT - metrics.height())
        painter.setPen(QColor(colours.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for text, y in ((top, frame.top()), (foot, frame.bottom())):
            box = QRectF(0, y - metrics.height() / 2, left - UNIT // 2, metrics.height())
            painter.drawText(box, right, text)
        below = QRectF(frame.left(), frame.bottom() + 2, frame.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, tr("epoch 0"))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, figure(self._epochs, ","))
        painter.setPen(QPen(QColor(colours.grid), 1))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        along = frame.width() / (POINTS - 1)
        curve = [
            QPointF(frame.left() + along * point, frame.bottom() - frame.height() * rate / most)
            for point, rate in enumerate(self._rates)
        ]
        painter.setPen(QPen(QColor(colours.accent if self.isEnabled() else colours.disabled), 2))
        painter.drawPolyline(QPolygonF(curve))


def rates_of(config: TrainingConfig) -> list[float]:
    """The rate at :data:`POINTS` moments from the beginning of a run to its end."""
    batches = 1000
    steps = batches * config.epochs
    moments = (min(steps - 1, steps * point // (POINTS - 1)) for point in range(POINTS))
    return [config.learning_rate * config.rate_factor(step, batches) for step in moments]
