"""The kept runs as a table that can be sorted, and in which they are renamed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.engine.datasets import data_in_words
from desktop.language import figure, tr
from desktop.runs.comparing import MISSING, when
from desktop.runs.record import Run, fitting
from desktop.runs.store import Damaged, Kept
from desktop.widgets import theme
from desktop.widgets.dates import dated
from desktop.widgets.keys import claims
from desktop.widgets.theme import UNIT
from desktop.widgets.words import clock, in_lines

Index = QModelIndex | QPersistentModelIndex

SORTED_BY = Qt.ItemDataRole.UserRole
KEPT = Qt.ItemDataRole.UserRole + 1
NAME, NETWORK = 0, 1
NETWORK_ROOM = 20 * UNIT
"""What the longest of our networks' names needs."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEYS = QKeySequence.StandardKey


@dataclass(frozen=True)
class _Column:
    """``text`` is what is written of a run, and at which side, ``order`` what it is sorted by."""

    title: str
    width: int
    text: Callable[[Run], str]
    order: Callable[[Run], Any]
    tip: str
    side: Qt.AlignmentFlag = LEFT


def _name(kept: Kept) -> str:
    return kept.name if isinstance(kept, Run) else ""


def _data(run: Run) -> str:
    return data_in_words(run.data)


def _percent(value: float | None) -> str:
    return MISSING if value is None else f"{figure(100 * value, '.2f')}\N{NO-BREAK SPACE}%"


def _best(run: Run) -> float:
    best = run.best
    return -1.0 if best is None or best.validation_accuracy is None else best.validation_accuracy


def _day(run: Run) -> str:
    time = when(run)
    if time is None:
        return MISSING
    return dated(time.timestamp(), tr("dd MMM yyyy, HH:mm", "a date in Qt's letters"))


COLUMNS = (
    _Column(tr("Name"), 18, lambda run: run.name, lambda run: run.name.lower(), tr("F2 renames a run")),
    _Column(
        tr("Network"), 11, lambda run: run.network, lambda run: run.network.lower(), tr("The network that was trained")
    ),
    _Column(tr("Data"), 10, _data, lambda run: _data(run).lower(), tr("What it learnt from")),
    _Column(
        tr("Epochs"),
        7,
        lambda run: f"{len(run.epochs)}",
        lambda run: len(run.epochs),
        tr("Epochs that it finished"),
        RIGHT,
    ),
    _Column(
        tr("Best val."),
        9,
        lambda run: MISSING if _best(run) < 0 else _percent(_best(run)),
        _best,
        tr("Its best epoch's accuracy on the validation split"),
        RIGHT,
    ),
    _Column(
        tr("Test"),
        8,
        lambda run: _percent(run.test_accuracy),
        lambda run: -1.0 if run.test_accuracy is None else run.test_accuracy,
        tr("Accuracy on the test split, where it was tested"),
        RIGHT,
    ),
    _Column(tr("When"), 17, _day, lambda run: run.started, tr("When it began"), RIGHT),
    _Column(
        tr("Took"), 7, lambda run: clock(run.seconds), lambda run: run.seconds, tr("Hours, minutes and seconds"), RIGHT
    ),
    _Column(
        tr("Keep"),
        6,
        lambda run: "✓" if run.keep else "",
        lambda run: run.keep,
        tr("Never removed to make room"),
        Qt.AlignmentFlag.AlignCenter,
    ),
)


