"""The engine: one thread that owns the numbers, obeys commands and answers with events. No Qt.

Between two batches of a training run it takes all commands that wait, so that a drawing is answered, and a run
held or ended, within a batch. Whatever goes wrong is told in one sentence, and the engine lives on.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from threadpoolctl import threadpool_limits

from core.model.model import Model
from core.model.weights import load_model, save_model
from core.nn.workspace import Workspace
from core.recognition.verdict import recognise
from core.types import UserError
from desktop.engine.live_model import LiveModel, fresh
from desktop.engine.mailbox import Mailbox
from desktop.engine.messages import (
    Accept,
    Command,
    Event,
    Failed,
    Learn,
    Learning,
    Load,
    ModelChanged,
    NewNetwork,
    Pause,
    Recognise,
    Recognised,
    Resume,
    Revert,
    Save,
    Saved,
    StateChanged,
    Stop,
    Train,
    WeightsUpdated,
)
from desktop.engine.states import Action, RunState, allowed
from desktop.my_digits.job import LearningRun
from desktop.training.job import TrainingRun
from resources import DEFAULT_WEIGHTS

FIRST_PRESET = "digitscope"

MANY = 12
"""Pictures that are seldom exceeded when one drawing is read."""

SWITCH, SWITCH_IN_RUN = 0.0005, 0.002
"""Seconds that the engine's thread or the window's waits at most for the interpreter while the other has it.

With Python's own 5 ms, one answer to the pen in a hundred comes 2 to 4 ms later; with 0.5 ms also in a run, answers
came later while a small network was trained (``tests.benchmarks.recognition``).
"""


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
    Learn: Action.LEARN,
    Accept: Action.ACCEPT,
    Revert: Action.REVERT,
}
_REFUSALS = {
    Action.START: "Another run cannot start",
    Action.NEW: "A new network cannot be made",
    Action.OPEN: "Weights cannot be opened",
    Action.SAVE: "The weights cannot be saved",
    Action.LEARN: "Learning cannot start",
}
"""The others are buttons pressed in the moment that a run ended: they have nothing left to do."""

_Steering: TypeAlias = Pause | Resume | Stop | Accept | Revert

_HELD = (RunState.PAUSED, RunState.PROPOSED)
"""A run waits for the person."""


class Engine:
    """Owns the model from :meth:`start` to :meth:`close`.

    :meth:`post` gives it a command from any thread; answers lie in :attr:`events`, and ``ring`` is called from
    the engine's thread when there are some. ``weights`` are those of the first moment.
    """

    def __init__(self, ring: Callable[[], None] = lambda: None, weights: Path = DEFAULT_WEIGHTS) -> None:
        self.events: Mailbox[Event] = Mailbox((WeightsUpdated, Recognised, Learning), ring)
        self._commands: Mailbox[Command | _Close] = Mailbox((Recognise,))
        self._first_weights = weights
        self._state = RunState.IDLE
        self._run: TrainingRun | LearningRun | None = None
        self._scratch = Workspace()
        self._thread = threading.Thread(target=self._work, name="engine")

    def start(self) -> None:
        """Begin: the first model is read in the engine's own thread."""
        sys.setswitchinterval(SWITCH)
        self._thread.start()

    def post(self, command: Command) -> None:
        """Ask for something; returns at once."""
        self._commands.post(command)

    def close(self) -> None:
        """Obey what was posted before, end the run and the thread, and wait for that: at most a batch."""
        self._commands.post(_Close())
        self._thread.join()

    def _work(self) -> None:
        # Numbers that overflow are found by looking at the loss and at the answers, not by warnings. The products of
        # a few pictures are so small that a second thread of BLAS costs more than it gives (two pictures: 3.1 ms, and
        # 1.4 without), most of all where the window wants that processor.
        with np.errstate(all="ignore"), threadpool_limits(1, user_api="blas"):
            self._begin()
            while self._state is not RunState.CLOSED:
                for command in self._next_commands():
                    self._obey(command)
                if self._run is not None and self._state not in _HELD:
                    self._advance(self._run)

    def _begin(self) -> None:
        try:
            model = load_model(self._first_weights)
        except UserError as error:
            model = fresh(FIRST_PRESET, seed=0)
            self._fail("start", error, "An untrained network is here instead: train it, or open a weight file.")
        self._live = LiveModel(model)
        self._post(self._live.state())
        self._warm_up(model)

    def _next_commands(self) -> list[Command | _Close]:
        """All that wait, drawings first; with nothing else to do, sleeps until one comes."""
        busy = self._run is not None and self._state not in _HELD
        waiting = self._commands.drain(timeout=0.0 if busy else None)
        return sorted(waiting, key=lambda command: not isinstance(command, Recognise))

    def _obey(self, command: Command | _Close) -> None:
        action = _ACTIONS.get(type(command))
        if action is not None and action not in allowed(self._state):
            if action in _REFUSALS:
                self._post(Failed(action.value, f"{_REFUSALS[action]} {self._meanwhile()}"))
            return
        try:
            if self._run is not None and isinstance(command, _Steering):
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
            case Learn():
                self._run = LearningRun(command, self._live, self._post)
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

    def _steer(self, command: _Steering, run: TrainingRun | LearningRun) -> None:
        match command, run:
            case Pause(), TrainingRun():
                run.show_weights()
                self._post(StateChanged(RunState.PAUSED))
            case Resume(), TrainingRun():
                self._post(StateChanged(RunState.TRAINING))
            case Stop(), _:
                run.stop()
                self._end_run()
            case Accept(), LearningRun():
                run.accept()
                self._end_run()
            case Revert(), LearningRun():
                run.revert()
                self._end_run()

    def _meanwhile(self) -> str:
        """Why something has to wait, and for what."""
        if self._state is RunState.PROPOSED:
            return "before it is decided whether what was learnt is kept or undone."
        return "while a run is going on: stop it first."

    def _advance(self, run: TrainingRun | LearningRun) -> None:
        try:
            if not run.step():
                self._end_run()
        except Exception as error:  # diverged, no memory left, unreadable data or a fault of ours
            self._fail(run.action.value, error, run.give_up())
            self._end_run()

    def _end_run(self) -> None:
        run, self._run = self._run, None
        self._live.freeze()
        self._post(StateChanged(RunState.IDLE))
        if run is not None:  # last, for it may take a moment
            run.close()

    def _recognise(self, command: Recognise) -> None:
        live = self._live
        calibration, wanted, focus = live.card.calibration, command.activations, command.focus
        prediction = recognise(live.network, live.parameters, command.ink, calibration, wanted, focus, self._scratch)
        # In the batch before a run is found to diverge there may be no answer to give.
        if np.isfinite(prediction.probabilities).all():
            self._post(Recognised(command.request, prediction))

    def _replace(self, state: ModelChanged) -> None:
        self._warm_up(state.model)  # first: where there is no memory for it, nothing has changed
        self._live.restore(state)
        self._post(state)

    def _warm_up(self, model: Model) -> None:
        """Get the memory that reading a number takes now: at the first one it would take longer than the reading."""
        blank = np.zeros((MANY, *model.network.input_shape), np.float32)
        model.network.forward(model.parameters, blank, self._scratch)

    def _post(self, event: Event) -> None:
        if isinstance(event, StateChanged):
            self._state = event.state
            at_rest = event.state is RunState.IDLE or event.state in _HELD
            sys.setswitchinterval(SWITCH if at_rest else SWITCH_IN_RUN)
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
