"""The present network in a line of the status bar: its name, how good it is or what becomes of it, and its size."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.model.model import Card, Model
from desktop.engine.states import Phase
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.theme import UNIT
from desktop.widgets.words import data_name


class NetworkLabel(QLabel):
    """Says of weights that move what is done with them: what is known of how good they are is not told of each."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.give_role(self, "muted")
        self.setObjectName("network")
        self.setContentsMargins(2 * UNIT, 0, 0, 0)
        self._model: Model | None = None

    def show_model(self, model: Model) -> None:
        """Another network is open, or its weights have come to rest."""
        self._model = model
        self._describe(model, quality(model.card))

    def show_phase(self, phase: Phase) -> None:
        """The engine entered another phase."""
        states = {
            Phase.RUNNING: tr("in training"),
            Phase.PROPOSED: tr("learnt, not kept yet"),
            Phase.REPLAYING: tr("in a replay"),
        }
        if phase in states and self._model is not None:
            self._describe(self._model, states[phase])

    def _describe(self, model: Model, state: str) -> None:
        self.setText(
            tr(
                "{name} · {state} · {parameters:,} parameters",
                name=model.card.name,
                state=state,
                parameters=model.network.parameter_count,
            )
        )


def quality(card: Card) -> str:
    """How good the weights are known to be, in a few words; in a foreign file it may not stand on what."""
    test, validation, data = card.test_accuracy, card.validation_accuracy, data_name(card.dataset)
    if test is not None:
        known = tr("{accuracy:.2f} % on {dataset}", accuracy=100 * test, dataset=data)
        return known if data else tr("{accuracy:.2f} % in a test", accuracy=100 * test)
    if validation is not None:
        known = tr("{accuracy:.2f} % in validation on {dataset}", accuracy=100 * validation, dataset=data)
        return known if data else tr("{accuracy:.2f} % in validation", accuracy=100 * validation)
    if card.created:
        return tr("trained on {dataset}, not tested", dataset=data) if data else tr("trained, not tested")
    return tr("untrained")
