"""The keyboard's focus, for what takes it for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def give_focus_back(before: QWidget | None) -> None:
    """To the widget that had it ``before``, unless there was none or it is no more."""
    if before is not None and isValid(before):
        before.setFocus()


class KeptFocus:
    """Keeps the focus in ``view`` while what has it cannot be used for a moment, and then gives it back.

    Qt would hand it on to whatever comes next, where the next key does something else. ``holder``, to which
    keys mean nothing, has it meanwhile.
    """

    def __init__(self, view: QWidget, holder: QWidget) -> None:
        self._view, self._holder = view, holder
        self._owner: QWidget | None = None

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While this lasts, parts of the view are enabled and disabled, shown and hidden."""
        before = self._view.window().focusWidget()
        yield
        if before is self._holder:
            if self._owner is not None and isValid(self._owner) and self._usable(self._owner):
                self._owner.setFocus()
        elif before is not None and self._view.isAncestorOf(before) and not self._usable(before):
            self._owner = before
            self._holder.setFocus()

    def _usable(self, widget: QWidget) -> bool:
        return widget.isEnabled() and widget.isVisibleTo(self._view)
