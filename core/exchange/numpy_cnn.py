"""The parameter files of NumPy-CNN, Alejandro Escontrela's project: a pickle of eight arrays and a history of costs.

Its network is the preset "escontrela", number for number: convolutions are sums of products without a turn of the
kernel, pictures are laid out channel by channel, row by row, and dense layers are ``weight @ x + bias``. Only its
biases stand in columns. The pixels 0..255 lose ``int(mean)`` and are divided by ``int(std)`` of the training pictures,
33 and 78, which is the preset's first layer.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core.checks import file_size, in_words, memory_to_read
from core.exchange.pickled import MOST_BYTES, Pickled, RefusedError, unpickled
from core.model.model import Card, Model
from core.model.presets import preset
from core.types import Array, Shape, UserError, said

NAMES = (
    *("conv1.weight", "conv2.weight", "dense1.weight", "dense2.weight"),
    *("conv1.bias", "conv2.bias", "dense1.bias", "dense2.bias"),
)
"""Of the preset's parameters, in the order of the file: f1, f2, w3, w4, b1, b2, b3, b4."""


def read_numpy_cnn(path: Path) -> Model:
    """The model in the parameter file at ``path``; ``UserError`` with one sentence for anything else.

    Nothing that the file says is run, and nothing larger than the file is allocated.
    """
    try:
        if file_size(path) > MOST_BYTES:
            raise UserError("{name} is too large for a parameter file of NumPy-CNN.", name=path.name)
        with memory_to_read(path):
            data, changed = path.read_bytes(), path.stat().st_mtime
            arrays = _parameters(unpickled(data))
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=in_words(error)) from error
    except RefusedError as error:
        raise UserError(
            "{name} is not a parameter file of NumPy-CNN: it {error}.", name=path.name, error=error
        ) from error
    with memory_to_read(path):
        return _model(path.name, arrays, _day(changed))


def _day(seconds: float) -> str:
    """When the file was changed, "" where its clock was beyond all calendars."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def _parameters(found: Any) -> list[Pickled]:
    """The eight arrays of ``[parameters, costs]``; the costs are not needed, and may be missing."""
    first = found[0] if isinstance(found, list | tuple) and found else None
    listed = first if isinstance(first, list | tuple) else found
    if not isinstance(listed, list | tuple) or not all(isinstance(item, Pickled) for item in listed):
        raise RefusedError(said("does not begin with a list of arrays"))
    if len(listed) != len(NAMES):
        raise RefusedError(said("holds {count} arrays and not {wanted}", count=len(listed), wanted=len(NAMES)))
    return list(listed)


def _model(name: str, arrays: list[Pickled], made: str) -> Model:
    chosen = preset("escontrela")
    vector = np.empty(chosen.network.parameter_count, np.float32)
    views = chosen.network.views(vector)
    for key, pickled in zip(NAMES, arrays, strict=True):
        view = views[key]
        if pickled.shape not in _shapes(view.shape):
            raise UserError(
                "{name} holds other numbers than NumPy-CNN's network has: {key} has the shape {shape} and "
                "should have {wanted}.",
                name=name,
                key=key,
                shape=pickled.shape,
                wanted=view.shape,
            )
        view[...] = _numbers(name, key, pickled).reshape(view.shape)  # (F, 1) -> (F,); weights as they are
    return Model(chosen.network, vector, Card(name=chosen.title, created=made, dataset="MNIST"))


def _shapes(shape: Shape) -> tuple[Shape, ...]:
    """Biases stand in a column there, in a row here."""
    return (shape, (*shape, 1)) if len(shape) == 1 else (shape,)


def _numbers(name: str, key: str, pickled: Pickled) -> Array:
    with np.errstate(over="ignore"):  # what is too large becomes infinite, and is refused
        values: Array = pickled.array.astype(np.float32)
    if not np.isfinite(values).all():
        raise UserError("In {name}, {key} holds values that are not finite numbers.", name=name, key=key)
    return values
