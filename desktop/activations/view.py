"""The Activations tab: what every layer makes of the present drawing, live."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.model.model import Model
from core.nn.network import Network
from core.types import Array
from desktop.activations.layer_strip import LayerStrip, LayerView, layer_views
from desktop.language import tr
from desktop.session.reading import UNANSWERED
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import DropDown, icon_button, label_of
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.keys import within
from desktop.widgets.read_out import ReadOut
from desktop.widgets.room import Leaves, fill_area
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Pixel, Scale, as_tiles
from desktop.widgets.tiles import TilesView

EMPTY = tr("Draw a digit to see what each layer makes of it.")
ALL = tr("All layers")
HINT = tr("Point at a value to read it; click a layer to see it large.")
HELP = tr(
    "<p>Your drawing goes through the network layer by layer. Each layer answers with pictures, one for each of its "
    "filters: bright where the filter found what it looks for, dark where it did not. They are called "
    "<b>activations</b>.</p>"
    "<p>The first layers find strokes and edges and still look like your drawing. Pooling makes the pictures smaller, "
    "and what comes later puts strokes together. The last layer has one number for each digit.</p>"
    "<p>The colours of a layer go from its smallest number to its largest; the scale at its right says which they "
    "are.</p>"
)


class ActivationsView(QWidget):
    """All layers in one column, each in its own range of colours; a click opens one of them large."""

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._views: list[LayerView] = []
        self._outputs: Mapping[str, Array] = {}
        self.strips: list[LayerStrip] = []
        self.layer = DropDown()
        self.large = TilesView(tr("Output of the layer"))
        self.read_out = ReadOut(HINT)
        self._lay_out()
        self.layer.currentIndexChanged.connect(self._turn)
        self.back.clicked.connect(self.show_all)
        within(self, Qt.Key.Key_Escape, self.show_all)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        margin = UNIT + UNIT // 2
        self._sides = Leaves(self._make_overview(), self.large)
        in_column(self._sides, on=card, margins=(2 * UNIT, margin, margin, margin))
        filled = QWidget()
        in_column(self._make_row(), (card, 1), on=filled, margins=UNIT)
        self.empty = theme.label(EMPTY, "empty")
        self._pages = Leaves(self.empty, filled, on=self)

    def _make_row(self) -> QHBoxLayout:
        tip = tr("Back to all layers (Esc, when the focus is here)")
        self.back = icon_button("back", tr("Back to all layers"), tip)
        self.layer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.layer.setAccessibleName(tr("Layer"))
        self.layer.setToolTip(tr("See all layers, or one of them large"))
        return in_row(
            label_of(tr("&Layer"), self.layer), self.layer, self.back, STRETCH, HelpMark(tr("Activations"), HELP)
        )

    def _make_overview(self) -> QWidget:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        overview = QWidget()
        in_column((self._scroll, 1), self.read_out, on=overview)
        return overview

    # What the window tells ------------------------------------------------------------------------------------

    def show_model(self, model: Model) -> None:
        """Make room for the layers of ``model``; the same network keeps what is being looked at."""
        if model.network == self._network:
            return
        self._network = model.network
        self._views = layer_views(model.network)
        self._outputs = {}
        self._fill_column()
        with QSignalBlocker(self.layer):
            self.layer.clear()
            self.layer.addItems([ALL, *(view.title for view in self._views)])
        self._turn()
        self.show_empty()

    def _fill_column(self) -> None:
        """A new column of strips; the old one goes with its widget."""
        self._column = QWidget()
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(0, 0, UNIT, 0)
        layout.setSpacing(UNIT)
        self.strips = [LayerStrip(view) for view in self._views]
        for place, strip in enumerate(self.strips, start=1):
            strip.opened.connect(lambda place=place: self.layer.setCurrentIndex(place))
            strip.read.connect(self.read_out.say)
            strip.grid.moved.connect(lambda rect, strip=strip: self._scroll_to(strip, rect))
            layout.addWidget(strip)
        layout.addStretch(1)
        fill_area(self._scroll, self._column)

    def show_activations(self, activations: Mapping[str, Array]) -> None:
        """Show the outputs by the layer's name, ``(C, H, W)`` or ``(D,)``; those of another network are not shown."""
        if [(name, output.shape) for name, output in activations.items()] != [(v.name, v.shape) for v in self._views]:
            return
        self._outputs = activations
        self._pages.setCurrentIndex(1)
        self._show()

    def show_empty(self) -> None:
        """Nothing is drawn, or the network has no answer."""
        self._pages.setCurrentIndex(0)

    def show_unanswered(self, unanswered: bool) -> None:
        """Whether it is the network that has no answer."""
        self.empty.setText(UNANSWERED if unanswered else EMPTY)

    def show_all(self) -> None:
        """Back to all layers."""
        self.layer.setCurrentIndex(0)

    # Inside ---------------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        one = self.layer.currentIndex() > 0
        self.back.setVisible(one)
        self._sides.setCurrentIndex(1 if one else 0)
        self._show()

    def _show(self) -> None:
        if not self._outputs:
            return
        place = self.layer.currentIndex()
        if place <= 0:
            for strip in self.strips:
                strip.show_output(self._outputs[strip.view.name])
            return
        view = self._views[place - 1]
        output = self._outputs[view.name]
        tiles, names = as_tiles(output, view.last)

        def describe(pixel: Pixel) -> str:
            return view.read(pixel, tiles.shape[2])

        scale = Scale.sequential(tiles)
        self.large.show_tiles(tiles, scale, names, describe, view.limits(21 * UNIT, 120 * UNIT))

    def _scroll_to(self, strip: LayerStrip, rect: QRectF) -> None:
        centre = strip.grid.mapTo(self._column, rect.center().toPoint())
        self._scroll.ensureVisible(centre.x(), centre.y(), 4 * UNIT, 4 * UNIT)
