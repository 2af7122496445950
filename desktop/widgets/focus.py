"""The keyboard's focus, for what takes it for a while."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def give_focus_back(before: QWidget | None) -> None:
    """To the widget that had it ``before``, unless there was none or it is no more."""
    if before is not None and isValid(before):
        before.setFocus()


class KeptFocus(QObject):
    """Keeps the focus of ``window`` where it is while what has it cannot be used.

    Qt would hand it on to whatever comes next, where the next key does something else. Here it rests in what is
    around, and who had it has it again as soon as it is enabled, unless it has gone elsewhere meanwhile. The
    window's ``focusNextPrevChild`` asks whether it :meth:`rests`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._owner: QWidget | None = None
        self._place: QWidget | None = None

    def rests(self) -> bool:
        """Whether it is to go on only because what has it cannot be used any more: then it rests."""
        owner = self._window.focusWidget()
        if owner is None or self._usable(owner):
            return False
        self.rest(owner)
        return True

    def rest(self, owner: QWidget) -> None:
        """Rest in what is around ``owner``, which had it and cannot be used any more."""
        if owner is not self._place:  # or the place where it rests cannot be used either
            self._owner = owner
            owner.installEventFilter(self)
        place = owner
        while not self._usable(place):
            place = place.parentWidget() or self._window
        place.setFocus()
        self._place = self._window.focusWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What had it can be used again."""
        owner = self._owner
        if event.type() == QEvent.Type.EnabledChange and owner is not None and watched is owner and self._usable(owner):
            owner.removeEventFilter(self)
            if self._window.focusWidget() is self._place:
                owner.setFocus()
        return super().eventFilter(watched, event)

    def _usable(self, widget: QWidget) -> bool:
        return widget is self._window or (widget.isEnabled() and widget.isVisibleTo(self._window))


def enable(whole: QWidget, possible: bool) -> None:
    """Enable or disable ``whole``, with all that is in it: Qt takes the focus out of that and asks no window."""
    window, within = whole.window(), whole.window().focusWidget()
    whole.setEnabled(possible)
    kept = window.findChild(KeptFocus, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if kept is not None and within is not None and whole.isAncestorOf(within) and not possible:
        kept.rest(within)
