"""Checkpoints: a weight file that holds all it takes to go on with the run that the weights come from."""

from dataclasses import dataclass

from core.model.model import Card, Model
from core.nn.network import Network
from core.training.state import RunState


@dataclass(frozen=True)
class Checkpoint:
    """The ``run`` of that name, as it stands: a ``network`` with its ``card``, and its ``state``.

    ``data`` is what the person called its data set, ``identity`` what its labels and pictures are known by.
    """

    run: str
    data: str
    identity: str
    network: Network
    card: Card
    state: RunState

    @property
    def model(self) -> Model:
        """The network with the weights of its last step."""
        return Model(self.network, self.state.parameters, self.card)
