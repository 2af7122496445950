"""Start, pause, resume and stop, a batch or an epoch at a time, fresh weights, and how far the run has come."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.engine.states import Action, Phase, Status
from desktop.language import tr
from desktop.training.history import History
from desktop.training.messages import KIND
from desktop.widgets import theme
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.theme import Tint
from desktop.widgets.words import clock

STATUS_LINES = 3

KEYS = {Action.START: "F5", Action.PAUSE: "F6", Action.RESUME: "F7", Action.STOP: "Shift+F5"}
BATCH_KEY, EPOCH_KEY, REWIND_KEY, SEED_KEY = "F9", "Shift+F9", "F12", "Shift+F12"

_TEXTS = {
    Phase.IDLE: tr("Ready to train."),
    Phase.PREPARING: tr("Reading the data…"),
    Phase.TESTING: tr("Reading the test pictures…"),
    Phase.CLOSED: "",
}


class TrainControls(QWidget):
    """The buttons follow what the engine allows. Their keys are the menu's: they work in every tab.

    ``weights`` is a row of two more buttons, to be put where the seed is.
    """

    start_wished, pause_wished, resume_wished, stop_wished = Signal(), Signal(), Signal(), Signal()
    step_wished = Signal(int)
    """Train for so many batches, 0 for up to the end of an epoch, and pause."""
    rewind_wished, new_seed_wished = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()
        self._history: History | None = None
        self._outcome = ""
        self._make_actions()
        self.weights = _row_of(self.rewind, self.new_seed)
        self._bar = FractionBar(tr("Progress of the run"))
        self.status = theme.label("", "hint")
        self.status.setAccessibleName(tr("State of the run"))
        self.status.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.status.setFixedHeight(STATUS_LINES * self.status.fontMetrics().lineSpacing())
        run = in_row(_button(self.start, role="primary"), _button(self.pause, self.resume), _button(self.stop))
        in_column(run, _row_of(self.one_batch, self.one_epoch), self._bar, self.status, on=self)
        self.show_status(Status())

    def _make_actions(self) -> None:
        def action(name: str, key: str, tip: str, wish: SignalInstance, *args: int) -> QAction:
            result = QAction(name, self)
            result.setToolTip(f"{tip} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
            result.triggered.connect(lambda: wish.emit(*args))
            return result

        def drawn(kind: Action, name: str, tip: str, wish: SignalInstance, tint: Tint = "text") -> QAction:
            result = action(name, KEYS[kind], tip, wish)
            result.setIcon(theme.icon(kind.value, tint))
            return result

        self.start = drawn(Action.START, tr("Start"), tr("Train with these settings"), self.start_wished, "on_accent")
        self.pause = drawn(Action.PAUSE, tr("Pause"), tr("Hold the run after this batch"), self.pause_wished)
        self.resume = drawn(Action.RESUME, tr("Resume"), tr("Go on with the run"), self.resume_wished)
        self.stop = drawn(Action.STOP, tr("Stop"), tr("Keep the weights of this moment"), self.stop_wished)
        tip = tr("Train for one batch and pause")
        self.one_batch = action(tr("One batch"), BATCH_KEY, tip, self.step_wished, 1)
        tip = tr("Train up to the end of an epoch and pause")
        self.one_epoch = action(tr("One epoch"), EPOCH_KEY, tip, self.step_wished, 0)
        tip = tr("Give the present network the weights it began with")
        self.rewind = action(tr("Rewind"), REWIND_KEY, tip, self.rewind_wished)
        tip = tr("Give the present network other weights, from the next seed")
        self.new_seed = action(tr("New seed"), SEED_KEY, tip, self.new_seed_wished)

    def show_status(self, status: Status) -> None:
        """Offer what makes sense in ``status``; pause and resume share one place."""
        self._status = status
        if status.phase is Phase.IDLE:
            self._history = None
        else:
            self._outcome = ""
        possible = status.allowed
        for action, name in (
            (self.start, Action.START),
            (self.pause, Action.PAUSE),
            (self.resume, Action.RESUME),
            (self.stop, Action.STOP),
            (self.one_batch, Action.STEP),
            (self.one_epoch, Action.STEP),
            (self.rewind, Action.NEW),
            (self.new_seed, Action.NEW),
        ):
            action.setEnabled(name in possible)
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
        history, phase = self._history, self._status.phase
        fraction, text = 0.0, _TEXTS.get(phase, tr("The first batch…"))
        if self._outcome:
            text = self._outcome
        elif self._status.job not in ("", KIND):
            text = self._status.busy
        elif phase is Phase.TESTING and history is not None and history.evaluating is not None:
            fraction = history.evaluating.done / history.evaluating.count
        elif phase in (Phase.RUNNING, Phase.PAUSED) and history is not None:
            fraction, text = _progress(history, paused=phase is Phase.PAUSED) or (fraction, text)
        self._bar.show_fraction(fraction)
        self.status.setText(text)


def _progress(history: History, paused: bool) -> tuple[float, str] | None:
    """How far the run is, 0..1 and in words; ``None`` before its first batch."""
    batch, pace = history.last_batch, history.pace
    if batch is None or pace is None:
        return None
    where = tr("Epoch {epoch} of {epochs}", epoch=batch.epoch, epochs=batch.epochs)
    looking = history.evaluating
    if looking is not None:
        where += tr(" · validating {done:,} of {count:,}", done=looking.done, count=looking.count)
    else:
        where += tr(" · batch {batch:,} of {batches:,}", batch=batch.batch, batches=batch.batches)
    if pace.images_per_second is None or pace.seconds_left is None:  # it goes on from another day
        return pace.fraction, where
    left = tr("{time} left", time=clock(pace.seconds_left))
    speed = tr("{pace:,.0f} pictures a second", pace=pace.images_per_second)
    return pace.fraction, "\n".join((where, tr("Paused · {left}", left=left) if paused else left, speed))


def _row_of(*actions: QAction) -> QWidget:
    """Buttons of ``actions`` side by side."""
    result = QWidget()
    in_row(*map(_button, actions), on=result)
    return result


def _button(*actions: QAction, role: str = "segment") -> QPushButton:
    """A push button that does, and looks, what the one of ``actions`` says that can be done, or else the first."""
    button = QPushButton()
    button.setProperty("role", role)
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def present() -> QAction:
        return next((action for action in actions if action.isEnabled()), actions[0])

    def follow() -> None:
        action = present()
        button.setIcon(action.icon())
        button.setText(action.text())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleDescription(action.toolTip())

    button.clicked.connect(lambda: present().trigger())
    for action in actions:
        action.changed.connect(follow)
    follow()
    return button
