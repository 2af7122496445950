"""What the Network tab shows of one picture: small maps, what flows between them, and the arithmetic of one number."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.explain.arithmetic import Explained, arithmetic, position_of
from core.explain.flow import Trace
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Shape
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import Question

Unit = tuple[int, int]
"""A stage and one of its channels (:mod:`core.explain.flow`)."""


@dataclass(frozen=True)
class Wish:
    """What is looked at in ``network``: at most ``room`` channels of each stage, and what flows to ``followed``.

    ``None`` follows the answer. ``opened`` is a place (:mod:`core.explain.receptive`) that is seen whole, ``chosen``
    the position of a number there of which the arithmetic is wanted.
    """

    network: Network
    room: tuple[int, ...]
    followed: Unit | None = None
    opened: int | None = None
    chosen: Shape | None = None


@dataclass(frozen=True, eq=False)
class Column:
    """The shown ``channels`` of a stage: their ``maps (k, H, W)`` and what flows from each to the followed unit.

    ``low`` and ``high`` are those of all its channels; ``strengths (k,)`` are ``None`` where nothing flows on.
    """

    channels: tuple[int, ...]
    maps: Array
    low: float
    high: float
    strengths: Array | None


@dataclass(frozen=True, eq=False)
class Seen:
    """The answer. ``flows[s]`` is what flows into the shown channels of stage ``s`` from those of the one before.

    ``peak`` is where the followed unit is greatest: a position at the last place of its stage. ``opened`` has the shape
    that its place has.
    """

    wish: Wish
    columns: tuple[Column, ...]
    flows: tuple[Array | None, ...]
    followed: Unit
    peak: Shape
    probabilities: Array
    opened: Array | None
    explained: Explained | None


@dataclass(frozen=True, eq=False)
class Look(Question):
    """``wish`` for ``picture (28, 28)``, 0 paper to 1 ink.

    ``shown`` are the channels that are on the screen now, by stage: those that are shown again stay where they are, so
    that nothing jumps under the pen. ``sort`` puts the strongest first again.
    """

    picture: Array
    wish: Wish
    shown: tuple[tuple[int, ...], ...] = ()
    sort: bool = False

    def answer(self, model: Snapshot, scratch: Workspace) -> Seen | None:
        """``None`` where the network is another one by now."""
        wish = self.wish
        if model.network != wish.network:
            return None
        trace = Trace(model.network, model.parameters, self.picture[None], scratch)
        probabilities = model.card.calibration.probabilities(trace.outputs[-1][None])[0]
        followed = wish.followed or (len(trace.stages) - 1, int(probabilities.argmax()))
        stage, channel = followed
        flow = trace.flow_to(stage, channel)
        columns = tuple(self._column(trace, number, followed, flow.strengths) for number in range(len(trace.stages)))
        flows = [
            None
            if number == 0 or number > stage
            else flow.into(number, columns[number].channels, columns[number - 1].channels)
            for number in range(len(columns))
        ]
        opened = explained = None
        if wish.opened is not None:
            places = (*trace.outputs, probabilities)
            opened = places[wish.opened]
            if wish.chosen is not None:
                temperature = model.card.calibration.temperature
                explained = arithmetic(
                    model.network, model.parameters, trace.outputs, wish.opened, wish.chosen, temperature
                )
        return Seen(wish, columns, tuple(flows), followed, _peak(trace, followed), probabilities, opened, explained)

    def _column(self, trace: Trace, number: int, followed: Unit, strengths: Sequence[Array]) -> Column:
        maps = trace.maps(number) if number else trace.outputs[0]  # a drawing is seen as it was drawn
        # (C, H, W) -> (C, H*W); (D,) -> (D, 1)
        flat = maps.reshape(len(maps), -1)
        shown = self.shown[number] if number < len(self.shown) else ()
        room = self.wish.room[number]
        if number == len(trace.stages) - 1:
            channels: tuple[int, ...] = tuple(range(len(maps)))
        elif number < followed[0]:
            channels = placed(np.abs(strengths[number]), room, () if self.sort else shown)
        else:  # what comes after is not part of the story, and stays as it was
            channels = placed(np.abs(flat).mean(axis=1), room, shown, keep=True)
            if number == followed[0] and followed[1] not in channels:
                channels = (followed[1], *channels[: room - 1])
        finite = flat[np.isfinite(flat)]
        return Column(
            channels,
            # (C, H, W) -> (k, H, W); (D, 1) -> (k, 1, 1)
            (maps if maps.ndim == 3 else flat[:, :, None])[list(channels)],
            float(finite.min(initial=0)),
            float(finite.max(initial=0)),
            strengths[number][list(channels)] if number < followed[0] else None,
        )


def placed(strengths: Array, room: int, shown: Sequence[int], keep: bool = False) -> tuple[int, ...]:
    """The ``room`` strongest channels, the strongest first; those that are ``shown`` already stay where they are.

    With ``keep`` they are shown again, however strong they are.
    """
    best = np.argsort(-strengths, kind="stable").tolist()
    if keep:
        stay = [channel for channel in shown if channel < len(strengths)][:room]
        best = [*stay, *(channel for channel in best if channel not in stay)]
    wanted = best[:room]
    fresh = iter([channel for channel in wanted if channel not in shown[:room]])
    kept = [channel if channel in wanted else next(fresh) for channel in shown[: len(wanted)]]
    return (*kept, *fresh)


def _peak(trace: Trace, followed: Unit) -> Shape:
    stage, channel = followed
    maps = trace.maps(stage)
    each = maps[channel].size
    position = position_of(trace.network, trace.stages[stage].last, channel * each + int(maps[channel].argmax()))
    assert position is not None  # it is no padding
    return position
