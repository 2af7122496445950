"""Pictures of the data before and after a run has changed them."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QWidget

from core.types import Array
from desktop.language import tr
from desktop.training.fields import combo
from desktop.training.preview import COUNT, Pairs
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import describe, label_of
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.paper import ink_colours, ink_image
from desktop.widgets.room import Scrolled, size_on_screen
from desktop.widgets.theme import UNIT

SIDE = 56
"""Two pixels of the screen for each of 28."""

PARTS = {"learning": tr("Learning"), "settling": tr("Settling"), "finishing": tr("Finishing")}
READING = tr("Reading the data… The first time, pen strokes take a while.")
HINT = tr("Click the pictures, or press Space, for others.")
AS_THEY_ARE = tr("In this part the run changes none of these pictures. Click them, or press Space, for others.")
NEVER_CHANGED = tr("This run changes no picture: choose “Vary the pictures” to see what that does.")
HELP = tr(
    "<p>A network that sees the very same pictures again and again learns them by heart. So each time a picture is "
    "shown it can be <b>varied</b> a little: slanted, turned, narrowed, warped, with a thinner or thicker pen.</p>"
    "<p>Some pictures can be replaced: by digits <b>drawn</b> by rule in rare styles, and by what is <b>no digit</b>, "
    "of which the network learns to be unsure.</p>"
    "<p>Towards the end a run may <b>settle</b>, when pictures vary little, and <b>finish</b>, when they do not.</p>"
)


class PreviewDialog(QDialog):
    """The upper row is as the data have them, the lower as the network would be shown them."""

    wanted = Signal(str)
    """Show pictures of this part of a run, other ones each time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What a run does to its pictures"))
        self.pairs = PairRows()
        self.part = combo(PARTS)
        describe(self.part, tr("Part of the run"), tr("At first pictures vary most; in the last parts they settle"))
        self.others = QPushButton(tr("&Others"))
        describe(self.others, tr("Other pictures"), tr("Show what it does to other pictures (Space)"))
        self.words = theme.label(READING, "hint")
        self.words.setAccessibleName(tr("State of the preview"))
        top = in_row(
            label_of(tr("&Part of the run"), self.part),
            self.part,
            STRETCH,
            HelpMark(tr("Why are pictures changed?"), HELP),
        )
        foot = in_row((self.words, 1), self.others)
        content = QWidget()
        in_column(top, self.pairs, foot, on=content, margins=2 * UNIT)
        in_column(Scrolled(content), on=self)
        least = content.sizeHint()
        self.resize(size_on_screen(self, least.width(), least.height()))
        for button in (self.pairs, self.others):
            button.clicked.connect(self.ask)
        self.part.currentIndexChanged.connect(self.ask)
        self.pairs.setFocus()

    def ask(self) -> None:
        """Want pictures, others than before."""
        self.wanted.emit(self.part.currentData())

    def show_pictures(self, shown: Pairs) -> None:
        """They have come."""
        self.pairs.show_pictures(shown)
        changed = not np.array_equal(shown.before, shown.after)
        self.words.setText(HINT if changed else AS_THEY_ARE if shown.varied else NEVER_CHANGED)

    def show_failure(self, reason: str) -> None:
        """They do not come: ``reason`` says why."""
        self.pairs.show_pictures(None)
        self.words.setText(reason)


class PairRows(QAbstractButton):
    """Two rows of pictures, each with its label beneath; to be clicked, or pressed with Space."""

    ROWS = (tr("in the data"), tr("in the run"))

    def __init__(self) -> None:
        super().__init__()
        self.shown: Pairs | None = None
        self.setFont(theme.font("small"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Pictures before and after"))
        self.setToolTip(HINT)
        self.setFixedSize(self.sizeHint())
        theme.notifier().changed.connect(self.update)

    @property
    def _left(self) -> int:
        return max(QFontMetrics(self.font()).horizontalAdvance(text) for text in self.ROWS) + 2 * UNIT

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        line = QFontMetrics(self.font()).height()
        return QSize(self._left + COUNT * (SIDE + UNIT), 2 * (SIDE + UNIT) + line + UNIT)

    def show_pictures(self, shown: Pairs | None) -> None:
        """Show these, or none."""
        self.shown = shown
        words = "" if shown is None else ", ".join(map(_named, shown.labels.tolist()))
        self.setAccessibleDescription(
            words and tr("{count} pictures as they are and as a run shows them: {words}", count=COUNT, words=words)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rows, their names, and the labels."""
        painter, colours = QPainter(self), theme.current()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers run so in every language
        line = QFontMetrics(self.font()).height()
        for row, name in enumerate(self.ROWS):
            y = UNIT // 2 + row * (SIDE + UNIT)
            painter.setPen(QColor(colours.muted))
            box = QRectF(UNIT // 2, y, self._left - 1.5 * UNIT, SIDE)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
            for column in range(COUNT):
                frame = QRectF(self._left + column * (SIDE + UNIT), y, SIDE, SIDE)
                painter.fillRect(frame, QColor(colours.paper))
                if self.shown is not None:
                    pixels = _as_pixels((self.shown.before, self.shown.after)[row][column])
                    painter.drawImage(frame, ink_image(pixels, ink_colours()))
                painter.setPen(QPen(QColor(colours.border), 1))
                painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.shown is not None:
            painter.setPen(QColor(colours.muted))
            for column, label in enumerate(self.shown.labels.tolist()):
                place = self._left + column * (SIDE + UNIT) - UNIT / 2
                box = QRectF(place, 2 * (SIDE + UNIT), SIDE + UNIT, line)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _named(label))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)


def _named(label: int) -> str:
    return str(label) if 0 <= label <= 9 else tr("no digit")


def _as_pixels(picture: Array) -> Array:
    pixels: Array = np.ascontiguousarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))
    return pixels
