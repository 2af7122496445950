"""What the engine is told: the commands, and two things that only it says to itself; what each needs, and who cares."""

from dataclasses import dataclass

from desktop.engine.messages import (
    Adjust,
    Ask,
    Command,
    EndReplay,
    Keep,
    Load,
    NewNetwork,
    OpenModel,
    Pause,
    Reinitialise,
    Resume,
    Save,
    Show,
    Start,
    StepOnce,
    Stop,
    TakeCheckpoint,
    Undo,
)
from desktop.engine.questions import Question
from desktop.engine.states import Action
from desktop.language import tr


@dataclass(frozen=True)
class Close:
    """The last one."""


@dataclass(frozen=True)
class Wake:
    """Something that was waited for has come."""


Order = Command | Close | Wake
ToJob = Pause | Resume | StepOnce | Adjust | TakeCheckpoint | Stop | Keep | Undo | Show | EndReplay
"""What is said to the job that there is."""

ACTIONS: dict[type, Action] = {
    Start: Action.START,
    Pause: Action.PAUSE,
    Resume: Action.RESUME,
    StepOnce: Action.RESUME,
    TakeCheckpoint: Action.CHECKPOINT,
    Stop: Action.STOP,
    NewNetwork: Action.NEW,
    OpenModel: Action.NEW,
    Reinitialise: Action.NEW,
    Load: Action.OPEN,
    Save: Action.SAVE,
    Keep: Action.KEEP,
    Undo: Action.UNDO,
    Show: Action.SHOW,
    EndReplay: Action.END_REPLAY,
}
"""What has to be allowed for it; the others always are."""

_REFUSALS = {
    Action.NEW: tr("A new network cannot be made"),
    Action.OPEN: tr("Weights cannot be opened"),
    Action.SAVE: tr("The weights cannot be saved"),
}


def refusal(order: Order) -> str | None:
    """How the sentence begins that says why it is not obeyed.

    ``None`` for a button that was pressed in the moment that a job ended: it has nothing left to do.
    """
    return order.request.refusal if isinstance(order, Start) else _REFUSALS.get(ACTIONS[type(order)])


def comes_first(order: Order) -> bool:
    """Whether it goes before all others that wait."""
    return isinstance(order, Ask) and isinstance(order.question, Question) and order.question.comes_first


def asker(order: Order) -> str:
    """Who is told when it fails."""
    if isinstance(order, Start):
        return order.request.kind
    if isinstance(order, Ask):
        return order.key
    action = ACTIONS.get(type(order))
    return action.value if action is not None else "engine"
