"""What the engine is doing, and what may be asked of it then: this drives every button."""

from enum import Enum


class RunState(Enum):
    """The one state of a training run."""

    IDLE = "idle"
    PREPARING = "preparing"  # the data are being read
    TRAINING = "training"
    PAUSED = "paused"
    EVALUATING = "evaluating"  # the last look, at the test set
    LEARNING = "learning"  # from the digits that a person taught
    PROPOSED = "proposed"  # what was learnt is shown and waits to be kept or undone
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
    LEARN = "learn"
    ACCEPT = "keep what was learnt"
    REVERT = "undo what was learnt"


_ALLOWED: dict[RunState, frozenset[Action]] = {
    RunState.IDLE: frozenset({Action.START, Action.OPEN, Action.NEW, Action.SAVE, Action.LEARN}),
    RunState.PREPARING: frozenset({Action.STOP, Action.SAVE}),
    RunState.TRAINING: frozenset({Action.PAUSE, Action.STOP, Action.SAVE}),
    RunState.PAUSED: frozenset({Action.RESUME, Action.STOP, Action.SAVE}),
    RunState.EVALUATING: frozenset({Action.STOP, Action.SAVE}),
    # Half-learnt weights are no one's: they are neither saved nor built upon before the person has decided.
    RunState.LEARNING: frozenset({Action.STOP}),
    RunState.PROPOSED: frozenset({Action.ACCEPT, Action.REVERT}),
    RunState.CLOSED: frozenset(),
}


def allowed(state: RunState) -> frozenset[Action]:
    """The actions that make sense in ``state``."""
    return _ALLOWED[state]
