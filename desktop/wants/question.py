"""What units want: the pictures that they answer the most, and the picture that is made for one of them."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.explain.ascent import STEPS, Ascent, Unit, ascent_steps
from core.explain.strongest import Strongest, strongest_steps
from core.nn.network import Network
from core.steps import mapped
from core.types import Labels, Pixels, UserError
from desktop.engine.background import Reader
from desktop.engine.datasets import open_dataset
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, SoFar, Step
from desktop.language import tr


@dataclass(frozen=True)
class Source:
    """Pictures to look through: ``parts`` of the data set ``data`` (a bundled one's name, or a path)."""

    name: str
    data: str
    parts: tuple[str, ...]

    def pictures(self) -> Dataset:
        """Read them; raises ``UserError`` as the data set does."""
        splits: DataSplits = open_dataset(self.data)
        chosen: list[Dataset] = [getattr(splits, part) for part in self.parts]
        if len(chosen) == 1:
            return chosen[0]
        return Dataset(
            np.concatenate([part.images for part in chosen]), np.concatenate([part.labels for part in chosen])
        )


VALIDATION = Source(tr("MNIST, validation"), "mnist", ("validation",))
TRAINING = Source(tr("MNIST, training"), "mnist", ("train",))
STROKES = Source(tr("Pen strokes, validation"), "strokes", ("validation",))


@dataclass(frozen=True, eq=False)
class Found:
    """The ``strongest`` by the name of the layer, after ``looked`` of ``count`` pictures.

    ``images (M, 1, 28, 28)`` and ``labels (M,)`` are what they count in.
    """

    images: Pixels
    labels: Labels
    strongest: Mapping[str, Strongest]
    looked: int
    count: int

    def alone(self) -> "Found":
        """The same with those pictures only that are among the strongest."""
        wanted = np.unique(np.concatenate([one.picture.ravel() for one in self.strongest.values()]))
        strongest = {
            name: one._replace(picture=np.searchsorted(wanted, one.picture)) for name, one in self.strongest.items()
        }
        return Found(self.images[wanted], self.labels[wanted], strongest, self.looked, self.count)


@dataclass(frozen=True)
class FindStrongest(LongQuestion):
    """Of the pictures of ``source``, for every unit those that it answers the most."""

    source: Source

    def work(self, model: Snapshot, reader: Reader) -> Generator[Step, None, Found | None]:
        """What is found so far is told; nothing where the network has no units.

        Raises ``UserError`` where there are no such pictures, or none that the network can see.
        """
        data = yield from reader.read(self.source.pictures)
        shape = model.network.input_shape
        if data.images.shape[1:] != shape:
            size = " x ".join(str(side) for side in shape)
            raise UserError(
                tr(
                    "The pictures of {name} are none that this network can see: it takes {size}.",
                    name=self.source.name,
                    size=size,
                )
            )
        count = len(data)

        def so_far(step: tuple[int, dict[str, Strongest]]) -> SoFar:
            done, strongest = step
            return SoFar(done / count, Found(data.images, data.labels, strongest, done, count))

        strongest = yield from mapped(so_far, strongest_steps(model.network, model.parameters, data.images))
        return Found(data.images, data.labels, strongest, count, count).alone() if strongest else None


@dataclass(frozen=True)
class MakePicture(LongQuestion):
    """The picture that ``unit`` of ``network`` wants, from the noise of ``seed``."""

    network: Network
    unit: Unit
    seed: int

    def work(self, model: Snapshot, reader: Reader) -> Generator[Step, None, Ascent | None]:  # noqa: ARG002 - reads none
        """The picture grows while it is told; ``None`` where the network is another one by now."""
        if model.network != self.network:
            return None
        steps = ascent_steps(model.network, model.parameters, self.unit, self.seed)
        return (yield from mapped(lambda ascent: SoFar(ascent.step / STEPS, ascent), steps))
