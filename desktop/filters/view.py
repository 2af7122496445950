"""The Filters tab: the weights of every convolution of the present network, live while it learns."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QSpinBox, QStackedLayout, QVBoxLayout, QWidget

from core.model.model import Model
from core.nn.layers import Conv2D
from core.nn.network import Network
from core.types import Array
from desktop.widgets import theme
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Limits, Pixel, Scale, number
from desktop.widgets.tiles import TilesView

MATRIX, ONE_FILTER, ONE_CHANNEL = "Every filter and input channel", "One filter", "One input channel"

Chosen = tuple[int | None, int | None]
"""The filter and the input channel that are fixed; the tiles run over what is ``None``."""

EMPTY = "The network is being read."
NO_CONVOLUTION = (
    "This network has no convolution, so there are no filters to see.\n"
    "Choose another preset in the Network menu, or open other weights."
)


@dataclass(frozen=True)
class Filters:
    """The numbers of one convolution: ``weight (F, C, K, K)`` and ``bias (F,)``, where it has one."""

    name: str
    weight: Array
    bias: Array | None


def filters_of(network: Network, parameters: Array) -> list[Filters]:
    """The convolutions of ``network``, the first one first."""
    views = network.views(parameters)
    return [
        Filters(name, views[f"{name}.weight"], views.get(f"{name}.bias"))
        for name, layer in zip(network.names, network.layers, strict=True)
        if isinstance(layer, Conv2D)
    ]


class FiltersView(QWidget):
    """One convolution at a time: a tile a filter or, deeper in, filters by input channels."""

    shown = Signal()
    """The tab has come to the front: it wants the parameters of this moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: Network | None = None
        self._parameters: Array = np.empty(0, np.float32)
        self.layer, self.mode, self.index = QComboBox(), QComboBox(), QSpinBox()
        self.caption = theme.label("", "muted")
        self.tiles = TilesView("Filters")
        self.empty = theme.label(EMPTY, "muted")
        self._lay_out()
        self.layer.currentIndexChanged.connect(self._choose_layer)
        self.mode.currentIndexChanged.connect(self._choose_mode)
        self.index.valueChanged.connect(self._show)

    def _lay_out(self) -> None:
        self.mode.addItems([MATRIX, ONE_FILTER, ONE_CHANNEL])
        for combo in (self.layer, self.mode):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.index.lineEdit().setTextMargins(UNIT - 2, 0, 0, 0)
        self.index.setMinimumWidth(9 * UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(_named("Layer", self.layer, "Which convolution to look at"))
        row.addWidget(self.layer)
        row.addSpacing(UNIT)
        self._show_label = _named("Show", self.mode, "Which of the filters' input channels to see")
        row.addWidget(self._show_label)
        row.addWidget(self.mode)
        row.addWidget(self.index)
        self.index.setAccessibleName("Number of the filter or input channel")
        self.index.setToolTip("Which one, counted from 0")
        row.addStretch(1)
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(2 * UNIT, UNIT + UNIT // 2, 2 * UNIT, UNIT + UNIT // 2)
        inner.setSpacing(UNIT)
        inner.addWidget(self.caption)
        inner.addWidget(self.tiles, 1)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(card, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(filled)

    # What the window tells ------------------------------------------------------------------------------------

    def show_model(self, model: Model) -> None:
        """Show the convolutions of ``model``; the same network keeps the layer that was chosen."""
        same = model.network == self._network
        self._network, self._parameters = model.network, model.parameters
        layers = filters_of(model.network, model.parameters)
        self.empty.setText(NO_CONVOLUTION)
        self._pages.setCurrentIndex(1 if layers else 0)
        if not same:
            self.layer.blockSignals(True)
            self.layer.clear()
            self.layer.addItems([filters.name for filters in layers])
            self.layer.blockSignals(False)
            self._choose_layer()
        self._show()

    def show_parameters(self, parameters: Array) -> None:
        """Training has moved the weights of the present network to ``parameters (P,)``."""
        if self._network is not None and len(parameters) == self._network.parameter_count:
            self._parameters = parameters
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the weights of this moment."""
        super().showEvent(event)
        self.shown.emit()

    # Inside ---------------------------------------------------------------------------------------------------

    def _filters(self) -> Filters | None:
        if self._network is None:
            return None
        layers = filters_of(self._network, self._parameters)
        return layers[self.layer.currentIndex()] if layers else None

    def _choose_layer(self) -> None:
        filters = self._filters()
        if filters is None:
            return
        deep = filters.weight.shape[1] > 1
        for widget in (self._show_label, self.mode):
            widget.setVisible(deep)
        self._choose_mode()

    def _choose_mode(self) -> None:
        filters = self._filters()
        if filters is None:
            return
        count, channels = filters.weight.shape[:2]
        mode = self.mode.currentText()
        self.index.setVisible(channels > 1 and mode != MATRIX)
        self.index.setMaximum((count if mode == ONE_FILTER else channels) - 1)
        self._show()

    def _show(self) -> None:
        filters = self._filters()
        if filters is None:
            return
        weight = filters.weight
        _, channels, height, width = weight.shape
        scale = Scale.symmetric(weight)
        chosen = self._chosen(channels)
        self.caption.setText(_caption(filters, chosen))

        def describe(pixel: Pixel) -> str:
            return _read(filters, chosen, pixel)

        if chosen == (None, None):
            limits = Limits(least=4 * height, most=6 * UNIT, gap=4, label=0, columns=channels, margin=(32, 20))
            self.tiles.show_tiles(weight.reshape(-1, height, width), scale, (), describe, limits)
            return
        tiles = weight[chosen[0]] if chosen[0] is not None else weight[:, chosen[1]]
        self.tiles.show_tiles(tiles, scale, [str(tile) for tile in range(len(tiles))], describe)

    def _chosen(self, channels: int) -> Chosen:
        index = self.index.value()
        if channels == 1:
            return None, 0
        return {ONE_FILTER: (index, None), ONE_CHANNEL: (None, index)}.get(self.mode.currentText(), (None, None))


def _caption(filters: Filters, chosen: Chosen) -> str:
    """What a tile is, in words."""
    count, channels, height, width = filters.weight.shape
    filter_, channel = chosen
    if channels == 1:
        return f"{filters.name}: {count} filters of {height} × {width}"
    if filter_ is not None:
        return f"{filters.name}: filter {filter_} on each of its {channels} input channels"
    if channel is not None:
        return f"{filters.name}: input channel {channel} in each of the {count} filters"
    size = f"{count} filters of {channels} × {height} × {width}"
    return f"{filters.name}: {size}. A row is a filter, a column an input channel."


def _read(filters: Filters, chosen: Chosen, pixel: Pixel) -> str:
    """One weight in words."""
    channels = filters.weight.shape[1]
    filter_, channel = chosen
    if filter_ is None and channel is None:
        filter_, channel = divmod(pixel.tile, channels)
    elif filter_ is None:
        filter_ = pixel.tile
    else:
        channel = pixel.tile
    parts = [f"filter {filter_}"]
    if channels > 1:
        parts.append(f"input channel {channel}")
    parts += [f"(row {pixel.row}, column {pixel.column})", number(pixel.value)]
    if filters.bias is not None:
        parts.append(f"bias {number(float(filters.bias[filter_]))}")
    return "  ·  ".join(parts)


def _named(text: str, field: QWidget, tip: str) -> QLabel:
    label = theme.label(text)
    label.setBuddy(field)
    field.setAccessibleName(text)
    field.setToolTip(tip)
    return label
