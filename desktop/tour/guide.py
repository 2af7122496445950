"""The tour itself: an outline around a place of the window, and a card beside it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QWidget

from desktop.language import tr
from desktop.tour.stops import Stop
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.focus import give_focus_back
from desktop.widgets.keys import claims, heeds, obeys
from desktop.widgets.room import scroll_to
from desktop.widgets.theme import UNIT

WIDTH = 44 * UNIT
AROUND = UNIT // 2
"""Between a place and its outline."""
MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
"""What may bring a place elsewhere, also where it happens to something that it is in."""


class Outline(QWidget):
    """Lies over the window, around one place, and lets every event through."""

    accessible_role = GRAPHIC

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        left_to_right(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Outline of what the tour is about"))
        theme.notifier().changed.connect(self.update)

    def accessible_value(self) -> str:
        """The card says it in words."""
        return tr("Around a part of the window")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame in the accent's colour."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.RADIUS, theme.RADIUS)


class Guide(QFrame):
    """Goes from stop to stop: Return or Right goes on, Left goes back, Escape ends it, and so do the buttons.

    The window can be used meanwhile, and Escape ends it from there too; full screen, where there is little but the
    drawing, it ends. ``look_at`` brings a tab to the front by its name.
    """

    ended = Signal()

    def __init__(self, window: QWidget, stops: Sequence[Stop], look_at: Callable[[str], QWidget]) -> None:
        super().__init__(window)
        self._window, self._stops, self._look_at = window, stops, look_at
        self._number = 0
        self._before = window.focusWidget()
        self.outline = Outline(window)
        self.setProperty("role", "card")
        self.title, self.words, self.count = theme.label("", "heading"), QLabel(), theme.label("", "muted")
        self.words.setWordWrap(True)
        self.words.setFixedWidth(WIDTH - 4 * UNIT)
        self.skip, self.back, self.next = (
            QPushButton(tr("Skip the tour")),
            QPushButton(tr("Back")),
            QPushButton(tr("Next")),
        )
        self.next.setProperty("role", "primary")
        for button, tip, call in (
            (self.skip, tr("End the tour; it is in the menu Help (Esc)"), self.end),
            (self.back, tr("The place before (←)"), lambda: self.go(-1)),
            (self.next, tr("The next place (→ or Return)"), lambda: self.go(1)),
        ):
            button.setToolTip(tip)
            button.clicked.connect(call)
            button.installEventFilter(self)
        self._lay_out()
        window.installEventFilter(self)
        self._show()
        self.show()
        self.next.setFocus()

    @property
    def stop(self) -> Stop:
        """Where it stands."""
        return self._stops[self._number]

    def go(self, by: int) -> None:
        """So many stops on; after the last it ends."""
        number = self._number + by
        if number >= len(self._stops):
            self.end()
        elif number >= 0:
            self._number = number
            self._show()

    def end(self) -> None:
        """Go away; what had the keys before has them again, unless something else has been given them."""
        self._window.removeEventFilter(self)
        focus = self._window.focusWidget()
        if focus is None or self.isAncestorOf(focus):
            give_focus_back(self._before)
        for part in (self.outline, self):
            part.hide()
            part.deleteLater()
        self.ended.emit()

    def place(self) -> QWidget | None:
        """What it is about now, if that is there, though it may be scrolled out of view."""
        return self._place_of(self.stop)

    def _place_of(self, stop: Stop) -> QWidget | None:
        for widget in self._window.findChildren(QWidget):
            text = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
            if stop.place in (widget.accessibleName(), widget.objectName(), text) and widget.isVisible():
                return widget
        return None

    def _lay_out(self) -> None:
        row = in_row(self.skip, STRETCH, self.back, self.next)
        head = in_row((self.title, 1), self.count)
        self._column = in_column(head, self.words, row, on=self, margins=2 * UNIT)

    def _show(self) -> None:
        stop, last = self.stop, self._number + 1 == len(self._stops)
        if stop.tab:
            self._look_at(stop.tab)
        self.title.setText(stop.title)
        self.words.setText(stop.words)
        self.count.setText(tr("{number} of {count}", number=self._number + 1, count=len(self._stops)))
        self.setAccessibleName(stop.title)
        self.setAccessibleDescription(stop.words)
        self.next.setAccessibleDescription(f"{stop.title}. {stop.words}")
        self.next.setText(tr("Done") if last else tr("Next"))
        self.back.setEnabled(self._number > 0)
        self.skip.setVisible(not last)
        self._column.activate()
        self.adjustSize()
        for of in (self._stops[0], stop):  # the drawing first: it stays in view where it can, for all stops need it
            self._go_with(self._place_of(of))
        self._stand()

    def _go_with(self, place: QWidget | None) -> None:
        """Bring ``place`` into view, and hear of whatever moves it from now on."""
        if place is not None:
            scroll_to(place)
            for widget in _up_to(self._window, place):
                widget.installEventFilter(self)

    def _stand(self) -> None:
        """Beside what is seen of the place, wherever there is room; the outline around it."""
        found, whole = self.place(), self._window.rect()
        seen = QRect() if found is None else seen_of(found, self._window)
        about = whole if seen.isEmpty() else seen.adjusted(-AROUND, -AROUND, AROUND, AROUND) & whole
        self.outline.setVisible(not seen.isEmpty())
        self.outline.setGeometry(about)
        self.move(beside(about, self.size().width(), self.size().height(), whole))
        self.outline.raise_()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The place is elsewhere, or the window is a presentation; Escape anywhere in it; a key on a button.

        Some views have a shortcut for Escape: they come after us. Buttons have another use for the arrows.
        """
        if event.type() == QEvent.Type.WindowStateChange and self._window.isFullScreen():
            self.end()
        elif event.type() in MOVED and not self.isHidden():
            self._stand()
        elif watched is self._window and claims(event, lambda key: key.key() == Qt.Key.Key_Escape):
            self.end()
            return True
        elif watched in (self.skip, self.back, self.next) and obeys(event, self._means):
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Its keys are its own, whatever they do elsewhere."""
        return heeds(event, self._means) or super().event(event)

    def _means(self, event: QKeyEvent) -> Callable[[], object] | None:
        button = self.focusWidget()
        press = button.click if isinstance(button, QAbstractButton) else self.next.click
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.end,
            Qt.Key.Key_Left: self.back.click,
            Qt.Key.Key_Right: self.next.click,
            Qt.Key.Key_Return: press,
            Qt.Key.Key_Enter: press,
        }
        return keys.get(event.key())


def seen_of(widget: QWidget, window: QWidget) -> QRect:
    """Which part of ``widget`` is seen in ``window``, as a part of that: none of what is scrolled out of view."""
    seen = widget.rect()
    for step in _up_to(window, widget):
        seen = (seen & step.rect()).translated(step.pos())
    return seen & window.rect()


def _up_to(window: QWidget, widget: QWidget) -> Iterator[QWidget]:
    """``widget`` and all that it is in, but for the ``window``."""
    step: QWidget | None = widget
    while step is not None and step is not window:
        yield step
        step = step.parentWidget()


def beside(about: QRect, width: int, height: int, whole: QRect) -> QPoint:
    """Where in ``whole`` a card of that size covers least of ``about``: to its right, its left, below or above.

    Within it, in its last corner, where it takes up most of the window: what it is used with lies around it.
    """
    right, left = about.right() + UNIT, about.left() - UNIT - width
    below, above = about.bottom() + UNIT, about.top() - UNIT - height
    across = max(UNIT, min(about.left(), whole.width() - width - UNIT))
    down = max(UNIT, min(about.top(), whole.height() - height - UNIT))
    corners = [(right, down), (left, down), (across, below), (across, above)]
    if 2 * about.width() > whole.width() and 2 * about.height() > whole.height():
        corners = [(about.right() - UNIT - width, about.bottom() - UNIT - height)]
    most = whole.size() - QSize(width, height)
    places = [QPoint(max(0, min(x, most.width())), max(0, min(y, most.height()))) for x, y in corners]
    return min(places, key=lambda place: _area(QRect(place, QSize(width, height)) & about))


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()
