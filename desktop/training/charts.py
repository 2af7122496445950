"""What a run shows of itself: one page of plots at a time."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QStackedWidget, QToolButton, QWidget

from core.evaluation.evaluation import Evaluation
from desktop.language import tr
from desktop.training.buckets import Curve
from desktop.training.history import History, Quantity
from desktop.training.layer_charts import LayerCharts
from desktop.training.words import change_in_words
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.card import card
from desktop.widgets.fields import describe
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.plot_frame import PlotFrame, Series
from desktop.widgets.plot_marks import Mark
from desktop.widgets.plots import BarPlot, CurvePlot, Points
from desktop.widgets.run_plot import RunPlot
from desktop.widgets.theme import UNIT

BATCH, TRAINING, VALIDATION, RATE = tr("batch"), tr("training"), tr("validation"), tr("rate")
SERIES = (Series(BATCH, "faint", valued=False), Series(TRAINING, "line"), Series(VALIDATION, "marked"))
HELP = tr(
    "<p>The network is shown a small <b>batch</b> of pictures and answers. How wrong it is, is its <b>loss</b>. Then "
    "every weight moves a little to where the loss would have been less, and the next batch comes. When all pictures "
    "were seen once, an <b>epoch</b> is over.</p>"
    "<p>After every epoch it is asked about pictures that it never learns from: the <b>validation</b> pictures. Where "
    "the training curve goes on getting better and the validation curve does not, it learns by heart.</p>"
    "<p>The <b>learning rate</b> is how far the weights move. It can be turned while a run goes on; a dashed line in "
    "the curves says where. At the very end the <b>test</b> pictures are read, once.</p>"
)
EMPTY_CURVES = tr("Press Start and\nthe curve appears here.")
EMPTY_RATE = tr("Press Start, and the learning rate of every batch appears here.")
EMPTY_RESULT = tr("When a run ends, it is tested:\nhow many pictures of each digit are read right appears here.")


class RunCharts(QWidget):
    """Loss, accuracy and result; or the learning rate; or what the layers do."""

    def __init__(self) -> None:
        super().__init__()
        self.loss = RunPlot(tr("Loss"), (tr("epoch"), tr("loss")), SERIES, EMPTY_CURVES, "{:.4f}")
        self.accuracy = RunPlot(tr("Accuracy"), (tr("epoch"), tr("accuracy, %")), SERIES, EMPTY_CURVES, "{:.2f} %")
        self.recall = BarPlot(tr("Recall by digit"), (tr("digit"), tr("recall, %")), 100.0, EMPTY_RESULT, "{:.1f}")
        self.rate = CurvePlot(
            tr("Learning rate"), (tr("epoch"), tr("learning rate")), (Series(RATE, "line"),), EMPTY_RATE, "{:.3g}"
        )
        self._history: History | None = None
        self._unbuilt: list[PlotFrame] = [self.loss, self.accuracy, self.recall]
        QTimer.singleShot(0, self, self._build_next)
        self.layers = LayerCharts()
        self.pages = QStackedWidget()
        self._buttons = QButtonGroup(self)
        self._draws: list[Callable[[], None]] = []
        tip = tr("How well the network does on the training and validation pictures")
        self._add_page(tr("Loss and accuracy"), tip, self._first_page(), self._draw_curves)
        tip = tr("How far the weights moved at each step")
        self._add_page(tr("Learning rate"), tip, card(self.rate), self._draw_rate)
        tip = tr("How each layer learns, and which units are dead")
        self._add_page(tr("Layers"), tip, card(self.layers), self._draw_layers)
        help_mark = HelpMark(tr("How does a network learn?"), HELP)
        row = in_row(*self._buttons.buttons(), STRETCH, help_mark, spacing=UNIT // 2)
        self._buttons.idClicked.connect(self.look_at)
        self._buttons.button(0).setChecked(True)
        in_column(row, (self.pages, 1), on=self)

    def _add_page(self, name: str, tip: str, page: QWidget, draw: Callable[[], None]) -> None:
        """Another ``page``, with a button that brings it to the front; ``draw`` brings it up to date."""
        button = QToolButton()
        button.setText(name)
        button.setCheckable(True)
        describe(button, tr("Show {page}", page=name), tip)
        self._buttons.addButton(button, self.pages.count())
        self.pages.addWidget(page)
        self._draws.append(draw)

    def _first_page(self) -> QWidget:
        """Loss and accuracy beside each other, the result below them."""
        page = QWidget()
        plots = QGridLayout(page)
        plots.setContentsMargins(0, 0, 0, 0)
        plots.setSpacing(UNIT)
        plots.addWidget(card(self.loss), 0, 0)
        plots.addWidget(card(self.accuracy), 0, 1)
        plots.addWidget(card(self.recall), 1, 0, 1, 2)
        for row, stretch in ((0, 11), (1, 9)):
            plots.setRowStretch(row, stretch)
        for place in (0, 1):
            plots.setColumnStretch(place, 1)
        return page

    def look_at(self, page: int) -> None:
        """Bring ``page`` to the front, as it is now."""
        self._buttons.button(page).setChecked(True)
        self.pages.setCurrentIndex(page)
        self._draws[page]()

    def show_history(self, history: History) -> None:
        """Draw what the run has shown so far, on the page in front."""
        self._history = history
        self._draws[self.pages.currentIndex()]()

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """How well each digit that there are pictures of is read, at a run's end."""
        there = np.flatnonzero(np.sum(evaluation.confusion, axis=1))
        self.recall.set_bars(tuple(map(str, there)), 100 * np.array(evaluation.recall)[there])
        self.recall.subtitle.setText(
            tr(
                "Test accuracy {accuracy:.2f} %, cross-entropy {loss:.4f}, on {count:,} pictures kept apart",
                accuracy=100 * evaluation.accuracy,
                loss=evaluation.loss,
                count=evaluation.count,
            )
        )

    def forget(self) -> None:
        """Another run begins: the result is no more, and what was looked at from near."""
        for plot in (self.loss, self.accuracy, self.recall):
            plot.show_empty()

    # Inside ---------------------------------------------------------------------------------------------------

    def _build_next(self) -> None:
        """Build the plots before a run needs them, one in each turn: together they take a fifth of a second."""
        if self._unbuilt:
            self._unbuilt.pop(0).prepare()
            QTimer.singleShot(0, self, self._build_next)

    def _draw_curves(self) -> None:
        if self._history is not None:
            draw_curves(self.loss, self._history, "loss")
            draw_curves(self.accuracy, self._history, "accuracy")

    def _draw_rate(self) -> None:
        history = self._history
        if history is None or not history.steps:
            self.rate.show_empty(EMPTY_RATE)
            return
        curve = history.rates()
        top = 1.1 * float(curve.y.max()) or 1.0
        self.rate.set_curves({RATE: (curve.x, curve.y)}, _along(history), (0.0, top))
        self.rate.set_marks(marks_of(history))

    def _draw_layers(self) -> None:
        if self._history is not None:
            self.layers.show_figures(self._history.figures, self._history.reach)


