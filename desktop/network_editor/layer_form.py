"""The settings of one layer, in a form made from what the layer declares."""

from dataclasses import fields
from functools import partial
from typing import get_type_hints

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QWidget

from core.nn.layers import KINDS
from desktop.language import capital, tr
from desktop.network_editor.draft import Entry
from desktop.network_editor.fields import AXES, HyperField, SizesField, field_for
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.fields import label_of
from desktop.widgets.theme import UNIT

WIDTH = 34 * UNIT
OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
EMPTY = tr("Add a layer, or choose one in the list, to see its settings here.")
NO_SETTINGS = tr("It has no settings.")


class Keys(QObject):
    """Lets the keys of undo and redo pass a field that would take them for itself; tells when the field is left."""

    left = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what comes to a field."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and any(event.matches(keys) for keys in OURS):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class LayerForm(QWidget):
    """Shows a layer; :attr:`edited` tells the name of a hyperparameter and what it is to be."""

    edited = Signal(str, object)

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys, self._kind = keys, ""
        self.fields: dict[str, HyperField] = {}
        self.title, self.summary = theme.label("", "heading"), theme.label(EMPTY, "hint")
        self._page: QWidget | None = None
        self._column = in_column(self.title, self.summary, STRETCH, on=self)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Settings of the chosen layer"))

    def show_layer(self, entry: Entry | None) -> None:
        """Show ``entry``, or what to do where there is none."""
        kind = entry["kind"] if entry is not None else ""
        if kind != self._kind:
            self._kind = kind
            self._build()
        for name, field in self.fields.items():
            if entry is not None and field.given() != entry[name]:
                with QSignalBlocker(field):
                    field.show_value(entry[name])

    def _build(self) -> None:
        """Fields for a layer of another kind."""
        if self._page is not None:
            self._page.setParent(None)
            self._page.deleteLater()
            self._page = None
        self.fields = {}
        if not self._kind:
            self.title.clear()
            self.summary.setText(EMPTY)
            return
        layer = KINDS[self._kind]
        self.title.setText(tr(layer.title))
        self.summary.setText(tr(layer.summary))
        self._page = QWidget()
        grid = QGridLayout(self._page)
        grid.setContentsMargins(0, UNIT, 0, 0)
        grid.setSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        types, taken = get_type_hints(layer), letters(self.window())
        for row, field in enumerate(fields(layer)):
            self.fields[field.name] = made = field_for(types[field.name])
            made.changed.connect(partial(self._tell, field.name))
            name = with_letter(capital(tr(field.name)), taken)
            taken.add(letter_of(name))
            grid.addWidget(label_of(name, made), row, 0)
            grid.addWidget(made, row, 1)
            describe(made, tr(field.name), tr(layer.hints.get(field.name, "")), self._keys)
        if not self.fields:
            grid.addWidget(theme.label(NO_SETTINGS, "hint"), 0, 0, 1, 2)
        self._column.insertWidget(2, self._page)

    def _tell(self, name: str) -> None:
        self.edited.emit(name, self.fields[name].given())


def letter_of(text: str) -> str:
    """The letter that leads to ``text`` with Alt, "" where there is none."""
    return text.partition("&")[2][:1].casefold()


def letters(window: QWidget) -> set[str]:
    """Those that stand for something in ``window``."""
    named: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return {letter_of(widget.text()) for widget in named}


def with_letter(text: str, taken: set[str]) -> str:
    """``text`` with its first letter that is not ``taken``; without one where all are."""
    place = next((i for i, letter in enumerate(text) if letter.isalpha() and letter.casefold() not in taken), None)
    return text if place is None else f"{text[:place]}&{text[place:]}"


def describe(field: HyperField, name: str, tip: str, keys: Keys) -> None:
    """Say what ``field`` is called and what it is for, on every part of it."""
    parts = field.inputs()
    for number, part in enumerate((*parts, field)):
        called = f"{name}: {AXES[number]}" if isinstance(field, SizesField) and part is not field else name
        part.setAccessibleName(called)
        part.setAccessibleDescription(tip)
        part.setToolTip(f"{capital(AXES[number])}. {tip}" if called != name else tip)
    for part in parts:
        part.installEventFilter(keys)
