"""Which forms there are, and one way in and one way out for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.atomic import check_target, write_whole
from core.checks import file_size
from core.exchange.archive import archived, read_archive
from core.exchange.numpy_cnn import read_numpy_cnn
from core.exchange.onnx_model import as_onnx
from core.exchange.pytorch_code import as_pytorch
from core.model.model import Model
from core.nn.network import Network
from core.types import UserError

_ZIP = b"PK"


@dataclass(frozen=True)
class Format:
    """A form to export to: its ``title``, how its files' names end, and what writes it.

    ``encode`` is given the model and the name of the weight file that holds it.
    """

    title: str
    suffix: str
    encode: Callable[[Model, str], bytes]


FORMATS: dict[str, Format] = {
    "onnx": Format("ONNX", ".onnx", lambda model, _: as_onnx(model)),
    "npz": Format("NumPy archive", ".npz", lambda model, _: archived(model)),
    "pytorch": Format("PyTorch code", ".py", lambda model, weights: as_pytorch(model, weights).encode()),
}
"""By the names that the command line knows them by."""


def format_called(name: str) -> Format:
    """The format called ``name``; raises ``UserError`` with the names there are."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UserError(
            "There is no format called {name!r}; there are {formats}.", name=name, formats=", ".join(FORMATS)
        ) from None


def export_model(model: Model, to: str, path: Path, weights: str) -> None:
    """Write ``model`` to ``path`` in the format ``to``, whole or not at all.

    ``weights`` is the name of its weight file, which PyTorch code refers to. Raises ``UserError`` with one sentence,
    and what was there stays.
    """
    chosen = format_called(to)
    check_target(path)
    if not np.isfinite(model.parameters).all():
        raise UserError("The model cannot be exported: it holds values that are not finite numbers.")
    write_whole(path, chosen.encode(model, weights))


def import_model(path: Path, present: Network | None = None) -> Model:
    """The model in the ``.npz`` archive or in the parameter file of NumPy-CNN at ``path``, whichever it is.

    ``present`` is a network that an archive may fit which does not say what it is of. Raises ``UserError`` with one
    sentence for anything else.
    """
    try:
        file_size(path)  # a pipe would be waited for
        with path.open("rb") as file:
            start = file.read(len(_ZIP))
    except OSError:  # said in a sentence by who reads it
        start = b""
    if start == _ZIP or path.suffix.lower() == ".npz":
        return read_archive(path, present)
    return read_numpy_cnn(path)
