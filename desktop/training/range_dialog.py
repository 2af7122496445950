"""The learning-rate range test: its curve, and the rate that it suggests."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from core.training.range_test import Probed, has_grown_again, suggest
from desktop.engine.states import Action, Status
from desktop.language import figure, tr
from desktop.training.monitor import RangeProgress
from desktop.training.range_job import RANGE_KIND
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.card import card
from desktop.widgets.fields import describe
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.log_plot import LogPlot
from desktop.widgets.plot_frame import Series
from desktop.widgets.plot_marks import Mark
from desktop.widgets.room import size_on_screen
from desktop.widgets.theme import UNIT

SIZE = (76 * UNIT, 60 * UNIT)
BATCH, SMOOTHED = tr("batch"), tr("smoothed")
SERIES = (Series(BATCH, "faint", valued=False), Series(SMOOTHED, "line"))
EMPTY = tr("The curve begins with the first batch.")
RUNNING = tr("A copy of the network is trained with an ever larger rate; the weights stay as they are.")
NOTHING = tr("At none of these rates did the loss fall clearly, so none is suggested: perhaps it is low already.")
STOPPED = tr("Stopped before the first batch: nothing has changed.")
HELP = tr(
    "<p>The <b>learning rate</b> is how far the weights move at each step. Too small, and nothing is learnt; too "
    "large, and the loss grows instead of falling.</p><p>This test finds out for your network and your data: it "
    "trains a copy for a moment, with a larger rate at every batch. At first nothing happens, then the loss falls, "
    "then it shoots up. A good rate lies where the loss <b>falls the fastest</b>: that is the one marked.</p>"
)


LEAST_RANGE = 1000
"""From the first rate to the last on the axis, at least: between fewer powers of ten the numbers have no room."""
BEFORE = 2
"""The axis begins that much below the first rate, whose number would lie on the loss of 0."""


class RangeDialog(QDialog):
    """Follows one test after the other; closing it stops the one that goes on, and nothing else."""

    chosen = Signal(float)
    """Train with this rate."""
    stop_wished = Signal()
    again_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Which learning rate?"))
        self.resize(size_on_screen(self, *SIZE))
        self.suggestion: float | None = None
        self._final = True
        self._going = self._possible = False
        self.plot = LogPlot(tr("Loss by learning rate"), (tr("learning rate"), tr("loss")), SERIES, EMPTY, "{:.4f}")
        self.bar = FractionBar(tr("Progress of the test"))
        self.words = theme.label(RUNNING, "hint")
        self.words.setAccessibleName(tr("What the test says"))
        self.words.setFixedHeight(2 * self.words.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.use = QPushButton(tr("&Use this rate"))
        self.stop = QPushButton(tr("&Stop"))
        self.again = QPushButton(tr("&Try again"))
        describe(self.use, tr("Use this rate"), tr("Put the suggested rate into the form"))
        describe(self.stop, tr("Stop the test"), tr("End the test here: what it has found stays"))
        describe(self.again, tr("Try again"), tr("Test with the settings of the form as they are now"))
        self.use.clicked.connect(self._use)
        self.stop.clicked.connect(self.stop_wished)
        self.again.clicked.connect(self.again_wished)
        self.finished.connect(lambda _: self._leave())
        self._lay_out()
        self._offer()

    def _lay_out(self) -> None:
        foot = in_row(
            HelpMark(tr("What is a learning-rate range test?"), HELP), STRETCH, self.stop, self.again, self.use
        )
        in_column((card(self.plot), 1), self.bar, self.words, foot, on=self, margins=2 * UNIT)

    def begin(self) -> None:
        """Another test has been asked for."""
        self.suggestion, self._final, self._going, self._possible = None, True, True, False
        self.plot.show_empty(EMPTY)
        self.plot.set_marks(())
        self.bar.show_fraction(0.0)
        self.words.setText(RUNNING)
        self._offer()

    def show_status(self, status: Status) -> None:
        """A test goes on, could begin, or has to wait for something else."""
        self._going, self._possible = status.job == RANGE_KIND, status.allows(Action.START)
        self._offer()

    def show_failure(self, reason: str) -> None:
        """No test can begin: ``reason`` says why."""
        self.words.setText(reason)

    def show_test(self, test: RangeProgress) -> None:
        """How far it is, and at its end what it suggests."""
        if test.steps:
            self._draw(test.steps)
        if test.over:
            self.bar.show_fraction(0.0)
            self._judge(test)
            self._offer()

    def _draw(self, steps: Sequence[Probed]) -> None:
        rates, losses, smoothed = (
            np.array([getattr(step, name) for step in steps]) for name in ("rate", "loss", "smoothed")
        )
        self.bar.show_fraction(steps[-1].done / steps[-1].count)
        self.plot.set_curves(
            {BATCH: (rates, losses), SMOOTHED: (rates, smoothed)},
            (rates[0] / BEFORE, max(rates[-1], LEAST_RANGE * rates[0])),
            (0.0, max(1.1 * float(np.percentile(losses, 95)), 1e-3)),
        )

    def _judge(self, test: RangeProgress) -> None:
        """Say what comes of it: of a test that was cut short in the fall of the loss, no more than that."""
        rate = self.suggestion = suggest(test.steps)
        cut_short = test.stopped or bool(test.reason)
        self._final = not cut_short or has_grown_again(test.steps)
        if rate is not None:
            self.plot.set_marks((Mark(rate, figure(rate, ".2g")),))
        text = "" if test.reason and rate is None else self._verdict(test.steps)
        self.words.setText(" ".join(part for part in (test.reason, text) if part))

    def _verdict(self, steps: Sequence[Probed]) -> str:
        if not steps:
            return STOPPED
        rate, last = self.suggestion, steps[-1].rate
        if rate is None and self._final:
            return NOTHING
        if rate is None:
            return tr(
                "Stopped at a rate of {rate:.2g}: the loss had not fallen clearly yet, so none is suggested.", rate=last
            )
        if self._final:
            return tr("The loss falls the fastest at a rate of {rate:.2g}: a good one to train with.", rate=rate)
        return tr(
            "Up to {last:.2g}, where it was stopped, the loss falls the fastest at a rate of {rate:.2g}: "
            "a larger one may be better.",
            last=last,
            rate=rate,
        )

    def _offer(self) -> None:
        """What makes sense now; the focus stays unless it is where nothing can be pressed any more.

        A rate that may not be the best can be used too, but then another test is what is offered first.
        """
        focused = self.focusWidget()
        first, other = (self.use, self.again) if self._final else (self.again, self.use)
        for button, role in ((first, "primary"), (other, "")):
            button.setProperty("role", role)
            button.style().polish(button)
        self.stop.setEnabled(self._going)
        self.again.setEnabled(self._possible)
        self.use.setEnabled(self.suggestion is not None)
        possible = [button for button in (first, self.stop, other) if button.isEnabled()]
        if possible and (focused is None or not focused.isEnabled()):
            possible[0].setFocus()

    def _use(self) -> None:
        if self.suggestion is not None:
            self.chosen.emit(float(f"{self.suggestion:.2g}"))
            self.accept()

    def _leave(self) -> None:
        """Nobody wants the rest of it."""
        if self._going:
            self.stop_wished.emit()
