"""Asks how good the live weights are, and knows whether what came out is still of them."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from core.evaluation.calibration import Calibration
from core.nn.network import Network
from core.types import Array
from desktop.engine.document import Document
from desktop.engine.messages import Answering, DocumentChanged, WeightsUpdated
from desktop.evaluation.question import Compared, CompareWith, Evaluate, Evaluated, Pictures
from desktop.session.asker import Asker
from desktop.session.data_offers import DataOffers
from desktop.session.session import Session

KEY = "evaluation"

Work = Literal["", "evaluate", "compare"]

GUESSED_FROM = 2.0
"""Seconds of work that a guess at the rest is made from."""


@dataclass(frozen=True, eq=False)
class EvaluationState:
    """What there is to be seen.

    ``stale``: the weights, or their calibration, are others than those of ``result``. ``work`` is what is going on,
    ``fraction`` how much of it is done, and ``seconds_left`` a guess at the rest, ``None`` until there can be one.
    ``compared`` is of the same weights and pictures as ``result``, or ``None``.
    """

    result: Evaluated | None = None
    compared: Compared | None = None
    stale: bool = False
    work: Work = ""
    fraction: float = 0.0
    seconds_left: float | None = None


class Evaluator(QObject):
    """Evaluates when it is told to, and goes on while nobody looks: whoever asks for 60,000 pictures may go."""

    changed = Signal(object)
    """An :class:`EvaluationState`."""

    def __init__(self, session: Session, offers: DataOffers) -> None:
        super().__init__(session)
        self._offers = offers
        self._asker = Asker(session, KEY, self)
        self.state = EvaluationState()
        self._watching = False
        self._begun: float | None = None
        self._network: Network | None = None
        self._parameters: Array | None = None
        self._calibration: Calibration | None = None
        self._asker.answered.connect(self._take)
        self._asker.progressed.connect(self._advance)
        self._asker.failed.connect(lambda: self._show(work=""))
        session.told(DocumentChanged).connect(lambda event: self._open(event.document))
        session.told(WeightsUpdated).connect(lambda event: self._move(event.parameters, None))
        if session.document is not None:
            self._open(session.document)

    # What the person wants ------------------------------------------------------------------------------------

    def watch(self, watching: bool) -> None:
        """Whether somebody looks: only then it matters whether the result is still of the live weights."""
        self._watching = watching
        self._know()

    def evaluate(self, pictures: Pictures) -> None:
        """Evaluate the weights of this moment."""
        if self._offers.ready(pictures.source):  # else what went wrong is told
            self._begin("evaluate")
            known = self._known(pictures)
            self._asker.ask(Evaluate(pictures, None if known is None else known.shown))

    def compare(self, pictures: Pictures, path: Path) -> None:
        """Compare the weights of this moment with those in the file ``path``."""
        if self._offers.ready(pictures.source):
            self._begin("compare")
            self._asker.ask(CompareWith(path, pictures, self._known(pictures)))

    def stop(self) -> None:
        """Leave it; what was found before stays."""
        self._asker.withdraw()
        self._show(work="")

    # What the engine says -------------------------------------------------------------------------------------

    def _open(self, document: Document) -> None:
        self._network = document.model.network
        self._move(document.model.parameters, document.model.card.calibration)

    def _move(self, parameters: Array, calibration: Calibration | None) -> None:
        self._parameters, self._calibration = parameters, calibration
        self._know()

    def _know(self) -> None:
        """Find out whether the result is still of the live weights; while nobody looks, that can wait."""
        result = self.state.result
        if self._watching and result is not None and self._network is not None and self._parameters is not None:
            stale = not result.is_of(self._network, self._parameters, self._calibration)
            if stale != self.state.stale:
                self._show(stale=stale)

    def _advance(self, event: Answering) -> None:
        self._begun = self._begun or time.monotonic()  # the pictures are there only now
        past, fraction = time.monotonic() - self._begun, event.fraction
        left = past * (1 - fraction) / fraction if past >= GUESSED_FROM and fraction > 0 else None
        self._show(fraction=fraction, seconds_left=left)

    def _take(self, answer: object) -> None:
        if isinstance(answer, Compared):
            self._show(result=answer.ours, compared=answer, work="", stale=False)
        elif isinstance(answer, Evaluated):
            self._show(result=answer, compared=None, work="", stale=False)
        self._know()

    # Inside ---------------------------------------------------------------------------------------------------

    def _begin(self, work: Work) -> None:
        self._begun = None
        self._show(work=work, fraction=0.0, seconds_left=None)

    def _known(self, pictures: Pictures) -> Evaluated | None:
        """The last result, if it is of the same pictures for sure."""
        result = self.state.result
        return result if result is not None and pictures.lasting and result.shown.pictures == pictures else None

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.state)
