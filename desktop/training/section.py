"""A part of the form that folds: then a few words say what is set in it, so that nothing acts unseen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_column
from desktop.widgets.fields import describe, label_of
from desktop.widgets.theme import UNIT

NAMES = 13 * UNIT
"""As wide as the longest of the fields' names, so that the fields of all sections stand below each other."""

INDENT = 3 * UNIT - 2
"""Where the words of a heading begin."""


class Section(QWidget):
    """A heading that is clicked, or pressed with Space, to fold and unfold what is below it."""

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
        self.line = theme.label("", "hint")
        self.line.setContentsMargins(INDENT, 0, 0, UNIT // 2)
        self.body = QWidget()
        self._rows = QGridLayout(self.body)
        self._rows.setContentsMargins(0, 0, 0, UNIT)
        self._rows.setHorizontalSpacing(UNIT)
        self._rows.setVerticalSpacing(UNIT - 2)
        self._rows.setColumnStretch(1, 1)
        self._rows.setColumnMinimumWidth(0, NAMES)
        in_column(self.head, self.line, self.body, on=self, spacing=0)
        self.head.toggled.connect(self._show)
        self.head.setChecked(unfolded)
        self._show(unfolded)

    def add(self, text: str, field: QWidget, tip: str = "", beside: QWidget | None = None) -> None:
        """A row: the name with its key, the ``field``, and what stands ``beside`` it."""
        row = self._rows.rowCount()
        label = label_of(text, field)
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
        """In a few words what is set here."""
        self.line.setText(text)
        self.head.setToolTip(
            tr("{title}: {text}. Click to fold or unfold it", title=self.title, text=text)
            if text
            else tr("Fold or unfold it")
        )
        self.head.setAccessibleDescription(text)

    def unfold(self) -> None:
        """Show what is in it."""
        self.head.setChecked(True)

    def _show(self, unfolded: bool) -> None:
        self.head.setIcon(theme.icon("arrow-down" if unfolded else "arrow-right"))
        self.head.setAccessibleName(f"{self.title}, {tr('unfolded') if unfolded else tr('folded')}")
        self.line.setVisible(not unfolded)
        self.body.setVisible(unfolded)
