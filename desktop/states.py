"""What the engine is doing, and what may be asked of it then: this drives every button."""

from enum import Enum


class RunState(Enum):
    """The one state of a training run."""

    IDLE = "idle"
    PREPARING = "preparing"  # the data are being read
    TRAINING = "training"
    PAUSED = "paused"
    EVALUATING = "evaluating"  # the last look, at the test set
    CLOSED = "closed"


class Action(Enum):
    """What a person may want to do."""

    START = "train"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    OPEN = "open weights"
    NEW = "new network"
    SAVE = "save weights"


_ALLOWED: dict[RunState, frozenset[Action]] = {
    RunState.IDLE: frozenset({Action.START, Action.OPEN, Action.NEW, Action.SAVE}),
    RunState.PREPARING: frozenset({Action.STOP, Action.SAVE}),
    RunState.TRAINING: frozenset({Action.PAUSE, Action.STOP, Action.SAVE}),
    RunState.PAUSED: frozenset({Action.RESUME, Action.STOP, Action.SAVE}),
    RunState.EVALUATING: frozenset({Action.STOP, Action.SAVE}),
    RunState.CLOSED: frozenset(),
}


def allowed(state: RunState) -> frozenset[Action]:
    """The actions that make sense in ``state``."""
    return _ALLOWED[state]
