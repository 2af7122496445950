"""The Train tab: the controls of a run in a narrow column, its curves and its result beside them."""

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.evaluation.evaluation import Evaluation
from desktop.engine.document import Document
from desktop.engine.messages import Failed
from desktop.engine.states import Action, Status
from desktop.session.data_offers import DataOffer
from desktop.training.buckets import Curve
from desktop.training.controls import TrainControls
from desktop.training.form import TrainForm
from desktop.training.history import History, Quantity
from desktop.training.messages import TrainingFinished
from desktop.widgets.plot_frame import PlotFrame, Series
from desktop.widgets.plots import BarPlot, CurvePlot, Points
from desktop.widgets.theme import UNIT

COLUMN = 36 * UNIT

REDRAW = 60
"""Milliseconds between two drawings of the curves: numbers that change faster cannot be read."""

SERIES = (Series("batch", "faint", valued=False), Series("training", "line"), Series("validation", "marked"))
EMPTY_CURVES = "Press Start and\nthe curve appears here."
EMPTY_RESULT = "When a run ends, it is tested:\nhow many pictures of each digit are read right appears here."


class TrainPanel(QWidget):
    """Shows one run and emits the wish to start, pause, resume or stop it."""

    start_requested = Signal(object)
    """A :class:`~desktop.engine.messages.Train`."""
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = TrainForm()
        self.controls = TrainControls()
        self.loss = CurvePlot("Loss", ("epoch", "loss"), SERIES, EMPTY_CURVES, "{:.4f}")
        self.accuracy = CurvePlot("Accuracy", ("epoch", "accuracy, %"), SERIES, EMPTY_CURVES, "{:.2f} %")
        self.recall = BarPlot("Recall by digit", ("digit", "recall, %"), 100.0, EMPTY_RESULT, "{:.1f}")
        self._unbuilt: list[PlotFrame] = [self.loss, self.accuracy, self.recall]
        QTimer.singleShot(0, self, self._build_next)
        self._run: object = None
        self._undrawn: History | None = None
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(REDRAW)
        self._pace.timeout.connect(self._draw)
        self._lay_out()
        self.controls.start_wished.connect(self._start)
        self.controls.pause_wished.connect(self.pause_requested)
        self.controls.resume_wished.connect(self.resume_requested)
        self.controls.stop_wished.connect(self.stop_requested)

    def _lay_out(self) -> None:
        column = QWidget()
        column.setFixedWidth(COLUMN)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(UNIT)
        inner.addWidget(self.form)
        inner.addWidget(self.controls)
        inner.addStretch(1)
        plots = QGridLayout()
        plots.setSpacing(UNIT)
        plots.addWidget(_card(self.loss), 0, 0)
        plots.addWidget(_card(self.accuracy), 0, 1)
        plots.addWidget(_card(self.recall), 1, 0, 1, 2)
        for row, stretch in ((0, 11), (1, 9)):
            plots.setRowStretch(row, stretch)
        for place in (0, 1):
            plots.setColumnStretch(place, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(column)
        layout.addLayout(plots, 1)

    # What the window tells ------------------------------------------------------------------------------------

    def show_document(self, document: Document) -> None:
        """Name the present network."""
        self.form.show_document(document)

    def set_data(self, source: str) -> None:
        """Choose a data set: "mnist", a folder of IDX files or an .npz file."""
        self.form.set_data(source)

    def show_offer(self, offer: DataOffer) -> None:
        """Offer data that were made elsewhere in the program."""
        self.form.show_offer(offer)

    def show_status(self, status: Status) -> None:
        """Offer what makes sense in ``status``."""
        self.form.setEnabled(status.allows(Action.START))
        self.controls.show_status(status)

    def show_history(self, history: History) -> None:
        """Draw what the run has shown so far, at once or as soon as the last drawing is old enough."""
        self._undrawn = history
        if history.started is not self._run:
            self._run = history.started
            self._forget_result()
        if not self._pace.isActive():
            self._draw()

    def show_finished(self, finished: TrainingFinished) -> None:
        """Say how the run ended and, if it was tested, show the recall of each digit."""
        self._draw()
        self.controls.show_outcome(finished.outcome)
        if finished.evaluation is not None:
            self._show_evaluation(finished.evaluation)

    def show_failure(self, _failed: Failed) -> None:
        """A run did not start or ended early: the window says why."""
        self.controls.show_outcome("The run has ended early.")

    # Inside ---------------------------------------------------------------------------------------------------

    def _build_next(self) -> None:
        """Build the plots before a run needs them, one in each turn: together they take a fifth of a second."""
        if self._unbuilt:
            self._unbuilt.pop(0).prepare()
            QTimer.singleShot(0, self, self._build_next)

    def _draw(self) -> None:
        """Draw what has not been drawn yet, if there is anything."""
        history, self._undrawn = self._undrawn, None
        if history is not None:
            self._pace.start()
            self.controls.show_history(history)
            draw_curves(self.loss, history, "loss")
            draw_curves(self.accuracy, history, "accuracy")

    def _start(self) -> None:
        command = self.form.command()
        if command is not None:
            self.start_requested.emit(command)

    def _forget_result(self) -> None:
        self.recall.show_empty()
        self.form.forgive()

    def _show_evaluation(self, evaluation: Evaluation) -> None:
        names = tuple(str(digit) for digit in range(len(evaluation.recall)))
        self.recall.set_bars(names, 100 * np.array(evaluation.recall))
        self.recall.subtitle.setText(
            f"Test accuracy {100 * evaluation.accuracy:.2f} %, loss {evaluation.loss:.4f}, "
            f"on {evaluation.count:,} pictures kept apart"
        )


def draw_curves(plot: CurvePlot, history: History, quantity: Quantity) -> None:
    """Give ``plot`` the points of ``quantity``, accuracies in per cent."""
    factor = 100.0 if quantity == "accuracy" else 1.0

    def points(batches: Curve, smoothed: Curve) -> Points:
        curves = {"batch": batches, "training": smoothed, "validation": history.validation(quantity)}
        return {name: (curve.x, factor * curve.y) for name, curve in curves.items()}

    if history.last_batch is None:
        plot.show_empty("The curve begins with the first batch.")
        return
    low, high = history.limits(quantity)
    plot.set_curves(
        points(*history.outline(quantity)),
        (0.0, 1.015 * history.reach),  # a little more than the run, so that the last point is not cut in half
        (factor * low, factor * high),
        whole=lambda: points(history.batches(quantity), history.smoothed(quantity)),
    )


def _card(content: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    margin = UNIT + UNIT // 2
    layout.setContentsMargins(margin, margin, margin, UNIT)
    layout.addWidget(content)
    return card
