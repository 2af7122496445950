"""The head of the editor: the network's name, the pictures it takes, and what it is begun from."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.language import tr
from desktop.network_editor.draft import Draft
from desktop.network_editor.fields import SizesField
from desktop.network_editor.layer_form import Keys, describe
from desktop.network_editor.starts import ORIGINS
from desktop.widgets import theme
from desktop.widgets.boxes import in_row
from desktop.widgets.fields import DropDown, label_of
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.theme import UNIT

LONGEST = 60
HELP = tr(
    """<p>A network is a row of layers: each takes what the one before it gives. The first is given the picture, the
last one gives ten numbers, and the greatest of them says which digit it is.</p>
<p>Add layers on the left and set them on the right. The list shows what each one gives, how many numbers it learns and
how many multiplications it costs for one picture. Where a layer cannot follow the one before, the list says why, and
the network stays what it was.</p>
<p><b>Use this network</b> makes it the present one, with fresh weights: draw, and it guesses; train it in the tab
Train, and it learns. A usual row is convolution, ReLU, max-pooling, the same again, then flatten and dense.</p>"""
)

INPUT_TIP = tr(
    "The pictures that the network takes: the canvas draws 1 × 28 × 28; a – in the last two makes it a vector"
)


class Head(QWidget):
    """:attr:`named`, :attr:`sized` and :attr:`begun` tell what is wanted."""

    named = Signal(str)
    sized = Signal(object)
    begun = Signal(str)

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(tr("Name of the network"))
        self.name.setToolTip(tr("What the network is called: it goes with its weights"))
        self.name.installEventFilter(keys)
        self.name.textEdited.connect(self.named)
        self.input = SizesField(optional=True)
        describe(self.input, "input", INPUT_TIP, keys)
        self.input.changed.connect(lambda: self.sized.emit(self.input.given()))
        self.origin = DropDown()
        for number, origin in enumerate(ORIGINS):
            self.origin.addItem(origin.title, origin.key)
            self.origin.setItemData(number, origin.sentence, Qt.ItemDataRole.ToolTipRole)
        self.origin.setAccessibleName(tr("Start from"))
        self.origin.setToolTip(tr("An article's network, the present one, or nothing; Ctrl+Z goes back"))
        self.origin.activated.connect(lambda _: self.begun.emit(self.origin.currentData()))
        self.sentence = theme.label("", "small")
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        for column, (text, field) in enumerate(
            ((tr("&Start from"), self.origin), (tr("&Name"), self.name), (tr("&Input"), self.input))
        ):
            pair = in_row(label_of(text, field), (field, 1))
            grid.addLayout(pair, 0, column)
            grid.setColumnStretch(column, 1)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.addWidget(HelpMark(tr("Building a network"), HELP), 0, 3)
        grid.addWidget(self.sentence, 1, 0, 1, 4)

    def show_draft(self, draft: Draft) -> None:
        """Show what ``draft`` is called, what it takes and where it comes from."""
        if self.name.text() != draft.name:
            self.name.setText(draft.name)
        if self.input.given() != draft.input_shape:  # else what is being typed would be grouped under the cursor
            with QSignalBlocker(self.input):
                self.input.show_value(draft.input_shape)
        place = max(0, self.origin.findData(draft.origin))
        self.origin.setCurrentIndex(place)
        self.sentence.setText(ORIGINS[place].sentence)
