"""Weights as NumPy's own archive, an ``.npz`` with one array for each parameter, by the names of the weight file.

Beside them lies :data:`DESCRIPTION`, the text that a weight file has as well: an archive with it opens as the same
model. One without it, from another program, has the names and shapes of a network that is known.
"""

import io
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.lib.npyio import NpzFile

from core.data.npz import member, open_npz, promised, zip_of
from core.model.model import Card, Model
from core.model.presets import PRESETS
from core.model.weights import FAULTS, MOST_TEXT, check_names, described, description_of, filled
from core.nn.network import Network
from core.types import Array, Shape, UserError

DESCRIPTION = "digitscope"
"""The array of one text."""


def archived(model: Model) -> bytes:
    """The archive of ``model``."""
    buffer = io.BytesIO()
    arrays = model.network.views(model.parameters)
    np.savez(buffer, **arrays, **{DESCRIPTION: np.array(description_of(model))})  # type: ignore[arg-type]
    return buffer.getvalue()


def looks_like_weights(path: Path) -> bool:
    """Whether ``path`` is an archive of weights rather than of pictures; only its list of names is read."""
    try:
        with open_npz(path, "weights") as archive:
            return DESCRIPTION in archive.files or any(name.endswith(".weight") for name in archive.files)
    except UserError:
        return False


def read_archive(path: Path, present: Network | None = None) -> Model:
    """The model in the archive at ``path``; ``UserError`` with one sentence where there is none.

    Where it does not describe its network, that is the ``present`` one or a preset's, whichever its arrays fit. Nothing
    is read before its shape is known to be the right one.
    """
    with open_npz(path, "weights") as archive:
        if any(not name.endswith(".npy") for name in zip_of(archive).namelist()):
            raise UserError(f"{path.name} holds other things than arrays.")
        shapes = {name: promised(path, archive, name) for name in archive.files}
        if DESCRIPTION in shapes:
            network, card = _described(path, archive, *shapes.pop(DESCRIPTION))
            check_names(path.name, network.entries, shapes)
        else:
            network = _fitting(path, {name: shape for name, (shape, _) in shapes.items()}, present)
            card = Card(name=path.stem)

        def tensor(name: str, wanted: Shape) -> Array:
            shape, dtype = shapes[name]
            if shape != wanted:
                raise UserError(f"In {path.name}, {name} has the shape {shape} and should have {wanted}.")
            if dtype.kind != "f":
                raise UserError(f"In {path.name}, {name} is stored as {dtype} and should be real numbers.")
            with np.errstate(over="ignore"):  # what is too large becomes infinite, and is refused
                array = member(path, archive, name).astype(np.float32)
            if not np.isfinite(array).all():
                raise UserError(f"In {path.name}, {name} holds values that are not finite numbers.")
            return array

        return filled(network, card, tensor)


def _described(path: Path, archive: NpzFile, shape: Shape, dtype: np.dtype[np.void]) -> tuple[Network, Card]:
    if shape or dtype.kind != "U" or dtype.itemsize > 4 * MOST_TEXT:
        raise UserError(f'In {path.name}, "{DESCRIPTION}" is not the text that describes a network.')
    try:
        return described(path.name, str(member(path, archive, DESCRIPTION)))
    except FAULTS as error:
        raise UserError(f"{path.name} is damaged: its description of the network cannot be read.") from error


def _fitting(path: Path, shapes: Mapping[str, Shape], present: Network | None) -> Network:
    """The network that has arrays of these names and shapes."""
    if present is not None and present.entries == shapes:
        return present
    fitting = [one for one in PRESETS.values() if one.network.entries == shapes]
    if not fitting:
        raise UserError(
            f"{path.name} does not describe its network, and there is none that has its arrays: {_listed(shapes)}."
        )
    if len(fitting) > 1:
        raise UserError(
            f"{path.name} may hold {' or '.join(one.title for one in fitting)} and does not say which: make that "
            "network in the window first, and import the file there."
        )
    return fitting[0].network


def _listed(shapes: Mapping[str, Shape]) -> str:
    names = [f"{name[:40]} {shape}" for name, shape in shapes.items()]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
