"""The plots of one run, as pictures."""

from collections.abc import Iterator

from PySide6.QtGui import QImage

from desktop.language import capital, tr
from desktop.runs.comparing import QUANTITIES, QUANTITY_WORDS, Quantity, points, y_name
from desktop.runs.record import Run
from desktop.runs.store import Curves
from desktop.widgets.comparison_plot import ComparisonPlot, Line
from desktop.widgets.theme import UNIT

SIZE = (90 * UNIT, 56 * UNIT)


def pictures_of(run: Run, curves: Curves) -> Iterator[tuple[str, QImage]]:
    """The plot of every quantity there is something of, and its file's name; each is drawn when it is asked for."""
    for quantity in QUANTITIES:
        picture = _drawn(run, quantity, curves)
        if picture is not None:
            yield f"{quantity.replace(' ', '-')}.png", picture


def _drawn(run: Run, quantity: Quantity, curves: Curves) -> QImage | None:
    x, y = points(run, quantity, lambda: curves)
    if not len(x):
        return None
    plot = ComparisonPlot(capital(QUANTITY_WORDS[quantity]), (tr("epoch"), ""), "")
    plot.resize(*SIZE)
    plot.set_lines([Line(run.name, x, y)], y_name(quantity))
    picture = plot.picture()
    plot.deleteLater()
    return picture
