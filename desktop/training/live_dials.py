"""What can be turned while a run goes on: the rate, the momentum and the weight decay."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from core.training.config import TrainingConfig
from core.training.dials import Dials, dials_of
from core.types import UserError
from desktop.language import tr
from desktop.training.fields import NumberField, mark
from desktop.widgets import theme
from desktop.widgets.fields import describe, label_of
from desktop.widgets.theme import UNIT
from desktop.widgets.words import in_lines

HINT = tr("Return sets them from the next batch on.")
IDLE = tr("They can be turned while a run goes on.")
LINES = 2


class LiveDials(QWidget):
    """Three fields and a button; Return in any of them turns all three."""

    turned = Signal(object)
    """:class:`~core.training.dials.Dials` to go on with."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = dials_of(TrainingConfig())
        self.learning_rate = NumberField(tr("The learning rate"), "0.001")
        self.momentum = NumberField(tr("The momentum"), "0.9")
        self.weight_decay = NumberField(tr("The weight decay"), "0.0001")
        self.apply = QPushButton(tr("Set"))
        self.apply.setProperty("role", "segment")
        self.hint = theme.label(IDLE, "hint")
        self.error = theme.label("", "error")
        self.error.setFont(theme.font("small"))
        self.error.setAccessibleName(tr("What is wrong with the dials"))
        self._uses_momentum = self._running = False
        self._lay_out()
        self.apply.clicked.connect(self._turn)
        for field in self._fields:
            field.returnPressed.connect(self._turn)
            field.textEdited.connect(lambda _: self._forgive())
        self.show_running(False)

    @property
    def _fields(self) -> tuple[NumberField, NumberField, NumberField]:
        return self.learning_rate, self.momentum, self.weight_decay

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(2)
        rows = (
            (tr("Rate now"), self.learning_rate, tr("The learning rate to go on with; the schedule still scales it")),
            (tr("Momentum"), self.momentum, tr("How much of its last step the optimizer keeps")),
            (tr("Decay"), self.weight_decay, tr("The weight decay to go on with")),
        )
        for column, (text, field, tip) in enumerate(rows):
            grid.addWidget(label_of(text, field, "small"), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
            describe(field, text, tr("{tip}: Return sets it from the next batch on", tip=tip))
        describe(self.apply, tr("Set the dials"), tr("Go on with these numbers from the next batch on (Return)"))
        grid.addWidget(self.apply, 1, 3)
        for line in (self.hint, self.error):
            line.setFixedHeight(LINES * line.fontMetrics().lineSpacing())
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, 2, 0, 1, 4)
        self.error.hide()

    def show_config(self, config: TrainingConfig) -> None:
        """A run with ``config``, begun or about to."""
        self._uses_momentum = uses_momentum(config)
        self._leave_fields()
        self.show_dials(dials_of(config))
        self._forgive()
        self._enable()

    def show_dials(self, dials: Dials) -> None:
        """These are what the run goes on with; what is being typed stays."""
        self._shown = dials
        for field, value in zip(self._fields, (dials.learning_rate, dials.momentum, dials.weight_decay), strict=True):
            if not field.isModified():
                field.show_value(value)

    def _leave_fields(self) -> None:
        """Nothing is being typed any more."""
        for field in self._fields:
            field.setModified(False)

    def show_running(self, running: bool) -> None:
        """Whether a run goes on, or is held, that they could be turned in."""
        if self._running and not running:  # what was typed and not set has never held
            self._leave_fields()
            self.show_dials(self._shown)
            self._forgive()
        self._running = running
        self.hint.setText(HINT if running else IDLE)
        self._enable()

    def _enable(self) -> None:
        for part in (self.learning_rate, self.weight_decay, self.apply):
            part.setEnabled(self._running)
        self.momentum.setEnabled(self._running and self._uses_momentum)

    def _turn(self) -> None:
        self._forgive()
        dials = self._shown
        for name, field in zip(("learning_rate", "momentum", "weight_decay"), self._fields, strict=True):
            try:
                dials = replace(dials, **{name: field.value()})
            except UserError as error:
                self._complain(str(error), field)
                return
        self._leave_fields()
        if dials != self._shown:
            self._shown = dials
            self.turned.emit(dials)

    def _complain(self, text: str, field: NumberField) -> None:
        self.error.setText(text)
        self.error.setToolTip(in_lines(text))
        self.hint.hide()
        self.error.show()
        mark(field, True)
        field.setFocus()

    def _forgive(self) -> None:
        self.error.clear()
        self.error.hide()
        self.hint.show()
        for field in self._fields:
            mark(field, False)


def uses_momentum(config: TrainingConfig) -> bool:
    """Whether the optimizer has a momentum that can be turned."""
    return config.optimizer == "sgd"
