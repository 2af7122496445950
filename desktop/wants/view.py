"""The Wants tab: a unit, the nine pictures that it answers the most, and the picture that is made for it."""

import math

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from core.data.idx import CLASSES
from core.explain.ascent import STEPS, Ascent, Unit
from core.explain.strongest import field_of
from core.explain.units import heard_at, layers_with_units
from core.model.model import Model
from core.nn.network import Network
from core.types import Array
from desktop.language import tr
from desktop.wants.cards import MadeCard, NineCard, Shown
from desktop.wants.picture import Field
from desktop.wants.question import STROKES, TRAINING, VALIDATION, Found, Source
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import DropDown, WholeBox, named
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.room import Folding
from desktop.widgets.theme import UNIT

HELP = tr(
    "<p>Every filter, and every unit of a dense layer, looks for something. Left are the pictures of the data set that "
    "it answers the most; the frame in a picture is all that its answer depends on. Click one to put it on the "
    "canvas.</p>"
    "<p>Right is a picture made for it: it begins as grey noise, and each pixel is changed a little, again and again, "
    "in the way that makes the answer greater. What comes out is no digit that anybody wrote, but shows what the unit "
    "likes to see. <i>Another</i> begins with other noise.</p>"
    "<p>Filters of the first layers like short strokes and dots, deeper ones parts of digits. The units of the last "
    "layer are the digits 0 to 9, and like whole ones.</p>"
    "<p>The answers here are those before the activation, if one follows. Behind it, where Filters reads them, answers "
    "that differ may have become the same.</p>"
)
NO_UNITS = tr(
    "This network has no layer with weights, so there is nothing that wants anything.\n"
    "Choose another preset in the Network menu, or open other weights."
)
SILENT = tr("Even its best answer is below zero: the activation behind it lets nothing through.")
NOT_FINITE = tr("Its answers are not finite numbers.")


