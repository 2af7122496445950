"""The arithmetic of one number, written out: what it was made of, and how."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from core.explain.arithmetic import Explained, Given, Softmax, position_of
from core.explain.flow import Stage, stages_of
from core.nn.layers.arithmetic import Greatest, Steps, WeightedSum
from core.nn.network import Network
from core.types import Array, Shape
from desktop.language import tr
from desktop.overview.sheet import Blocks, Sheet
from desktop.widgets import theme
from desktop.widgets.room import fill_area
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import number, short_number

EMPTY = tr("Click a number in the pictures, or go to it with the arrow keys, to see how it was computed.")
SUM = tr("Every number times its weight; all products are added up, and the bias.")
MEAN = tr("The mean of the window: every number has the same weight.")
GREATEST = tr("Only the greatest number under the window goes on.")
SAME = tr("It is this number, unchanged.")
PIXEL = tr("A pixel of your drawing, from 0 (paper) to 1 (ink): everything else is computed from these.")
SOFTMAX = tr(
    "A probability is a share: e to the power of each score, as a part of the sum of all of them. Before that, the "
    "scores are divided by {}, their temperature, so that the shares are as sure as they should be, and the greatest "
    "is taken away from all, which changes nothing."
)


def where(network: Network, place: int, position: Shape) -> str:
    """A number in words: its layer and where it stands there."""
    name = name_of(network, place)
    if len(position) == 3:
        channel, row, column = position
        if place == 0 and network.input_shape[0] == 1:
            return tr("{name}, row {row}, column {column}", name=name, row=row, column=column)
        return tr(
            "{name}, channel {channel}, row {row}, column {column}", name=name, channel=channel, row=row, column=column
        )
    if place >= len(network.layers):
        return f"{name}, {position[0]}"
    return tr("{name}, unit {unit}", name=name, unit=position[0])


def name_of(network: Network, place: int) -> str:
    """What a place is called."""
    return (tr("drawing"), *network.names, tr("probabilities"))[place]


class ArithmeticPanel(QWidget):
    """Shows what is :data:`~core.explain.arithmetic.Explained`; what a number was made of can be gone to."""

    followed = Signal(int)
    """Of the numbers of the place before, the one that was chosen, counted in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.title = theme.label("", "heading")
        self.story = theme.label(EMPTY, "hint")
        self.sheet = Sheet()
        self.steps = QLabel()
        self.result = theme.label("")
        self.result.setTextFormat(Qt.TextFormat.RichText)
        self._scroll = QScrollArea()
        self._lay_out()
        self._order: tuple[int, ...] = ()
        self._of: tuple[Network, int, Shape] | None = None
        self.sheet.followed.connect(self.followed)
        self.sheet.moved.connect(self._scroll_to)
        self.steps.linkActivated.connect(lambda link: self.followed.emit(int(link)))

    def _lay_out(self) -> None:
        for label in (self.title, self.result, self.steps):
            label.setWordWrap(True)
        self.steps.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.steps.setAccessibleName(tr("What was done, step by step"))
        self.steps.setToolTip(tr("Click an underlined number to see how that one was computed"))
        self.steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        within = QWidget()
        inside = QVBoxLayout(within)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.sheet)
        inside.addWidget(self.steps)
        inside.addStretch(1)
        self._scroll.setWidgetResizable(True)
        fill_area(self._scroll, within)
        self._scroll.setCornerWidget(QWidget())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        for widget in (self.title, self.story, self._scroll, self.result):
            layout.addWidget(widget, 1 if widget is self._scroll else 0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No number is chosen."""
        self._of = None
        self.title.setText(tr("How is a number made?"))
        self.story.setText(EMPTY)
        for widget in (self.sheet, self.steps, self.result):
            widget.hide()

    def show_explained(self, network: Network, place: int, position: Shape, explained: Explained) -> None:
        """How the number at ``position`` of ``place`` came about."""
        fresh = self._of != (network, place, position)
        self._of = (network, place, position)
        self.title.setText(f"{where(network, place, position)}: {number(explained.result)}")
        tables = isinstance(explained, WeightedSum | Greatest)
        self.sheet.setVisible(tables)
        self.steps.setVisible(isinstance(explained, Steps | Softmax))
        self.result.setVisible(tables)
        if isinstance(explained, WeightedSum | Greatest):
            self._show_tables(network, place, explained, fresh)
        elif isinstance(explained, Steps):
            self.story.setText("" if explained.steps else SAME)
            self.steps.setText(_steps(network, place, explained))
        elif isinstance(explained, Softmax):
            self.story.setText(SOFTMAX.format(number(explained.temperature)))
            self.steps.setText(_softmax(explained))
        elif isinstance(explained, Given):
            self.story.setText(PIXEL)
        self.story.setVisible(bool(self.story.text()))

    def _show_tables(self, network: Network, place: int, explained: WeightedSum | Greatest, fresh: bool) -> None:
        shape = _as_maps(network, place, explained.inputs)
        # (C, K, K) as it is; (C*H*W,) -> (C, H, W), (D,) -> (D, 1, 1)
        inputs, places = explained.inputs.reshape(shape), explained.places.reshape(shape)
        weights, sums = None, np.zeros(shape[0])
        if isinstance(explained, WeightedSum):
            weights, sums = explained.weights.reshape(shape), explained.products.reshape(shape[0], -1).sum(axis=1)
        if fresh or len(self._order) != shape[0]:  # else they stay where they are: nothing jumps under the pen
            self._order = tuple(np.argsort(-np.abs(sums), kind="stable").tolist())
        names = _names(network, place, places)
        self.sheet.show_blocks(Blocks(inputs, places, weights, names, self._order, isinstance(explained, Greatest)))
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)
            self._scroll.horizontalScrollBar().setValue(0)
        if isinstance(explained, Greatest):
            self.story.setText(GREATEST)
            self.result.setText(tr("The greatest is <b>{result}</b>.", result=number(explained.result)))
            return
        total = float(sums.sum())
        self.story.setText(MEAN if explained.bias is None else SUM)
        bias = "" if explained.bias is None else tr(", with the bias {bias}", bias=_signed(explained.bias))
        self.result.setText(
            tr(
                "All products add up to {total}{bias}: <b>{result}</b>",
                total=number(total),
                bias=bias,
                result=number(explained.result),
            )
        )

    def _scroll_to(self, rect: QRectF) -> None:
        centre = rect.center().toPoint()
        self._scroll.ensureVisible(centre.x(), centre.y(), 6 * UNIT, 4 * UNIT)


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'} {number(abs(value))}"


def _as_maps(network: Network, place: int, inputs: Array) -> Shape:
    """How the inputs of a number are best seen: a dense layer's as the maps that were flattened for it."""
    if inputs.ndim == 3:
        return inputs.shape
    stage = next(stage for stage in stages_of(network) if stage.last == place - 1)
    return _seen(stage)


def _seen(stage: Stage) -> Shape:
    return stage.shape if len(stage.shape) == 3 else (*stage.shape, 1, 1)


def _names(network: Network, place: int, places: Array) -> Sequence[str]:
    """Where the inputs of each block stand."""
    shape = network.place_shapes[place - 1]
    if len(shape) == 1 and places.shape[1:] == (1, 1):
        return [
            tr("{name}, unit {unit}", name=name_of(network, place - 1), unit=int(unit)) for unit in places.reshape(-1)
        ]
    if len(shape) == 1:  # flattened: by the channels that they had
        return [tr("channel {channel}", channel=channel) for channel in range(len(places))]
    first = [int(block.max()) for block in places]  # one that is no padding, if there is one
    each = shape[1] * shape[2]
    return [tr("channel {channel}", channel=at // each) if at >= 0 else tr("beyond the edge") for at in first]


def _steps(network: Network, place: int, explained: Steps) -> str:
    """The steps as lines of rich text; the number they begin with is a link."""
    position = position_of(network, place - 1, explained.place)
    assert position is not None  # a step begins with a number that is there
    start = f'<a href="{explained.place}">{number(explained.input)}</a>'
    lines = [f"<td>{start}</td><td>{where(network, place - 1, position)}</td>"]
    for words, operand, result in explained.steps:
        with_what = "" if operand is None else f" ({number(operand)})"
        lines.append(f"<td><b>{number(result)}</b></td><td>{tr(words)}{with_what}</td>")
    return f'<table cellspacing="0" cellpadding="3">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'


def _softmax(explained: Softmax) -> str:
    powers, exponents = explained.powers, explained.exponents
    heads = (tr("answer"), tr("score"), tr("scaled"), tr("e to that power"), tr("share"))
    rows = ["".join(f"<th align='right'>{head}</th>" for head in heads)]
    for index, logit in enumerate(explained.logits.tolist()):
        share = float(powers[index] / powers.sum())
        cells = [
            str(index),
            f'<a href="{index}">{short_number(logit)}</a>',
            short_number(float(exponents[index])),
            short_number(float(powers[index])),
            short_number(share),
        ]
        strong = [f"<b>{cell}</b>" if index == explained.index else cell for cell in cells]
        rows.append("".join(f"<td align='right'>{cell}</td>" for cell in strong))
    total = ("", "", tr("sum"), short_number(float(powers.sum())), "1")
    rows.append("".join(f"<td align='right'>{cell}</td>" for cell in total))
    return f'<table cellspacing="0" cellpadding="3">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'
