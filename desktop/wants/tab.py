"""The Wants tab: what a unit of the network answers the most, found among pictures and made for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.engine.messages import DocumentChanged, WeightsUpdated
from desktop.engine.states import Phase
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.data_offers import DataOffer
from desktop.session.session import Session
from desktop.session.tab import Context, Tab
from desktop.wants.question import VALIDATION, FindStrongest, MakePicture, Source

if TYPE_CHECKING:
    from core.explain.ascent import Unit
    from core.nn.network import Network
    from desktop.wants.view import WantsView

NAME = "wants"
FINDING, MAKING = "wants: finding", "wants: making"

APART = 5_000
"""Milliseconds: while a network learns, the pictures are looked through no more often: it takes time from the run."""


class Wanter(QObject):
    """Asks for the pictures of all units, and for the one of the unit that is chosen, while somebody looks.

    What has been found is asked again when the weights are others; what has been made, when they are others for good
    or those of another epoch in a replay.
    """

    working = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.finder, self.maker = Asker(session, FINDING, self, APART), Asker(session, MAKING, self)
        self._watching = self._stopped = False
        self._revision = self._document = 0
        self._source, self._seed = VALIDATION, 0
        self._network: Network | None = None
        self._unit: Unit | None = None
        self._found_of: object = None
        self._made_of: object = None
        self._identity = -1
        for asker in (self.finder, self.maker):
            asker.rested.connect(self._tell_working)
        session.told(DocumentChanged).connect(self._open)
        session.told(WeightsUpdated).connect(self._move)

    def watch(self, watching: bool) -> None:
        """Whether somebody looks."""
        self._watching = watching
        if not watching:
            self._withdraw()
        self._ask()

    def choose_unit(self, unit: Unit) -> None:
        """This unit is looked at."""
        if unit != self._unit:
            self._unit, self._stopped = unit, False
            self._ask()

    def choose_source(self, source: Source) -> None:
        """These pictures are to be looked through."""
        self._withdraw()  # what comes of others is not wanted any more
        self._source, self._stopped = source, False
        self._ask()

    def make_another(self) -> None:
        """Make another picture, from other noise."""
        self._seed += 1
        self._stopped = False
        self._ask()

    def look_again(self) -> None:
        """Go on after a stop, or look with the weights of this moment."""
        self._found_of = self._made_of = None
        self._stopped = False
        self._ask()

    def stop(self) -> None:
        """End what is under way."""
        self._stopped = True
        self._withdraw()

    def _open(self, event: DocumentChanged) -> None:
        self._revision = self._document = event.document.revision
        self._network = event.document.model.network
        if event.document.identity != self._identity:
            self._identity, self._unit = event.document.identity, None  # the view says which there are now
            self._withdraw()
        self._stopped = False
        self._ask()

    def _move(self, event: WeightsUpdated) -> None:
        self._revision = event.revision
        if self._session.status.phase is Phase.REPLAYING:  # every epoch stands still, for a moment
            self._document = event.revision
        self._ask(in_turn=True)

    def _ask(self, in_turn: bool = False) -> None:
        if not self._watching or self._stopped or self._network is None or self._unit is None:
            return
        found_of = self._revision, self._source
        if self._found_of != found_of:
            self._found_of = found_of
            (self.finder.ask_in_turn if in_turn else self.finder.ask)(FindStrongest(self._source))
        made_of = self._document, self._unit, self._seed
        if self._made_of != made_of:
            if self.maker.pending:
                self.maker.withdraw()  # its answer would be none to this
            self._made_of = made_of
            self.maker.ask(MakePicture(self._network, self._unit, self._seed))
        self._tell_working()

    def _withdraw(self) -> None:
        """What is not finished is to be asked again."""
        if self.finder.pending:
            self._found_of = None
            self.finder.withdraw()
        if self.maker.pending:
            self._made_of = None
            self.maker.withdraw()

    def _tell_working(self) -> None:
        self.working.emit(self.finder.pending or self.maker.pending)


def tab(context: Context) -> Tab:
    """The tab."""
    session = context.session
    wanter = Wanter(session)

    def choose(source: Source) -> None:
        if context.offers.ready(source.data):  # what went wrong is told
            wanter.choose_source(source)

    return Tab(
        NAME,
        tr("Wants"),
        tr("What a filter or a unit of the network answers the most"),
        build=_build,
        facts=(
            (session.told(DocumentChanged), lambda view, event: view.show_model(event.document.model)),
            (context.offers.changed, lambda view, offer: view.show_source(*_source(offer))),
            (wanter.finder.progressed, lambda view, event: view.show_found(event.answer)),
            (wanter.finder.answered, lambda view, found: view.show_found(found)),
            (wanter.maker.progressed, lambda view, event: view.show_growing(event.answer)),
            (wanter.maker.answered, lambda view, ascent: view.show_made(ascent)),
            (wanter.working, lambda view, working: view.show_working(working)),
        ),
        wishes=(
            ("unit_chosen", wanter.choose_unit),
            ("source_chosen", choose),
            ("another_requested", wanter.make_another),
            ("again_requested", wanter.look_again),
            ("stop_requested", wanter.stop),
            ("picture_chosen", context.put_on_canvas),
        ),
        watched=wanter.watch,
        choices={"layer": lambda view: view.layer, "unit": lambda view: view.number},
    )


def _source(offer: DataOffer) -> tuple[Source, int]:
    return Source(offer.name, offer.path, ("train", "validation", "test")), offer.count


def _build() -> WantsView:
    from desktop.wants.view import WantsView

    return WantsView()
