"""A field for every kind of hyperparameter, made from what a layer declares it to be."""

from collections.abc import Callable
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from core.model.architecture import MOST_SETTING
from desktop.language import tr
from desktop.network_editor.draft import plain
from desktop.widgets.boxes import in_row
from desktop.widgets.fields import DropDown, WholeBox
from desktop.widgets.theme import UNIT

AXES = (tr("channels"), tr("height"), tr("width"))


class WholeField(WholeBox):
    """A whole number from ``least`` on; the least may have a ``word`` and stand for ``nothing``."""

    changed = Signal()

    def __init__(self, least: int = 1, word: str = "", nothing: Any = 0) -> None:
        super().__init__()
        self._nothing = nothing
        self.setRange(least, MOST_SETTING)
        self.setSpecialValueText(word)
        self.setGroupSeparatorShown(True)
        self.setMinimumWidth(7 * UNIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(lambda _: self.changed.emit())

    def given(self) -> Any:
        """The number, or what the least stands for."""
        return self._nothing if self.specialValueText() and self.value() == self.minimum() else self.value()

    def show_value(self, value: Any) -> None:
        """Fill in ``value``."""
        self.setValue(self.minimum() if value == self._nothing and self.specialValueText() else value)

    def inputs(self) -> tuple[QWidget, ...]:
        """What is typed into."""
        return (self,)


class RealField(QLineEdit):
    """A number such as 0.5 or 33/255; what is no number is given as it was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda _: self.changed.emit())

    def given(self) -> Any:
        """The number, or the text."""
        text = self.text().strip().replace(",", ".")
        above, slash, below = text.partition("/")
        try:
            return float(above) / float(below) if slash else float(text)
        except (ValueError, ZeroDivisionError):
            return self.text()

    def show_value(self, value: Any) -> None:
        """Fill in ``value``, unless what was typed means it."""
        if self.given() != value or not self.text():
            self.setText(plain(value))

    def inputs(self) -> tuple[QWidget, ...]:
        """What is typed into."""
        return (self,)


class ChoiceField(DropDown):
    """One of a few words, which a layer's description has as they are in English."""

    changed = Signal()

    def __init__(self, choices: tuple[str, ...]) -> None:
        super().__init__(letters=6)
        for word in choices:
            self.addItem(tr(word), word)
        self.currentIndexChanged.connect(lambda _: self.changed.emit())

    def given(self) -> Any:
        """The word."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Choose ``value``."""
        self.setCurrentIndex(self.findData(value))

    def inputs(self) -> tuple[QWidget, ...]:
        """What is chosen from."""
        return (self,)


class _Row(QWidget):
    """Several fields side by side that make up one."""

    changed = Signal()

    def __init__(self, *parts: "WholeField | ChoiceField") -> None:
        super().__init__()
        in_row(*((part, 1) for part in parts), on=self, spacing=UNIT // 2)
        for part in parts:
            part.changed.connect(self.changed)
        self.setFocusProxy(parts[0])
        self.parts = parts

    def inputs(self) -> tuple[QWidget, ...]:
        """What is typed into."""
        return self.parts


class ChoiceOrWholeField(_Row):
    """One of a few words, or a whole number from 0 on."""

    NUMBER = "number"

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choice, self.number = ChoiceField(choices), WholeField(0)
        self.choice.addItem(tr("number", "of pixels"), self.NUMBER)
        super().__init__(self.choice, self.number)
        self.choice.changed.connect(self._show_number)
        self._show_number()

    def given(self) -> Any:
        """The word, or the number."""
        word = self.choice.given()
        return self.number.given() if word == self.NUMBER else word

    def show_value(self, value: Any) -> None:
        """Fill in ``value``."""
        if isinstance(value, int):
            self.number.show_value(value)
        self.choice.show_value(self.NUMBER if isinstance(value, int) else value)

    def _show_number(self) -> None:
        self.number.setEnabled(self.choice.given() == self.NUMBER)


class SizesField(_Row):
    """Channels, height and width; where the last two are ``optional``, without them it is a vector."""

    def __init__(self, optional: bool = False) -> None:
        self.sizes = [WholeField(), *(WholeField(0, "–") if optional else WholeField() for _ in AXES[1:])]
        super().__init__(*self.sizes)

    def given(self) -> Any:
        """The shape."""
        shape = tuple(size.given() for size in self.sizes)
        return shape[:1] if shape[1:] == (0, 0) else shape

    def show_value(self, value: Any) -> None:
        """Fill in ``value``."""
        for field, size in zip(self.sizes, (*value, 0, 0), strict=False):
            field.show_value(size)


HyperField: TypeAlias = WholeField | RealField | ChoiceField | ChoiceOrWholeField | SizesField


def field_for(declared: Any) -> HyperField:
    """The field for a hyperparameter that is ``declared`` to be of this type; raises ``TypeError`` for a new kind."""
    simple: dict[Any, Callable[[], HyperField]] = {int: WholeField, float: RealField, tuple[int, ...]: SizesField}
    if declared in simple:
        return simple[declared]()
    if get_origin(declared) is Literal:
        return ChoiceField(get_args(declared))
    if get_origin(declared) in (Union, UnionType):
        words, others = _split(get_args(declared))
        if others == {int, NoneType} and not words:
            return WholeField(0, tr("automatic"), None)
        if others == {int} and words:
            return ChoiceOrWholeField(words)
    raise TypeError(f"There is no field for {declared}.")


def _split(kinds: tuple[Any, ...]) -> tuple[tuple[str, ...], set[Any]]:
    """The words among ``kinds``, and the others."""
    words = tuple(word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind))
    return words, {kind for kind in kinds if get_origin(kind) is not Literal}
