"""The Filters tab: the weights of every layer of the present network, live while it learns."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from core.explain.directions import Directions, directions
from core.explain.filters import Kernels, kernels_of
from core.explain.silence import Answers
from core.model.model import Model
from core.nn.network import Network
from core.types import Array
from desktop.filters.details import MARKS, UnitDetails
from desktop.filters.order_box import OrderBox
from desktop.filters.saving import Saving
from desktop.filters.showing import FILTER_WORDS, Chosen, Showing, words_of
from desktop.filters.start import Start
from desktop.filters.words import (
    CHANGE,
    EMPTY,
    GRADIENT,
    HELP,
    IN_FILES,
    NO_CHANGE,
    NO_GRADIENT,
    NO_WEIGHTS,
    SIGNS,
    WEIGHTS,
)
from desktop.language import capital, tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import DropDown, WholeBox, named
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.room import Leaves
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Pixel, Scale
from desktop.widgets.tiles import TilesView


class FiltersView(QWidget):
    """One layer at a time: a tile a filter or, deeper in, filters by input channels, and one filter in detail."""

    gradient_wanted = Signal(bool)
    """The gradient is looked at from now on, or no more."""
    saved = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._parameters = self._gradient = np.empty(0, np.float32)
        self._start: Start | None = None
        self._answers: Mapping[str, Answers] = {}
        self._order: Array | None = None
        self._unit: int | None = None
        self._showing: Showing | None = None
        self._directions: Directions | None = None
        self.layer, self.numbers, self.order = DropDown(), DropDown(), OrderBox()
        self.mode, self.index = DropDown(), WholeBox()
        self.caption = theme.label("", "muted")
        self.tiles = TilesView(tr("Filters"))
        self.details = UnitDetails()
        self.saving = Saving(self)
        self.help = HelpMark(tr("Filters"), HELP)
        self.empty, self.nothing = theme.label(EMPTY, "empty"), theme.label("", "empty")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.numbers.addItems([WEIGHTS, GRADIENT, CHANGE])
        self.mode.addItems(FILTER_WORDS.ways)
        for combo in (self.layer, self.numbers, self.order, self.mode):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.index.setMinimumWidth(9 * UNIT)
        self.index.setAccessibleName(tr("Number of the filter or input channel"))
        self.index.setToolTip(tr("Which one, counted from 0"))
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        sorting = tr(
            "What lies beside what; while the network learns tiles keep their places: choose again to sort anew"
        )
        for text, field, tip in (
            (tr("&Layer"), self.layer, tr("Which layer to look at")),
            (
                tr("N&umbers"),
                self.numbers,
                tr("The weights, where the last batch pushed them, or how far they have come"),
            ),
            (tr("&Order"), self.order, sorting),
        ):
            row.addWidget(named(text, field, tip))
            row.addWidget(field)
            row.addSpacing(UNIT)
        row.addStretch(1)
        row.addWidget(self.saving.button)
        row.addWidget(self.help)
        filled = QWidget()
        in_column(row, (self._make_card(), 1), on=filled, margins=UNIT)
        self._pages = Leaves(self.empty, filled, on=self)

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        self._show_label = named(tr("&Show"), self.mode, tr("Which of the filters' input channels to see"))
        show = in_row(self._show_label, self.mode, self.index, STRETCH)
        full = QWidget()
        in_row((self.tiles, 1), self.details, on=full)
        self._bodies = Leaves(full, self.nothing)
        in_column(
            show,
            self.caption,
            (self._bodies, 1),
            on=card,
            margins=(2 * UNIT, UNIT + UNIT // 2, 2 * UNIT, UNIT + UNIT // 2),
        )
        return card

    def _wire(self) -> None:
        self.layer.currentIndexChanged.connect(self._choose_layer)
        self.numbers.currentTextChanged.connect(self._choose_numbers)
        self.order.activated.connect(self._sort)
        self.mode.currentIndexChanged.connect(self._choose_mode)
        self.index.valueChanged.connect(self._show)
        self.tiles.grid.clicked.connect(self._detail)
        self.tiles.grid.pointed.connect(self._preview)
        self.saving.done.connect(self.saved)
        self.saving.failed.connect(self.failed)

    # What the window tells ------------------------------------------------------------------------------------

    def show_model(self, model: Model) -> None:
        """Show the layers of ``model``; the same network keeps the layer that was chosen."""
        same = model.network == self._network
        self._network, self._parameters = model.network, model.parameters
        self._order = None
        layers = kernels_of(model.network, model.parameters)
        self.empty.setText(NO_WEIGHTS)
        self._pages.setCurrentIndex(1 if layers else 0)
        if not same:
            self._gradient, self._answers = np.empty(0, np.float32), {}
            with QSignalBlocker(self.layer):
                self.layer.clear()
                self.layer.addItems([kernels.name for kernels in layers])
            self._choose_layer()
        self._show()

    def show_parameters(self, parameters: Array) -> None:
        """Training has moved the weights of the present network to ``parameters (P,)``."""
        if self._network is not None and len(parameters) == self._network.parameter_count:
            self._parameters = parameters
            self._show()

    def show_gradient(self, gradient: Array | None) -> None:
        """The last batch had the ``gradient (P,)``; it is empty where there was none."""
        if gradient is not None:
            first, self._gradient = not len(self._gradient), gradient
            if self.numbers.currentText() == GRADIENT:
                self._order = None if first else self._order
                self._show()

    def show_start(self, start: Start) -> None:
        """This is what changes are counted from."""
        self._start = start
        if self.numbers.currentText() == CHANGE:
            self._show()

    def show_answers(self, answers: Mapping[str, Answers] | None) -> None:
        """What every unit answers to some pictures, by the name of its layer."""
        if answers is not None and self._network is not None:
            units = dict(zip(self._network.names, self._network.shapes, strict=True))
            if all(name in units and len(one.low) == units[name][0] for name, one in answers.items()):
                self._answers = answers
                self._show()

    # Choosing -------------------------------------------------------------------------------------------------

    def _choose_layer(self) -> None:
        kernels = self._kernels(self._parameters)
        if kernels is None:
            return
        self._order, self._unit = None, None
        self.order.offer(kernels.directed)
        deep = kernels.weight.shape[1] > 1
        for widget in (self._show_label, self.mode):
            widget.setVisible(deep)
        with QSignalBlocker(self.mode):
            for place, text in enumerate(words_of(kernels).ways):
                self.mode.setItemText(place, text)
        self._choose_mode()

    def _choose_mode(self) -> None:
        kernels = self._kernels(self._parameters)
        if kernels is None:
            return
        count, channels = kernels.weight.shape[:2]
        mode = self.mode.currentIndex()
        self.index.setVisible(channels > 1 and mode > 0)
        self.index.setMaximum((count if mode == 1 else channels) - 1)
        self._show()

    def _choose_numbers(self, numbers: str) -> None:
        self._order = None
        self.gradient_wanted.emit(numbers == GRADIENT)
        self._show()

    def _sort(self) -> None:
        self._order = self._unit = None
        self._show()

    # Showing --------------------------------------------------------------------------------------------------

    def _kernels(self, vector: Array) -> Kernels | None:
        if self._network is None or len(vector) != self._network.parameter_count:
            return None
        layers = kernels_of(self._network, vector)
        return layers[self.layer.currentIndex()] if layers else None

    def _numbers(self) -> tuple[Array, str]:
        """The vector that is looked at, and the words that stand for it where there is nothing to see."""
        numbers, start = self.numbers.currentText(), self._start
        if numbers == GRADIENT:
            return self._gradient, NO_GRADIENT
        if numbers == CHANGE and start is not None and len(start.parameters) == len(self._parameters):
            change = self._parameters - start.parameters
            return (change if change.any() else change[:0]), NO_CHANGE.format(since=start.words)
        return self._parameters, ""

    def _show(self) -> None:
        vector, words = self._numbers()
        kernels, weights = self._kernels(vector), self._kernels(self._parameters)
        if kernels is None or weights is None:
            self._show_nothing(words)
            return
        found = directions(weights.weight) if weights.directed else None
        if self._order is None or len(self._order) != len(kernels.weight):
            self._order = self.order.order(kernels, found)
        showing = Showing(kernels, self._order, self._chosen(kernels), self._labels(kernels, found))
        scale = Scale.symmetric(kernels.weight)
        self._showing, self._directions = showing, found
        self.caption.setText(showing.caption + self._of_what() + (SIGNS if found else ""))
        self._bodies.setCurrentIndex(0)
        self.tiles.show_tiles(showing.tiles, scale, showing.names, showing.read, showing.limits, showing.rows)
        self.saving.offer((showing, scale, IN_FILES[self.numbers.currentText()]))

    def _show_nothing(self, words: str) -> None:
        self._showing = None
        self.nothing.setText(words)
        self.caption.setText("")
        self._bodies.setCurrentIndex(1)
        self.saving.offer(None)

    def _labels(self, kernels: Kernels, found: Directions | None) -> list[str]:
        """The number of every unit, the strokes it looks for, and whether it is dead."""
        answers = self._answers.get(kernels.name)
        dead = np.zeros(len(kernels.weight), bool) if answers is None else answers.dead()
        marks = [MARKS[found.name(unit)] if found else "" for unit in range(len(kernels.weight))]
        return [
            " ".join(part for part in (str(unit), mark, tr("dead") if gone else "") if part)
            for unit, (mark, gone) in enumerate(zip(marks, dead, strict=True))
        ]

    def _of_what(self) -> str:
        numbers = self.numbers.currentText()
        if numbers == CHANGE and self._start is not None:
            return tr("  ·  change {since}", since=self._start.words)
        return tr("  ·  gradient of the last batch") if numbers == GRADIENT else ""

    def _chosen(self, kernels: Kernels) -> Chosen:
        index = self.index.value()
        if kernels.weight.shape[1] == 1:
            return None, 0
        return ((None, None), (index, None), (None, index))[self.mode.currentIndex()]

    # One unit -------------------------------------------------------------------------------------------------

    def _detail(self, tile: int) -> None:
        """A click: this unit stays when the pointer goes."""
        if self._showing is not None:
            self._unit = self._showing.unit_at(tile)

    def _preview(self, pixel: Pixel | None) -> None:
        """The unit that is pointed at; without a pointer, the one that was clicked last."""
        if self._showing is not None:
            self._show_details(self._unit if pixel is None else self._showing.unit_at(pixel.tile))

    def _show_details(self, unit: int | None) -> None:
        """Of ``unit``, or of the first one that is shown."""
        showing = self._showing
        assert showing is not None
        kernels = showing.kernels
        unit = showing.unit_at(0) if unit is None or showing.chosen[0] is not None else unit
        most = Scale.symmetric(kernels.weight).high
        bias = None if kernels.bias is None else float(kernels.bias[unit])
        title = f"{capital(words_of(kernels).unit)} {unit}"
        self.details.show_unit(title, kernels.weight[unit], bias, most)
        self.details.show_strokes(None if self._directions is None else self._directions.name(unit))
        self.details.show_answers(self._answers.get(kernels.name), unit)
