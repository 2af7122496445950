"""The layers in a row, each with its output, its parameters and its multiplications."""

from collections.abc import Sequence
from math import prod

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDropEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from desktop.language import figure, tr
from desktop.network_editor.draft import Row, Survey, plain
from desktop.widgets import theme
from desktop.widgets.theme import UNIT

COLUMNS = (tr("Layer"), tr("Settings"), tr("Output"), tr("Parameters"), tr("Multiplications"))
TIPS = (
    tr("Its number and its name: the numbers of conv1 are kept as conv1.weight and conv1.bias"),
    tr("What is set otherwise than it begins with"),
    tr("Channels × height × width of the maps it gives, or how many numbers"),
    tr("How many numbers it learns; batch normalisation keeps statistics among them"),
    tr("How many its formula takes for one picture"),
)
SETTINGS = 12 * UNIT
"""As narrow as the settings get: figures keep all their digits, and what has no room for both is scrolled."""
EMPTY = tr("No layers yet.\n\nAdd one on the left, or choose above what to start from.")
CANNOT = tr("cannot follow")


class LayerList(QTreeWidget):
    """Shows a survey; one layer is chosen, and the mouse can draw it to another place."""

    chosen = Signal(int)
    moved = Signal(int, int)
    """The layer at one place is to come to another, counted without it."""

    def __init__(self) -> None:
        super().__init__()
        self._survey = Survey((), None)
        self.setAccessibleName(tr("Layers"))
        self.setAccessibleDescription(
            tr("Arrow keys choose a layer, Alt with Up and Down moves it, Delete removes it.")
        )
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
        with QSignalBlocker(self):
            self._empty.setVisible(not survey.rows)
            # Lines are kept where they can be, and removed all at once: one by one, a thousand take half a minute.
            known, wanted = self.topLevelItemCount(), len(survey.rows)
            if known > wanted:
                self.model().removeRows(wanted, known - wanted)
            self.addTopLevelItems([_line() for _ in range(wanted - known)])
            for number in range(len(survey.rows)):
                self._fill(number)
            now = self.topLevelItem(min(max(row, 0), len(survey.rows) - 1))
            if now is not None:
                self.setCurrentItem(now)
        if now is not None:
            self.scrollToItem(now)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As wide as all of its figures."""
        columns = [
            SETTINGS if column == 1 else max(self.sizeHintForColumn(column), self.header().sectionSizeHint(column))
            for column in range(len(COLUMNS))
        ]
        width = sum(columns) + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(width, super().minimumSizeHint().height())

    def _fill(self, number: int) -> None:
        """Write a layer in its line, and below it why it cannot follow."""
        item, row, bad = self.topLevelItem(number), self._survey.rows[number], number == self._survey.at
        assert item is not None
        digits = len(f"{len(self._survey.rows)}")
        place = f"{number + 1}".rjust(digits, "\N{FIGURE SPACE}")  # so that all names begin below each other
        texts = [f"{place}  {row.name}", row.words, *_figures(row)]
        if bad:
            texts[2] = CANNOT
        for column, text in enumerate(texts):
            item.setText(column, text)
            item.setToolTip(column, self._survey.problem if bad else row.words if column == 1 else "")
            item.setForeground(column, QColor(theme.current().bad if bad else theme.current().text))
        item.setIcon(0, theme.icon("warning") if bad else QIcon())
        item.takeChildren()
        if bad:
            reason = QTreeWidgetItem([self._survey.reason])
            reason.setFlags(Qt.ItemFlag.NoItemFlags)  # arrow keys and the mouse pass it
            reason.setToolTip(0, self._survey.problem)
            reason.setForeground(0, QColor(theme.current().bad))
            item.addChild(reason)
            reason.setFirstColumnSpanned(True)
            item.setExpanded(True)

    def _dress(self) -> None:
        """In the colours of another theme."""
        self.show_survey(self._survey, self.row())

    def showEvent(self, event: QShowEvent) -> None:
        """The lines that were there before have not been measured in the window's own style."""
        super().showEvent(event)
        self.doItemsLayout()
        self.updateGeometry()
        self.scrollTo(self.currentIndex())

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


def _line() -> QTreeWidgetItem:
    """A line for a layer: the mouse can draw it, and nothing can be put into it."""
    item = QTreeWidgetItem()
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    for column in range(2, len(COLUMNS)):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _figures(row: Row) -> Sequence[str]:
    """Output, parameters and multiplications of a layer."""
    if row.place is None:
        return ("–", "–", "–")
    place = row.place
    count = sum(prod(shape) for shape in place.parameters.values())
    return plain(place.shape), figure(count, ","), figure(place.multiplications, ",")
