"""What the engine is doing, and what may be asked of it then: this drives every button."""

from dataclasses import dataclass
from enum import Enum


class Phase(Enum):
    """How far the job is that holds the weights; ``IDLE`` is none."""

    IDLE = "idle"
    PREPARING = "preparing"  # it needs something before it can begin: data are being read
    RUNNING = "running"
    PAUSED = "paused"
    TESTING = "testing"  # a last look at what came of it
    PROPOSED = "proposed"  # what came of it is shown and waits to be kept or undone
    CLOSED = "closed"


HELD = frozenset({Phase.PAUSED, Phase.PROPOSED})
"""The job waits for the person."""


class Action(Enum):
    """What a person may want to do."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    OPEN = "open weights"
    NEW = "new network"
    SAVE = "save weights"
    CHECKPOINT = "save a checkpoint"
    KEEP = "keep what was learnt"
    UNDO = "undo what was learnt"


_ALLOWED: dict[Phase, frozenset[Action]] = {
    Phase.IDLE: frozenset({Action.START, Action.OPEN, Action.NEW, Action.SAVE}),
    Phase.PREPARING: frozenset({Action.STOP, Action.SAVE}),
    Phase.RUNNING: frozenset({Action.PAUSE, Action.STOP, Action.SAVE, Action.CHECKPOINT}),
    Phase.PAUSED: frozenset({Action.RESUME, Action.STOP, Action.SAVE, Action.CHECKPOINT}),
    Phase.TESTING: frozenset({Action.STOP, Action.SAVE}),
    Phase.PROPOSED: frozenset({Action.KEEP, Action.UNDO}),
    Phase.CLOSED: frozenset(),
}


@dataclass(frozen=True)
class Status:
    """The ``phase``, and the kind of the ``job`` that is in it, "" for none.

    ``never`` is what this job never allows, ``busy`` the sentence for those who have to wait until it has ended.
    """

    phase: Phase = Phase.IDLE
    job: str = ""
    never: frozenset[Action] = frozenset()
    busy: str = ""

    @property
    def allowed(self) -> frozenset[Action]:
        """The actions that make sense now."""
        return _ALLOWED[self.phase] - self.never

    def allows(self, action: Action) -> bool:
        """Whether ``action`` makes sense now."""
        return action in self.allowed
