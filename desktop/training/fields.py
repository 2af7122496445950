"""The fields of a run: names to choose from, whole numbers, real numbers as they are typed, and how one is marked."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from core.types import UserError
from desktop.language import figure, tr, written
from desktop.widgets.fields import DropDown, RealBox


class NumberField(QLineEdit):
    """A real number, written with a point or a comma; a ``share``, 0..1, is written in per cent.

    ``what`` begins the sentence that says what is wrong, and ``such`` is a number that is not.
    """

    def __init__(self, what: str, such: str, share: bool = False) -> None:
        super().__init__()
        self._what, self._such, self._share = what, such, share
        if share:
            self.editingFinished.connect(self._show_per_cent)
        # As wide as the column lets it, however narrow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_value(self, value: float) -> None:
        """Write ``value``, to the last bit."""
        text = figure(100 * value if self._share else value, "g")
        self.setText(f"{text} %" if self._share else text)
        if self.value() != value:  # it has more digits than people write
            self.setText(repr(100 * value) + " %" if self._share else repr(value))

    def value(self) -> float:
        """What is written; raises ``UserError`` where that is no number, or no share."""
        text = self.text().replace(",", ".").strip()
        try:
            number = float(text.removesuffix("%") if self._share else text)
        except ValueError:
            raise UserError(
                tr("{what} has to be a number, such as {such}.", what=self._what, such=written(self._such))
            ) from None
        if self._share and not 0 <= number <= 100:
            raise UserError(tr("{what} lies from 0 to 100 %; {number:g} % does not.", what=self._what, number=number))
        return number / 100 if self._share else number

    def _show_per_cent(self) -> None:
        """Write the sign that was left out, so that 0.4 is not taken for 40 %."""
        text = self.text().strip()
        if text and not text.endswith("%"):
            self.setText(f"{text} %")


class WholeNumber(RealBox):
    """A whole number, which may be a seed beyond the largest one that a QSpinBox holds, 2,147,483,647."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setDecimals(0)
        self.setRange(least, most)
        self.setGroupSeparatorShown(True)

    def value(self) -> int:
        """The number."""
        return int(super().value())


def combo(entries: Mapping[str, str]) -> QComboBox:
    """A list of ``entries``, what each means and how it reads: as wide as the column, not as the longest of them."""
    result = DropDown(letters=8)
    for key, text in entries.items():
        result.addItem(text, key)
    return result


def spin(least: int, most: int, for_least: str = "") -> WholeNumber:
    """A whole number; ``for_least`` is written in place of the least one."""
    result = WholeNumber(least, most)
    result.setSpecialValueText(for_least)
    result.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return result


def mark(field: QWidget, wrong: bool) -> None:
    """Mark it as wrong, or no more: a property of the style sheet counts from the next polish on."""
    field.setProperty("invalid", wrong)
    field.style().unpolish(field)
    field.style().polish(field)


def read(field: QWidget) -> Any:
    """What is chosen, ticked or written in it; raises ``UserError`` where that is no number."""
    match field:
        case QComboBox():
            return field.currentData()
        case QCheckBox():
            return field.isChecked()
        case WholeNumber() | NumberField():
            return field.value()
    raise TypeError(field)


def write(field: QWidget, value: Any) -> None:
    """Choose, tick or write ``value``."""
    match field:
        case QComboBox():
            field.setCurrentIndex(field.findData(value))
        case QCheckBox():
            field.setChecked(value)
        case WholeNumber():
            field.setValue(value)
        case NumberField():
            field.show_value(value)


def changes_of(field: QWidget) -> Any:
    """The signal of ``field`` that tells of every change."""
    match field:
        case QComboBox():
            return field.currentIndexChanged
        case QCheckBox():
            return field.toggled
        case QLineEdit():
            return field.textChanged
        case _:
            assert isinstance(field, WholeNumber)
            return field.valueChanged
