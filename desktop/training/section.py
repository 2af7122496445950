"""A part of the form that folds: then one line says what is set in it, so that nothing acts unseen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.training.fields import describe
from desktop.widgets import theme
from desktop.widgets.theme import UNIT

NAMES = 13 * UNIT
"""As wide as the longest of the fields' names, so that the fields of all sections stand below each other."""


class Section(QWidget):
    """A heading that is clicked, or pressed with Space, to fold and unfold what is below it."""

    folded = Signal(bool)

    def __init__(self, title: str, unfolded: bool) -> None:
        super().__init__()
        self.title = title
        self._parts: dict[QWidget, tuple[QWidget, ...]] = {}
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setCheckable(True)
        self.head.setProperty("role", "fold")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFont(theme.font("body"))
        self.line = _OneLine()
        self.body = QWidget()
        self._rows = QGridLayout(self.body)
        self._rows.setContentsMargins(0, 0, 0, UNIT)
        self._rows.setHorizontalSpacing(UNIT)
        self._rows.setVerticalSpacing(UNIT - 2)
        self._rows.setColumnStretch(1, 1)
        self._rows.setColumnMinimumWidth(0, NAMES)
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.head)
        top.addWidget(self.line, 1)
        top.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(top)
        column.addWidget(self.body)
        self.head.toggled.connect(self._show)
        self.head.setChecked(unfolded)
        self._show(unfolded)

    def add(self, text: str, field: QWidget, tip: str = "", beside: QWidget | None = None) -> None:
        """A row: the name with its key, the ``field``, and what stands ``beside`` it."""
        row = self._rows.rowCount()
        label = theme.label(text)
        label.setBuddy(field)
        self._parts[field] = (label, field) if beside is None else (label, field, beside)
        self._rows.addWidget(label, row, 0)
        self._rows.addWidget(field, row, 1, 1, 1 if beside else 2)
        if beside is not None:
            self._rows.addWidget(beside, row, 2)
        describe(field, text.replace("&", ""), tip)

    def add_wide(self, field: QWidget) -> None:
        """A row of its own."""
        self._rows.addWidget(field, self._rows.rowCount(), 0, 1, 3)

    def show_row(self, field: QWidget, shown: bool) -> None:
        """Show or hide the row of ``field``, its name as well."""
        for part in self._parts[field]:
            part.setVisible(shown)

    def say(self, text: str) -> None:
        """In one line what is set here."""
        self.line.setText(text)
        self.head.setToolTip(f"{self.title}: {text}. Click to fold or unfold it" if text else "Fold or unfold it")
        self.head.setAccessibleDescription(text)

    def unfold(self) -> None:
        """Show what is in it."""
        self.head.setChecked(True)

    def _show(self, unfolded: bool) -> None:
        self.head.setIcon(theme.icon("arrow-down" if unfolded else "arrow-right"))
        self.head.setAccessibleName(f"{self.title}, {'unfolded' if unfolded else 'folded'}")
        self.line.setVisible(not unfolded)
        self.body.setVisible(unfolded)
        self.folded.emit(not unfolded)


class _OneLine(QWidget):
    """As much of a text as there is room for; all of it as the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.notifier().changed.connect(self.update)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current()
        painter.setPen(colours.muted if self.isEnabled() else colours.disabled)
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
