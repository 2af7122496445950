"""Input, kernel and output in a row: the kernel's frame on the input, and what it has computed by now."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from core.explain.lesson import Lesson
from core.types import Array
from desktop.convolution import words
from desktop.convolution.matrix import Frame, Matrix
from desktop.convolution.number_grid import NumberGrid
from desktop.convolution.player import Player
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_row
from desktop.widgets.colour_bar import ColourBar
from desktop.widgets.fields import WholeBox, icon_button
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Scale, number

COLOURS = (tr("red"), tr("green"), tr("blue"))
SWATCH = 3 * UNIT
BAR = 8 * UNIT
"""Length of a scale."""


class Captions(NamedTuple):
    """The words before and after the size of the input, and before that of the kernel."""

    before: str = tr("Input")
    after: str = ""
    kernel: str = tr("Kernel")


class Board(QWidget):
    """Shows a lesson at the player's position, and takes the player where the keys and the pointer say."""

    channel_changed = Signal()
    read = Signal(str)
    """The value that is pointed at, in words, or nothing."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._lesson: Lesson | None = None
        self._filter = 0
        self.input, self.kernel = NumberGrid(tr("Input")), NumberGrid(tr("Kernel"))
        self.output = Matrix(tr("Output"))
        names = {"Input": tr("Input"), "Kernel": tr("Kernel"), "Output": tr("Output")}
        self._titles = {name: theme.label(text, "small") for name, text in names.items()}
        self.bars = {name: ColourBar(upright=False, length=BAR, centred=True) for name in self._titles}
        self._make_heads()
        self._lay_out()
        self._wire()

    def _make_heads(self) -> None:
        self.channel = WholeBox()
        self.channel.setAccessibleName(tr("Channel"))
        self.channel.setToolTip(
            tr("Which channel of the input to see, with its slice of the kernel (Page Up, Page Down)")
        )
        self._channel_label = theme.label(tr("&Channel"), "muted")
        self._channel_label.setBuddy(self.channel)
        self._of_channels = theme.label("", "muted")
        self.swatch = QLabel()
        self.swatch.setFixedSize(SWATCH, SWATCH)
        self.swatch.setAccessibleName(tr("The picture in its colours"))
        self.swatch.setToolTip(tr("The picture in its colours"))
        tip = tr("Type in numbers: arrows choose a cell, Ctrl+V pastes a table (F2; Escape ends it)")
        self.typing = icon_button("pen", tr("Type in numbers"), tip)
        self.typing.setCheckable(True)

        self.channels = QWidget()
        """Which channel is seen, for whoever has room for it."""
        in_row(self.swatch, self._channel_label, self.channel, self._of_channels, on=self.channels, spacing=UNIT // 2)

    def _lay_out(self) -> None:
        head = in_row((self._titles["Input"], 1), self.typing, spacing=UNIT // 2)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT // 2)
        grid.addLayout(head, 0, 0)
        grid.addWidget(self._titles["Kernel"], 0, 2)
        grid.addWidget(self._titles["Output"], 0, 4)
        grid.setRowMinimumHeight(0, 4 * UNIT)
        grid.setRowStretch(1, 1)
        for column, (name, matrix, share) in enumerate(
            (("Input", self.input, 11), ("Kernel", self.kernel, 8), ("Output", self.output, 11))
        ):
            grid.addWidget(matrix, 1, 2 * column)
            self._titles[name].setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._titles[name].setWordWrap(True)  # where the room is narrow
            self._titles[name].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self.bars[name].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(self.bars[name], 2, 2 * column)
            grid.setColumnStretch(2 * column, share)
        for column, sign in ((1, "∗"), (3, "=")):
            label = theme.label(sign, "title")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 1, column)

    def _wire(self) -> None:
        self.channel.valueChanged.connect(lambda _: self.channel_changed.emit())
        self.typing.toggled.connect(self._type)
        self.input.typing_changed.connect(self.typing.setChecked)
        self.input.pressed.connect(self._go_to_pixel)
        self.output.pressed.connect(self._player.go)
        for matrix in (self.input, self.output):
            matrix.stepped.connect(self._player.step)
            matrix.jumped.connect(self._player.jump)
        self.input.pointed.connect(self._read_input)
        self.kernel.pointed.connect(self._read_kernel)
        self.output.pointed.connect(self._read_output)
        self._player.moved.connect(self.show_place)

    # Showing --------------------------------------------------------------------------------------------------

    def title(self, name: str) -> str:
        """What stands above Input, Kernel or Output."""
        return self._titles[name].text()

    def show_lesson(self, lesson: Lesson, number_of_kernel: int, coloured: bool, captions: Captions) -> None:
        """Show kernel ``number_of_kernel`` of ``lesson``, whose picture is red, green and blue if ``coloured``."""
        self._lesson, self._filter = lesson, number_of_kernel
        channels, height, width = lesson.picture.shape
        with QSignalBlocker(self.channel):
            self.channel.setMaximum(channels - 1)
        self.channels.setVisible(channels > 1)
        name = f"({COLOURS[self.channel.value()]})" if coloured else tr("of {channels}", channels=channels)
        self._of_channels.setText(name)
        self.swatch.setVisible(coloured)
        if coloured:
            self.swatch.setPixmap(_in_colour(lesson.picture))
        padded = (
            tr(", padded {size}", size=words.size(height + 2 * lesson.pad, width + 2 * lesson.pad))
            if lesson.pad
            else ""
        )
        self._titles["Input"].setText(f"{captions.before} {words.size(height, width)}{padded}{captions.after}")
        self._titles["Kernel"].setText(f"{captions.kernel} {words.size(lesson.kernel, lesson.kernel)}")
        self._titles["Output"].setText(tr("Output {size}", size=words.size(*lesson.positions)))
        channel = self.channel.value()
        self._show("Input", self.input, lesson.padded[channel], Scale.sequential(lesson.picture), lesson.pad)
        weight = lesson.weight[number_of_kernel]
        self._show("Kernel", self.kernel, weight[channel], Scale.symmetric(weight))
        self.show_place()

    def _show(self, name: str, matrix: Matrix, values: Array, scale: Scale, pad: int = 0) -> None:
        matrix.show_values(values, scale, pad)
        self.bars[name].show_scale(scale)

    def show_place(self) -> None:
        """Show where the player is, and what is seen by now."""
        lesson, player = self._lesson, self._player
        if lesson is None or player.size != lesson.positions:
            return
        output = lesson.maps[self._filter]
        self._show("Output", self.output, np.where(player.seen, output, np.nan), Scale.sequential(output))
        self.output.show_frame(Frame(player.row, player.column, 1, 1))
        top, left = player.row * lesson.stride, player.column * lesson.stride
        self.input.show_frame(Frame(top, left, lesson.kernel, lesson.kernel))
        text = tr(
            "Row {row}, column {column}: {value}",
            row=player.row,
            column=player.column,
            value=number(float(output[player.row, player.column])),
        )
        self.output.setAccessibleDescription(text)
        if not self.input.typing:
            self.input.setAccessibleDescription(
                tr("The kernel lies on row {row}, column {column}", row=top - lesson.pad, column=left - lesson.pad)
            )

    # Pointer and keys -----------------------------------------------------------------------------------------

    def _type(self, typing: bool) -> None:
        self.input.set_typing(typing)
        if typing:
            self.input.setFocus()
        else:
            self.show_place()

    def _go_to_pixel(self, row: int, column: int) -> None:
        """Put the middle of the kernel there, or as near as it comes."""
        if self._lesson is not None:
            half, stride = self._lesson.kernel // 2, self._lesson.stride
            self._player.go(round((row - half) / stride), round((column - half) / stride))

    def _read_input(self, cell: tuple[int, int] | None) -> None:
        if cell is None or self._lesson is None:
            self.read.emit("")
            return
        row, column = cell[0] - self._lesson.pad, cell[1] - self._lesson.pad
        _, height, width = self._lesson.picture.shape
        value = number(float(self.input.values[cell]))
        inside = 0 <= row < height and 0 <= column < width
        self.read.emit(
            tr("Input (row {row}, column {column})  ·  {value}", row=row, column=column, value=value)
            if inside
            else tr("Padding: a zero outside")
        )

    def _read_kernel(self, cell: tuple[int, int] | None) -> None:
        value = "" if cell is None else number(float(self.kernel.values[cell]))
        self.read.emit(
            ""
            if cell is None
            else tr("Kernel (row {row}, column {column})  ·  {value}", row=cell[0], column=cell[1], value=value)
        )

    def _read_output(self, cell: tuple[int, int] | None) -> None:
        if cell is None:
            self.read.emit("")
            return
        value = float(self.output.values[cell])
        text = tr("not computed yet") if np.isnan(value) else number(value)
        self.read.emit(tr("Output (row {row}, column {column})  ·  {text}", row=cell[0], column=cell[1], text=text))


def _in_colour(picture: Array) -> QPixmap:
    """``picture (3, H, W)`` as red, green and blue, its greatest number as the brightest."""
    most = max(float(picture.max()), 1e-9)
    pixels = np.clip(np.rint(picture * 255 / most), 0, 255).astype(np.uint8)
    pixels = np.ascontiguousarray(pixels.transpose(1, 2, 0))  # (3, H, W) -> (H, W, 3)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image.scaled(SWATCH, SWATCH))
