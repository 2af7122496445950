"""All about one filter beside the tiles: how its weights are spread, what it looks for, whether it ever answers."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from core.explain.directions import Direction
from core.explain.silence import Answers
from core.types import Array
from desktop.filters.histogram import Histogram
from desktop.language import figure, tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import number

LINES = (tr("Numbers"), tr("Mean"), tr("Deviation"), tr("Norm"), tr("Bias"))
TIPS = {
    tr("Numbers"): tr("How many there are: one for each weight"),
    tr("Mean"): tr("What they come to on average: where the weights lie above zero it likes ink, whatever its form"),
    tr("Deviation"): tr("The standard deviation: how widely they are spread about their mean"),
    tr("Norm"): tr("The root of the sum of their squares: how great they are together"),
    tr("Bias"): tr("The number of the bias, which is added to every answer"),
}
STROKES: dict[Direction, str] = {
    "vertical": tr("Looks for vertical strokes |"),
    "rising": tr("Looks for rising strokes /"),
    "horizontal": tr("Looks for horizontal strokes –"),
    "falling": tr("Looks for falling strokes \\"),
    "": tr("Looks for no direction of strokes"),
}
MARKS: dict[Direction, str] = {"vertical": "|", "rising": "/", "horizontal": "–", "falling": "\\", "": ""}


class UnitDetails(QWidget):
    """Everything it can say has its place, so that nothing moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(24 * UNIT)
        self.title = theme.label("", "heading")
        self.strokes = theme.label("", "hint")
        self.histogram = Histogram()
        self.answers = theme.label("", "hint")
        self.answers.setAccessibleName(tr("What it answers"))
        self.values = {name: theme.label("") for name in LINES}
        table = QGridLayout()
        table.setHorizontalSpacing(UNIT)
        table.setVerticalSpacing(UNIT // 2)
        for row, (name, value) in enumerate(self.values.items()):
            head = theme.label(name, "muted")
            for widget in (head, value):
                widget.setToolTip(TIPS[name])
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            table.addWidget(head, row, 0)
            table.addWidget(value, row, 1)
        table.setColumnStretch(1, 1)
        in_column(self.title, self.strokes, self.histogram, table, self.answers, STRETCH, on=self)

    def show_unit(self, title: str, weight: Array, bias: float | None, most: float) -> None:
        """Show the numbers ``weight`` of one unit, of any shape; ``most`` is the greatest magnitude in the layer."""
        self.title.setText(title)
        finite = weight[np.isfinite(weight)].astype(np.float64)
        some = finite if finite.size else np.zeros(1)
        self.histogram.show_values(finite, most)
        texts = (
            figure(weight.size, ","),
            number(float(some.mean())),
            number(float(some.std())),
            number(float(np.sqrt(np.square(some).sum()))),
            tr("none") if bias is None else number(bias),
        )
        for value, text in zip(self.values.values(), texts, strict=True):
            value.setText(text)

    def show_strokes(self, direction: Direction | None) -> None:
        """Which strokes it looks for; ``None`` where it does not see the picture itself."""
        self.strokes.setVisible(direction is not None)
        if direction is not None:
            self.strokes.setText(STROKES[direction])

    def show_answers(self, answers: Answers | None, unit: int) -> None:
        """What it answers to some pictures, behind its activation; ``None``: that is not known yet."""
        self.answers.setText("" if answers is None else answered(answers, unit))


def answered(answers: Answers, unit: int) -> str:
    """A sentence on what ``unit`` answers."""
    least, most = float(answers.low[unit]), float(answers.high[unit])
    if not (np.isfinite(least) and np.isfinite(most)):
        return tr("To {pictures} pictures of digits its answers are not all finite.", pictures=answers.pictures)
    low, high = number(least), number(most)
    if answers.dead()[unit]:
        return tr(
            "Dead: it answers {high} to every one of {pictures} pictures of digits, in every place.",
            high=high,
            pictures=answers.pictures,
        )
    return tr(
        "Alive: to {pictures} pictures of digits it answers from {low} to {high}, behind its activation if it has one.",
        pictures=answers.pictures,
        low=low,
        high=high,
    )
