"""The layers in a row, each with its output, its parameters and its multiplications."""

from collections.abc import Sequence
from math import prod

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from desktop.network_editor.draft import Row, Survey, plain
from desktop.widgets import theme
from desktop.widgets.theme import UNIT

COLUMNS = ("Layer", "Settings", "Output", "Parameters", "Multiplications")
TIPS = (
    "Its number and its name: the numbers of conv1 are kept as conv1.weight and conv1.bias",
    "What is set otherwise than it begins with",
    "Channels × height × width of the maps it gives, or how many numbers",
    "How many numbers it learns; batch normalisation keeps statistics among them",
    "How many its formula takes for one picture",
)
EMPTY = "No layers yet.\n\nAdd one on the left, or choose above what to start from."
CANNOT = "cannot follow"


class LayerList(QTreeWidget):
    """Shows a survey; one layer is chosen, and the mouse can draw it to another place."""

    chosen = Signal(int)
    moved = Signal(int, int)
    """The layer at one place is to come to another, counted without it."""

    def __init__(self) -> None:
        super().__init__()
        self._survey = Survey((), None)
        self.setAccessibleName("Layers")
        self.setAccessibleDescription("Arrow keys choose a layer, Alt with Up and Down moves it, Delete removes it.")
        self.setHeaderLabels(COLUMNS)
        for column, tip in enumerate(TIPS):
            self.headerItem().setToolTip(column, tip)
            if column >= 2:
                self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(2 * UNIT)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        for column in range(len(COLUMNS)):
            stretch = column == 1
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self._empty = QLabel(EMPTY)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self.viewport())
        inside.addWidget(self._empty)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.row()))
        theme.notifier().changed.connect(self._dress)

    def row(self) -> int:
        """The place of the chosen layer, -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item is not None else -1

    def show_survey(self, survey: Survey, row: int) -> None:
        """Show ``survey`` with the layer at ``row`` chosen."""
        self._survey = survey
        place = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        self._empty.setVisible(not survey.rows)
        for number, each in enumerate(survey.rows):
            self._add(number, each, survey)
        now = self.topLevelItem(min(max(row, 0), len(survey.rows) - 1))
        if now is not None:
            self.setCurrentItem(now)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        if now is not None:
            self.scrollToItem(now)

    def _add(self, number: int, row: Row, survey: Survey) -> None:
        item = QTreeWidgetItem([f"{number + 1}  {row.name}", row.words, *_figures(row)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
        for column in range(2, len(COLUMNS)):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(1, row.words)
        self.addTopLevelItem(item)
        if survey.at is None or number != survey.at:
            return
        bad = QBrush(QColor(theme.current().bad))
        item.setText(2, CANNOT)
        item.setIcon(0, theme.icon("warning"))
        reason = QTreeWidgetItem([survey.reason])
        reason.setFlags(Qt.ItemFlag.NoItemFlags)  # arrow keys and the mouse pass it
        reason.setToolTip(0, survey.problem)
        for column in range(len(COLUMNS)):
            item.setForeground(column, bad)
            item.setToolTip(column, survey.problem)
        reason.setForeground(0, bad)
        item.addChild(reason)
        reason.setFirstColumnSpanned(True)
        item.setExpanded(True)

    def _dress(self) -> None:
        """In the colours of another theme."""
        self.show_survey(self._survey, self.row())

    def dropEvent(self, event: QDropEvent) -> None:
        """A layer was let go between two others."""
        at = self.row()
        gap = self._gap(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # it is not for Qt to take it from where it was
        event.accept()
        to = gap - 1 if gap > at else gap
        if at >= 0 and to != at:
            QTimer.singleShot(0, self, lambda: self.moved.emit(at, to))

    def _gap(self, place: QPoint) -> int:
        """The gap between two layers that is nearest to ``place``: 0 is above the first."""
        index = self.indexAt(place)
        if not index.isValid():
            return self.topLevelItemCount()
        if index.parent().isValid():  # the sentence below a layer
            return index.parent().row() + 1
        return index.row() + (place.y() > self.visualRect(index).center().y())


def _figures(row: Row) -> Sequence[str]:
    """Output, parameters and multiplications of a layer."""
    if row.place is None:
        return ("–", "–", "–")
    place = row.place
    count = sum(prod(shape) for shape in place.parameters.values())
    return plain(place.shape), f"{count:,}", f"{place.multiplications:,}"
