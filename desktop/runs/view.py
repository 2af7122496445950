"""The tab "Runs": the kept runs as a table, what can be done with one, and several beside each other."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableWidget, QTableWidgetItem, QWidget

from core.types import UserError
from desktop.engine.states import Action, Status
from desktop.language import capital, counted, tr
from desktop.runs.budget import TIP, choices, megabytes
from desktop.runs.comparing import QUANTITIES, QUANTITY_WORDS, Quantity, differing, points, y_name
from desktop.runs.record import Run
from desktop.runs.run_table import RunTable
from desktop.runs.store import Curves, Damaged, Kept
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.card import card
from desktop.widgets.comparison_plot import MOST, SAMPLE, ComparisonPlot, Line, sample_of
from desktop.widgets.copying import CopiedRows
from desktop.widgets.fields import DropDown, push_button
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.keys import heeds
from desktop.widgets.menu import Menu
from desktop.widgets.room import Folding, Leaves
from desktop.widgets.shortcuts import redoes
from desktop.widgets.theme import UNIT
from desktop.widgets.words import in_lines

EMPTY = tr(
    "No run is kept yet.\n\n"
    "Press Start in the tab Train: every run comes here by itself, with its settings, its curves\n"
    "and the weights of each epoch, to be compared with others, opened again or replayed."
)
HELP = tr("""<p>Every training run is kept here: how it was set, how it went, and the network's weights after each
epoch (one pass over all training pictures).</p>
<p>Choose one run to see its curves and settings; choose two or more, with Ctrl or Shift, and their curves lie in one
picture, with the settings in which they differ beside it: that is how to find out what a setting does.</p>
<p><b>Open</b> makes a run's network the present one. <b>Replay</b> shows it epoch by epoch, in every tab.</p>
<p>When a run has ended and all of them take more room than you allow, weights of the oldest runs' early epochs go
first. What you mark <b>Keep</b> stays.</p>""")

FEW = 3
"""Runs whose settings fill the table; of more, each has a column as wide as it needs."""
WIDEST = 30 * UNIT
"""But no wider: a name or a folder may be as long as anything, and its tip says all of it."""

NO_CURVES = tr("No epoch was finished: there is no curve to show.")


class RunsView(QWidget):
    """Shows runs and emits wishes. ``curves`` gives the batches of a run by its id.

    Wherever in it the focus is, the keys of undo and redo are obeyed here before the canvas hears of them.
    """

    open_requested = Signal(str, bool)
    """A run; its best epoch, or as it ended."""
    replay_requested = Signal(str)
    export_requested = Signal(str)
    rename_requested = Signal(str, str)
    keep_requested = Signal(str, bool)
    delete_requested = Signal(object)
    """Ids of runs."""
    undo_requested = Signal()
    """Of the last deletion."""
    budget_requested = Signal(int)
    """Megabytes."""

    def __init__(self, curves: Callable[[str], Curves], budget: int) -> None:
        super().__init__()
        self._curves = curves
        self._status = Status()
        self._drawn: object = None
        self.title = theme.label("", "heading")
        self.table = RunTable()
        self.plot = ComparisonPlot(tr("Curves"), (tr("epoch"), ""), tr("Choose a run to see its curves."))
        self.quantity = DropDown()
        self.settings = QTableWidget()
        for table in (self.table, self.settings):
            CopiedRows(table)
        self.settings_title = theme.label(tr("Settings"), "heading")
        self.budget = DropDown()
        self.used = theme.label("", "small")
        self._make_buttons()
        self._make_choices(budget)
        self._lay_out()
        self._wire()
        self.show_runs(())

    # Building -------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.open = push_button(
            tr("&Open"), tr("Make this run's network the present one (Return: its best epoch)"), "open"
        )
        menu = Menu(self.open)
        menu.setToolTipsVisible(True)
        self.open_best = menu.addAction(tr("Its &best epoch"))
        self.open_best.setToolTip(tr("The weights that read most of the validation pictures right"))
        self.open_end = menu.addAction(tr("As it &ended"))
        self.open_end.setToolTip(tr("The weights that the run ended with"))
        self.open.setMenu(menu)
        self.replay = push_button(tr("Re&play"), tr("Show this run epoch by epoch, in every tab"), "start")
        self.rename = push_button(tr("Rena&me"), tr("Give this run another name (F2)"))
        self.keep = push_button(tr("&Keep"), tr("Never remove this run to make room for others"))
        self.keep.setCheckable(True)
        self.delete = push_button(
            tr("&Delete"), tr("Take the chosen runs away (Del); the bar below takes it back"), "clear"
        )
        self.export = push_button(
            tr("E&xport…"), tr("Write settings, curves, weights and pictures into a folder"), "export"
        )

    def _make_choices(self, budget: int) -> None:
        for quantity in QUANTITIES:
            self.quantity.addItem(capital(QUANTITY_WORDS[quantity]), quantity)
        self.quantity.setAccessibleName(tr("What the curves show"))
        self.quantity.setToolTip(tr("What the curves show"))
        self.show_budget(budget)
        self.budget.setAccessibleName(tr("Room on the disk for all runs"))
        self.budget.setToolTip(TIP)
        self.settings.setAccessibleName(tr("Settings of the chosen runs"))
        self.settings.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.settings.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.settings.setShowGrid(False)
        self.settings.setFont(theme.font("small"))
        self.settings.verticalHeader().setDefaultSectionSize(3 * UNIT)
        self.settings.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.settings.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.settings.horizontalHeader().setHighlightSections(False)
        self.settings.horizontalHeader().setIconSize(QSize(SAMPLE, 2 * UNIT))

    def _lay_out(self) -> None:
        row = in_row(self.title, STRETCH, self.open, self.replay)
        more = in_row(STRETCH, self.rename, self.keep, self.delete, self.export, HelpMark(tr("Kept runs"), HELP))
        foot = in_row(self.quantity, STRETCH, self.used, theme.label(tr("· allowed:"), "small"), self.budget)
        beside = in_column(self.settings_title, (self.settings, 1), spacing=UNIT // 2)
        lower = QWidget()
        in_row((card(self.plot), 3), (beside, 2), on=lower, spacing=2 * UNIT)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(lower)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        empty = theme.label(EMPTY, "empty")
        places = QWidget()
        self._places = Leaves(empty, split, on=places)
        in_column(Folding(row, more), (places, 1), foot, on=self, margins=UNIT)

    def _wire(self) -> None:
        table = self.table
        table.chosen_changed.connect(self._show_chosen)
        table.renamed.connect(self.rename_requested)
        table.open_wished.connect(lambda name: self._open(name, best=True))
        table.delete_wished.connect(self._delete)
        self.open_best.triggered.connect(lambda: self._open_chosen(best=True))
        self.open_end.triggered.connect(lambda: self._open_chosen(best=False))
        self.replay.clicked.connect(lambda: self._with_one(lambda run: self.replay_requested.emit(run.id)))
        self.rename.clicked.connect(table.edit_name)
        self.keep.clicked.connect(lambda on: self._with_one(lambda run: self.keep_requested.emit(run.id, on)))
        self.delete.clicked.connect(self._delete)
        self.export.clicked.connect(lambda: self._with_one(lambda run: self.export_requested.emit(run.id)))
        self.quantity.currentIndexChanged.connect(self._show_chosen)
        theme.notifier().changed.connect(self._dress)
        self.budget.activated.connect(lambda: self.budget_requested.emit(self.budget.currentData()))

    # What the window tells --------------------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[Kept]) -> None:
        """These are all runs."""
        first = not self.table.has_runs
        self.table.show_runs(runs)
        if first and runs:
            QTimer.singleShot(0, self, self._choose_first)  # the rows are painted before the plot is built
        self._places.setCurrentIndex(1 if runs else 0)
        self.title.setText(counted("{count:,} run", "{count:,} runs", len(runs)))
        self._show_chosen()

    def show_used(self, used: int) -> None:
        """So many bytes do all runs take."""
        self.used.setText(tr("{size} on disk", size=megabytes(round(used / 1e6))))

    def show_status(self, status: Status) -> None:
        """Offer what makes sense in ``status``."""
        self._status = status
        self._offer()

    # Keys -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The keys that mean something here reach no menu."""
        return heeds(event, self._wish) or super().event(event)

    # Inside -----------------------------------------------------------------------------------------------------

    def _wish(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What the key tells the window, ``None`` where it means nothing here."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_requested.emit
        return (lambda: None) if redoes(event) else None  # that of the drawing is not meant

    def _chosen(self) -> list[Run]:
        return [run for run in self.table.chosen() if isinstance(run, Run)]

    def _with_one(self, do: Callable[[Run], object]) -> None:
        runs = self._chosen()
        if len(runs) == 1:
            do(runs[0])

    def _open(self, name: str, best: bool) -> None:
        if self._status.allows(Action.OPEN):
            self.open_requested.emit(name, best)

    def _open_chosen(self, best: bool) -> None:
        self._with_one(lambda run: self._open(run.id, best))

    def _delete(self) -> None:
        names = [run.id for run in self.table.chosen()]
        if names:
            self.delete_requested.emit(names)

    def _choose_first(self) -> None:
        if not self.table.chosen():
            self.table.choose_first()

    def _offer(self) -> None:
        chosen = self.table.chosen()
        run = chosen[0] if len(chosen) == 1 else None
        one = isinstance(run, Run)
        has_weights = isinstance(run, Run) and bool(run.epochs or run.ended)
        idle = self._status.allows(Action.OPEN)
        for button, possible in (
            (self.open, has_weights and idle),
            (self.replay, has_weights and idle),
            (self.rename, one),
            (self.keep, one),
            (self.delete, bool(chosen)),
            (self.export, one),
        ):
            button.setEnabled(possible)
        with QSignalBlocker(self.keep):
            self.keep.setChecked(isinstance(run, Run) and run.keep)

    def _dress(self) -> None:
        self._drawn = None
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._offer()
        runs, quantity = self._chosen()[:MOST], self.quantity.currentData()
        shown = (*self.table.chosen(), quantity)
        if shown == self._drawn:
            return
        self._drawn = shown
        self._show_curves(runs, quantity)
        self._show_settings(runs)

    def _show_curves(self, runs: Sequence[Run], quantity: Quantity) -> None:
        if not runs:
            [*damaged] = (kept for kept in self.table.chosen() if isinstance(kept, Damaged))
            words = (
                tr("This run is damaged: {reason} Delete removes it.", reason=damaged[0].reason) if damaged else None
            )
            self.plot.show_empty(words or tr("Choose a run to see its curves, or several to compare them."))
            return
        try:
            lines = [Line(run.name, *points(run, quantity, partial(self._curves, run.id))) for run in runs]
        except UserError as error:
            self.plot.show_empty(str(error))
            return
        if not any(len(line.x) for line in lines):
            self.plot.show_empty(NO_CURVES)
            return
        self.plot.set_lines(lines, y_name(quantity))

    def show_budget(self, budget: int) -> None:
        """All runs may take ``budget`` megabytes."""
        if self.budget.currentData() == budget:  # the list may be open
            return
        self.budget.clear()
        for size, words in choices(budget):
            self.budget.addItem(words, size)
        self.budget.setCurrentIndex(self.budget.findData(budget))

    def _show_settings(self, runs: Sequence[Run]) -> None:
        rows, table = differing(runs) if runs else [], self.settings
        differences = tr("Settings that differ") if rows else tr("No setting differs")
        self.settings_title.setText(differences if len(runs) > 1 else tr("Settings"))
        table.setColumnCount(len(runs))
        table.setRowCount(len(rows))
        for column, run in enumerate(runs):
            head = QTableWidgetItem(sample_of(column), run.name) if len(runs) > 1 else QTableWidgetItem(run.name)
            head.setToolTip(in_lines(run.name))
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(column, head)
        table.setVerticalHeaderLabels([capital(row.name) for row in rows])
        for number, row in enumerate(rows):
            for column, value in enumerate(row.values):
                item = QTableWidgetItem(value)
                item.setToolTip(in_lines(value))
                table.setItem(number, column, item)
        self._fit_columns(len(runs))

    def _fit_columns(self, count: int) -> None:
        header = self.settings.horizontalHeader()
        if count <= FEW:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.settings.resizeColumnsToContents()
        for column in range(count):
            header.resizeSection(column, min(header.sectionSize(column), WIDEST))
