"""A network as it is being built: it may not be one yet. No Qt."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, NamedTuple, TypeAlias

from core.data.idx import CLASSES
from core.model.architecture import Architecture, check_size
from core.model.weights import INPUT_SHAPE
from core.nn.checks import shape_of
from core.nn.layers import KINDS
from core.nn.network import Network, Placed, chain, describe_layer, described_layer, layer_names
from core.types import Shape, UserError, in_sides
from desktop.language import tr, written

Entry: TypeAlias = Mapping[str, Any]
"""A layer as a description has it: its ``kind`` and its hyperparameters, whatever was typed. Nobody writes to one."""

NAME = tr("My network")


@dataclass(frozen=True)
class Draft:
    """``entries`` in a row on ``input_shape``, under a ``name``; ``origin`` says what it was begun from."""

    name: str = NAME
    input_shape: Shape = INPUT_SHAPE
    entries: tuple[Entry, ...] = ()
    origin: str = ""

    @classmethod
    def of(cls, architecture: Architecture, origin: str = "") -> "Draft":
        """The draft that is ``architecture``."""
        network = architecture.network
        return cls(architecture.name, network.input_shape, tuple(map(describe_layer, network.layers)), origin)

    def added(self, at: int, entry: Entry) -> "Draft":
        """With ``entry`` before the one that is ``at`` that place now."""
        return replace(self, entries=(*self.entries[:at], entry, *self.entries[at:]))

    def removed(self, at: int) -> "Draft":
        """Without the one ``at`` that place."""
        return replace(self, entries=(*self.entries[:at], *self.entries[at + 1 :]))

    def moved(self, at: int, to: int) -> "Draft":
        """With the one ``at`` that place ``to`` another, counted without it."""
        return self.removed(at).added(to, self.entries[at])

    def changed(self, at: int, name: str, value: object) -> "Draft":
        """With another ``value`` for the hyperparameter ``name`` of the one ``at`` that place."""
        return self.removed(at).added(at, {**self.entries[at], name: value})


class Row(NamedTuple):
    """A layer of a draft: its ``name``, its settings in ``words``, and its place, ``None`` where it has none."""

    name: str
    words: str
    place: Placed | None


class Survey(NamedTuple):
    """What a draft comes to: its ``rows`` and its ``network``.

    Where it is none, the ``problem`` says why in one sentence; ``at`` is the row that cannot follow, if it is a row,
    and the ``reason`` says why without saying again which it is.
    """

    rows: tuple[Row, ...]
    network: Network | None
    problem: str = ""
    at: int | None = None
    reason: str = ""


def survey(draft: Draft) -> Survey:
    """Build as much of ``draft`` as can be built."""
    names = layer_names(KINDS[entry["kind"]] for entry in draft.entries)
    layers, places, problem, at, reason = [], [], "", None, ""
    for number, (entry, name) in enumerate(zip(draft.entries, names, strict=True)):
        try:
            layers.append(described_layer(entry))
        except UserError as error:
            at, reason = number, str(error)
            problem = tr("Layer {number}, {name}, cannot be built: {error}", number=at + 1, name=name, error=error)
            break
    if shape_of(draft.input_shape, (1, 3)) is not None:
        try:
            for place in chain(draft.input_shape, layers):
                places.append(place)
        except UserError as error:
            problem, at, reason = str(error), len(places), str(error.__cause__)
    network = None
    if at is None:
        try:
            network = Network(draft.input_shape, tuple(layers))
        except UserError as error:
            problem = str(error)
    known = (*places, *[None] * (len(names) - len(places)))
    rows = tuple(Row(*each) for each in zip(names, map(words, draft.entries), known, strict=True))
    return Survey(rows, network, problem, at, reason)


def words(entry: Entry) -> str:
    """What is set in ``entry``, but for what goes without saying: ``filters 8, kernel 5, same``."""
    values = ((field, entry[field.name]) for field in fields(KINDS[entry["kind"]]))
    said = [(field.name, value) for field, value in values if field.default is MISSING or value != field.default]
    return ", ".join(tr(value) if isinstance(value, str) else f"{tr(name)} {plain(value)}" for name, value in said)


def plain(value: object) -> str:
    """A hyperparameter as it is shown and typed."""
    if isinstance(value, tuple | list):
        return in_sides(value)
    return written(repr(value)) if isinstance(value, float) else str(value)


def suggested(kind: str, draft: Draft, at: int) -> Entry:
    """A layer of ``kind`` to begin with at that place of ``draft``."""
    places = [row.place for row in survey(draft).rows[:at] if row.place is not None]
    return describe_layer(KINDS[kind].suggested(places[-1].shape if places else draft.input_shape))


def unfit(network: Network) -> str:
    """Why ``network`` cannot be used in this window, "" where it can."""
    if network.input_shape != INPUT_SHAPE:
        return tr(
            "The canvas cannot feed this network: it draws {drawn} and this takes "
            "{taken}. It can be built, looked at and saved, but not used here.",
            drawn=plain(INPUT_SHAPE),
            taken=plain(network.input_shape),
        )
    if network.classes != CLASSES:
        return tr(
            "This network gives {classes:,} answers, and there are {digits} digits: it can be built, looked "
            "at and saved, but not used here. End it in a dense layer of {digits} units.",
            classes=network.classes,
            digits=CLASSES,
        )
    try:
        check_size(tr("This is"), network)
    except UserError as error:
        return str(error)
    return ""
