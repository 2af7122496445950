"""What every layer makes of one picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import Question


@dataclass(frozen=True, eq=False)
class Activations(Question):
    """The output of every layer for ``picture (28, 28)``, 0 paper to 1 ink."""

    picture: Array

    def answer(self, model: Snapshot, scratch: Workspace) -> Mapping[str, Array]:
        """By the layer's name ``(C, H, W)`` or ``(D,)``, read-only."""
        outputs = model.network.activations(model.parameters, self.picture[None, None], scratch)
        for output in outputs.values():
            output.flags.writeable = False
        return {name: output[0] for name, output in outputs.items()}
