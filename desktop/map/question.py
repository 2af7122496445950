"""Where 2,000 digits lie in what the network makes of them, and where a drawing lies among them. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from core.data.datasets import Dataset, stratified
from core.explain.projection import Principal, beside_neighbours, divided, principal_components, seen_steps
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Labels, UserError
from desktop.engine.background import Reader, Waiting
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Question
from desktop.language import tr
from desktop.map.tsne import ITERATIONS, Layout

COUNT = 2_000
COMPONENTS = 50
"""What t-SNE is given, as its authors do (van der Maaten and Hinton, 2008): the rest is mostly noise."""

ITERATIONS_A_STEP = 10
"""Of t-SNE, a tenth of a second in the reader's thread: whoever stops it waits no longer."""

PICTURES = (1, 28, 28)
NO_MAP = tr(
    "The map is made of MNIST's digits, pictures of 28 × 28 pixels, and this network is given something else.\n"
    "Choose a preset in the Network menu, or open other weights."
)


def some_digits() -> Dataset:
    """The digits of the map: of MNIST's validation split, every class in proportion, always the same ones."""
    validation = open_dataset("mnist").validation
    return validation.take(stratified(validation.labels, min(COUNT, len(validation))))


@dataclass(frozen=True, eq=False)
class DigitMap:
    """``digits`` as ``network`` sees them with ``parameters``: ``coordinates (N, K)`` along the ``principal``
    components of their features, and the ``answers (N,)``, what each is read as."""

    network: Network
    parameters: Array
    digits: Dataset
    answers: Labels
    principal: Principal
    coordinates: Array

    @property
    def misread(self) -> Array:
        """Which of them are read as another digit: ``(N,)`` bool."""
        wrong: Array = self.answers != self.digits.labels
        return wrong

    def is_of(self, network: Network, parameters: Array) -> bool:
        """Whether it shows these very numbers."""
        return network == self.network and np.array_equal(parameters, self.parameters)


@dataclass(frozen=True, eq=False)
class MapDigits(LongQuestion):
    """Find the places of ``digits``, those of :func:`some_digits` unless they are here already."""

    digits: Dataset | None = None

    def work(self, model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, DigitMap | None]:
        """``None`` where the network's numbers are not finite; ``UserError`` if it is not given such pictures."""
        if model.network.input_shape != PICTURES:
            raise UserError(NO_MAP.splitlines()[0])
        digits = self.digits or (yield from reader.read(some_digits))
        seen = yield from seen_steps(model.network, model.parameters, digits.images)
        if seen is None:
            return None
        features = seen.features
        # In the reader's thread: up to a second where there are many features.
        principal = yield from reader.read(lambda: principal_components(features, COMPONENTS))
        coordinates = principal.project(features)
        return DigitMap(model.network, model.parameters, digits, seen.answers, principal, coordinates)


@dataclass(frozen=True, eq=False)
class FindNeighbours(LongQuestion):
    """Lay ``digit_map`` out by t-SNE, so that those whose features are alike lie together."""

    digit_map: DigitMap

    def work(self, _model: Snapshot, reader: Reader) -> Generator[float | Waiting, None, Array]:
        """The answer are places ``(N, 2)``. All is done in the reader's thread: a step may take its time there."""
        coordinates = self.digit_map.coordinates
        layout = yield from reader.read(lambda: Layout(coordinates))
        for done in range(0, ITERATIONS, ITERATIONS_A_STEP):
            yield done / ITERATIONS
            yield from reader.read(lambda: layout.advance(ITERATIONS_A_STEP))
        return layout.places()


@dataclass(frozen=True, eq=False)
class PlaceDrawing(Question):
    """Where ``picture (28, 28)``, 0 paper to 1 ink, lies on ``digit_map``, seen with the weights that the map is of.

    With ``places (N, 2)`` of the digits, beside those that it is nearest to; without, along the principal components.
    """

    digit_map: DigitMap
    places: Array | None
    picture: Array

    def answer(self, _model: Snapshot, scratch: Workspace) -> Array | None:
        """A place ``(2,)``; ``None`` where the features are not finite."""
        body, _ = divided(self.digit_map.network)
        parameters = self.digit_map.parameters[: body.parameter_count]
        features = body.forward(parameters, self.picture[None, None], scratch.child("map"))
        if not np.isfinite(features).all():
            return None
        [point] = self.digit_map.principal.project(features)
        if self.places is None:
            plane: Array = point[:2]
            return plane
        return beside_neighbours(point, self.digit_map.coordinates, self.places)
