"""The plots of one run, as picture files."""

from pathlib import Path

from desktop.language import capital, tr
from desktop.runs.comparing import QUANTITIES, QUANTITY_WORDS, points, y_name
from desktop.runs.record import Run
from desktop.runs.store import Store
from desktop.widgets.comparison_plot import ComparisonPlot, Line
from desktop.widgets.theme import UNIT

SIZE = (90 * UNIT, 56 * UNIT)


def save_pictures(store: Store, run: Run, folder: Path) -> None:
    """Write a PNG of every quantity to ``folder``; raises ``UserError`` if that cannot be done."""
    for quantity in QUANTITIES:
        x, y = points(run, quantity, lambda: store.curves(run.id))
        if not len(x):
            continue
        plot = ComparisonPlot(capital(QUANTITY_WORDS[quantity]), (tr("epoch"), ""), "")
        plot.resize(*SIZE)
        plot.set_lines([Line(run.name, x, y)], y_name(quantity))
        plot.save_picture(folder / f"{quantity.replace(' ', '-')}.png")
        plot.deleteLater()
