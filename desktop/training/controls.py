"""Start, pause, resume and stop in one row, and how far the run has come."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.training.loop import BatchDone
from desktop.engine.states import Action, RunState, allowed
from desktop.training.history import History, clock
from desktop.widgets import theme
from desktop.widgets.theme import UNIT, Tint

STEPS = 1000
STATUS_LINES = 3

KEYS = {Action.START: "F5", Action.PAUSE: "F6", Action.RESUME: "F7", Action.STOP: "Shift+F5"}

_TEXTS = {
    RunState.IDLE: "Ready to train.",
    RunState.PREPARING: "Reading the data…",
    RunState.EVALUATING: "Reading the test pictures…",
    RunState.LEARNING: "Learning from your digits: see the tab My digits.",
    RunState.PROPOSED: "What was learnt from your digits waits to be kept or undone: see the tab My digits.",
    RunState.CLOSED: "",
}


class TrainControls(QWidget):
    """The buttons follow ``allowed(state)``. Their keys (:data:`KEYS`) belong to the menu: they work in every tab."""

    start_wished, pause_wished, resume_wished, stop_wished = Signal(), Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RunState.IDLE
        self._history: History | None = None
        self._outcome = ""
        self._make_actions()
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of the run")
        self.status = theme.label("", "hint")
        self.status.setAccessibleName("State of the run")
        self.status.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.status.setFixedHeight(STATUS_LINES * self.status.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self._make_row())
        layout.addWidget(self._bar)
        layout.addWidget(self.status)
        self.show_state(RunState.IDLE)

    def _make_actions(self) -> None:
        def action(name: str, key: str, tip: str, wish: SignalInstance, tint: Tint = "text") -> QAction:
            result = QAction(theme.icon(name.lower(), tint), name, self)
            result.setToolTip(f"{tip} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
            result.triggered.connect(lambda: wish.emit())
            return result

        self.start = action("Start", KEYS[Action.START], "Train with these settings", self.start_wished, "on_accent")
        self.pause = action("Pause", KEYS[Action.PAUSE], "Hold the run after this batch", self.pause_wished)
        self.resume = action("Resume", KEYS[Action.RESUME], "Go on with the run", self.resume_wished)
        self.stop = action("Stop", KEYS[Action.STOP], "Keep the weights of this moment", self.stop_wished)

    def _make_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        self._buttons = {
            Action.START: _button(self.start, "primary"),
            Action.PAUSE: _button(self.pause),
            Action.RESUME: _button(self.resume),
            Action.STOP: _button(self.stop),
        }
        for button in self._buttons.values():
            row.addWidget(button)
        return row

    def show_state(self, state: RunState) -> None:
        """Offer what makes sense in ``state``; pause and resume share one place."""
        self._state = state
        if state is RunState.IDLE:
            self._history = None
        else:
            self._outcome = ""
        possible = allowed(state)
        for action, name in (
            (self.start, Action.START),
            (self.pause, Action.PAUSE),
            (self.resume, Action.RESUME),
            (self.stop, Action.STOP),
        ):
            action.setEnabled(name in possible)
        self._buttons[Action.RESUME].setVisible(Action.RESUME in possible)
        self._buttons[Action.PAUSE].setVisible(Action.RESUME not in possible)
        self._write()

    def show_history(self, history: History) -> None:
        """How far the run is; at most once a frame."""
        self._history = history
        self._write()

    def show_outcome(self, text: str) -> None:
        """The sentence a run ended with: it stays until another begins, whatever is still told of this one."""
        self._outcome = text
        self._write()

    def _write(self) -> None:
        history, state, done = self._history, self._state, 0.0
        text = self._outcome or _TEXTS.get(state, "The first batch…")
        if history is not None and history.last_batch is not None and not self._outcome:
            looking = history.evaluating
            if state in (RunState.TRAINING, RunState.PAUSED):
                done = history.fraction
                text = "\n".join(_lines(history, history.last_batch, paused=state is RunState.PAUSED))
            elif state is RunState.EVALUATING and looking is not None:
                done = looking.done / looking.count
        self._bar.setValue(round(STEPS * done))
        self.status.setText(text)


def _lines(history: History, batch: BatchDone, paused: bool) -> list[str]:
    where = f"Epoch {batch.epoch} of {batch.epochs}"
    looking = history.evaluating
    if looking is not None:
        where += f" · validating {looking.done:,} of {looking.count:,}"
    else:
        where += f" · batch {batch.batch:,} of {batch.batches:,}"
    left = f"{clock(history.seconds_left or 0.0)} left"
    speed = f"{history.images_per_second or 0.0:,.0f} pictures a second"
    return [where, f"Paused · {left}" if paused else left, speed]


def _button(action: QAction, role: str = "") -> QPushButton:
    """A push button that does, and looks, what ``action`` says."""
    button = QPushButton(action.icon(), action.text())
    button.setProperty("role", role or "segment")
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleDescription(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button
