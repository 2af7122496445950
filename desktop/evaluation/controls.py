"""What is to be evaluated on, and the buttons that do it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.evaluation.data_choice import SplitChoice
from desktop.evaluation.evaluator import Work
from desktop.evaluation.question import Pictures
from desktop.language import tr
from desktop.session.data_choice import DataChoice
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import named, push_button
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.room import Folding
from desktop.widgets.theme import UNIT

HELP = tr("""
<p>The network reads pictures that somebody has labelled, and what it says is held against the labels.
<b>Validation</b> pictures were kept out of its training, so they show how good it is on what it has never seen. The
<b>test</b> pictures are for the very last look: whoever picks the best of many networks by them has, in a way, learnt
them.</p>
<p>In the <b>confusion matrix</b> each row is a true digit and each column an answer. What lies off the diagonal is
misread. Choose a cell, and its pictures appear on the right, those first about which the network was most certain.</p>
<p><b>Recall</b> is how many of the 4s are read as 4; <b>precision</b> is how many of the answers "4" are 4s. The axis
counts mistakes: from 98 to 99 % is as high as from 99 to 99.5 %, for both halve them. The thin line is where the
true value lies in 95 of 100 cases: with few pictures it is long.</p>
<p>The <b>calibration</b> shows whether a network knows how sure it may be. On the dashed line, answers with 80 % are
right 80 times in 100; below it the network is too sure of itself.</p>
<p>Click a picture to put it on the canvas: the other tabs then show why it is read as it is.</p>
""")


class Controls(QWidget):
    """A row above the result."""

    evaluate_wished = Signal(object)
    """On :class:`~desktop.evaluation.question.Pictures`."""
    stop_wished, file_wished = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.data, self.split = DataChoice(), SplitChoice()
        self.evaluate = push_button(
            tr("Evalua&te"), tr("Read the pictures with the weights of this moment"), role="primary"
        )
        self.stop = push_button(tr("&Stop"), tr("Leave it; what was found before stays"))
        self.with_file = push_button(
            tr("&Compare with a file…"), tr("Read the same pictures with the weights of a file too")
        )
        self.bar = FractionBar(tr("How much is evaluated"))
        self.bar.setMinimumWidth(5 * UNIT)
        self._lay_out()
        self._suit()
        self.data.changed.connect(self._suit)
        self.evaluate.clicked.connect(lambda: self.evaluate_wished.emit(self.pictures))
        self.stop.clicked.connect(self.stop_wished)
        self.with_file.clicked.connect(self.file_wished)

    def _lay_out(self) -> None:
        what = in_row(
            named(tr("D&ata"), self.data, tr("Pictures with labels to read")),
            self.data,
            named(tr("&Part"), self.split, tr("Which part of them: validation, unless you have a reason for another")),
            self.split,
            self.evaluate,
            self.stop,
            STRETCH,
        )
        how = in_row(self.bar, self.with_file, HelpMark(tr("Evaluate"), HELP))
        in_column(Folding(what, how), on=self)

    @property
    def pictures(self) -> Pictures:
        """What is chosen to be evaluated on."""
        return Pictures(self.data.source, self.split.currentData())

    def show_work(self, work: Work, fraction: float) -> None:
        """What is going on, and how much of it is done, 0..1."""
        ends = not work and self.window().focusWidget() is self.stop
        self.stop.setEnabled(bool(work))
        self.bar.setEnabled(bool(work))
        self.bar.show_fraction(fraction if work else 0.0)
        self.evaluate.setEnabled(work != "evaluate")
        self.with_file.setEnabled(work != "compare")
        if ends:
            self.evaluate.setFocus()  # it is pressed next

    def _suit(self) -> None:
        self.split.suit(self.pictures)
