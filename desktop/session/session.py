"""What the window knows of the engine: commands go in as methods, facts come out as signals, a frame at most."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.training.loop import BatchDone, EpochDone, Evaluating
from core.types import Array
from desktop.engine.engine import Engine
from desktop.engine.messages import (
    Accept,
    Event,
    Failed,
    Learn,
    Learned,
    Learning,
    LearningFinished,
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
    TrainingFinished,
    TrainingStarted,
    WeightsUpdated,
)
from desktop.engine.states import RunState
from desktop.my_digits.taught import TaughtDigit
from desktop.training.history import History
from resources import DEFAULT_WEIGHTS

FRAME = 33
"""Milliseconds between two looks at a run: the eye asks for no more, and every look takes time from training."""

HOLD = 30
"""Frames that a run is not looked at while somebody draws: the curves take longer to paint than the answer."""

NEWEST = -1
"""Of a number, the last digit is the one that is being drawn."""


class Session(QObject):
    """Owns the engine from :meth:`start` to :meth:`close`, in the thread of the window.

    Answers to the pen and changes of state are told at once; the weights and the history of a run once a frame, and
    once a second while somebody draws.
    """

    state_changed = Signal(object)  # RunState
    model_changed = Signal(object)  # ModelChanged
    modified_changed = Signal(bool)  # training has given weights that no file holds
    weights_updated = Signal(object)  # Array (P,)
    recognised = Signal(object)  # Prediction, or None: nothing is drawn
    training_started = Signal(object)  # TrainingStarted
    history_changed = Signal(object)  # History
    training_finished = Signal(object)  # TrainingFinished
    learning = Signal(object)  # Learning
    learned = Signal(object)  # Learned
    learning_finished = Signal(object)  # LearningFinished
    saved = Signal(object)  # Path
    failed = Signal(object)  # Failed
    _rang = Signal()

    def __init__(self, parent: QObject | None = None, weights: Path = DEFAULT_WEIGHTS) -> None:
        super().__init__(parent)
        self.state = RunState.IDLE
        self.model: ModelChanged | None = None
        self.path: Path | None = None
        self.modified = False
        self._history = History()
        self._ink: Array | None = None
        self._activations = False
        self._focus = NEWEST
        self._newest_request = self._oldest_wanted = 0
        self._weights_due: Array | None = None
        self._history_due = False
        self._learning_due: Learning | None = None
        self._closed = False
        self._frame = QTimer(self, interval=FRAME, singleShot=True)
        self._frame.timeout.connect(self._end_frame)
        self._drawn_on = False
        self._held = 0
        self._rang.connect(self._drain, Qt.ConnectionType.QueuedConnection)
        self._engine = Engine(self._rang.emit, weights)

    def start(self) -> None:
        """Start the engine; its first fact is the model it begins with."""
        self._engine.start()

    def close(self) -> None:
        """End the run and the engine, after what was asked for before; no signal comes after this."""
        if not self._closed:
            self._closed = True
            self._frame.stop()
            self._engine.close()

    # Wishes ---------------------------------------------------------------------------------------------------

    def recognise(self, ink: Array) -> None:
        """Read the drawing ``ink (H, W)`` now, and again whenever the weights change."""
        self._ink, self._focus, self._drawn_on = ink, NEWEST, True
        self._ask()

    def focus(self, part: int) -> None:
        """Tell of the digit ``part`` of the number, counted from 0, until the drawing changes."""
        self._focus = part
        self._ask()

    def forget_drawing(self) -> None:
        """There is no drawing any more: answers that are still under way are dropped."""
        self._ink = None
        self._oldest_wanted = self._newest_request + 1
        self.recognised.emit(None)

    def watch_activations(self, watch: bool) -> None:
        """Whether answers carry the output of every layer: only while somebody looks at it."""
        self._activations = watch
        if watch:
            self._ask()

    def train(self, command: Train) -> None:
        """Start a run."""
        self._engine.post(command)

    def pause(self) -> None:
        """Hold the run."""
        self._engine.post(Pause())

    def resume(self) -> None:
        """Go on after a pause."""
        self._engine.post(Resume())

    def stop(self) -> None:
        """End the run and keep the weights of this moment."""
        self._engine.post(Stop())

    def learn(self, digits: Sequence[TaughtDigit]) -> None:
        """Learn from ``digits`` and propose the result."""
        self._engine.post(Learn(tuple(digits)))

    def accept(self) -> None:
        """Keep what was learnt."""
        self._engine.post(Accept())

    def revert(self) -> None:
        """Undo what was learnt."""
        self._engine.post(Revert())

    def new_network(self, preset: str) -> None:
        """Build ``preset`` with fresh weights."""
        self._engine.post(NewNetwork(preset))

    def load(self, path: Path) -> None:
        """Open a weight file."""
        self._engine.post(Load(path))

    def save(self, path: Path) -> None:
        """Write the weights of this moment."""
        self._engine.post(Save(path))

    # Facts ----------------------------------------------------------------------------------------------------

    def _drain(self) -> None:
        if self._closed:  # a ring that was on its way is not called back by disconnecting
            return
        for event in self._engine.events.drain():
            self._tell(event)

    def _tell(self, event: Event) -> None:
        match event:
            case Recognised():
                if event.request >= self._oldest_wanted:
                    self.recognised.emit(event.prediction)
            case BatchDone() | Evaluating() | EpochDone():
                self._history.add(event)
                self._set_modified(True)
                self._history_due = True
                self._show_soon()
            case WeightsUpdated():
                self._weights_due = event.parameters
                self._show_soon()
                self._ask()
            case StateChanged():
                self.state = event.state
                self.state_changed.emit(event.state)
            case ModelChanged():
                self._tell_model(event)
            case TrainingStarted():
                self._history = History()
                self._history.start(event)
                self.training_started.emit(event)
                self.history_changed.emit(self._history)
            case TrainingFinished():
                self._show_due()
                self.training_finished.emit(event)
            case Learning():
                self._learning_due = event
                self._show_soon()
            case Learned():
                self._show_due()
                self.learned.emit(event)
            case LearningFinished():
                self._show_due()
                self.learning_finished.emit(event)
            case Saved():
                self.path = event.path
                self._set_modified(False)
                self.saved.emit(event.path)
            case Failed():
                self.failed.emit(event)

    def _tell_model(self, event: ModelChanged) -> None:
        self._weights_due = None  # of the network before
        self.model, self.path = event, event.path
        self._set_modified(not event.saved)
        self.model_changed.emit(event)
        self._ask()

    def _set_modified(self, modified: bool) -> None:
        if modified != self.modified:
            self.modified = modified
            self.modified_changed.emit(modified)

    def _ask(self) -> None:
        if self._ink is not None:
            self._newest_request += 1
            self._engine.post(Recognise(self._newest_request, self._ink, self._activations, self._focus))

    def _show_soon(self) -> None:
        if not self._frame.isActive():
            self._frame.start()

    def _end_frame(self) -> None:
        hold = self._drawn_on and self._held < HOLD
        self._drawn_on = False
        self._held = self._held + 1 if hold else 0
        if hold:
            self._frame.start()
        else:
            self._show_due()

    def _show_due(self) -> None:
        if self._history_due:
            self._history_due = False
            self.history_changed.emit(self._history)
        if self._learning_due is not None:
            learning, self._learning_due = self._learning_due, None
            self.learning.emit(learning)
        if self._weights_due is not None:
            weights, self._weights_due = self._weights_due, None
            self.weights_updated.emit(weights)
