"""The sum at one position, spelled out: the patch, times the kernel, gives products that are added up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.explain.lesson import Lesson
from desktop.convolution import words
from desktop.convolution.matrix import Matrix
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_column
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Scale, number

LARGEST_CELL = (56, 24)


class SumPanel(QWidget):
    """Three tables and two sentences."""

    read = Signal(str)
    """The value that is pointed at, in words, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        names = (tr("Patch under the kernel"), tr("Kernel"), tr("Products"))
        self.tables = [Matrix(name, LARGEST_CELL, square=False) for name in names]
        self.spelled, self.total = theme.label(""), theme.label("")
        for label in (self.spelled, self.total):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.spelled.setFixedHeight(3 * self.spelled.fontMetrics().lineSpacing())
        self.total.setFixedHeight(self.total.fontMetrics().lineSpacing())
        grid = QGridLayout()
        grid.setSpacing(UNIT // 2)
        for place, (name, table) in enumerate(zip(names, self.tables, strict=True)):
            table.pointed.connect(lambda cell, name=name, table=table: self.read.emit(_read(name, table, cell)))
            table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            title = theme.label(name, "small")
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(title, 0, 2 * place)
            grid.addWidget(table, 1, 2 * place)
            grid.setColumnStretch(2 * place, 1)
        for column, sign in ((1, words.TIMES), (3, "=")):
            grid.addWidget(theme.label(sign, "heading"), 1, column)
        grid.setRowStretch(1, 1)
        in_column((grid, 1), self.spelled, self.total, on=self, spacing=UNIT // 2)

    def show_sum(self, lesson: Lesson, kernel: int, channel: int, row: int, column: int) -> None:
        """Spell out output ``(row, column)`` of ``kernel``, as far as ``channel`` goes into it."""
        patch, weight = lesson.patch(row, column), lesson.weight[kernel]
        products = lesson.products(kernel, row, column)
        patch_table, kernel_table, product_table = self.tables
        patch_table.show_values(patch[channel], Scale.sequential(lesson.picture))
        kernel_table.show_values(weight[channel], Scale.symmetric(weight))
        product_table.show_values(products[channel], Scale.symmetric(products))
        many = tr("Channel {channel}: ", channel=channel) if len(patch) > 1 else ""
        self.spelled.setText(f"{many}{words.spelled(patch[channel], weight[channel])}")
        self.total.setText(words.total(lesson, kernel, row, column, channel))


def _read(name: str, table: Matrix, cell: tuple[int, int] | None) -> str:
    return (
        ""
        if cell is None
        else tr(
            "{name} (row {row}, column {column})  ·  {value}",
            name=name,
            row=cell[0],
            column=cell[1],
            value=number(float(table.values[cell])),
        )
    )
