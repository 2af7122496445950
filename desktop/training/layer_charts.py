"""What every layer does in the course of a run, in small charts below each other."""

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.language import tr
from desktop.training.figure_history import DEAD, GRADIENT, MEASURES, UPDATE, WEIGHT, FigureHistory
from desktop.widgets.chart_axes import Chart, Column
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.plot_data import Table
from desktop.widgets.plot_frame import PlotFrame
from desktop.widgets.small_multiples import SmallMultiples
from desktop.widgets.theme import UNIT

EMPTY = tr("Press Start, and what every layer does\nappears here: its gradient, its weights and its dead units.")

USUAL = 1e-3
"""What an update is of the weights in a run that goes well (Karpathy, "CS231n", 2015)."""

COLUMNS = {
    GRADIENT: Column(GRADIENT.name, "log", "{:.2g}"),
    WEIGHT: Column(WEIGHT.name, "linear"),
    UPDATE: Column(UPDATE.name, "log", "{:.2g}", mark=USUAL),
    DEAD: Column(f"{DEAD.name}, {DEAD.unit}", "linear", "{:.0f} %", top=100.0),
}

HELP = tr("""<p>Every layer has a chart in each column, from the start of the run on the left to now on the right. The
number is the newest; point at a chart, or press the arrow keys, and all numbers are those of that moment.</p>
<p><b>Gradient norm</b>: how strongly the last pictures pull at the layer's weights. Where it is a thousand times
smaller in the first layers than in the last, the first ones learn next to nothing.</p>
<p><b>Weight norm</b>: how large the weights are, all together. It grows slowly; a sudden rise ends in a run that
diverges.</p>
<p><b>Update ÷ weight</b>: how far one step moves the weights, measured by themselves. About a thousandth, the dashed
line, is usual: much more and the learning rate is too high, much less and it is too low.</p>
<p><b>Dead ReLU units</b>: units that answer 0 to all of a few pictures, and so learn nothing from them.</p>""")


class LayerCharts(PlotFrame):
    """The figures of one run."""

    def __init__(self) -> None:
        super().__init__(tr("Layers"), EMPTY)
        self._figures = FigureHistory()
        self.charts = SmallMultiples(tuple(COLUMNS.values()))
        self.charts.setAccessibleName(tr("Charts of every layer"))
        self.help = HelpMark(tr("What the layers do"), HELP, self)
        self.help.adjustSize()

    def build(self) -> QWidget:
        """They are there."""
        return self.charts

    def show_figures(self, figures: FigureHistory, end: float) -> None:
        """Draw ``figures``; the axis goes from 0 to ``end`` epochs."""
        self._figures = figures
        if figures.is_empty:
            self.show_empty(EMPTY)
            return
        self.show_plot()
        self.subtitle.setText(
            tr(
                "Over epochs 0 to {end:g}, one chart a layer; dashed: the usual update, {usual:g} of the weights",
                end=end,
                usual=USUAL,
            )
        )
        self.charts.show_charts(
            {
                COLUMNS[measure].title: [
                    Chart(layer, curve.x, curve.y, figures.newest(measure, layer))
                    for layer in figures.layers(measure)
                    for curve in (figures.curve(measure, layer),)
                ]
                for measure in MEASURES
            },
            end,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the question mark beside the button."""
        super().resizeEvent(event)
        self.help.move(self.width() - self._button.width() - self.help.width() - UNIT // 2, 0)

    def picture(self) -> QImage:
        """All charts, those out of sight too."""
        return self.charts.picture()

    def table(self) -> Table:
        """One row a point: layer, measure, epoch, value."""
        figures = self._figures
        curves = [
            (layer, f"{measure.name}{f', {measure.unit}' if measure.unit else ''}", figures.curve(measure, layer))
            for measure in MEASURES
            for layer in figures.layers(measure)
        ]
        rows = (
            (layer, measure, str(x), f"{y:.9g}")
            for layer, measure, curve in curves
            for x, y in zip(curve.x.tolist(), curve.y.tolist(), strict=True)
        )
        return ("layer", "measure", "epoch", "value"), rows
