"""What was read, as large as can be, how probable it is, and a line or two of small print."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.language import tr
from desktop.reading.bars import tabular
from desktop.widgets import theme
from desktop.widgets.accessible import WORDS, left_to_right
from desktop.widgets.words import in_lines

_Align = Qt.AlignmentFlag


class Headline(QWidget):
    """One digit with its probability beside it, or a number with the probability of the digit in focus beneath.

    Words, "4 or 9?", take the place of a number; beneath them there may be several lines.

    A click on a digit of a number, or the arrow keys, ask for another one: ``digit_chosen`` counts from 0.
    """

    accessible_role = WORDS

    digit_chosen = Signal(int)

    def __init__(self, height: int) -> None:
        super().__init__()
        left_to_right(self)
        self._height = height
        self._text = self._percent = self._note = self._why = self._typed = self._about = ""
        self._focus = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Reading"))
        self.setMouseTracking(True)

    def show_text(self, text: str, percent: str, note: str, focus: int = 0, why: str = "") -> None:
        """Show what was read; without ``text``, only the ``note``. ``focus`` is the digit that the rest is about.

        ``why`` is for those who rest the pointer on it.
        """
        if self._typed or (text, percent, note, focus, why) != (
            self._text,
            self._percent,
            self._note,
            self._focus,
            self._why,
        ):
            self._typed = ""
            self._text, self._percent, self._note, self._focus, self._why = text, percent, note, focus, why
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._is_number() else Qt.FocusPolicy.NoFocus)
            how = tr("Click a digit to see its bars (arrow keys).") if self._is_number() else ""
            self.setToolTip(in_lines("\n".join(filter(None, (how, why)))))
            self.update()

    def show_typed(self, text: str, about: str) -> None:
        """Show what the person types, with a mark where the next digit goes, until something is read."""
        self._typed, self._about = text, about
        self.update()

    def _is_number(self) -> bool:
        return len(self._text) > 1 and self._text.isdecimal() and not self._typed

    def sizeHint(self) -> QSize:
        """Room for a digit and its probability."""
        return QSize(22 * theme.UNIT, self._height)

    def minimumSizeHint(self) -> QSize:
        """A little less of it."""
        return QSize(14 * theme.UNIT, self._height)

    # Which digit --------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        over = self._digit_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the digit under the pointer."""
        index = self._digit_at(event.position())
        if index is not None:
            self.digit_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the digit to the left or right."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._is_number():
            self.digit_chosen.emit((self._focus + step) % len(self._text))
        else:
            super().keyPressEvent(event)

    def _digit_at(self, place: QPointF) -> int | None:
        if not self._is_number():
            return None
        row, each = self._row(), self._number_font()[1]
        index = int(place.x() // each)
        return index if row.contains(place) and place.x() >= 0 and index < len(self._text) else None

    def accessible_value(self) -> str:
        """All that stands there."""
        said = (f"{self._typed} {self._about}",) if self._typed else (self._text, self._percent, self._note, self._why)
        return ", ".join(" ".join(part.split()) for part in said if part)

    # Painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the one or the other."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(tabular(theme.font("body")))
        painter.setPen(QColor(theme.current().muted))
        if self._typed:
            self._paint_typed(painter)
        elif not self._text:
            flags = _Align.AlignVCenter | _Align.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), flags, self._note)
        elif self._is_number():
            self._paint_number(painter)
        elif len(self._text) == 1:
            self._paint_digit(painter)
        else:
            self._paint_words(painter)

    def _paint_digit(self, painter: QPainter) -> None:
        colours, whole = theme.current(), QRectF(self.rect())
        left, half = whole.height() * 0.75, whole.height() / 2
        beneath = QRectF(left, half + 2, whole.width() - left, half)
        painter.drawText(beneath, _Align.AlignLeft | _Align.AlignTop, self._note)
        painter.setPen(QColor(colours.text))
        painter.setFont(tabular(theme.font("title")))
        beside = QRectF(left, 0, whole.width() - left, half + 2)
        painter.drawText(beside, _Align.AlignLeft | _Align.AlignBottom, self._percent)
        painter.setPen(QColor(colours.accent))
        painter.setFont(_sized(round(whole.height() * 0.95)))
        painter.drawText(QRectF(0, 0, left, whole.height()), _Align.AlignLeft | _Align.AlignVCenter, self._text)

    def _paint_number(self, painter: QPainter) -> None:
        colours, row = theme.current(), self._row()
        below = QRectF(0, row.bottom(), self.width(), self.height() - row.bottom())
        about = tr(
            "the {digit}: {chance}{note}",
            digit=self._text[self._focus],
            chance=self._percent,
            note=", " + self._note if self._note else "",
        )
        metrics = QFontMetricsF(painter.font())
        about = metrics.elidedText(about, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _Align.AlignLeft | _Align.AlignVCenter, about)
        font, each = self._number_font()
        painter.setFont(font)
        for index, digit in enumerate(self._text):
            cell = QRectF(index * each, 0, each, row.height())
            focus = index == self._focus
            painter.setPen(QColor(colours.accent if focus else colours.text))
            painter.drawText(cell, _Align.AlignCenter, digit)
            if focus:
                foot = QFontMetricsF(font).descent() / 4 + row.height() / 2 + QFontMetricsF(font).capHeight() / 2 + 3
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawLine(QPointF(cell.left() + 2, foot), QPointF(cell.right() - 2, foot))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(0.5, 0.5, len(self._text) * each, row.height() - 1), 3, 3)

    def _paint_words(self, painter: QPainter) -> None:
        """Words and, beneath, the lines of small print, none of them longer than there is room for."""
        lines = self._note.splitlines()
        row = QRectF(0, 0, self.width(), self.height() * (0.7 if len(lines) < 2 else 0.5))
        below = QRectF(0, row.bottom(), self.width(), self.height() - row.bottom())
        metrics = QFontMetricsF(painter.font())
        note = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, below.width()) for line in lines)
        painter.drawText(below, _Align.AlignLeft | _Align.AlignVCenter, note)
        size = round(self.height() * (0.56 if self._percent else 0.35))
        wide = QFontMetricsF(_sized(size)).horizontalAdvance(self._text)
        painter.setFont(_sized(max(8, int(size * min(1, self.width() / wide)))))
        painter.setPen(QColor(theme.current().accent if self._percent else theme.current().text))
        painter.drawText(row, _Align.AlignLeft | _Align.AlignVCenter, self._text)

    def _paint_typed(self, painter: QPainter) -> None:
        row, text = self._row(), f"{self._typed}|"
        below = QRectF(0, row.bottom(), self.width(), self.height() - row.bottom())
        painter.drawText(below, _Align.AlignLeft | _Align.AlignVCenter, self._about)
        wide = QFontMetricsF(_sized(round(row.height()))).horizontalAdvance(text)
        painter.setFont(_sized(max(8, int(row.height() * min(1, self.width() / wide)))))
        painter.setPen(QColor(theme.current().text))
        painter.drawText(row, _Align.AlignLeft | _Align.AlignVCenter, text)

    def _row(self) -> QRectF:
        """Where a number stands."""
        return QRectF(0, 0, self.width(), self.height() * 0.7)

    def _number_font(self) -> tuple[QFont, float]:
        """As large as the number fits, and the width of a digit in it."""
        size = round(self._row().height())
        widest = QFontMetricsF(_sized(size)).horizontalAdvance("0") * len(self._text)
        font = _sized(max(8, int(size * min(1, self.width() / widest))))
        return font, QFontMetricsF(font).horizontalAdvance("0")


def _sized(pixels: int) -> QFont:
    font = tabular(theme.font("display"))
    font.setPixelSize(pixels)
    return font
