"""Keeps the map of the digits up to date while somebody looks at it, and finds the drawing's place on it."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from core.data.datasets import Dataset
from core.nn.network import Network
from core.training.events import EpochDone
from core.types import Array
from desktop.engine.document import Document
from desktop.engine.messages import DocumentChanged, StateChanged, WeightsUpdated
from desktop.engine.states import Phase
from desktop.map.question import PICTURES, DigitMap, FindNeighbours, MapDigits, PlaceDrawing
from desktop.session.asker import Asker
from desktop.session.reading import Reading
from desktop.session.session import Session

Method = Literal["PCA", "t-SNE"]
Work = Literal["", "map", "neighbours"]

KEY = "map"
PEN = "map of the drawing"

FRAME = 33
"""Milliseconds between two places of the drawing: what the drawing says is answered more often, and comes first."""


@dataclass(frozen=True, eq=False)
class MapState:
    """What there is to be seen.

    ``suits``: the network is given such pictures. ``places (N, 2)`` are those of t-SNE, ``None`` before they are found.
    ``stale``: the weights are others than those of ``digit_map``. ``unanswered``: of these weights there can be no map,
    for the network's numbers are not finite. ``work`` is what is going on, and ``fraction`` how much of it is done.
    """

    suits: bool = True
    digit_map: DigitMap | None = None
    places: Array | None = None
    method: Method = "PCA"
    stale: bool = False
    unanswered: bool = False
    work: Work = ""
    fraction: float = 0.0


class Cartographer(QObject):
    """Asks for the map when it is looked at and the weights have moved: at once, or at the end of a run's epoch."""

    changed = Signal(object)
    """A :class:`MapState`."""
    placed = Signal(object)
    """Where the drawing lies, ``(2,)``, or ``None``."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._asker, self._pen = Asker(session, KEY, self), Asker(session, PEN, self)
        self._asker.answered.connect(self._take)
        self._asker.unanswered.connect(self._do_without)
        self._asker.failed.connect(lambda: self._show(work=""))
        self._asker.progressed.connect(lambda event: self._show(fraction=event.fraction))
        self._pen.answered.connect(self.placed)
        self.state = MapState()
        self._watching = self._again = False
        self._network: Network | None = None
        self._parameters: Array | None = None
        self._digits: Dataset | None = None
        self._picture: Array | None = None
        self._frame = QTimer(self, interval=FRAME, singleShot=True)
        self._frame.timeout.connect(self._place)
        session.told(DocumentChanged).connect(lambda event: self._open(event.document))
        session.told(WeightsUpdated).connect(lambda event: self._move(event.parameters))
        session.told(EpochDone).connect(lambda _: self._follow())
        session.told(StateChanged).connect(self._enter)
        if session.document is not None:
            self._open(session.document)

    # What the person wants ------------------------------------------------------------------------------------

    def watch(self, watching: bool) -> None:
        """Whether somebody looks: nothing is computed for nobody."""
        self._watching = watching
        if not watching:
            self.stop()
            return
        self._know()
        if self.state.stale or self.state.digit_map is None:
            self.update()
        elif self.state.method == "t-SNE" and self.state.places is None:
            self._lay_out()
        self._place()

    def update(self) -> None:
        """Make the map of the weights of this moment."""
        if self.state.suits and self._network is not None:
            self._again = False
            self._asker.withdraw()
            self._show(work="map", fraction=0.0, unanswered=False)
            self._asker.ask(MapDigits(self._digits))

    def stop(self) -> None:
        """Leave the map as it is."""
        self._again = False
        self._asker.withdraw()
        if self.state.work:
            self._show(work="")

    def choose(self, method: Method) -> None:
        """Lay the digits out by ``method``."""
        self._show(method=method)
        if self.state.work == "neighbours" and method == "PCA":
            self.stop()
        elif method == "t-SNE" and self.state.places is None and not self.state.work:
            self._lay_out()
        self._place()

    def attend(self, reading: Reading | None) -> None:
        """This is read in the drawing; ``None``: nothing is drawn."""
        self._picture = None if reading is None else reading.prediction.picture
        if self._picture is None:
            self._pen.withdraw()
        elif self._watching and not self._frame.isActive():
            self._frame.start()

    # What the engine says -------------------------------------------------------------------------------------

    def _open(self, document: Document) -> None:
        model = document.model
        if model.network != self._network:
            self.stop()
            self._network = model.network
            self._show(suits=model.network.input_shape == PICTURES, digit_map=None, places=None, stale=False)
            self._pen.withdraw()
        self._move(model.parameters)
        if self._session.status.phase is Phase.IDLE:
            self._follow()

    def _move(self, parameters: Array) -> None:
        self._parameters = parameters
        if self.state.unanswered:
            self._show(unanswered=False)  # of these it is not known yet
        self._know()
        if self._session.status.phase is Phase.REPLAYING:  # every epoch stands still, for a moment
            self._follow()

    def _enter(self, event: StateChanged) -> None:
        if event.status.phase in (Phase.IDLE, Phase.PROPOSED):
            self._follow()

    def _know(self) -> None:
        """Find out whether the map is still right; while nobody looks, that can wait."""
        digit_map = self.state.digit_map
        if not self._watching or self._network is None or self._parameters is None:
            return
        stale = digit_map is not None and not digit_map.is_of(self._network, self._parameters)
        if stale != self.state.stale:
            self._show(stale=stale)

    def _follow(self) -> None:
        """The weights have come to rest for a moment: show them, after what is on its way."""
        if not self._watching or not self.state.suits:
            return
        if self.state.work:
            self._again = True
        elif self.state.stale or self.state.digit_map is None:
            self.update()

    def _take(self, answer: object) -> None:
        if answer is None:
            return
        if isinstance(answer, DigitMap):
            self._digits = answer.digits
            self._show(digit_map=answer, places=None, work="", stale=False)
            self._know()
        else:
            self._show(places=answer, work="")
        self._place()
        if self._again and self.state.stale:
            self.update()
        elif self.state.method == "t-SNE" and self.state.places is None:
            self._lay_out()

    def _do_without(self) -> None:
        """There is no map of these weights; one of others would be taken for it."""
        self._pen.withdraw()
        self._show(digit_map=None, places=None, stale=False, unanswered=True, work="")
        if self._again:
            self.update()

    # Inside ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        if self.state.digit_map is not None:
            self._show(work="neighbours", fraction=0.0)
            self._asker.ask(FindNeighbours(self.state.digit_map))

    def _place(self) -> None:
        digit_map = self.state.digit_map
        if self._watching and digit_map is not None and self._picture is not None:
            places = self.state.places if self.state.method == "t-SNE" else None
            self._pen.ask(PlaceDrawing(digit_map, places, self._picture))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.changed.emit(self.state)
