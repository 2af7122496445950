"""The Convolution tab: a kernel slides over a picture, and every sum is spelled out with its real numbers."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from core.data.datasets import Dataset
from core.explain.kernels import EIGHT
from core.explain.lesson import Lesson, fitted
from core.explain.worked_examples import Example
from core.model.model import Model
from core.nn.layers import Conv2D
from core.types import Array, UserError
from desktop.convolution.blackboard import AFTER, SUM, Blackboard
from desktop.convolution.board import Captions
from desktop.convolution.controls import Controls
from desktop.convolution.example_row import ExampleRow
from desktop.convolution.held_kernels import BANK, NETWORK, OWN, HeldKernels, KernelCell
from desktop.convolution.pictures import Pictures, Source
from desktop.convolution.player import Player
from desktop.convolution.question import AskFilter, LayerFilter
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.room import Leaves
from desktop.widgets.shortcuts import StepKeys
from desktop.widgets.theme import UNIT
from desktop.widgets.words import a_digit

NOTHING_DRAWN = tr("Draw a digit and the kernel slides over it,\nor choose an example above, or another picture.")
READING = tr("MNIST is being read.")
NOT_READ = tr("MNIST could not be read: choose another picture.")
TOO_DEEP = tr(
    "This filter is {depth} deep, as what the network puts into {name} is: choose your drawing or an MNIST digit as "
    "the picture. The lesson before is kept."
)
NO_CONVOLUTION = tr("This network has no convolution, so it has no filters; here is your own kernel instead.")


class ConvolutionView(QWidget):
    """Puts picture, kernel and what follows together to a lesson, and shows it."""

    asked = Signal(object)
    """A question about the network."""
    digits_wished = Signal()
    """MNIST's digits are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures, self.player = Pictures(), Player(self)
        self.lesson: Lesson | None = None
        self.kernels = HeldKernels()
        self._asked_for_digits = False
        self._note = ""  # what is said even where there is a lesson to show
        self.examples = ExampleRow()
        self.controls, self.blackboard = Controls(), Blackboard(self.player)
        self.board = self.blackboard.board
        self._lay_out()
        self._wire()
        self._refresh()

    def _lay_out(self) -> None:
        self.empty = theme.label(NOTHING_DRAWN, "empty")
        self._pages = Leaves(self.empty, self.blackboard)
        sides = in_row(self.controls, (self._pages, 1), spacing=2 * UNIT)
        in_column(self.examples, (sides, 1), on=self, margins=UNIT)

    def _wire(self) -> None:
        controls, board = self.controls, self.board
        self.examples.chosen.connect(self.work_through)
        controls.source_changed.connect(self._choose_source)
        controls.digit_turned.connect(self._turn_digit)
        controls.size_changed.connect(self._resize_picture)
        controls.kernel_changed.connect(self._choose_kernel)
        controls.kernel_resized.connect(self._resize_kernel)
        controls.bias_changed.connect(self._change_bias)
        controls.bias.editingFinished.connect(self.kernels.seal)
        controls.layer_changed.connect(self._choose_layer)
        controls.filter_changed.connect(self._refresh)
        controls.changed.connect(self._refresh)
        board.channel_changed.connect(self._show)
        board.input.typed.connect(self._type_in)
        board.input.pasted.connect(self._paste_picture)
        board.kernel.typed.connect(self._type_kernel)
        board.kernel.pasted.connect(self._paste_kernel)
        of_kernel = (partial(self._step, self.kernels.undo), partial(self._step, self.kernels.redo))
        of_picture = (
            lambda: self._step(lambda: self.pictures.undo(controls.chosen_source)),
            lambda: self._step(lambda: self.pictures.redo(controls.chosen_source)),
        )
        for grid, (undo, redo) in ((board.kernel, of_kernel), (board.input, of_picture)):
            grid.undone.connect(undo)
            grid.redone.connect(redo)
        StepKeys(*of_kernel, controls.side, controls.bias)
        StepKeys(*of_picture, controls.rows, controls.columns)
        for grid in (board.input, board.kernel):
            grid.refused.connect(controls.error.setText)
        self.blackboard.stages.chosen.connect(self._choose_map)

    # What the window tells ------------------------------------------------------------------------------------

    def show_model(self, model: Model) -> None:
        """The filters to choose from are those of ``model``; over the same layer they move as the person had them."""
        network, before = model.network, self.controls.convolution
        pairs = zip(network.names, network.layers, strict=True)
        self.controls.show_convolutions({name: layer for name, layer in pairs if isinstance(layer, Conv2D)})
        if self.controls.convolution is not None and self._note:
            self._note = ""
            self.controls.error.clear()
        if self.controls.of_network and self.controls.convolution == before:
            self._refresh()
        elif self.controls.of_network:
            self._choose_layer()

    def show_drawing(self, picture: Array | None) -> None:
        """The drawing is this ``picture (28, 28)`` now, 0 paper to 1 ink; ``None``: nothing is drawn."""
        self.pictures.drawing = picture
        if self.controls.chosen_source in (Source.DRAWING, Source.TINTED):
            self._refresh()

    def show_weights(self) -> None:
        """Training has moved the weights."""
        if self.controls.of_network:
            self._refresh()

    def show_filter(self, answer: LayerFilter | None) -> None:
        """The network's filter, and what enters its layer."""
        picture = self.pictures.picture(self.controls.chosen_source)
        if answer is None or picture is None or not self.controls.of_network:  # what it was asked about may be gone
            return
        if answer.entering is not None:
            picture = answer.entering
        if len(picture) != answer.weight.shape[1]:
            self.controls.error.setText(TOO_DEEP.format(depth=answer.weight.shape[1], name=answer.name))
            return
        self._teach(picture, answer.weight, answer.bias)

    def show_digits(self, digits: Dataset | None) -> None:
        """MNIST's digits have been read."""
        self.pictures.digits = digits
        self._turn_digit(0)

    def show_failure(self, reason: str) -> None:
        """The network's filter could not be had."""
        self.controls.error.setText(reason)

    def show_no_digits(self, reason: str) -> None:
        """MNIST's digits could not be had: they are asked for again when they are wanted again."""
        self._asked_for_digits = False
        self.controls.error.setText(reason)
        if self.controls.chosen_source is Source.DIGIT:
            self.empty.setText(NOT_READ)

    # What a person does ---------------------------------------------------------------------------------------

    def work_through(self, example: Example) -> None:
        """Set everything as one of the articles has it."""
        controls, source = self.controls, Source.DIGIT
        if example.picture is not None:
            source = Source.NUMBERS
            self.pictures.put(example.picture)
        controls.choose(controls.source, source.value)
        controls.choose(controls.kernel, tr(example.kernel) if example.kernel else BANK)
        controls.choose(controls.padding, tr("Valid"))
        controls.choose(controls.activation, tr("None"))
        controls.choose(controls.pooling, tr("Max pooling") if example.pooling else tr("None"))
        for field, value in ((controls.stride, 1), (controls.window_side, 2), (controls.pool_stride, 2)):
            controls.set_value(field, value)
        self.blackboard.tabs.setCurrentIndex(AFTER if example.pooling else SUM)
        self.player.play(False)
        self.player.jump(-1)
        self._choose_kernel()

    def _choose_source(self) -> None:
        self.board.input.set_typing(False)
        self._refresh()

    def _turn_digit(self, step: int) -> None:
        self.pictures.turn(step, self.controls.chosen_label)
        if self.controls.chosen_source is Source.DIGIT:
            self._refresh()

    def _resize_picture(self) -> None:
        controls = self.controls
        self.pictures.resize(controls.chosen_source, controls.rows.value(), controls.columns.value())
        self._refresh()

    def _choose_kernel(self) -> None:
        self._note = ""
        name = self.controls.kernel.currentText()
        if name == NETWORK:
            self._choose_layer()
            return
        self.kernels.choose(name, self.lesson, self._slice_to_keep())
        self._refresh()

    def _slice_to_keep(self) -> int | None:
        """Of a filter that was for a layer's many channels, the slice that is looked at can go over the picture."""
        picture = self.pictures.picture(self.controls.chosen_source)
        same = self.lesson is None or picture is None or len(picture) == len(self.lesson.picture)
        return None if same else self.board.channel.value()

    def _choose_layer(self) -> None:
        """The network's filter moves as its layer does, until told otherwise."""
        layer = self.controls.convolution
        if layer is None:
            self.controls.choose(self.controls.kernel, OWN)
            self._note = NO_CONVOLUTION
            self.kernels.choose(OWN, self.lesson, self._slice_to_keep())
            self._refresh()
            self.controls.error.setText(self._note)
            return
        self.controls.take_over(layer)
        self.controls.show_filters(layer.filters)
        self._refresh()

    def _choose_map(self, number: int) -> None:
        if self.controls.filter.maximum() >= number and not self.controls.of_network:
            self.controls.filter.setValue(number)

    def _type_in(self, row: int, column: int, value: float) -> None:
        where = self.board.channel.value(), row, column
        self.pictures.type_in(self.controls.chosen_source, np.array([[value]]), *where)
        self._refresh()

    def _paste_picture(self, row: int, column: int, text: str) -> None:
        where = self.board.channel.value(), row, column
        self._try(lambda: self.pictures.paste(self.controls.chosen_source, text, *where))

    def _type_kernel(self, row: int, column: int, value: float) -> None:
        assert self.lesson is not None
        cell = self._kernel_cell(row, column)
        self._change_kernel(partial(self.kernels.write, self.lesson, cell, np.array([[value]])))

    def _paste_kernel(self, row: int, column: int, text: str) -> None:
        assert self.lesson is not None
        self._change_kernel(partial(self.kernels.paste, self.lesson, self._kernel_cell(row, column), text))

    def _resize_kernel(self) -> None:
        self._change_kernel(partial(self.kernels.resize, self.controls.side.value()))

    def _change_bias(self, bias: float) -> None:
        number = min(self.controls.filter.value(), len(self.kernels.weight) - 1)

        def change() -> None:
            self.kernels.resize(self.controls.side.value())  # it may have been too large for a lesson
            self.kernels.set_bias(number, bias)

        self._change_kernel(change, f"bias {number}")

    def _kernel_cell(self, row: int, column: int) -> KernelCell:
        return KernelCell(self._number(), self.board.channel.value(), row, column)

    def _change_kernel(self, change: Callable[[], None], key: str = "") -> None:
        """Do ``change`` to the kernel that is shown; it is the person's own then."""

        def make_own() -> None:
            self.kernels.make_own(change, key)
            self.controls.choose(self.controls.kernel, self.kernels.name)

        self._try(make_own)

    def _step(self, step: Callable[[], None]) -> None:
        """Take back what was done to the picture or to the kernel, or do it again."""
        step()
        if not self.controls.of_network:
            self.controls.choose(self.controls.kernel, self.kernels.name)
        self._refresh()

    def _try(self, change: Callable[[], None]) -> None:
        """Make ``change``; if that cannot be done, the reason is shown."""
        try:
            change()
        except UserError as error:
            self.controls.error.setText(str(error))
        else:
            self._refresh()

    # The lesson -----------------------------------------------------------------------------------------------

    def _number(self) -> int:
        """Which of the lesson's kernels is looked at."""
        return 0 if self.lesson is None else min(self.controls.filter.value(), len(self.lesson.weight) - 1)

    def _refresh(self) -> None:
        """Make the lesson anew from what the controls say."""
        controls = self.controls
        source = controls.chosen_source
        picture = self.pictures.picture(source)
        if picture is None:
            self._ask_for_digits(source)
            self.empty.setText(READING if source is Source.DIGIT else NOTHING_DRAWN)
            self._pages.setCurrentIndex(0)
            self._show_kernel(self.kernels.weight, self.kernels.bias)
        elif controls.of_network:
            seen = picture[0] if source.seen else None
            self.asked.emit(AskFilter(controls.layer.currentText(), controls.filter.value(), seen))
        else:
            self._teach(picture, fitted(self.kernels.weight, len(picture)), self.kernels.bias)

    def _ask_for_digits(self, source: Source) -> None:
        if source is Source.DIGIT and not self._asked_for_digits:
            self._asked_for_digits = True
            self.digits_wished.emit()

    def _teach(self, picture: Array, weight: Array, bias: Array) -> None:
        """Show the lesson on ``picture``, or say why there can be none and keep the one before."""
        controls = self.controls
        try:
            lesson = Lesson(
                picture,
                weight,
                bias,
                controls.stride.value(),
                controls.chosen_padding,
                controls.chosen_activation,
                controls.chosen_pooling,
            )
        except UserError as error:
            controls.error.setText(tr("{error} The lesson before is kept.", error=error))
            return
        controls.error.setText(self._note)
        self.lesson = lesson
        self.player.set_size(*lesson.positions)
        self._pages.setCurrentIndex(1)
        self._show()

    # Showing --------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        lesson, controls = self.lesson, self.controls
        if lesson is None:
            return
        source = controls.chosen_source
        controls.show_pad(lesson.pad)
        self._show_kernel(lesson.weight, lesson.bias)
        if source.typed:
            controls.show_size(*lesson.picture.shape[1:])
        self.board.input.set_can_type(source.typed)
        self.board.typing.setVisible(source.typed)
        self.board.kernel.set_can_type(not controls.of_network)
        self.board.kernel.set_typing(not controls.of_network)
        self.blackboard.show_lesson(lesson, self._number(), source.coloured, self._captions(source))

    def _show_kernel(self, weight: Array, bias: Array) -> None:
        """Let the controls say what the chosen kernel of ``weight (F, C, K, K)`` and ``bias (F,)`` is."""
        if not self.controls.of_network:
            self.controls.show_filters(len(weight))
            number = min(self.controls.filter.value(), len(weight) - 1)
            self.controls.show_kernel(weight.shape[-1], float(bias[number]))

    def _captions(self, source: Source) -> Captions:
        controls = self.controls
        if controls.of_network:
            return Captions(
                before=tr("Into {layer}", layer=controls.layer.currentText()) if source.seen else tr("Input")
            )
        kernel = tr(list(EIGHT)[self._number()]) if controls.kernel.currentText() == BANK else tr("Kernel")
        digit = self.pictures.label() if source is Source.DIGIT else None
        return Captions(after="" if digit is None else f", {a_digit(digit)}", kernel=kernel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space slides the kernel and stops it; Page Up and Page Down go from channel to channel."""
        key = event.key()
        if key == Qt.Key.Key_Space and self.lesson is not None:
            self.blackboard.bar.toggle()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.board.channel.stepBy(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Escape and self.board.input.typing:
            self.board.input.set_typing(False)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the kernel stays where it is."""
        super().hideEvent(event)
        self.player.play(False)
