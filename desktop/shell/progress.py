"""How far a run has come, for the status bar: which epoch, how much of it all, how long it will still take."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from desktop.engine.messages import Learning
from desktop.engine.states import RunState
from desktop.training.history import History, clock
from desktop.widgets import theme
from desktop.widgets.theme import UNIT

STEPS = 1000
BAR_WIDTH = 16 * UNIT


class RunProgress(QWidget):
    """Hidden while there is no run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Progress of the training run")
        self.text = theme.label("", "muted", self)
        self.left = theme.label("", "muted", self)
        self.bar = QProgressBar(self, maximum=STEPS, textVisible=False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setAccessibleName("Part of the run that is done")
        self.left.setMinimumWidth(self.left.fontMetrics().horizontalAdvance("00:00 left"))  # the bar stands still
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, UNIT, 0)
        row.setSpacing(UNIT)
        for widget in (self.text, self.bar, self.left):
            row.addWidget(widget)
        self._state = RunState.IDLE
        self._history = History()
        self._learning = Learning(0.0, None)
        self._show()

    def show_state(self, state: RunState) -> None:
        """The engine entered ``state``."""
        self._state = state
        self._show()

    def show_history(self, history: History) -> None:
        """The run has come to where ``history`` says."""
        self._history = history
        self._show()

    def show_learning(self, learning: Learning) -> None:
        """Learning from taught digits has come so far."""
        self._learning = learning
        self._show()

    def _show(self) -> None:
        state, history = self._state, self._history
        batch, looking = history.last_batch, history.evaluating
        fraction, left = history.fraction, ""
        epoch = f"epoch {batch.epoch}/{batch.epochs}" if batch else "first batch"
        match state:
            case RunState.PREPARING:
                text, fraction = "reading the data…", 0.0
            case RunState.EVALUATING:
                text = "testing"
                fraction = looking.done / looking.count if looking else 0.0
            case RunState.LEARNING:
                text, fraction = "learning your digits", self._learning.fraction
                if self._learning.seconds_left is not None:
                    left = f"{clock(self._learning.seconds_left)} left"
            case RunState.PAUSED:
                text = f"{epoch}, paused"
            case _:
                text = epoch
                if history.seconds_left is not None:
                    left = f"{clock(history.seconds_left)} left"
        self.text.setText(text)
        self.left.setText(left)
        self.bar.setValue(round(STEPS * fraction))
        self.setVisible(state not in (RunState.IDLE, RunState.PROPOSED, RunState.CLOSED))
