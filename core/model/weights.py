"""Weight files: a network with its numbers and its card, in a ``.safetensors`` file that other tools open too.

The tensors have PyTorch's names and shapes. The metadata holds one JSON text under the key ``digitscope``: the
format and its version, the network's description and the card. One key only, because safetensors writes several
in any order, and because the same model should always give the same bytes.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from core.atomic import write_whole
from core.checks import file_size, in_words, is_whole, memory_to_read, newer
from core.data.idx import CLASSES, SIDE
from core.evaluation.calibration import Calibration
from core.model.architecture import FAULTS, check_size, described_network, finite
from core.model.model import PREPROCESSING_VERSION, Card, Model
from core.nn.network import Network
from core.types import Array, Shape, UserError, said

FORMAT = "digitscope"
FORMAT_VERSION = 1
CHECKPOINT = "checkpoint"
"""What stands in the header, and before the names of the other tensors, where there is a run to go on with."""
FLOAT32 = "F32"
"""As safetensors writes it."""
T = TypeVar("T")

INPUT_SHAPE = (1, SIDE, SIDE)

# Sizes no sensible file reaches, so that a foreign one cannot fill memory or stop the program.
MOST_BYTES = 1 << 30
MOST_TEXT = 1 << 24


def save_model(path: Path, model: Model) -> None:
    """Write ``model`` to ``path``, whole or not at all; raises ``UserError`` where that is not possible.

    What is written can be opened: a model that :func:`load_model` would refuse is refused here, in one sentence.
    """
    write_whole(path, encoded(model))


def encoded(model: Model, extras: Mapping[str, Array] | None = None, facts: Mapping[str, Any] | None = None) -> bytes:
    """The weight file of ``model``; a checkpoint's holds ``extras`` and ``facts`` too. Raises as :func:`save_model`."""
    subject = said("The model cannot be saved: it")
    try:
        text = text_of(model, facts)
        _described(subject, header_of(subject, text))
    except FAULTS as error:
        raise UserError("{subject} cannot be described in JSON.", subject=subject) from error
    tensors = model.network.views(model.parameters)
    for key, view in tensors.items():
        if not np.isfinite(view).all():
            raise UserError("The model cannot be saved: {key} holds values that are not finite numbers.", key=key)
    more = {f"{CHECKPOINT}.{key}": value for key, value in (extras or {}).items()}
    return save(tensors | more, {FORMAT: text})


def load_model(path: Path) -> Model:
    """Read a weight file; everything is checked, and ``UserError`` says in one sentence what is wrong with it.

    Of a checkpoint it is the weights.
    """
    return read_file(path, model_of)


def read_file(path: Path, read: Callable[[str, dict[str, Any], Any], T]) -> T:
    """What ``read`` makes of a weight file's name, header and tensors; the same ``UserError`` where it cannot."""
    try:
        if file_size(path) > MOST_BYTES:
            raise UserError("{name} is too large for a weight file of Digitscope.", name=path.name)
        with path.open("rb") as file:
            start = file.read(9)
        with memory_to_read(path), safe_open(path, "numpy") as tensors:
            text = (tensors.metadata() or {}).get(FORMAT)
            if text is None:
                raise UserError(
                    "{name} comes from another program: it does not describe a network of Digitscope.", name=path.name
                )
            return read(path.name, header_of(path.name, text), tensors)
    except OSError as error:
        raise UserError("{path} cannot be opened: {reason}.", path=path, reason=in_words(error)) from error
    except SafetensorError as error:
        if start[8:] != b"{":  # eight bytes of length, then JSON
            raise UserError("{name} is not a safetensors file.", name=path.name) from error
        raise UserError("{name} is damaged or has been cut short.", name=path.name) from error
    except FAULTS as error:
        raise UserError("{name} is damaged: its description of the network cannot be read.", name=path.name) from error


def text_of(model: Model, facts: Mapping[str, Any] | None = None) -> str:
    """The text in the header, all of ``model`` but its numbers; :func:`header_of` reads it."""
    return json.dumps(
        {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "network": model.network.describe(),
            "card": asdict(model.card),
            **({CHECKPOINT: facts} if facts is not None else {}),
        },
        allow_nan=False,
        sort_keys=True,
    )


