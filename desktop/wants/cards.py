"""The two halves of the Wants tab: nine pictures that were found, and one that is made."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from core.explain.ascent import Ascent
from core.explain.strongest import COUNT
from core.types import Pixels
from desktop.language import tr
from desktop.wants.picture import LARGE, SMALL, Field, Picture, as_pixels
from desktop.widgets import theme
from desktop.widgets.boxes import in_column
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import number, short_number
from desktop.widgets.words import a_digit

COLUMNS = 3
PUT_MADE = tr(
    "Click to put it on the canvas: there it is made smaller, as every drawing is,\n"
    "and the unit may answer it with far less"
)
"""Its ink reaches to the edges, and that of a drawing is scaled to 20 of the 28 pixels."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A picture ``(H, W)``, what it is, what the unit answers to it, and the patch that this depends on."""

    pixels: Pixels
    label: int
    value: float
    field: Field | None


class _Card(QFrame):
    """A heading, and words and a bar called ``progress`` at its foot; nothing in it moves."""

    def __init__(self, title: str, progress: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = theme.label(title, "heading")
        self.title.setWordWrap(True)
        self.bar = FractionBar(progress)
        self.text = theme.label("", "hint")
        self.text.setMinimumHeight(2 * self.text.fontMetrics().lineSpacing())
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        margin = UNIT + UNIT // 2
        self.column = in_column(self.title, on=self, margins=(2 * UNIT, margin, 2 * UNIT, margin))


class NineCard(_Card):
    """The strongest first, row by row."""

    def __init__(self) -> None:
        super().__init__("", tr("How many pictures are looked through"))
        self.pictures = [Picture(SMALL, words=True) for _ in range(COUNT)]
        grid = QGridLayout()
        grid.setSpacing(UNIT // 2)
        for place, picture in enumerate(self.pictures):
            picture.beside = self.pictures
            grid.addWidget(picture, *divmod(place, COLUMNS))
        grid.setColumnStretch(COLUMNS, 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.column.addWidget(self.text)
        self.column.addWidget(self.bar)

    def show_pictures(self, title: str, shown: Sequence[Shown], progress: tuple[float, str], note: str) -> None:
        """Show up to nine, how far the search is (0..1 and in words), and a sentence on them."""
        self.title.setText(title)
        for place, picture in enumerate(self.pictures):
            if place < len(shown):
                one = shown[place]
                name = tr(
                    "Number {place}: {digit}, answered with {value}{where}",
                    place=place + 1,
                    digit=a_digit(one.label),
                    value=number(one.value),
                    where=_where(one.field),
                )
                picture.show_picture(one.pixels, f"{one.label}  ·  {short_number(one.value)}", name, one.field)
            else:
                picture.show_nothing()
        self.bar.show_fraction(progress[0])
        self.text.setText(f"{progress[1]} {note}".strip())


class MadeCard(_Card):
    """The picture as it grows."""

    def __init__(self) -> None:
        super().__init__(tr("A picture made for it"), tr("How far the picture is made"))
        self.picture = Picture(LARGE, words=False, put=PUT_MADE)
        self.another = QPushButton(tr("An&other"))
        self.another.setIcon(theme.icon("redo"))
        self.another.setToolTip(tr("Make another picture, from other noise"))
        self._best: float | None = None
        self._ascent: Ascent | None = None
        self.column.addWidget(self.picture)
        self.column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.column.addWidget(self.text)
        self.column.addWidget(self.bar)

    def show_nothing(self) -> None:
        """There is none yet."""
        self._best = self._ascent = None
        self.picture.show_nothing()
        self.bar.show_fraction(0.0)
        self.text.setText(tr("It begins in a moment."))

    def show_best(self, best: float | None) -> None:
        """What the unit answers to the best picture that was found."""
        if best != self._best:
            self._best = best
            self._tell()

    def show_ascent(self, ascent: Ascent, steps: int, field: Field | None) -> None:
        """The picture after some of the ``steps``, and the patch that the answer depends on."""
        self._ascent = ascent
        name = tr(
            "A picture made in {step} steps, answered with {answer}", step=ascent.step, answer=_written(ascent.answer)
        )
        self.picture.show_picture(as_pixels(ascent.picture), "", name, field)
        self.bar.show_fraction(ascent.step / steps)
        self._tell()

    def _tell(self) -> None:
        if self._ascent is not None:
            best = (
                ""
                if self._best is None
                else tr("; the best picture that was found, with {best}", best=number(self._best))
            )
            self.text.setText(
                tr("It is answered with {answer}{best}.", answer=_written(self._ascent.answer), best=best)
            )


def _written(answer: float) -> str:
    return number(answer) if math.isfinite(answer) else tr("a number that is not finite")


def _where(field: Field | None) -> str:
    if field is None:
        return ""
    rows, columns = field
    return tr(
        " for what is in rows {top} to {bottom}, columns {left} to {right}",
        top=rows.start,
        bottom=rows.stop - 1,
        left=columns.start,
        right=columns.stop - 1,
    )
