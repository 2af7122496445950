"""The articles' examples, one click each, and what a convolution is in a few sentences."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.explain.worked_examples import EXAMPLES
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_row
from desktop.widgets.help_mark import HelpMark

HELP = tr(
    "<p>A <b>kernel</b> (or filter) is a small table of numbers. It is laid on a corner of the picture; each of its "
    "numbers is multiplied with the pixel below it, and the products are added up. That sum is one number of the "
    "output. Then the kernel moves on, and so on over the whole picture: this is a <b>convolution</b>.</p>"
    "<p>Where the picture looks like the kernel the sum is large, so the output says where something is: an upright "
    "edge, a curve. A network finds its kernels by itself, by training.</p>"
    "<p><b>Padding</b> puts zeros around the picture, the hatched frame, so that the kernel can stand on the very edge "
    "and the output need not be smaller. <b>Stride</b> is how many pixels it moves on by. A picture of several "
    "<b>channels</b> has one slice of the kernel for each; their sums are added up.</p>"
    "<p><b>Activation</b> and <b>pooling</b> usually follow: ReLU makes everything below zero 0, max pooling keeps the "
    "greatest of every small window.</p>"
)


class ExampleRow(QWidget):
    """A row of buttons."""

    chosen = Signal(object)
    """An :class:`~core.explain.worked_examples.Example`."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        for example in EXAMPLES:
            button = QPushButton(tr(example.title))
            button.setProperty("role", "segment")
            button.setToolTip(tr(example.tip))
            button.setAccessibleDescription(tr(example.tip))
            button.clicked.connect(lambda _=False, example=example: self.chosen.emit(example))
            self.buttons.append(button)
        help_mark = HelpMark(tr("What is a convolution?"), HELP)
        in_row(theme.label(tr("Examples"), "muted"), *self.buttons, STRETCH, help_mark, on=self)
