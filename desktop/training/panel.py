"""The Train tab: the settings and controls of a run in a narrow column, its curves and its result beside them."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.training.config import LARGEST_SEED
from desktop.engine.document import Document
from desktop.engine.messages import Failed
from desktop.engine.states import Action, Phase, Status
from desktop.language import tr
from desktop.training.charts import RunCharts
from desktop.training.controls import TrainControls
from desktop.training.form import WIDTH, TrainForm
from desktop.training.history import History
from desktop.training.live_dials import LiveDials
from desktop.training.messages import KIND, TrainingFinished
from desktop.training.monitor import RangeProgress
from desktop.training.preview import Pairs, ShowPairs
from desktop.training.preview_dialog import PreviewDialog
from desktop.training.range_dialog import RangeDialog
from desktop.training.range_job import RangeTest
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.theme import UNIT

REDRAW = 60
"""Milliseconds between two drawings of the curves: numbers that change faster cannot be read."""


class TrainPanel(QWidget):
    """Shows one run and emits the wish to start, hold, turn or stop it, and what is to be found out before."""

    start_requested = Signal(object)
    """A :class:`~desktop.training.job.Train`."""
    pause_requested, resume_requested, stop_requested = Signal(), Signal(), Signal()
    step_requested = Signal(int)
    """Go on with a run that is held for so many batches, 0 for up to the end of the epoch."""
    dials_turned = Signal(object)
    """:class:`~core.training.dials.Dials` to go on with."""
    weights_requested = Signal(object)
    """Fresh weights for the present network, from this seed; ``None``: those that it began with."""
    range_requested = Signal(object)
    """A :class:`~desktop.training.range_job.RangeTest`."""
    build_requested = Signal()
    preview_requested = Signal(object)
    """A :class:`~desktop.training.preview.ShowPairs`."""
    preview_withdrawn = Signal()
    """What was asked for is not wanted any more."""

    def __init__(self) -> None:
        super().__init__()
        self.form, self.controls, self.dials, self.charts = TrainForm(), TrainControls(), LiveDials(), RunCharts()
        self._status = Status()
        self._run: object = None
        self._identity: int | None = None
        self._drawn_from: int | None = None  # the seed of the present weights, as long as nothing has moved them
        self._turned = 0
        self._undrawn: History | None = None
        self._seed = 0
        self._range: RangeDialog | None = None
        self._preview: PreviewDialog | None = None
        self._pace = QTimer(self, interval=REDRAW, singleShot=True)
        self._pace.timeout.connect(self._draw)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setFixedWidth(WIDTH)
        self.form.add_below_seed(self.controls.weights)
        in_column((self.form, 1), self.dials, self.controls, on=column)
        in_row(column, (self.charts, 1), on=self, margins=UNIT, spacing=2 * UNIT)

    def _wire(self) -> None:
        controls = self.controls
        controls.start_wished.connect(lambda: self._start(None))
        controls.pause_wished.connect(self.pause_requested)
        controls.resume_wished.connect(self.resume_requested)
        controls.stop_wished.connect(self.stop_requested)
        controls.step_wished.connect(self._step)
        controls.rewind_wished.connect(lambda: self.weights_requested.emit(None))
        controls.new_seed_wished.connect(self._ask_for_next_seed)
        self.dials.turned.connect(self.dials_turned)
        self.form.range_wished.connect(self.find_rate)
        self.form.build_wished.connect(self.build_requested)
        self.form.preview_wished.connect(self.show_preview)

    # What the window tells ------------------------------------------------------------------------------------

    def show_status(self, status: Status) -> None:
        """Offer what makes sense in ``status``."""
        self._status = status
        self.form.show_editable(status.allows(Action.START))
        self.controls.show_status(status)
        self.dials.show_running(status.job == KIND and status.phase in (Phase.RUNNING, Phase.PAUSED))
        if self._range is not None:
            self._range.show_status(status)

    def show_document(self, document: Document) -> None:
        """Say which network is the present one; how a run ended is said only of the one that it gave."""
        self.form.show_document(document)
        card = document.model.card
        self._drawn_from = None if card.created else card.seed
        if document.identity != self._identity:
            self._identity = document.identity
            self.controls.show_outcome("")

    def show_history(self, history: History) -> None:
        """Draw what the run has shown so far, at once or as soon as the last drawing is old enough."""
        self._undrawn = history
        started = history.started
        if started is not self._run:
            self._run, self._turned = started, 0
            self.charts.forget()
            self.form.forgive()
            if started is not None:
                self.dials.show_config(started.config)
        if len(history.adjusted) > self._turned:
            self._turned = len(history.adjusted)
            self.dials.show_dials(history.adjusted[-1].dials)
        if not self._pace.isActive():
            self._draw()

    def show_finished(self, finished: TrainingFinished) -> None:
        """Say how the run ended and, if it was tested, show the recall of each digit."""
        self._draw()
        self.controls.show_outcome(finished.outcome)
        if finished.evaluation is not None:
            self.charts.show_evaluation(finished.evaluation)

    def show_failure(self, _failed: Failed) -> None:
        """A run did not start or ended early: the window says why."""
        begun = self._status.phase is not Phase.PREPARING
        self.controls.show_outcome(tr("The run has ended early.") if begun else tr("The run could not begin."))

    # Inside ---------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Draw what has not been drawn yet, if there is anything."""
        history, self._undrawn = self._undrawn, None
        if history is not None:
            self._pace.start()
            self.controls.show_history(history)
            self.charts.show_history(history)

    def _start(self, pause_after: int | None) -> None:
        command = self.form.command()
        if command is not None:
            self.start_requested.emit(replace(command, pause_after=pause_after))

    def _step(self, batches: int) -> None:
        if self._status.allows(Action.RESUME):
            self.step_requested.emit(batches)
        else:
            self._start(pause_after=batches)

    def _ask_for_next_seed(self) -> None:
        """From the one in the form on, but none that would give the very weights that there are."""
        seed = _after(self.form.fields["seed"].value())
        self.weights_requested.emit(_after(seed) if seed == self._drawn_from else seed)

    # Before a run -----------------------------------------------------------------------------------------------

    def find_rate(self) -> None:
        """Try learning rates with what the fields say, unless something else goes on."""
        if not self._status.allows(Action.START):
            return
        command = self.form.command()
        if command is None:
            if self._range is not None:
                self._range.show_failure(self.form.error.text())
            return
        if self._range is None:
            self._range = RangeDialog(self)
            self._range.chosen.connect(self.form.fields["learning_rate"].show_value)
            self._range.stop_wished.connect(self.stop_requested)
            self._range.again_wished.connect(self.find_rate)
        self._range.begin()
        self._range.show()
        self._range.activateWindow()
        self.range_requested.emit(RangeTest(command.config, command.data, command.preset, command.threads))

    def show_range_test(self, test: RangeProgress) -> None:
        """How far the test is."""
        if self._range is not None:
            self._range.show_test(test)

    def show_preview(self) -> None:
        """Show what a run as the fields have it does to pictures of the data."""
        if self._preview is None:
            self._preview = PreviewDialog(self)
            self._preview.wanted.connect(self._ask_for_pictures)
        self._preview.show()
        self._preview.activateWindow()
        self._preview.ask()

    def _ask_for_pictures(self, part: str) -> None:
        command = self.form.command()
        if command is not None:
            self._seed += 1
            self.preview_requested.emit(ShowPairs(command.config, command.data, self._seed, part))
        elif self._preview is not None:
            self.preview_withdrawn.emit()
            self._preview.show_failure(self.form.error.text())

    def show_pictures(self, pairs: Pairs | None) -> None:
        """They are here."""
        if self._preview is not None and pairs is not None:
            self._preview.show_pictures(pairs)

    def show_no_pictures(self, failed: Failed) -> None:
        """They cannot be shown."""
        if self._preview is not None:
            self._preview.show_failure(failed.reason)


def _after(seed: int) -> int:
    """The next seed; 0 comes after the largest."""
    return seed + 1 if seed < LARGEST_SEED else 0
