from math import inf, nan

from core.training.figures import DeadUnits, LayerFigure
from desktop.training.figure_history import CAPACITY, DEAD, GRADIENT, UPDATE, WEIGHT, FigureHistory
from desktop.training.messages import LayerFigures


def figures(step: int, value: float = 1.0) -> LayerFigures:
    layers = (LayerFigure("conv1", 2 * value, value, value / 1000), LayerFigure("dense1", 3 * value, value, 0.0))
    return LayerFigures("one", 1, step, step, layers, (DeadUnits("relu1", 0.25),))


def test_every_measure_has_its_layers_in_order() -> None:
    history = FigureHistory()
    assert history.is_empty
    history.add(figures(5), 10)
    history.add(figures(10, 2.0), 10)
    assert [list(history.layers(measure)) for measure in (GRADIENT, WEIGHT, UPDATE, DEAD)] == [
        *([["conv1", "dense1"]] * 3),
        ["relu1"],
    ]
    curve = history.curve(WEIGHT, "conv1")
    assert (curve.x.tolist(), curve.y.tolist()) == ([0.5, 1.0], [2.0, 4.0])
    assert history.newest(UPDATE, "conv1") == 0.002
    assert history.newest(DEAD, "relu1") == 25


def test_what_is_not_finite_is_left_out() -> None:
    history = FigureHistory()
    for step, value in enumerate((1.0, nan, inf), start=1):
        history.add(figures(step, value), 10)
    assert history.curve(GRADIENT, "conv1").y.tolist() == [1.0]


def test_a_long_run_takes_no_more_memory_and_its_newest_is_there() -> None:
    history = FigureHistory()
    count = 5 * CAPACITY
    for step in range(1, count + 1):
        history.add(figures(step, float(step)), 100)
    curve = history.curve(GRADIENT, "conv1")
    assert len(curve.x) <= 2 * CAPACITY
    assert (curve.x[-1], curve.y[-1]) == (count / 100, count)
    assert curve.y.min() == 1
    assert history.newest(GRADIENT, "conv1") == count