class RunModel(QAbstractTableModel):
    """The runs; damaged ones have a name and a reason only."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Kept] = []

    def show_runs(self, runs: Sequence[Kept]) -> None:
        """Show ``runs``; where the same ones changed, they are not made anew, so that what is chosen stays."""
        if [run.id for run in runs] == [run.id for run in self.runs]:
            before, self.runs = self.runs, list(runs)
            for row, (old, new) in enumerate(zip(before, runs, strict=True)):
                if old is not new:
                    first = NAME + 1 if _name(old) == _name(new) else NAME  # one that is being typed stays
                    self.dataChanged.emit(self.index(row, first), self.index(row, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self.runs = list(runs)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a run."""
        return 0 if parent is not None and parent.isValid() else len(self.runs)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as :data:`COLUMNS`."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called, and what they hold."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column, roles = COLUMNS[section], Qt.ItemDataRole
        said: dict[int, Any] = {
            roles.DisplayRole: column.title,
            roles.ToolTipRole: column.tip,
            roles.TextAlignmentRole: column.side,
        }
        return said.get(role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell, and by what it is sorted."""
        run, column = self.runs[index.row()], COLUMNS[index.column()]
        if role == KEPT:
            return run
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.side
        if isinstance(run, Damaged):
            return self._damaged(run, index.column(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.text(run)
        if role == SORTED_BY:
            return column.order(run)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = column.text(run)
            return in_lines(text if run.ended else tr("{text} (it goes on, or was cut short)", text=text))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(run)}"
        return None

    def _damaged(self, run: Damaged, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("{id} (damaged)", id=run.id) if column == NAME else ""
        if role == SORTED_BY:
            return run.id if column == NAME else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_lines(tr("{reason} Delete removes it; nothing else is touched.", reason=run.reason))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(theme.font("body"))
            font.setItalic(True)
            return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A new name was typed in: it is asked for, and comes back with the run."""
        run, text = self.runs[index.row()], fitting(str(value).strip())
        if role == Qt.ItemDataRole.EditRole and isinstance(run, Run) and text and text != run.name:
            self.renamed.emit(run.id, text)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name can be changed."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and index.column() == NAME and isinstance(self.runs[index.row()], Run)
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual


class _Sorted(QSortFilterProxyModel):
    def lessThan(self, left: Index, right: Index) -> bool:
        """Damaged runs have nothing to be sorted by: they come first."""
        one, other = left.data(SORTED_BY), right.data(SORTED_BY)
        if one is None or other is None:
            return one is None and other is not None
        return bool(one < other)


class RunTable(QTableView):
    """Return opens a run, F2 renames it, Delete removes those that are chosen."""

    open_wished = Signal(str)
    delete_wished = Signal()
    renamed = Signal(str, str)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Kept runs"))
        self.setAccessibleDescription(tr("Shift and Ctrl choose several to compare. Return opens one, F2 renames it."))
        self._model, self._sorted = RunModel(), _Sorted()
        self._model.setParent(self)
        self._sorted.setParent(self)
        self._sorted.setSourceModel(self._model)
        self.setModel(self._sorted)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(3 * UNIT + UNIT // 2)
        self.setSortingEnabled(True)
        self.sortByColumn(next(n for n, c in enumerate(COLUMNS) if c.title == tr("When")), Qt.SortOrder.DescendingOrder)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for number, column in enumerate(COLUMNS):
            titled = header.fontMetrics().horizontalAdvance(column.title) + 2 * UNIT
            self.setColumnWidth(number, max(column.width * UNIT, titled))
        self._model.renamed.connect(self.renamed)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(self._open)

    def show_runs(self, runs: Sequence[Kept]) -> None:
        """Show ``runs``; those that were chosen and are still there stay chosen."""
        chosen, current = {run.id for run in self.chosen()}, self.currentIndex().row()
        self._model.show_runs(runs)
        if {run.id for run in self.chosen()} == chosen:
            return
        model = self.selectionModel()
        rows = QItemSelectionModel.SelectionFlag.Rows
        for row in range(self._sorted.rowCount()):
            if self._kept(row).id in chosen:
                model.select(self._sorted.index(row, 0), rows | QItemSelectionModel.SelectionFlag.Select)
        if not self.currentIndex().isValid() and self._sorted.rowCount():
            row = min(max(current, 0), self._sorted.rowCount() - 1)
            model.setCurrentIndex(self._sorted.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    @property
    def has_runs(self) -> bool:
        """Whether there is any."""
        return bool(self._model.runs)

    def chosen(self) -> list[Kept]:
        """What is chosen, from the top."""
        return [self._kept(index.row()) for index in sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)]

    def choose_first(self) -> None:
        """Choose the run at the top."""
        if self._sorted.rowCount():
            self.choose([self._kept(0).id])

    def choose(self, ids: Sequence[str]) -> None:
        """Choose these runs."""
        self.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select
        for row in range(self._sorted.rowCount()):
            if self._kept(row).id in ids:
                self.selectionModel().setCurrentIndex(self._sorted.index(row, 0), flags)

    def edit_name(self) -> None:
        """Rename the run that is chosen."""
        rows = self.selectionModel().selectedRows()
        if len(rows) == 1:
            self.setFocus()
            self.setCurrentIndex(rows[0])
            self.edit(rows[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name has what the others leave, and room to be read; where there is more, the network has a part."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(number) for number in range(NETWORK + 1, len(COLUMNS)))
        room = self.viewport().width() - others
        network = min(max(COLUMNS[NETWORK].width * UNIT, room // 4), NETWORK_ROOM)
        self.setColumnWidth(NETWORK, network)
        self.setColumnWidth(NAME, max(COLUMNS[NAME].width * UNIT, room - network))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, F2 in any column, and Delete."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.matches(_KEYS.Delete):
            self.delete_wished.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Delete before a menu does."""
        return claims(event, lambda key: key.matches(_KEYS.Delete)) or super().event(event)

    def _kept(self, row: int) -> Kept:
        kept: Kept = self._sorted.index(row, 0).data(KEPT)
        return kept

    def _open(self, index: Index) -> None:
        if index.isValid() and isinstance(run := self._kept(index.row()), Run):
            self.open_wished.emit(run.id)
