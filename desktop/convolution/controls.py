"""The narrow column: which picture, which kernel, how it moves, and what follows it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from core.explain.lesson import Pooling
from core.nn.layers import AveragePool2D, Conv2D, Layer, MaxPool2D, ReLU, Sigmoid, Tanh
from core.nn.layers.convolution import Padding
from desktop.convolution.fields import combo, hint, row_of, spin, stack, turner
from desktop.convolution.held_kernels import CHOICES, LARGEST_KERNEL, NETWORK
from desktop.convolution.pictures import LEAST, MOST, Source
from desktop.language import capital, tr
from desktop.widgets import theme
from desktop.widgets.fields import RealBox, WholeBox, describe, label_of
from desktop.widgets.theme import UNIT
from desktop.widgets.words import a_digit

WIDTH = 29 * UNIT
ACTIVATIONS: dict[str, Layer | None] = {tr("None"): None, "ReLU": ReLU(), "Tanh": Tanh(), "Sigmoid": Sigmoid()}
POOLINGS: dict[str, type[Pooling] | None] = {
    tr("None"): None,
    tr("Max pooling"): MaxPool2D,
    tr("Average pooling"): AveragePool2D,
}
PADDINGS: dict[str, Padding | None] = {tr("Valid"): "valid", tr("Same"): "same", tr("By hand"): None}

PADDING_TIP = tr("Zeros around the picture: none (valid), as many as keep its size (same), or by hand")


class Controls(QWidget):
    """The fields, and what they say; each signal tells what kind of thing has changed."""

    source_changed = Signal()
    digit_turned = Signal(int)
    """The next digit (1), the one before (-1), or one of another class (0)."""
    size_changed = Signal()
    kernel_changed = Signal()
    kernel_resized = Signal()
    bias_changed = Signal(float)
    """Typed in: the field shows the kernel's own rounded."""
    layer_changed = Signal()
    filter_changed = Signal()
    changed = Signal()
    """Anything that the kernel and the picture do not depend on."""

    def __init__(self) -> None:
        super().__init__()
        self._convolutions: dict[str, Conv2D] = {}
        self.setFixedWidth(WIDTH)
        self._make_fields()
        self._lay_out()
        self._wire()
        self._offer()

    def _make_fields(self) -> None:
        self.source = combo(
            [source.value for source in Source], tr("Picture"), tr("The picture that the kernel slides over")
        )
        self.label = combo(
            [tr("Any digit"), *(capital(a_digit(digit)) for digit in range(10))],
            tr("Class"),
            tr("Which digits to go through"),
        )
        self.previous = turner("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", tr("Digit before"))
        self.next = turner("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", tr("Next digit"))
        self.rows = spin(LEAST, MOST, tr("Rows of the picture"))
        self.columns = spin(LEAST, MOST, tr("Columns of the picture"))
        self.kernel = combo(CHOICES, tr("Kernel"), tr("The small table of numbers that slides over the picture"))
        self.side = spin(1, LARGEST_KERNEL, tr("Side of the kernel: another one makes it your own"))
        self.bias = RealBox()
        self.bias.setRange(-1000, 1000)
        self.bias.setDecimals(4)
        describe(self.bias, tr("Bias"), tr("A number that is added to every sum"))
        self.layer = combo([], tr("Layer"), tr("Which convolution of the network the filter is from"))
        self.filter = spin(0, 0, tr("Which filter, counted from 0"))
        self.stride = spin(1, LARGEST_KERNEL, tr("Pixels that the kernel moves on by"))
        self.padding = combo(PADDINGS, tr("Padding"), PADDING_TIP)
        self.pad = spin(0, LARGEST_KERNEL, tr("Zeros on every side"))
        self.activation = combo(ACTIVATIONS, tr("Activation"), tr("What every output goes through next"))
        self.pooling = combo(
            POOLINGS, tr("Pooling"), tr("Makes one number of every small window: the greatest, or the mean")
        )
        self.window_side = spin(1, LARGEST_KERNEL, tr("Side of the pooling window"), 2)
        self.pool_stride = spin(1, LARGEST_KERNEL, tr("Pixels from one pooling window to the next"), 2)
        self.error = theme.label("", "error")
        self.error.setAccessibleName(tr("What is wrong"))

    def _lay_out(self) -> None:
        self._of_source = stack(
            row_of(hint(tr("It follows your pen."))),
            row_of(self.label, self.previous, self.next),
            row_of(self.rows, QLabel("×"), self.columns),
        )
        self._of_kernel = stack(
            row_of(label_of(tr("S&ide"), self.side), self.side, label_of(tr("Bias"), self.bias), self.bias),
            row_of(self.layer),
        )
        windows = row_of(
            label_of(tr("Window"), self.window_side),
            self.window_side,
            label_of(tr("stride"), self.pool_stride),
            self.pool_stride,
        )
        self.of_filters = hint("")
        rows: Sequence[tuple[str, QWidget, QWidget]] = (
            (tr("&Picture"), self.source, self.source),
            ("", self._of_source, self.label),
            (tr("&Kernel"), self.kernel, self.kernel),
            ("", self._of_kernel, self.side),
            (tr("Filte&r"), row_of(self.filter, self.of_filters), self.filter),
            (tr("Stri&de"), self.stride, self.stride),
            (tr("Paddin&g"), row_of(self.padding, self.pad), self.padding),
            (tr("&Then"), self.activation, self.activation),
            (tr("P&ooling"), self.pooling, self.pooling),
            ("", windows, self.window_side),
        )
        form = QGridLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(UNIT)
        form.setVerticalSpacing(UNIT)
        form.setColumnStretch(1, 1)
        for row, (text, field, buddy) in enumerate(rows):
            if text:
                form.addWidget(label_of(text, buddy), row, 0)
                form.addWidget(field, row, 1)
            else:
                form.addWidget(field, row, 0, 1, 2)
        self.error.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.addWidget(self.error, len(rows), 0, 1, 2)
        form.setRowStretch(len(rows), 1)

    def _wire(self) -> None:
        for field, signal in (
            (self.source, self.source_changed),
            (self.kernel, self.kernel_changed),
            (self.layer, self.layer_changed),
            (self.padding, self.changed),
            (self.activation, self.changed),
            (self.pooling, self.changed),
        ):
            field.currentIndexChanged.connect(self._offer)
            field.currentIndexChanged.connect(lambda _, signal=signal: signal.emit())
        for number, signal in (
            (self.rows, self.size_changed),
            (self.columns, self.size_changed),
            (self.side, self.kernel_resized),
            (self.filter, self.filter_changed),
            (self.stride, self.changed),
            (self.pad, self.changed),
            (self.window_side, self.changed),
            (self.pool_stride, self.changed),
        ):
            number.valueChanged.connect(lambda _, signal=signal: signal.emit())
        self.bias.valueChanged.connect(self.bias_changed)
        self.label.currentIndexChanged.connect(lambda _: self.digit_turned.emit(0))
        self.previous.clicked.connect(lambda: self.digit_turned.emit(-1))
        self.next.clicked.connect(lambda: self.digit_turned.emit(1))

    def _offer(self) -> None:
        """Only what makes a difference can be changed."""
        source = self.chosen_source
        self._of_source.setCurrentIndex(1 if source is Source.DIGIT else 2 if source.typed else 0)
        self._of_kernel.setCurrentIndex(1 if self.of_network else 0)
        self.pad.setEnabled(PADDINGS[self.padding.currentText()] is None)
        pooled = POOLINGS[self.pooling.currentText()] is not None
        self.window_side.setEnabled(pooled)
        self.pool_stride.setEnabled(pooled)

    # What they say --------------------------------------------------------------------------------------------

    @property
    def chosen_source(self) -> Source:
        """Where the picture comes from."""
        return Source(self.source.currentText())

    @property
    def chosen_label(self) -> int | None:
        """The class of digits to go through."""
        return self.label.currentIndex() - 1 if self.label.currentIndex() > 0 else None

    @property
    def of_network(self) -> bool:
        """Whether the kernel is one of the network's filters."""
        return self.kernel.currentText() == NETWORK

    @property
    def chosen_padding(self) -> Padding:
        """The padding."""
        chosen = PADDINGS[self.padding.currentText()]
        return self.pad.value() if chosen is None else chosen

    @property
    def chosen_activation(self) -> Layer | None:
        """What every output goes through."""
        return ACTIVATIONS[self.activation.currentText()]

    @property
    def chosen_pooling(self) -> Pooling | None:
        """The pooling."""
        kind = POOLINGS[self.pooling.currentText()]
        return None if kind is None else kind(self.window_side.value(), self.pool_stride.value())

    # What they are told ---------------------------------------------------------------------------------------

    def choose(self, field: QComboBox, text: str) -> None:
        """Let ``field`` say ``text``; nobody is told."""
        with QSignalBlocker(field):
            field.setCurrentText(text)
        self._offer()

    def set_value(self, field: WholeBox, value: int) -> None:
        """Let ``field`` say ``value``, however large it is; nobody is told.

        Where it is that number already, what is being typed is not written anew under the cursor.
        """
        if field.value() != value:
            with QSignalBlocker(field):
                field.setMaximum(max(field.maximum(), value))
                field.setValue(value)

    def show_filters(self, count: int) -> None:
        """There are so many filters to choose from."""
        with QSignalBlocker(self.filter):
            self.filter.setMaximum(count - 1)
        self.filter.setEnabled(count > 1)
        self.of_filters.setText(tr("of {count}", count=count) if count > 1 else tr("there is one"))

    def show_kernel(self, side: int, bias: float) -> None:
        """The kernel that is shown has this side and bias."""
        self.set_value(self.side, side)
        rounded = self.bias.textFromValue
        if rounded(self.bias.value()) != rounded(bias):  # else 1.5 could not be typed: 1 would be written as 1.0000
            with QSignalBlocker(self.bias):
                self.bias.setValue(bias)

    def show_pad(self, pad: int) -> None:
        """So many zeros are on every side."""
        self.set_value(self.pad, pad)

    def show_size(self, height: int, width: int) -> None:
        """The picture that is typed in has this size."""
        self.set_value(self.rows, height)
        self.set_value(self.columns, width)

    def show_convolutions(self, convolutions: dict[str, Conv2D]) -> None:
        """The network has these; the one that was chosen stays so where there still is one of its name."""
        self._convolutions = convolutions
        with QSignalBlocker(self.layer):
            before = self.layer.currentText()
            self.layer.clear()
            self.layer.addItems(list(convolutions))
            self.layer.setCurrentText(before if before in convolutions else next(iter(convolutions), ""))

    @property
    def convolution(self) -> Conv2D | None:
        """The network's layer that is chosen, ``None`` if there is none."""
        return self._convolutions.get(self.layer.currentText())

    def take_over(self, layer: Conv2D) -> None:
        """Move as ``layer`` does."""
        self.set_value(self.stride, layer.stride)
        if layer.pad == 0:
            self.choose(self.padding, tr("Valid"))
        elif 2 * layer.pad == layer.kernel - 1:
            self.choose(self.padding, tr("Same"))
        else:
            self.set_value(self.pad, layer.pad)
            self.choose(self.padding, tr("By hand"))
