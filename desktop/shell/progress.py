"""How far a job has come, for the status bar: what it is doing, how much of it all, how long it will still take."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.engine.messages import Progress
from desktop.engine.states import Phase, Status
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_row
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.theme import UNIT
from desktop.widgets.words import clock

BAR_WIDTH = 16 * UNIT


class JobProgress(QWidget):
    """Hidden while there is no job, and while what one proposes waits for the person."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Progress of the training run"))
        self.text = theme.label("", "muted")
        self.left = theme.label("", "muted")
        self.bar = FractionBar(tr("Part of the run that is done"))
        self.bar.setFixedWidth(BAR_WIDTH)
        self.left.setMinimumWidth(self.left.fontMetrics().horizontalAdvance(tr("00:00 left")))  # the bar stands still
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        in_row(self.text, self.bar, self.left, on=self, margins=(UNIT, 0, UNIT, 0))
        self._status, self._progress = Status(), Progress("", "", 0.0)
        self._show()

    def show_status(self, status: Status) -> None:
        """The engine entered another phase."""
        if status.job != self._status.job:
            self._progress = Progress(status.job, "", 0.0)
        self._status = status
        self._show()

    def show_progress(self, progress: Progress) -> None:
        """The job has come so far."""
        self._progress = progress
        self._show()

    def _show(self) -> None:
        progress, phase = self._progress, self._status.phase
        paused, left = phase is Phase.PAUSED, progress.seconds_left
        self.text.setText(tr("{text}, paused", text=progress.text) if paused else progress.text)
        self.left.setText("" if paused or left is None else tr("{time} left", time=clock(left)))
        self.bar.show_fraction(progress.fraction)
        self.setVisible(phase not in (Phase.IDLE, Phase.PROPOSED, Phase.REPLAYING, Phase.CLOSED))
