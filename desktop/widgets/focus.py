"""The keyboard's focus, for what takes it for a while."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def give_focus_back(before: QWidget | None) -> None:
    """To the widget that had it ``before``, unless there was none or it is no more."""
    if before is not None and isValid(before):
        before.setFocus()
