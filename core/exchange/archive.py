"""Weights as NumPy's own archive, an ``.npz`` with one array for each parameter, by the names of the weight file.

Beside them lies :data:`DESCRIPTION`, the text that a weight file has as well: an archive with it opens as the same
model. One without it, from another program, has the names and shapes of a network that is known.
"""

import io
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.npyio import NpzFile

from core.data.npz import member, open_npz, promised, zip_of
from core.model.model import Card, Model
from core.model.presets import PRESETS
from core.model.weights import MOST_TEXT, header_of, listed, model_of, text_of
from core.nn.network import Network
from core.types import Array, Shape, UserError, said

DESCRIPTION = "digitscope"
"""The array of one text."""

# What a description that is JSON but means nothing can set off.
_FAULTS = (LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, UnicodeError)


def archived(model: Model) -> bytes:
    """The archive of ``model``."""
    buffer = io.BytesIO()
    arrays = model.network.views(model.parameters)
    np.savez(buffer, **arrays, **{DESCRIPTION: np.array(text_of(model))})  # type: ignore[arg-type]
    return buffer.getvalue()


def looks_like_weights(path: Path) -> bool:
    """Whether ``path`` is an archive of weights rather than of pictures; only its list of names is read."""
    try:
        with open_npz(path, said("weights")) as archive:
            return DESCRIPTION in archive.files or any(name.endswith(".weight") for name in archive.files)
    except UserError:
        return False


def read_archive(path: Path, present: Network | None = None) -> Model:
    """The model in the archive at ``path``; ``UserError`` with one sentence where there is none.

    Where it does not describe its network, that is the ``present`` one or a preset's, whichever its arrays fit. Nothing
    is read before its shape is known to be the right one.
    """
    with open_npz(path, said("weights")) as archive:
        if any(not name.endswith(".npy") for name in zip_of(archive).namelist()):
            raise UserError("{name} holds other things than arrays.", name=path.name)
        tensors = _Arrays(path, archive)
        try:
            return model_of(path.name, _header(path, archive, tensors, present), tensors)
        except _FAULTS as error:
            raise UserError(
                "{name} is damaged: its description of the network cannot be read.", name=path.name
            ) from error


class _Piece(NamedTuple):
    """An array that has not been read: what a weight file's own reader is asked of it."""

    shape: Shape
    dtype: np.dtype[Any]

    def get_shape(self) -> Shape:
        return self.shape

    def get_dtype(self) -> str:
        """Real numbers of any size become float32, as in a weight file."""
        return "F32" if self.dtype.kind == "f" else str(self.dtype)


class _Arrays:
    """The arrays of an archive but for the description, looked at as the tensors of a weight file are."""

    def __init__(self, path: Path, archive: NpzFile) -> None:
        self._path, self._archive = path, archive
        names = [name for name in archive.files if name != DESCRIPTION]
        self.pieces = {name: _Piece(*promised(path, archive, name)) for name in names}

    def keys(self) -> list[str]:
        return list(self.pieces)

    def get_slice(self, key: str) -> _Piece:
        return self.pieces[key]

    def get_tensor(self, key: str) -> Array:
        with np.errstate(over="ignore"):  # what is too large becomes infinite, and is refused
            return member(self._path, self._archive, key).astype(np.float32)


def _header(path: Path, archive: NpzFile, arrays: _Arrays, present: Network | None) -> dict[str, Any]:
    """What a weight file's header says of the model."""
    if DESCRIPTION not in archive.files:
        network = _fitting(path, {name: piece.shape for name, piece in arrays.pieces.items()}, present)
        return {"network": network.describe(), "card": asdict(Card(name=path.stem))}
    shape, dtype = promised(path, archive, DESCRIPTION)
    if shape or dtype.kind != "U" or dtype.itemsize > 4 * MOST_TEXT:
        raise UserError('In {name}, "{key}" is not the text that describes a network.', name=path.name, key=DESCRIPTION)
    return header_of(path.name, _text(member(path, archive, DESCRIPTION)))


def _text(array: Array) -> str:
    """That of ``array``, a single string; raises ``UnicodeError`` where its numbers are no letters.

    NumPy would make a string of them all the same, on which Python itself stumbles later.
    """
    return array.astype(array.dtype.newbyteorder("<")).tobytes().decode("utf-32-le").rstrip("\0")


def _fitting(path: Path, shapes: Mapping[str, Shape], present: Network | None) -> Network:
    """The network that has arrays of these names and shapes."""
    if present is not None and present.entries == shapes:
        return present
    fitting = [one for one in PRESETS.values() if one.network.entries == shapes]
    if not fitting:
        raise UserError(
            "{name} does not describe its network, and there is none that has its arrays: {arrays}.",
            name=path.name,
            arrays=listed([f"{name[:40]} {shape}" for name, shape in shapes.items()]),
        )
    if len(fitting) > 1:
        raise UserError(
            "{name} may hold {titles} and does not say which: make that network in the window first, and "
            "import the file there.",
            name=path.name,
            titles=said(" or ").join(one.title for one in fitting),
        )
    return fitting[0].network
