"""The Map tab: the digits as points, the drawing among them, and the one that is chosen large."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from core.bundle import is_bundle
from core.types import Array
from desktop.language import capital, tr
from desktop.map.cartographer import MapState
from desktop.map.digit_picture import DigitPicture
from desktop.map.question import NO_MAP, DigitMap
from desktop.map.tsne import HOW_TO_GET_IT, available
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.card import card
from desktop.widgets.fields import DropDown, label_of, push_button
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.room import Folding, Leaves
from desktop.widgets.scatter_plot import STEP, ScatterPlot
from desktop.widgets.theme import UNIT
from desktop.widgets.words import a_digit

EMPTY = tr("Press Update, and 2,000 digits are laid out\nby what the network makes of them.")
UNANSWERED = tr("The network gives numbers that are not finite, and those have no place on a map.")
WORKING = {"map": tr("Reading the digits…"), "neighbours": tr("Laying them out by t-SNE…"), "": ""}
STALE = tr("The weights have moved since.")
NOBODY = tr("Click a point, or press an arrow key, to see its picture.")

METHODS = ("PCA", "t-SNE")
TIPS = {
    "PCA": tr("The two directions in which the digits differ most: fast, and far means different"),
    "t-SNE": tr("Neighbours stay together: groups are plain to see, but distances between groups mean little"),
}

HELP = tr("""
<p>Before the network decides, it turns a picture into a row of numbers, its features. Digits whose features are alike
lie together on this map, each drawn as what it truly is. Well parted groups are easily told apart; where two run into
each other, the network confuses them. A ring marks a digit that is read wrong.</p>
<p>The star is your drawing, and follows the pen.</p>
<p><b>PCA</b> looks along the two directions in which the features differ most, and the axes say how much of all
difference that is. The star lies just where the same directions put it. <b>t-SNE</b> keeps neighbours together instead,
whatever becomes of the distances. It has no directions to place anything new along: the star stands amid the five
digits whose features are nearest to your drawing's.</p>
<p>The wheel and the keys + and - zoom, dragging moves the map, Home shows all of it. The arrow keys go from point to
point, and Return or a double click puts that digit on the canvas.</p>
""")

SIDE_COLUMN = 22 * UNIT


LEAST = 40 * UNIT
"""The narrowest that a map can be read in."""


class MapView(QWidget):
    """Shows a :class:`~desktop.map.cartographer.MapState` and where the drawing lies, and emits wishes."""

    update_requested, stop_requested = Signal(), Signal()
    method_chosen = Signal(str)
    picture_opened = Signal(object)
    """A picture ``(28, 28)``, 0 paper to 1 ink, is wanted on the canvas."""

    def __init__(self) -> None:
        super().__init__()
        self._state = MapState()
        self._drawn: tuple[object, ...] = ()
        self.plot = ScatterPlot(tr("Map of digits"), EMPTY)
        self.plot.setMinimumWidth(LEAST)
        self.method = DropDown()
        self.status = theme.label("", "muted")
        self.picture, self.caption = DigitPicture(), theme.label(NOBODY, "muted")
        self._make_controls()
        self._lay_out()
        self.method.activated.connect(lambda _: self.method_chosen.emit(self.method.currentText()))
        self.update_button.clicked.connect(self.update_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self.open_button.clicked.connect(lambda: self._open(self.plot.index))
        self.plot.chosen.connect(self._show_chosen)
        self.plot.opened.connect(self._open)
        self.show_state(self._state)
        QTimer.singleShot(0, self.plot, self.plot.prepare)  # before there is a map to draw: it takes a moment

    def _make_controls(self) -> None:
        self.method.addItems(METHODS)
        self.method.setAccessibleName(tr("Layout"))
        self.method.setToolTip(tr("How features become places on the map"))
        for row, name in enumerate(METHODS):
            self.method.setItemData(row, TIPS[name], Qt.ItemDataRole.ToolTipRole)
        self.method.offer_entry(METHODS.index("t-SNE"), available())
        self.update_button = push_button(tr("&Update"), tr("Make the map of the weights of this moment"))
        self.stop_button = push_button(tr("S&top"), tr("Leave the map as it is"))
        self.bar = FractionBar(tr("Progress of the map"))
        self.bar.setFixedWidth(12 * UNIT)
        self.open_button = push_button(
            tr("&Put it on the canvas"), tr("Draw this digit in place of your drawing (Return)")
        )

    def _lay_out(self) -> None:
        row = in_row(
            label_of(tr("&Layout"), self.method),
            self.method,
            self.update_button,
            self.stop_button,
            self.status,
            self.bar,
            STRETCH,
        )
        self._zooms = [
            _tool("+", tr("Zoom in"), tr("Look closer (+)"), lambda: self.plot.zoom(STEP)),
            _tool("−", tr("Zoom out"), tr("See more (-)"), lambda: self.plot.zoom(1 / STEP)),
            _tool(tr("All"), tr("Show all of the map"), tr("Show all of the map (Home)"), self.plot.show_all),
        ]
        zooms = in_row(STRETCH, *self._zooms, HelpMark(tr("The map of digits"), HELP))
        shown = in_row((self.plot, 1), self._make_side(), spacing=2 * UNIT)
        filled = QWidget()
        in_column(Folding(row, zooms), (card(shown), 1), on=filled, margins=UNIT)
        self.unsuitable = theme.label(NO_MAP, "empty")
        self._pages = Leaves(self.unsuitable, filled, on=self)

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE_COLUMN)
        self.caption.setWordWrap(True)
        self.caption.setFixedHeight(5 * self.caption.fontMetrics().lineSpacing())
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.caption.setAccessibleName(tr("The digit that is chosen"))
        heading = theme.label(tr("Chosen digit"), "heading")
        column = in_column(heading, self.picture, self.caption, self.open_button, STRETCH, on=side)
        if not available() and not is_bundle():
            column.addWidget(theme.label(HOW_TO_GET_IT, "hint"))
        side.setMinimumHeight(column.heightForWidth(SIDE_COLUMN))  # or words that are wrapped would have too little
        return side

    # What the window tells ------------------------------------------------------------------------------------

    def show_state(self, state: MapState) -> None:
        """Show the map as it is now, or how far it is."""
        self._state = state
        self._pages.setCurrentIndex(1 if state.suits else 0)
        self.method.setCurrentText(state.method)
        self.stop_button.setEnabled(bool(state.work))
        self.bar.setVisible(bool(state.work))
        self.bar.show_fraction(state.fraction)
        self.status.setText(WORKING[state.work] or (STALE if state.stale else ""))
        self.update_button.setEnabled(state.work != "map")
        digit_map = state.digit_map
        if digit_map is None:
            self._drawn = ()
            self.plot.choose(None)
            self.plot.show_empty(WORKING[state.work] or (UNANSWERED if state.unanswered else EMPTY))
        else:
            self._draw(digit_map, state)
        for tool in self._zooms:
            tool.setEnabled(digit_map is not None)
        self._show_chosen(self.plot.index)

    def show_drawing(self, place: Array | None) -> None:
        """Where the drawing lies, ``(2,)``; ``None``: nothing is drawn."""
        self.plot.set_newcomer(place)

    # Inside ---------------------------------------------------------------------------------------------------

    def _draw(self, digit_map: DigitMap, state: MapState) -> None:
        by_neighbours = state.method == "t-SNE"
        places = state.places if by_neighbours else None
        drawn = digit_map, places, by_neighbours
        if all(new is old for new, old in zip(drawn, self._drawn, strict=False)) and self._drawn:
            return
        self._drawn = drawn
        first, second = (100 * share for share in digit_map.principal.shares[:2])
        axes = (tr("t-SNE, first axis"), tr("t-SNE, second axis"))
        if places is None:
            places = digit_map.coordinates[:, :2]
            axes = (
                tr("first component, {first:.1f} % of the variance", first=first),
                tr("second component, {second:.1f} % of the variance", second=second),
            )
        labels = digit_map.digits.labels
        columns = {tr("digit"): labels, tr("read as"): digit_map.answers}
        self.plot.set_points(places, labels, digit_map.misread, axes, columns)
        self.plot.subtitle.setText(_summary(digit_map, waits=by_neighbours and state.places is None))

    def _show_chosen(self, index: int | None) -> None:
        digit_map = self._state.digit_map
        pixels, text = None, NOBODY
        if digit_map is not None and index is not None:
            pixels, text = digit_map.digits.images[index, 0], _describe(digit_map, index)
        self.open_button.setEnabled(pixels is not None)
        self.picture.show_picture(pixels)
        self.caption.setText(text)
        self.plot.setAccessibleDescription(text)

    def _open(self, index: int | None) -> None:
        if self._state.digit_map is not None and index is not None:
            self.picture_opened.emit(self._state.digit_map.digits.images[index, 0] * np.float32(1 / 255))


def _summary(digit_map: DigitMap, waits: bool) -> str:
    count, wrong = len(digit_map.digits), int(digit_map.misread.sum())
    text = tr(
        "{count:,} of MNIST's validation digits · in a ring: {wrong:,} read wrong · star: your drawing",
        count=count,
        wrong=wrong,
    )
    return tr("{text} · PCA until t-SNE is ready", text=text) if waits else text


def _describe(digit_map: DigitMap, index: int) -> str:
    digit, answer = int(digit_map.digits.labels[index]), int(digit_map.answers[index])
    read = tr("read right") if digit == answer else tr("read as {answer}", answer=answer)
    return tr(
        "{digit}, {read}.\nNumber {index:,} of {count:,}.",
        digit=capital(a_digit(digit)),
        read=read,
        index=index + 1,
        count=len(digit_map.digits),
    )


def _tool(text: str, name: str, tip: str, call: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    button.clicked.connect(lambda: call())
    return button
