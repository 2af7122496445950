"""The keyboard's focus, for what takes it for a while."""

from collections.abc import Iterator, Mapping
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
    keys mean nothing, has it meanwhile. ``heirs`` say what is pressed after what: what can be used has it instead.
    """

    def __init__(self, view: QWidget, holder: QWidget, heirs: Mapping[QWidget, QWidget] | None = None) -> None:
        self._view, self._holder, self._heirs = view, holder, heirs or {}
        self._owner: QWidget | None = None

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While this lasts, parts of the view are enabled and disabled, shown and hidden."""
        before = self._view.window().focusWidget()
        yield
        owner = self._owner if before is self._holder else before
        if owner is None or not isValid(owner) or not self._view.isAncestorOf(owner):
            return
        self._owner = owner
        places = owner, self._heirs.get(owner, owner)
        heir = next((widget for widget in places if self._usable(widget)), self._holder)
        if heir is not before:
            heir.setFocus()

    def _usable(self, widget: QWidget) -> bool:
        return widget.isEnabled() and widget.isVisibleTo(self._view)
