"""What the layers did in the course of a run, in bounded memory. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from desktop.language import tr
from desktop.training.buckets import Buckets, Curve
from desktop.training.messages import LayerFigures

CAPACITY = 1 << 10
"""Buckets for each curve: more than two to a point of a small chart; all curves of a large network take 3 MB."""


@dataclass(frozen=True)
class Measure:
    """One thing that is measured of every layer: its ``name``, and what a unit of its numbers is, "" for none."""

    name: str
    unit: str = ""


GRADIENT, WEIGHT, UPDATE = Measure(tr("Gradient norm")), Measure(tr("Weight norm")), Measure(tr("Update ÷ weight"))
DEAD = Measure(tr("Dead ReLU units"), "%")
MEASURES = (GRADIENT, WEIGHT, UPDATE, DEAD)


class FigureHistory:
    """The figures of one run, by measure and layer, over its epochs."""

    def __init__(self) -> None:
        self._curves: dict[tuple[str, str], Buckets] = {}

    def add(self, figures: LayerFigures, batches_per_epoch: int) -> None:
        """What the layers do at one moment; it comes after all those added before. What is not finite is left out."""
        x = figures.step / batches_per_epoch
        for one in figures.layers:
            self._append(GRADIENT, one.name, x, one.gradient_norm)
            self._append(WEIGHT, one.name, x, one.weight_norm)
            self._append(UPDATE, one.name, x, one.update_ratio)
        for relu in figures.relus:
            self._append(DEAD, relu.name, x, 100 * relu.dead)

    def _append(self, measure: Measure, layer: str, x: float, value: float) -> None:
        if isfinite(value):
            self._curves.setdefault((measure.name, layer), Buckets(CAPACITY)).append(x, value, value)

    def layers(self, measure: Measure) -> Sequence[str]:
        """Those that ``measure`` was taken of, in the order of the network."""
        return [layer for name, layer in self._curves if name == measure.name]

    def curve(self, measure: Measure, layer: str) -> Curve:
        """One point for each moment, or for every few of them the lowest and the highest and, last, the newest."""
        return self._curves[measure.name, layer].raw()

    def newest(self, measure: Measure, layer: str) -> float:
        """The last of them."""
        return float(self._curves[measure.name, layer].smoothed().y[-1])

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been measured yet."""
        return not self._curves
