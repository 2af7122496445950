"""Rows of a table on the clipboard, as a table of any other program takes them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from desktop.widgets.keys import heeds


class CopiedRows(QObject):
    """The key of copying is obeyed by ``table``, and by no menu: its chosen rows, or all, go to the clipboard.

    What is in a row is parted by tabs. The titles of columns come first; those of rows where they are seen.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The key of copying reaches no menu."""
        return heeds(event, self._means)

    def _means(self, event: QKeyEvent) -> Callable[[], None] | None:
        return self._copy if event.matches(QKeySequence.StandardKey.Copy) else None

    def _copy(self) -> None:
        chosen = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        rows = chosen or range(self._table.model().rowCount())
        lines = [self._titles(), *(self._cells(row) for row in rows)]
        QGuiApplication.clipboard().setText(
            "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        )

    def _titles(self) -> list[str]:
        model = self._table.model()
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
        return ["", *titles] if self._names_rows else titles

    def _cells(self, row: int) -> list[str]:
        model = self._table.model()
        cells = [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        return [str(model.headerData(row, Qt.Orientation.Vertical)), *cells] if self._names_rows else cells

    @property
    def _names_rows(self) -> bool:
        return not self._table.verticalHeader().isHidden()