def draw_curves(plot: RunPlot, history: History, quantity: Quantity) -> None:
    """Give ``plot`` the points of ``quantity``, accuracies in per cent."""
    factor = 100.0 if quantity == "accuracy" else 1.0

    def points(batches: Curve, smoothed: Curve) -> Points:
        curves = {BATCH: batches, TRAINING: smoothed, VALIDATION: history.validation(quantity)}
        return {name: (curve.x, factor * curve.y) for name, curve in curves.items()}

    if not history.steps:
        plot.show_empty(tr("The curve begins with the first batch."))
        return
    low, high = history.limits(quantity)
    epochs = history.training(quantity)
    plot.set_curves(
        points(*history.outline(quantity)),
        _along(history),
        (factor * low, factor * high),
        whole=lambda: points(history.batches(quantity), history.smoothed(quantity)),
        epochs={TRAINING: (epochs.x, factor * epochs.y)},
    )
    plot.set_marks(marks_of(history))


def marks_of(history: History) -> tuple[Mark, ...]:
    """What was turned in the run, where it was."""
    if history.started is None:
        return ()
    batches = history.started.batches_per_epoch
    return tuple(Mark(event.step / batches, change_in_words(event.before, event.dials)) for event in history.adjusted)


def _along(history: History) -> tuple[float, float]:
    """A little more than the run, so that the last point is not cut in half."""
    return 0.0, 1.015 * history.reach
