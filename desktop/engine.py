"""The engine: one thread that owns the numbers, obeys commands and answers with events. No Qt.

Between two batches of a training run it takes all commands that wait, so that a drawing is answered, and a run
held or ended, within a batch. Whatever goes wrong is told in one sentence, and the engine lives on.
"""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.recognise import recognise
from core.types import UserError
from core.weights import load_model, save_model
from desktop.live_model import LiveModel, fresh
from desktop.mailbox import Mailbox
from desktop.messages import (
    Command,
    Event,
    Failed,
    Load,
    ModelChanged,
    NewNetwork,
    Pause,
    Recognise,
    Recognised,
    Resume,
    Save,
    Saved,
    StateChanged,
    Stop,
    Train,
    WeightsUpdated,
)
from desktop.states import Action, RunState, allowed
from desktop.training_run import TrainingRun
from resources import DEFAULT_WEIGHTS

FIRST_PRESET = "digitscope"


@dataclass(frozen=True)
class _Close:
    """The last command."""


_ACTIONS: dict[type, Action] = {
    Train: Action.START,
    Pause: Action.PAUSE,
    Resume: Action.RESUME,
    Stop: Action.STOP,
    NewNetwork: Action.NEW,
    Load: Action.OPEN,
    Save: Action.SAVE,
}
_REFUSALS = {
    Action.START: "Another run cannot start",
    Action.NEW: "A new network cannot be made",
    Action.OPEN: "Weights cannot be opened",
}
"""The others are buttons pressed in the moment that a run ended: they have nothing left to do."""


class Engine:
    """Owns the model from :meth:`start` to :meth:`close`.

    :meth:`post` gives it a command from any thread; answers lie in :attr:`events`, and ``ring`` is called from
    the engine's thread when there are some. ``weights`` are those of the first moment.
    """

    def __init__(self, ring: Callable[[], None] = lambda: None, weights: Path = DEFAULT_WEIGHTS) -> None:
        self.events: Mailbox[Event] = Mailbox((WeightsUpdated, Recognised), ring)
        self._commands: Mailbox[Command | _Close] = Mailbox((Recognise,))
        self._first_weights = weights
        self._state = RunState.IDLE
        self._run: TrainingRun | None = None
        self._thread = threading.Thread(target=self._work, name="engine")

    def start(self) -> None:
        """Begin: the first model is read in the engine's own thread."""
        self._thread.start()

    def post(self, command: Command) -> None:
        """Ask for something; returns at once."""
        self._commands.post(command)

    def close(self) -> None:
        """Obey what was posted before, end the run and the thread, and wait for that: at most a batch."""
        self._commands.post(_Close())
        self._thread.join()

    def _work(self) -> None:
        # Numbers that overflow are found by looking at the loss and at the answers, not by warnings.
        with np.errstate(all="ignore"):
            self._begin()
            while self._state is not RunState.CLOSED:
                for command in self._next_commands():
                    self._obey(command)
                if self._run is not None and self._state is not RunState.PAUSED:
                    self._advance(self._run)

    def _begin(self) -> None:
        try:
            self._live = LiveModel(load_model(self._first_weights))
        except UserError as error:
            self._live = LiveModel(fresh(FIRST_PRESET, seed=0))
            self._fail("start", error, "An untrained network is here instead: train it, or open a weight file.")
        self._post(self._live.state())

    def _next_commands(self) -> list[Command | _Close]:
        """All that wait, drawings first; with nothing else to do, sleeps until one comes."""
        busy = self._run is not None and self._state is not RunState.PAUSED
        waiting = self._commands.drain(timeout=0.0 if busy else None)
        return sorted(waiting, key=lambda command: not isinstance(command, Recognise))

    def _obey(self, command: Command | _Close) -> None:
        action = _ACTIONS.get(type(command))
        if action is not None and action not in allowed(self._state):
            if action in _REFUSALS:
                reason = f"{_REFUSALS[action]} while a run is going on: stop it first."
                self._post(Failed(action.value, reason))
            return
        try:
            if self._run is not None and isinstance(command, Pause | Resume | Stop):
                self._steer(command, self._run)
            else:
                self._do(command)
        except Exception as error:  # whatever it was: it is told, and the thread lives on
            self._fail(action.value if action else "recognise", error, "Nothing has changed.")

    def _do(self, command: Command | _Close) -> None:
        match command:
            case Recognise():
                self._recognise(command)
            case Train():
                self._run = TrainingRun(command, self._live, self._post)
                self._post(StateChanged(RunState.PREPARING))
            case NewNetwork():
                self._replace(ModelChanged(fresh(command.preset, command.seed), None, saved=True))
            case Load():
                self._replace(ModelChanged(load_model(command.path), command.path, saved=True))
            case Save():
                save_model(command.path, self._live.model())
                self._live.path, self._live.saved = command.path, True
                self._post(Saved(command.path))
            case _Close():
                if self._run is not None:
                    self._run.close()
                    self._run = None
                self._post(StateChanged(RunState.CLOSED))

    def _steer(self, command: Pause | Resume | Stop, run: TrainingRun) -> None:
        match command:
            case Pause():
                run.show_weights()
                self._post(StateChanged(RunState.PAUSED))
            case Resume():
                self._post(StateChanged(RunState.TRAINING))
            case Stop():
                run.stop()
                self._end_run()

    def _advance(self, run: TrainingRun) -> None:
        try:
            if not run.step():
                self._end_run()
        except Exception as error:  # diverged, no memory left, unreadable data or a fault of ours
            self._fail(Action.START.value, error, run.give_up())
            self._end_run()

    def _end_run(self) -> None:
        self._run = None
        self._post(StateChanged(RunState.IDLE))

    def _recognise(self, command: Recognise) -> None:
        live = self._live
        prediction = recognise(live.network, live.parameters, command.ink, command.activations, command.focus)
        # In the batch before a run is found to diverge there may be no answer to give.
        if np.isfinite(prediction.probabilities).all():
            self._post(Recognised(command.request, prediction))

    def _replace(self, state: ModelChanged) -> None:
        self._live.restore(state)
        self._post(state)

    def _post(self, event: Event) -> None:
        if isinstance(event, StateChanged):
            self._state = event.state
        self.events.post(event)

    def _fail(self, what: str, error: Exception, kept: str) -> None:
        details = ""
        if isinstance(error, UserError):
            reason = str(error)
        elif isinstance(error, MemoryError):
            reason = "There is not enough memory for this."
        else:
            reason = f"A fault in Digitscope itself ({type(error).__name__}) ended this."
            details = "".join(traceback.format_exception(error))
        self._post(Failed(what, f"{reason} {kept}", details))