def model_of(name: str, header: dict[str, Any], tensors: Any) -> Model:
    """The model in the file called ``name``; may raise whatever :func:`read_file` makes a sentence of."""
    network, card = _described(name, header)
    extras = f"{CHECKPOINT}." if CHECKPOINT in header else None
    _check_names(
        name, network.entries, [key for key in list(tensors.keys()) if not (extras and key.startswith(extras))]
    )
    vector = np.empty(network.parameter_count, np.float32)
    for key, view in network.views(vector).items():
        view[...] = tensor(name, key, view.shape, tensors)
    return Model(network, vector, card)


def header_of(name: str, text: str) -> dict[str, Any]:
    """What the JSON says: raises ``UserError``, in sentences that begin with ``name``, where it is too long or newer.

    For what is no header of ours it raises one of :data:`~core.model.architecture.FAULTS`.
    """
    if len(text) > MOST_TEXT:
        raise UserError("{name} has a description of more than {most:,} letters.", name=name, most=MOST_TEXT)
    header: dict[str, Any] = json.loads(text, parse_float=finite, parse_constant=finite)
    if header["format"] != FORMAT or not is_whole(header["version"]) or header["version"] < 1:
        raise ValueError("this is another format")
    if header["version"] > FORMAT_VERSION:
        raise newer(name)
    return header


def _described(name: str, header: dict[str, Any]) -> tuple[Network, Card]:
    network, card = _network(name, header["network"]), _card(name, header["card"])
    if card.preprocessing > PREPROCESSING_VERSION:
        raise newer(name)
    return network, card


def _network(name: str, description: dict[str, Any]) -> Network:
    network = described_network(name, description)
    check_for_digits(said("{name} holds", name=name), network)
    return network


def check_for_digits(subject: str, network: Network) -> None:
    """Raise ``UserError`` unless ``network`` takes what is drawn, answers with digits and can be computed with.

    ``subject`` is the beginning of the sentence: "weights.safetensors holds".
    """
    if network.input_shape != INPUT_SHAPE or network.classes != CLASSES:
        raise UserError(
            "{subject} a network for other pictures: it has to take {takes} and answer with {digits} "
            "digits, not {given} and {classes}.",
            subject=subject,
            takes=INPUT_SHAPE,
            digits=CLASSES,
            given=network.input_shape,
            classes=network.classes,
        )
    check_size(subject, network)


def _card(name: str, values: dict[str, Any]) -> Card:
    """The card; fields it has not got keep their defaults, fields of a later version are passed over."""
    try:
        calibration = Calibration(**_known(Calibration, values.get("calibration", {})))
        return Card(**_known(Card, values) | {"calibration": calibration})
    except UserError as error:
        raise UserError("{name} has a card that cannot be read: {error}", name=name, error=error) from error


def _known(kind: type[Card | Calibration], values: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(values, dict):
        raise TypeError("values go by names")
    return {field.name: values[field.name] for field in fields(kind) if field.name in values}


def _check_names(name: str, entries: dict[str, Shape], found: list[str]) -> None:
    missing = [key for key in entries if key not in found]
    unexpected = [key for key in found if key not in entries]
    if missing and unexpected:
        raise UserError(
            "{name} lacks {missing} and holds {unexpected} instead.",
            name=name,
            missing=listed(missing),
            unexpected=listed(unexpected),
        )
    if missing:
        raise UserError("{name} lacks {missing}.", name=name, missing=listed(missing))
    if unexpected:
        raise UserError(
            "{name} holds {unexpected}, which its network has no place for.", name=name, unexpected=listed(unexpected)
        )


def listed(keys: Sequence[str]) -> str:
    """The first three of ``keys``, and how many more there are."""
    return ", ".join(keys[:3]) + (said(" and {count} more", count=len(keys) - 3) if len(keys) > 3 else "")


def tensor(name: str, key: str, shape: Shape, tensors: Any) -> Array:
    """The float32 tensor ``key`` of that ``shape``, its numbers finite; ``UserError`` where it is another."""
    piece = tensors.get_slice(key)
    if tuple(piece.get_shape()) != shape:
        raise UserError(
            "In {name}, {key} has the shape {shape} and should have {wanted}.",
            name=name,
            key=key,
            shape=tuple(piece.get_shape()),
            wanted=shape,
        )
    if piece.get_dtype() != FLOAT32:
        raise UserError(
            "In {name}, {key} is stored as {stored} and should be {dtype}.",
            name=name,
            key=key,
            stored=piece.get_dtype(),
            dtype=FLOAT32,
        )
    array: Array = tensors.get_tensor(key)
    if not np.isfinite(array).all():
        raise UserError("In {name}, {key} holds values that are not finite numbers.", name=name, key=key)
    return array
