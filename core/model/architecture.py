"""Architectures: a network without numbers, under a name, in a JSON file; and what any description is held against."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.atomic import write_whole
from core.checks import file_size, in_words, is_whole, memory_to_read, newer
from core.model.model import MOST_LETTERS
from core.nn.network import Network
from core.types import UserError, said

FORMAT = "digitscope architecture"
FORMAT_VERSION = 1

# Sizes no sensible file reaches, so that a foreign one cannot fill memory or stop the program.
MOST_BYTES = 1 << 20
MOST_LAYERS = 1_000
MOST_NUMBERS = 50_000_000  # computed for one picture, all layers together
MOST_WORK = 1_000_000_000  # numbers gone through for one picture: forty times those of the default network
MOST_SETTING = 2**31 - 1  # a stride, for one, that costs nothing: more has no place in a field of the window
MOST_PARAMETERS = 30_000_000  # with what a checkpoint holds beside them less than the most bytes of a weight file

# What a description that is JSON but means nothing can set off in the constructors it is handed to.
FAULTS = (
    *(KeyError, TypeError, ValueError, AttributeError, IndexError),
    *(ArithmeticError, RecursionError),
)


@dataclass(frozen=True)
class Architecture:
    """A ``network`` called ``name``; raises ``UserError`` for a name that is no text or that nobody would read."""

    name: str
    network: Network

    def __post_init__(self) -> None:
        if not (isinstance(self.name, str) and len(self.name) <= MOST_LETTERS):
            raise UserError("The name of an architecture is a text of up to {most:,} letters.", most=MOST_LETTERS)


def save_architecture(path: Path, architecture: Architecture) -> None:
    """Write ``architecture`` to ``path``, whole or not at all; raises ``UserError`` where that is not possible.

    What is written can be opened: what :func:`load_architecture` would refuse is refused here.
    """
    content = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "name": architecture.name,
        "network": architecture.network.describe(),
    }
    subject = said("The architecture cannot be saved: it")
    try:
        text = json.dumps(content, allow_nan=False, indent=1)
        _read(subject, text.encode())
    except FAULTS as error:
        raise UserError("{subject} cannot be described in JSON.", subject=subject) from error
    write_whole(path, f"{text}\n".encode())


def load_architecture(path: Path) -> Architecture:
    """Read an architecture; everything is checked, and ``UserError`` says in one sentence what is wrong with it."""
    try:
        if file_size(path) > MOST_BYTES:
            raise UserError("{name} is too large for an architecture of Digitscope.", name=path.name)
        with memory_to_read(path):
            return _read(path.name, path.read_bytes())
    except OSError as error:
        raise UserError("{path} cannot be opened: {reason}.", path=path, reason=in_words(error)) from error
    except FAULTS as error:
        raise UserError("{name} is no architecture of Digitscope, or it is damaged.", name=path.name) from error


def described_network(name: str, description: dict[str, Any]) -> Network:
    """The network of a description from a file called ``name``; raises ``UserError`` or one of :data:`FAULTS`."""
    if len(description["layers"]) > MOST_LAYERS:
        raise UserError("{name} describes a network of more than {most:,} layers.", name=name, most=MOST_LAYERS)
    try:
        return Network.from_description(description)
    except UserError as error:
        raise UserError("{name} describes a network that cannot be built: {error}", name=name, error=error) from error


def check_size(subject: str, network: Network) -> None:
    """Raise ``UserError`` unless ``network`` can be computed with; ``subject`` begins the sentence: "x.json holds"."""
    too_many = network.parameter_count > MOST_PARAMETERS or network.numbers > MOST_NUMBERS
    settings = (value for layer in network.layers for value in vars(layer).values() if is_whole(value))
    if too_many or network.work > MOST_WORK or max(settings, default=0) > MOST_SETTING:
        raise UserError("{subject} a network that is too large to compute with.", subject=subject)


def finite(text: str) -> float:
    """A number of JSON; raises ``ValueError`` for one that cannot be computed with."""
    if not math.isfinite(float(text)):
        raise ValueError("a number is not finite")
    return float(text)


def _read(name: str, content: bytes) -> Architecture:
    """What ``content`` describes; the sentences of ``UserError`` begin with ``name``."""
    if len(content) > MOST_BYTES:
        raise UserError("{name} has a description of more than {most:,} bytes.", name=name, most=MOST_BYTES)
    header: dict[str, Any] = json.loads(content.decode(), parse_float=finite, parse_constant=finite)
    if header["format"] != FORMAT or not is_whole(header["version"]) or header["version"] < 1:
        raise ValueError("this is another format")
    if header["version"] > FORMAT_VERSION:
        raise newer(name)
    network = described_network(name, header["network"])
    check_size(said("{name} holds", name=name), network)
    return Architecture(header["name"], network)
