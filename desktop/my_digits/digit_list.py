"""The taught digits as tiles: what was drawn, what it is, and when that was said."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.language import tr
from desktop.my_digits.taught import TaughtDigit
from desktop.widgets import theme
from desktop.widgets.dates import dated
from desktop.widgets.keys import heeds
from desktop.widgets.paper import ink_colours, ink_image
from desktop.widgets.theme import UNIT

SCALE = 3
PICTURE = 28 * SCALE
TILE = QSize(PICTURE + 3 * UNIT, PICTURE + 6 * UNIT)

_DIGIT = Qt.ItemDataRole.UserRole
_DIGITS = frozenset("0123456789")


def day(when: int, now: datetime) -> str:
    """The moment ``when``, seconds since 1970, as short as it is clear: ``14:05``, ``3 Mar``, ``3 Mar 2024``."""
    then = datetime.fromtimestamp(when)
    if then.date() == now.date():
        return dated(when, "HH:mm")
    if then.year == now.year:
        return dated(when, tr("d MMM", "a date in Qt's letters"))
    return dated(when, tr("d MMM yyyy", "a date in Qt's letters"))


class DigitList(QListView):
    """Digits in rows; some can be chosen.

    A digit key says what the chosen ones are, and Delete takes them out.
    """

    relabel_wished = Signal(int)
    delete_wished = Signal()
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("My digits"))
        self.setAccessibleDescription(
            tr("Arrow keys move, Shift and Ctrl choose several. A digit key says what the chosen ones are.")
        )
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setSpacing(UNIT // 2)
        self.setItemDelegate(_Tile(self))
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        theme.notifier().changed.connect(self.viewport().update)

    def show_digits(self, digits: Sequence[TaughtDigit]) -> None:
        """Show ``digits``, the newest first; what was chosen and is still there stays chosen."""
        chosen, where = {digit.identity for digit in self.chosen()}, self.currentIndex().row()
        self.selectionModel().clearSelection()  # or Qt takes one after the other out of it, each at the others' cost
        self._items.clear()
        for digit in reversed(digits):
            item = QStandardItem()
            item.setData(digit, _DIGIT)
            item.setData(
                tr("{label}, taught {day}", label=digit.label, day=day(digit.when, datetime.now())),
                Qt.ItemDataRole.AccessibleTextRole,
            )
            item.setToolTip(
                tr(
                    "Taught as {label} on {when}",
                    label=digit.label,
                    when=dated(digit.when, tr("dd MMMM yyyy, HH:mm", "a date in Qt's letters")),
                )
            )
            self._items.appendRow(item)
        indexes = [self._items.index(row, 0) for row in range(self._items.rowCount())]
        still = QItemSelection()
        for index in indexes:
            if _digit(index).identity in chosen:
                still.select(index, index)
        mode = self.selectionModel().SelectionFlag
        if indexes:
            self.selectionModel().setCurrentIndex(indexes[min(max(where, 0), len(indexes) - 1)], mode.NoUpdate)
        self.selectionModel().select(still, mode.Select)

    def chosen(self) -> list[TaughtDigit]:
        """The digits that are chosen."""
        return [_digit(index) for index in self.selectedIndexes()]

    def event(self, event: QEvent) -> bool:
        """The keys that mean something here reach no menu."""
        return heeds(event, self._wish) or super().event(event)

    def _wish(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What the key tells the window, ``None`` where it means nothing here."""
        if event.matches(QKeySequence.StandardKey.Delete):
            return self.delete_wished.emit
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return partial(self.relabel_wished.emit, int(event.text())) if plain and event.text() in _DIGITS else None


def _digit(index: QModelIndex | QPersistentModelIndex) -> TaughtDigit:
    digit: TaughtDigit = index.data(_DIGIT)
    return digit


class _Tile(QStyledItemDelegate):
    """A picture, its label and its day."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return TILE

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        digit, colours = _digit(index), theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.accent if chosen or focused else colours.border
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.setBrush(QColor(colours.tint if chosen else colours.hover if hovered else colours.panel))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        left, top = option.rect.left() + (option.rect.width() - PICTURE) // 2, option.rect.top() + 3 * UNIT // 2
        painter.drawImage(QRect(left, top, PICTURE, PICTURE), ink_image(digit.drawing.picture, ink_colours()))
        foot = QRectF(left, top + PICTURE, PICTURE, option.rect.bottom() - top - PICTURE)
        painter.setPen(QColor(colours.text))
        painter.setFont(theme.font("heading"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(digit.label))
        painter.setPen(QColor(colours.muted))
        painter.setFont(theme.font("small"))
        painter.drawText(
            foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day(digit.when, datetime.now())
        )
        painter.restore()
