"""The Why tab: what in the drawing the answer depends on, as numbers for every pixel."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QPushButton, QWidget

from core.explain.attribution import layers_with_maps
from core.explain.methods import METHODS, Method
from core.imaging.preprocessing import PICTURE
from core.model.model import Model
from core.nn.network import Network
from core.types import in_sides
from desktop.language import tr
from desktop.session.reading import UNANSWERED
from desktop.why import words
from desktop.why.ink_picture import InkPicture
from desktop.why.inquirer import FIRST, Wish
from desktop.why.question import Answer, Case
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import DropDown, label_of
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.keys import claims, writes_digit
from desktop.widgets.room import Leaves
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Limits
from desktop.widgets.tiles import TilesView

EMPTY = tr("Draw a digit to see what in it the answer depends on.")
ASKING = tr("One moment…")
STOPPED = tr("Stopped before there was an answer.")
NO_ANSWER = tr(
    "There is no answer to this: some of the network's numbers may be too large.\n"
    "Choose another method, or open other weights."
)
NO_MAPS = tr(
    "This network has no convolution, so there are no feature maps for Grad-CAM to look at.\nChoose another method."
)
LEAST = 22 * UNIT
"""Of the height of the pictures: where there is less they are scrolled, and the map is still to be seen."""

PATIENCE = 250
"""Milliseconds: what is done sooner shows no bar and no button to stop it."""

HELP = tr(
    "<p>A network gives ten scores, one for each digit, and the highest is its answer. The methods here ask what in "
    "your drawing one of these scores depends on. Each gives a number for every pixel of the small picture that the "
    "network sees; the colours show it, and the picture is also laid over your drawing.</p>"
    "<p>The methods differ because the question has no single meaning: what would change the score, what has made "
    "it up, and what would be needed for another answer are three things. Choose another <b>digit</b> to see "
    "what speaks for that one.</p>"
    "<p>A map is a hint, not a proof: a network has no reasons as a person has, and some of these methods draw a "
    "fine picture even of a network that has learnt nothing. The lines under the method say what it does not show.</p>"
)


class WhyView(QWidget):
    """Choosers above, the pictures in the middle, and beneath what can be done with them."""

    wished = Signal(object)
    """A :class:`~desktop.why.inquirer.Wish`."""
    stop_requested, start_requested, put_requested = Signal(), Signal(), Signal()
    overlay_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._case: Case | None = None
        self._answer: Answer | None = None
        self._halted = self._unanswered = False
        self._soon = QTimer(self, interval=PATIENCE, singleShot=True)
        self._make_choosers()
        self._make_pictures()
        self._make_foot()
        self._lay_out()
        self._turn()

    # Building -------------------------------------------------------------------------------------------------

    def _make_choosers(self) -> None:
        self.method = _chooser(tr("Method"), tr("How to ask why; each method answers another question"))
        for one in METHODS.values():
            self.method.addItem(tr(one.title), one.name)
        self.method.setCurrentIndex(self.method.findData(FIRST))
        self.wanted = _chooser(
            tr("Digit to ask about"), tr("Which digit to ask about: the network's answer, or any other")
        )
        self.wanted.addItem(tr("its answer"), None)
        self.wanted.installEventFilter(self)
        self.layer = _chooser(tr("Layer"), tr("In which layer's feature maps to look: the later, the coarser"))
        self.method.currentIndexChanged.connect(self._choose_method)
        for chooser in (self.wanted, self.layer):
            chooser.currentIndexChanged.connect(lambda _index: self._wish())
        self.words = theme.label("", "hint")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setAccessibleName(tr("What the method shows and what not"))
        self.words.setMinimumHeight(3 * self.words.fontMetrics().lineSpacing())

    def _make_pictures(self) -> None:
        self.result = theme.label("", "heading")
        self.result.setAccessibleName(tr("Result"))
        self.ink = InkPicture()
        self.maps = TilesView(tr("Map of the pixels"))
        self.maps.grid.installEventFilter(self)

    def _make_foot(self) -> None:
        self.over = QCheckBox(tr("Lay it &over the drawing"))
        self.over.setToolTip(tr("Show the map on the drawing itself, in its place and size"))
        self.over.setChecked(True)
        self.over.toggled.connect(self.overlay_wished)
        self.bar = FractionBar(tr("How much of the explanation is done"))
        self.bar.setFixedWidth(16 * UNIT)
        self.stop = QPushButton(tr("&Stop"))
        self.stop.clicked.connect(self._stop_or_start)
        self.put = QPushButton(tr("&Put it on the canvas"))
        self.put.setToolTip(tr("Change the drawing like this; Undo brings it back"))
        self.put.setAccessibleDescription(self.put.toolTip())
        self.put.clicked.connect(self.put_requested)
        for widget in (self.bar, self.stop, self.put):  # they keep their room: nothing jumps when they come and go
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
            widget.hide()
        self._soon.timeout.connect(self._show_bar)

    def _lay_out(self) -> None:
        self._layer_label = label_of(tr("&Layer"), self.layer)
        head = in_row(
            label_of(tr("&Method"), self.method),
            self.method,
            label_of(tr("&Digit"), self.wanted),
            self.wanted,
            self._layer_label,
            self.layer,
            STRETCH,
            HelpMark(tr("Why this answer?"), HELP),
        )
        foot = in_row(self.over, STRETCH, self.bar, self.stop, self.put)
        in_column(head, self.words, (self._make_card(), 1), foot, on=self, margins=UNIT)

    def _make_card(self) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        filled = QWidget()
        row = in_row(self.ink, (self.maps, 1))
        in_column(self.result, (row, 1), on=filled, margins=(2 * UNIT, UNIT, UNIT, UNIT))
        self.empty = theme.label(EMPTY, "empty")
        filled.setMinimumHeight(LEAST)
        self._sides = Leaves(self.empty, filled, on=card)
        return card

    # What the window tells ------------------------------------------------------------------------------------

    def show_model(self, model: Model) -> None:
        """Offer the classes and layers of ``model``; the same network keeps what was chosen."""
        if model.network == self._network:
            return
        self._network = model.network
        for chooser, items in (
            (self.wanted, [(str(digit), digit) for digit in range(model.network.classes)]),
            (self.layer, [(self._sized(name), name) for name in layers_with_maps(model.network)]),
        ):
            first = chooser.itemText(0) if chooser is self.wanted else tr("chosen for you")
            with QSignalBlocker(chooser):
                chooser.clear()
                chooser.addItem(first, None)
                for text, data in items:
                    chooser.addItem(text, data)
        self._forget()
        self._wish()

    def show_unanswered(self, unanswered: bool) -> None:
        """Whether the network has no answer to ask about."""
        self._unanswered = unanswered
        if self._case is None:
            self._say_why_empty()

    def show_case(self, case: Case | None) -> None:
        """This is being asked; ``None``: there is nothing to ask about."""
        self._case = case
        if case is None or self._answer is None:
            self._forget()
        self._name_default()
        self._offer_put()

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was found, unless it is of another method than is chosen now; ``None``: there is nothing."""
        if answer is None:
            self.empty.setText(NO_ANSWER)
            return
        if answer.case.method != self.method.currentData():
            return
        self._answer = answer
        method, found = METHODS[answer.case.method], answer.explanation
        if found.changed is None:
            self.ink.show_picture(tr("Your drawing, 28 × 28"), answer.case.digit.picture)
        else:
            self.ink.show_picture(tr("The changed drawing") if found.found else tr("The nearest"), found.changed)
        tiles, names, scale = words.tiles(method, found.map, answer.case.wanted)
        self.maps.show_tiles(tiles, scale, names, lambda pixel: words.of_pixel(answer, pixel), self._limits(len(tiles)))
        self.result.setText(words.result(answer))
        self._offer_put()
        self._sides.setCurrentIndex(1)

    def show_progress(self, done: float | None) -> None:
        """How much is done, 0..1; ``None``: nothing is under way."""
        if done is None:
            self._soon.stop()
            self.bar.hide()
            self._offer_stop()
        else:
            self.bar.show_fraction(done)
            if self.bar.isHidden() and not self._soon.isActive():
                self._soon.start()

    def show_halted(self, halted: bool) -> None:
        """Whether the person has stopped it."""
        self._halted = halted
        self._say_why_empty()
        self._offer_stop()

    # Inside ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The drawing is as large as the map; and a digit's key chooses the digit, where elsewhere it teaches."""
        if watched is self.wanted and claims(event, writes_digit):
            return True
        if watched is self.maps.grid and event.type() == QEvent.Type.Resize:
            # The grid may be measured before it has a map: the drawing never takes more than its share of the room.
            zoom = self.maps.grid.arrangement.zoom / self.maps.grid.devicePixelRatioF()
            self.ink.set_zoom(min(zoom, self._limits(1).most / PICTURE))
        return super().eventFilter(watched, event)

    def _limits(self, tiles: int) -> Limits:
        """How large ``tiles`` of them may be, so that there is room for the drawing beside them, which is as large."""
        taken = self.maps.bar.sizeHint().width() + 10 * UNIT
        side = (self.width() - taken) // (tiles + 1) - Limits().gap
        return Limits(least=PICTURE, most=max(PICTURE, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if self._answer is not None:
            self.show_answer(self._answer)

    def _choose_method(self) -> None:
        self._name_default()
        self._turn()
        self._forget()
        self._wish()

    def _name_default(self) -> None:
        """Say which digit is asked about while none is chosen, as far as that is known."""
        changes = self._method.kind == "change"
        text = tr("the runner-up") if changes else tr("its answer")
        if self._case is not None:
            best, second = self._case.digit.rivals
            text = tr("the runner-up, {second}", second=second) if changes else tr("its answer, {best}", best=best)
        self.wanted.setItemText(0, text)

    @property
    def _method(self) -> Method:
        return METHODS[self.method.currentData()]

    def _turn(self) -> None:
        """To another method: its words and its choosers."""
        method = self._method
        self.words.setText(words.of_method(method))
        for widget in (self.layer, self._layer_label):
            widget.setVisible(method.takes_layer)

    def _wish(self) -> None:
        self.wished.emit(Wish(self.method.currentData(), self.wanted.currentData(), self.layer.currentData()))

    def _forget(self) -> None:
        """There is nothing to show."""
        self._answer = None
        self._say_why_empty()
        self._offer_put()
        self._sides.setCurrentIndex(0)

    def _offer_put(self) -> None:
        answer, case = self._answer, self._case
        offered = answer is not None and case is not None and answer.change_of(case.digit.revision) is not None
        self.put.setVisible(offered)
        self.put.setEnabled(offered)  # which is when it has the focus again

    def _say_why_empty(self) -> None:
        without = self._method.takes_layer and self._network is not None and not layers_with_maps(self._network)
        nothing = UNANSWERED if self._unanswered else EMPTY
        asking = STOPPED if self._halted else ASKING
        self.empty.setText(NO_MAPS if without else nothing if self._case is None else asking)

    def _show_bar(self) -> None:
        self.bar.show()
        self._offer_stop()

    def _offer_stop(self) -> None:
        self.stop.setVisible(self._halted or not self.bar.isHidden())
        self.stop.setText(tr("&Start again") if self._halted else tr("&Stop"))
        self.stop.setToolTip(tr("Look for it anew") if self._halted else tr("Leave off; the picture stays as it is"))

    def _stop_or_start(self) -> None:
        (self.start_requested if self._halted else self.stop_requested).emit()

    def _sized(self, layer: str) -> str:
        assert self._network is not None
        shape = self._network.shapes[self._network.names.index(layer)]
        return f"{layer}  ·  {in_sides(shape)}"


def _chooser(name: str, tip: str) -> QComboBox:
    box = DropDown()
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
