"""Checkpoints: a weight file that holds all it takes to go on with the run that the weights come from.

The weights are those of the run's last step, under their own names. Everything else has names that begin with
"checkpoint.", and a part of the same name in the header.
"""

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from core.atomic import write_whole
from core.checks import is_finite, is_whole
from core.evaluation.calibration import Calibration
from core.model.model import Card, Model
from core.model.weights import CHECKPOINT, encoded, model_of, read_file, tensor
from core.nn.network import Network
from core.training.config import TrainingConfig, config_from
from core.training.dials import Dials
from core.training.events import Adjusted, EpochDone
from core.training.loop import make_optimizer
from core.training.state import Past, RunState
from core.types import Array, UserError, said

COLUMNS = len(fields(EpochDone)) - 1 + len(fields(Calibration))
"""Numbers that an epoch is kept in."""


class Progress(NamedTuple):
    """How far a run is: so many of ``epoch``'s batches are done. Who is farther is greater."""

    epoch: int
    batch: int
    epochs: int

    @property
    def words(self) -> str:
        """The rest of a sentence."""
        if self.batch:
            return said("in epoch {epoch} of {epochs}", epoch=self.epoch, epochs=self.epochs)
        if self.epoch > 1:
            return said("after epoch {epoch} of {epochs}", epoch=self.epoch - 1, epochs=self.epochs)
        return said("before its first batch")


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

    @property
    def progress(self) -> Progress:
        """How far the run is."""
        return Progress(self.state.epoch, self.state.batch, self.state.config.epochs)


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write ``checkpoint`` to ``path``, whole or not at all; raises ``UserError`` where that is not possible."""
    write_whole(path, checkpoint_bytes(checkpoint))


def checkpoint_bytes(checkpoint: Checkpoint) -> bytes:
    """The file; raises ``UserError`` for weights that are no numbers."""
    state, past = checkpoint.state, checkpoint.state.past
    extras: dict[str, Array] = {f"optimizer.{name}": value for name, value in state.optimizer.items()}
    extras |= {"losses": past.losses, "accuracies": past.accuracies}
    # (epochs, COLUMNS), or of no epoch (0,) -> (0, COLUMNS)
    extras["epochs"] = np.array([_row(epoch) for epoch in past.epochs], np.float64).reshape(-1, COLUMNS)
    extras |= {key: value for key, value in (("average", state.average), ("best", state.best)) if value is not None}
    facts = {
        "run": checkpoint.run,
        "data": checkpoint.data,
        "identity": checkpoint.identity,
        "config": asdict(state.config),
        "dials": asdict(state.dials),
        "adjusted": [asdict(event) for event in past.adjusted],
        "order": state.order,
        **{name: getattr(state, name) for name in (*_WHOLE, *_REAL)},
    }
    return encoded(checkpoint.model, extras, facts)


_WHOLE = ("epoch", "batch", "right_sum", "average_steps")
_REAL = ("seconds", "loss_sum")


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint; everything is checked, and ``UserError`` says in one sentence what is wrong with it."""
    return read_file(path, _read)


def progress_in(path: Path) -> Progress | None:
    """How far the run is that a file holds, ``None`` where it holds none.

    Reads but a few numbers; raises ``UserError`` as :func:`load_checkpoint` does.
    """

    def read(_name: str, header: dict[str, Any], _tensors: Any) -> Progress | None:
        facts = header.get(CHECKPOINT)
        if facts is None:
            return None
        return Progress(int(facts["epoch"]), int(facts["batch"]), config_from(facts["config"]).epochs)

    return read_file(path, read)


def _row(epoch: EpochDone) -> tuple[float, ...]:
    numbers = [getattr(epoch, field.name) for field in fields(epoch) if field.name != "calibration"]
    return (*numbers, *astuple(epoch.calibration))


def _epoch(row: Array) -> EpochDone:
    epoch, epochs, *numbers, temperature, evidence = row.tolist()
    event = EpochDone(int(epoch), int(epochs), *numbers)
    return replace(event, calibration=Calibration(temperature, None if np.isnan(evidence) else evidence))


