"""Widgets in a row or below each other, written down as they stand."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.widgets.theme import UNIT

Part = QWidget | QLayout | int | tuple[QWidget | QLayout, int]
"""A widget or a layout, also with how much of the room to spare it takes; a number is so much of it left empty."""

Margins = int | tuple[int, int, int, int]
"""Pixels around them: everywhere, or at the left, the top, the right and the bottom."""

STRETCH = 1
"""All the room to spare, left empty."""

Box = TypeVar("Box", bound=QBoxLayout)


def in_row(*parts: Part, on: QWidget | None = None, margins: Margins = 0, spacing: int = UNIT) -> QHBoxLayout:
    """``parts`` beside each other, ``spacing`` pixels apart; ``on`` that widget, or to be put into another layout."""
    return _filled(QHBoxLayout(), parts, on, margins, spacing)


def in_column(*parts: Part, on: QWidget | None = None, margins: Margins = 0, spacing: int = UNIT) -> QVBoxLayout:
    """``parts`` below each other, else as :func:`in_row`."""
    return _filled(QVBoxLayout(), parts, on, margins, spacing)


def _filled(box: Box, parts: tuple[Part, ...], on: QWidget | None, margins: Margins, spacing: int) -> Box:
    if on is not None:
        on.setLayout(box)
    box.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    box.setSpacing(spacing)
    for part in parts:
        what, stretch = part if isinstance(part, tuple) else (part, 0)
        if isinstance(what, int):
            box.addStretch(what)
        elif isinstance(what, QWidget):
            box.addWidget(what, stretch)
        else:
            box.addLayout(what, stretch)
    return box