class WantsView(QWidget):
    """Emits wishes; whatever it is told of another unit than the one that is chosen waits until that is chosen."""

    unit_chosen = Signal(object)
    source_chosen = Signal(object)
    another_requested, again_requested, stop_requested = Signal(), Signal(), Signal()
    picture_chosen = Signal(object)
    """A picture ``(28, 28)``, 0 paper to 1 ink, is wanted on the canvas."""

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._layers: list[int] = []
        self._found: Found | None = None
        self._looked = 0, 0
        self._earlier = False
        self._fields: dict[tuple[int, int, int], Field | None] = {}
        self._working = False
        self.layer, self.number, self.source = DropDown(), WholeBox(), DropDown()
        self.work = QPushButton(tr("Stop"))
        self.help = HelpMark(tr("What a unit wants"), HELP)
        self.nine, self.made = NineCard(), MadeCard()
        self.empty = theme.label(NO_UNITS, "empty")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        for source in (VALIDATION, TRAINING, STROKES):
            self.source.addItem(source.name, source)
        for combo in (self.layer, self.source):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.number.setMinimumWidth(9 * UNIT)
        self.number.setWrapping(True)
        self.work.setMinimumWidth(14 * UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for text, field, tip in (
            (tr("&Layer"), self.layer, tr("The layer of the unit")),
            (
                tr("Un&it"),
                self.number,
                tr("Which of its filters or units, counted from 0; the arrow keys go through them"),
            ),
            (tr("&Pictures"), self.source, tr("The pictures to look through")),
        ):
            row.addWidget(named(text, field, tip))
            row.addWidget(field)
            row.addSpacing(UNIT)
        row.addStretch(1)
        work = in_row(STRETCH, self.work, self.help)
        cards = in_row((self.nine, 1), (self.made, 1))
        in_column(Folding(row, work), (self.empty, 1), (cards, 1), on=self, margins=UNIT)
        self._offer(False)

    def _wire(self) -> None:
        self.layer.currentIndexChanged.connect(self._choose_layer)
        self.number.valueChanged.connect(self._choose)
        self.source.activated.connect(self._choose_source)
        self.work.clicked.connect(self._press)
        self.made.another.clicked.connect(self.another_requested)
        for button in (*self.nine.pictures, self.made.picture):
            button.clicked.connect(lambda _=False, button=button: self._put(button.pixels))

    # What the window tells ------------------------------------------------------------------------------------

    def show_model(self, model: Model) -> None:
        """Offer the units of ``model``; the same network keeps the one that was chosen."""
        if model.network == self._network:
            if self._layers:
                self.unit_chosen.emit(self.unit)
            return
        self._network, self._found = model.network, None
        self._fields.clear()
        self._layers = layers_with_units(model.network)
        with QSignalBlocker(self.layer):
            self.layer.clear()
            self.layer.addItems([model.network.names[index] for index in self._layers])
            self.layer.setCurrentIndex(len(self._layers) - 1)  # the digits: what everybody can read
        self._offer(bool(self._layers))
        self.made.show_nothing()
        if self._layers:
            self._choose_layer()

    def show_source(self, source: Source, count: int) -> None:
        """There are ``count`` more pictures to look through; none is no source any more, and others are chosen."""
        place = next((i for i in range(self.source.count()) if self.source.itemData(i).data == source.data), -1)
        if count and place < 0:
            self.source.addItem(source.name, source)
        elif not count and place >= 0:
            chosen = place == self.source.currentIndex()
            self.source.removeItem(place)
            if chosen:
                self.source.setCurrentIndex(0)
                self._choose_source()

    def show_found(self, found: Found | None) -> None:
        """What was found, or is so far; ``None``: no more is looked for."""
        if found is not None:
            known = self._found is not None and self._found.looked == self._found.count
            self._earlier = known and found.looked < found.count
            if not self._earlier:  # what is complete stays until it is known anew
                self._found = found
            self._looked = found.looked, found.count
        self._show_nine()

    def show_growing(self, ascent: Ascent) -> None:
        """The picture is being made."""
        if self._network is not None and self._layers:
            middle = self.unit.middle(self._network)
            self.made.show_ascent(ascent, STEPS, self._field(self._network, self.unit, middle))

    def show_made(self, ascent: Ascent | None) -> None:
        """It is made; ``None``: it is not wanted any more, and stays as far as it came."""
        if ascent is not None:
            self.show_growing(ascent)

    def show_working(self, working: bool) -> None:
        """Whether there is something to stop."""
        self._working = working
        self.work.setText(tr("&Stop") if working else tr("Look &again"))
        self.work.setMinimumWidth(max(self.work.minimumWidth(), self.work.sizeHint().width()))  # it may grow once
        tip = tr("End the search and leave the picture as it is") if working else tr("With the weights of this moment")
        self.work.setToolTip(tip)
        self._show_nine()

    # Choosing -------------------------------------------------------------------------------------------------

    @property
    def unit(self) -> Unit:
        """The unit that is chosen."""
        return Unit(self._layers[self.layer.currentIndex()], self.number.value())

    def _choose_layer(self) -> None:
        assert self._network is not None
        index = self._layers[self.layer.currentIndex()]
        with QSignalBlocker(self.number):
            self.number.setMaximum(self._network.shapes[index][0] - 1)
        self._choose()

    def _choose(self) -> None:
        self.made.show_nothing()
        self._show_nine()
        self.unit_chosen.emit(self.unit)

    def _choose_source(self) -> None:
        self._found = None
        self._show_nine()
        self.source_chosen.emit(self.source.currentData())

    def _press(self) -> None:
        (self.stop_requested if self._working else self.again_requested).emit()

    def _put(self, pixels: Array | None) -> None:
        if pixels is not None:
            self.picture_chosen.emit(pixels.astype(np.float32) / 255)

    # Showing --------------------------------------------------------------------------------------------------

    def _offer(self, there_are_units: bool) -> None:
        self.empty.setVisible(not there_are_units)
        for widget in (self.nine, self.made, self.layer, self.number, self.source, self.work):
            widget.setVisible(there_are_units)

    def _show_nine(self) -> None:
        network = self._network
        if network is None or not self._layers:
            return
        unit, found = self.unit, self._found
        name = network.names[unit.index]
        title = tr("What {unit} answers the most", unit=self._called(network, unit))
        if found is None or name not in found.strongest:
            self.nine.show_pictures(title, [], self._progress(), "")
            self.made.show_best(None)
            return
        strongest = found.strongest[name]
        if unit.number >= len(strongest.picture):
            return
        rows = zip(*(array[unit.number].tolist() for array in strongest), strict=True)
        shown = [
            Shown(found.images[picture, 0], int(found.labels[picture]), value, self._field(network, unit, place))
            for picture, value, place in rows
            if math.isfinite(value)
        ]
        behind = network.layers[heard_at(network, unit.index)[1]]
        silent = behind.rectifies and bool(shown) and shown[0].value <= 0
        progress = self._progress()
        nothing = not shown and (progress[0] == 1 or not self._working)  # before, there may still be some
        note = NOT_FINITE if nothing else SILENT if silent else ""
        self.nine.show_pictures(title, shown, progress, note)
        outdated = self._earlier and not self._working
        self.made.show_best(shown[0].value if shown and not outdated else None)

    def _field(self, network: Network, unit: Unit, place: int) -> Field | None:
        key = (unit.index, unit.number, place)
        if key not in self._fields:
            self._fields[key] = field_of(network, *key)
        return self._fields[key]

    def _called(self, network: Network, unit: Unit) -> str:
        shape = network.shapes[unit.index]
        if unit.index == self._layers[-1] and shape == (CLASSES,):
            return tr("unit {number}, the digit {number},", number=unit.number)
        name = network.names[unit.index]
        if len(shape) == 3:
            return tr("{name}, filter {number},", name=name, number=unit.number)
        return tr("{name}, unit {number},", name=name, number=unit.number)

    def _progress(self) -> tuple[float, str]:
        """How far the search is, and in words."""
        if self._found is None:
            return 0.0, tr("Reading the pictures…") if self._working else tr("Press Look again to search the pictures.")
        looked, count = self._looked
        text = tr("{looked:,} of {count:,} pictures", looked=looked, count=count)
        if looked == count:
            return 1.0, tr("All {count:,} pictures looked through.", count=count)
        if self._working:
            words = tr("{text} so far", text=text)
        elif self._earlier:
            words = tr("Stopped after {text}: these were found by the search before.", text=text)
        else:
            words = tr("Stopped after {text}.", text=text)
        return looked / count, words
