"""Learning from the taught digits: its button, its progress, its effect, and the choice to keep or undo it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from core.training.fine_tuning import Effect, Lesson
from desktop.engine.messages import Progress
from desktop.engine.states import Action, Phase, Status
from desktop.language import filled_in, tr
from desktop.my_digits.job import KIND
from desktop.widgets import theme
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.fields import push_button
from desktop.widgets.fraction_bar import FractionBar
from desktop.widgets.theme import UNIT
from desktop.widgets.words import clock

WHAT = tr(
    "The network learns your digits beside those of many others, so that it forgets nothing. "
    "You see the effect before anything is kept."
)
ASK = tr("You can try it on the canvas before you decide.")


class LessonPanel(QFrame):
    """Follows the state of the engine; everything it can say has its place, so that nothing moves."""

    learn_wished, stop_wished, accept_wished, revert_wished = Signal(), Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._status, self._count, self._outcome, self._progress = Status(), 0, "", ""
        self._lesson: Lesson | None = None
        self.text = theme.label("", "hint")
        self.text.setAccessibleName(tr("State of the learning"))
        self.bar = FractionBar(tr("Progress of the learning"))
        self.effect = _EffectTable()
        self.buttons = {
            Action.START: push_button(
                tr("&Learn from my digits"), tr("Fine-tune the present network on these digits"), role="primary"
            ),
            Action.STOP: push_button(tr("&Stop"), tr("End the learning: the weights stay as they were")),
            Action.KEEP: push_button(
                tr("&Keep"), tr("Keep what was learnt: the weights of this moment stay"), role="primary"
            ),
            Action.UNDO: push_button(tr("&Undo"), tr("Bring back the weights from before, bit for bit")),
        }
        wishes = (self.learn_wished, self.stop_wished, self.accept_wished, self.revert_wished)
        for button, wish in zip(self.buttons.values(), wishes, strict=True):
            button.clicked.connect(wish)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        words = in_column(self.effect, self.text, self.bar)
        row = in_row((words, 1), on=self, margins=(2 * UNIT, UNIT, 2 * UNIT, UNIT), spacing=2 * UNIT)
        for button in self.buttons.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(2 * UNIT + self.effect.sizeHint().height() + UNIT + self.text.fontMetrics().height())

    # What the window tells --------------------------------------------------------------------------------------

    def show_count(self, count: int) -> None:
        """There are so many digits to learn from."""
        if count != self._count:
            self._count, self._outcome = count, ""
            self._show()

    def show_status(self, status: Status) -> None:
        """Offer what makes sense in ``status``."""
        if status.phase is not Phase.IDLE:
            self._outcome = ""
        if self._is_learning(status) and not self._is_learning(self._status):
            self._lesson = None
            self.show_progress(Progress(KIND, "", 0.0))
        self._status = status
        self._show()

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.bar.show_fraction(progress.fraction)
        left = "" if progress.seconds_left is None else tr(" {time} left.", time=clock(progress.seconds_left))
        self._progress = tr("Learning your digits…{left}", left=left)
        if self._is_learning(self._status):
            self.text.setText(self._progress)

    def show_lesson(self, lesson: Lesson) -> None:
        """What it has done, and the question."""
        self._lesson = lesson
        self.effect.show_lesson(lesson)
        self._show()

    def show_outcome(self, text: str) -> None:
        """The sentence it ended with."""
        self._outcome = text
        self._show()

    # Inside -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _is_learning(status: Status) -> bool:
        return status.phase is Phase.RUNNING and status.job == KIND

    def _show(self) -> None:
        status = self._status
        learning, proposed = self._is_learning(status), status.phase is Phase.PROPOSED
        self.effect.setVisible(proposed and self._lesson is not None)
        self.bar.setVisible(learning)
        for action, button in self.buttons.items():
            place = learning if action is Action.STOP else proposed
            button.setVisible(not (learning or proposed) if action is Action.START else place)
            button.setEnabled(status.allows(action) and (action is not Action.START or self._count > 0))
        if learning:
            text = self._progress
        elif proposed:
            text = ASK
        else:
            text = status.busy or self._outcome or WHAT
        self.text.setText(text)


class _EffectTable(QWidget):
    """Two rows, before and after."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: dict[tuple[int, int], QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(2)
        for column, title in enumerate((tr("Read right"), tr("before"), tr("after"))):
            grid.addWidget(theme.label(title, "small"), 0, column)
        for row, name in enumerate((tr("My digits"), tr("Those of others, kept for validation")), start=1):
            grid.addWidget(theme.label(name), row, 0)
            for column in (1, 2):
                self._cells[row, column] = theme.label("", "heading" if column == 2 else "body")
                grid.addWidget(self._cells[row, column], row, column)
        grid.setColumnStretch(3, 1)

    def show_lesson(self, lesson: Lesson) -> None:
        for column, effect in ((1, lesson.before), (2, lesson.after)):
            mine, validation = _words(effect)
            self._cells[1, column].setText(mine)
            self._cells[2, column].setText(validation)
        before, after = _words(lesson.before), _words(lesson.after)
        self.setAccessibleName(
            tr(
                "My digits: {mine_before} before, {mine_after} after. "
                "Those of others: {others_before} before, {others_after} after.",
                mine_before=before[0],
                mine_after=after[0],
                others_before=before[1],
                others_after=after[1],
            )
        )


def _words(effect: Effect) -> tuple[str, str]:
    right = tr("{right} of {count}", right=effect.right, count=effect.count)
    return right, filled_in("{:.2f} %", 100 * effect.validation)