def _read(name: str, header: dict[str, Any], tensors: Any) -> Checkpoint:
    facts = header.get(CHECKPOINT)
    if facts is None:
        raise UserError("{name} holds weights and no run to go on with.", name=name)
    model = model_of(name, header, tensors)
    stored = _Stored(name, {key.removeprefix(f"{CHECKPOINT}.") for key in list(tensors.keys())}, tensors)
    try:
        config, dials = config_from(facts["config"]), Dials(**facts["dials"])
        past = _past(stored, tuple(_adjusted(entry) for entry in facts["adjusted"]))
    except UserError as error:
        raise UserError("{name} holds a run that cannot go on: {error}", name=name, error=error) from error
    if not all(isinstance(facts[key], str) for key in ("run", "data", "identity")):
        raise TypeError("names are texts")
    if not all(is_whole(facts[key]) and facts[key] >= 0 for key in _WHOLE) or not all(
        is_finite(facts[key]) for key in _REAL
    ):
        raise ValueError("how far it is cannot be read")
    if not 1 <= facts["epoch"] <= config.epochs + 1 or not _is_order(facts["order"]):
        raise ValueError("there is no such moment")
    if len(past.epochs) != facts["epoch"] - 1 or not _add_up(len(past.losses), facts["epoch"], facts["batch"]):
        raise ValueError("its epochs and batches are not those that it has done")
    keeps_best = config.keep_best and facts["epoch"] > 1
    state = RunState(
        config=config,
        dials=dials,
        order=facts["order"],
        parameters=model.parameters,
        optimizer=_optimizer(config, model.parameters, stored),
        average=stored.vector("average", model.parameters) if config.averaging else None,
        best=stored.vector("best", model.parameters) if keeps_best else None,
        past=past,
        **{key: facts[key] for key in (*_WHOLE, *_REAL)},
    )
    return Checkpoint(facts["run"], facts["data"], facts["identity"], model.network, model.card, state)


def _add_up(steps: int, epoch: int, batch: int) -> bool:
    """Whether a run that is so far has made so many steps: as many in each epoch that is done, and no more in this."""
    if epoch == 1:
        return steps == batch
    each, rest = divmod(steps - batch, epoch - 1)
    return not rest and each >= max(1, batch)


def _adjusted(entry: Mapping[str, Any]) -> Adjusted:
    event = Adjusted(**{**entry, "dials": Dials(**entry["dials"]), "before": Dials(**entry["before"])})
    if not all(is_whole(number) for number in (event.epoch, event.batch, event.step)):
        raise ValueError("there is no such batch")
    return event


def _is_order(order: Any) -> bool:
    """Whether a generator can be put into that state."""
    try:
        np.random.default_rng(0).bit_generator.state = order
    except (TypeError, ValueError, KeyError, OverflowError):
        return False
    return True


@dataclass(frozen=True)
class _Stored:
    """The tensors beside the weights, by their ``names``."""

    name: str
    names: set[str]
    tensors: Any

    def vector(self, key: str, like: Array) -> Array:
        """One as long as ``like``."""
        return tensor(self.name, f"{CHECKPOINT}.{key}", like.shape, self.tensors)

    def piece(self, key: str, dtype: Any, *shape: int | None) -> Array:
        """One of that ``dtype`` and ``shape``, in which ``None`` is any number. It need not be finite."""
        found: Array = self.tensors.get_tensor(f"{CHECKPOINT}.{key}")
        fits = len(found.shape) == len(shape) and all(
            want in (None, have) for want, have in zip(shape, found.shape, strict=True)
        )
        if found.dtype != dtype or not fits:
            raise UserError(
                "In {name}, {part}.{key} is not what it should be.", name=self.name, part=CHECKPOINT, key=key
            )
        return found


def _optimizer(config: TrainingConfig, parameters: Array, stored: _Stored) -> dict[str, Array]:
    wanted = make_optimizer(replace(config, momentum=0.5), parameters).state
    if "optimizer.velocity" not in stored.names:  # without momentum there is none yet
        wanted.pop("velocity", None)
    found = {key: stored.piece(f"optimizer.{key}", value.dtype, *value.shape) for key, value in wanted.items()}
    if "steps" in found and found["steps"][0] < 0:
        raise ValueError("an optimizer has made no step or some")
    return found


def _past(stored: _Stored, adjusted: tuple[Adjusted, ...]) -> Past:
    losses = stored.piece("losses", np.float32, None)
    accuracies = stored.piece("accuracies", np.float32, len(losses))
    epochs = stored.piece("epochs", np.float64, None, COLUMNS)
    return Past(losses, accuracies, tuple(map(_epoch, epochs)), adjusted)
