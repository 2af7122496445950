"""Choosing in a field on behalf of the person, as if they had."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox, QTabBar

from desktop.language import in_english

Field: TypeAlias = QComboBox | QTabBar | QSpinBox | Sequence[QAbstractButton]
"""A list to choose from, pages, a whole number, or buttons of which each does another thing."""


def choose(field: Field, value: str) -> bool:
    """Let ``field`` say ``value``, or press the button that is called so; whether that could be done.

    Of a list or of pages it is the one that is called ``value`` or, if none is, the first that begins with it; capitals
    do not count. In another language the English names are as good.
    """
    if isinstance(field, QSpinBox):
        number = int(value) if value.isascii() and value.isdecimal() else field.minimum() - 1
        fits = field.isEnabled() and field.minimum() <= number <= field.maximum()
        if fits:
            field.setValue(number)
        return fits
    if isinstance(field, QComboBox):
        place = _place([field.itemText(index) for index in range(field.count())], value)
        if place >= 0:
            field.setCurrentIndex(place)
            field.activated.emit(place)
        return place >= 0
    if isinstance(field, QTabBar):
        place = _place([field.tabText(index) for index in range(field.count())], value)
        if place >= 0:
            field.setCurrentIndex(place)
        return place >= 0
    place = _place([button.text() for button in field], value)
    if place >= 0:
        field[place].click()
    return place >= 0


def _place(texts: Sequence[str], value: str) -> int:
    """Which of ``texts`` is meant, -1 for none."""
    wanted = value.casefold()
    called = [{name.replace("&", "").casefold() for name in (text, *in_english(text))} for text in texts]
    exact = (place for place, names in enumerate(called) if wanted in names)
    similar = (place for place, names in enumerate(called) if wanted and any(n.startswith(wanted) for n in names))
    return next(exact, next(similar, -1))
