"""The Filters tab: what every layer looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.engine.messages import DocumentChanged, StateChanged, WeightsUpdated
from desktop.engine.states import Phase
from desktop.filters.question import LastGradient, UnitAnswers
from desktop.filters.start import OF_NETWORK, OF_REPLAY, OF_RUN, Start
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.session import Session
from desktop.session.tab import Context, Tab

if TYPE_CHECKING:
    from desktop.engine.document import Document
    from desktop.filters.view import FiltersView

NAME = "filters"

APART = 3_000
"""Milliseconds: while a network learns, what filters answer is asked no more often, as it takes a tenth of a second."""

STARTS = {Phase.RUNNING: OF_RUN, Phase.REPLAYING: OF_REPLAY}
"""The phases in which the weights become others, and since when that is; a test of learning rates has none of them."""


class Watcher(QObject):
    """Knows where the weights started, and asks what there is to know of the filters while somebody looks."""

    started = Signal(object)  # Start

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.gradient = Asker(session, "filters: gradient", self)
        self.answers = Asker(session, "filters: answers", self, APART)
        self._session = session
        self._watching = self._wants_gradient = self._begun = False
        self._identity = self._revision = self._asked_of = -1
        self._starts: dict[int, Start] = {}
        session.told(DocumentChanged).connect(self._open)
        session.told(StateChanged).connect(self._enter)
        session.told(WeightsUpdated).connect(self._move)

    def watch(self, watching: bool) -> None:
        """Whether somebody looks."""
        self._watching = watching
        if watching:
            self._ask(at_once=True)
        elif self.answers.pending:
            self._asked_of = -1
            self.answers.withdraw()

    def want_gradient(self, wanted: bool) -> None:
        """Whether the gradient is what is looked at."""
        self._wants_gradient = wanted
        self._ask()

    def _open(self, event: DocumentChanged) -> None:
        document = event.document
        if document.identity != self._identity:
            if self.answers.pending:
                self.answers.withdraw()  # they would be another network's
            self._asked_of = -1
            self._turn_to(document)
        self._revision = document.revision
        self._ask(at_once=True)

    def _turn_to(self, document: Document) -> None:
        """Another network, or at the end of a replay the one from before it, with the start that it had."""
        start = self._starts.get(document.identity, Start(document.model.parameters, OF_NETWORK))
        self._starts = {known: one for known, one in self._starts.items() if known == self._identity}
        self._identity = document.identity
        self._begin(start)

    def _enter(self, event: StateChanged) -> None:
        phase, document = event.status.phase, self._session.document
        if phase in STARTS and not self._begun and document is not None:
            self._begin(Start(document.model.parameters, STARTS[phase]))
        self._begun = phase not in (Phase.IDLE, Phase.CLOSED) and (self._begun or phase in STARTS)

    def _begin(self, start: Start) -> None:
        self._starts[self._identity] = start
        self.started.emit(start)

    def _move(self, event: WeightsUpdated) -> None:
        self._revision = event.revision
        self._ask()

    def _ask(self, at_once: bool = False) -> None:
        """What has changed is asked; the answers of a moment ago will do for now unless it has to be ``at_once``."""
        if not self._watching:
            return
        if self._wants_gradient:
            self.gradient.ask(LastGradient())
        if self._revision != self._asked_of:
            self._asked_of = self._revision
            (self.answers.ask if at_once else self.answers.ask_in_turn)(UnitAnswers())


def tab(context: Context) -> Tab:
    """The tab."""
    session = context.session
    watcher = Watcher(session)
    return Tab(
        NAME,
        tr("Filters"),
        tr("What every layer looks for"),
        build=_build,
        facts=(
            (session.told(DocumentChanged), lambda view, event: view.show_model(event.document.model)),
            (session.told(WeightsUpdated), lambda view, event: view.show_parameters(event.parameters)),
            (watcher.started, lambda view, start: view.show_start(start)),
            (watcher.gradient.answered, lambda view, gradient: view.show_gradient(gradient)),
            (watcher.answers.answered, lambda view, answers: view.show_answers(answers)),
        ),
        wishes=(
            ("gradient_wanted", watcher.want_gradient),
            ("saved", context.messages.show_note),
            ("failed", context.messages.show_error),
        ),
        watched=watcher.watch,
        choices={
            "layer": lambda view: view.layer,
            "numbers": lambda view: view.numbers,
            "order": lambda view: view.order,
        },
    )


def _build() -> FiltersView:
    from desktop.filters.view import FiltersView

    return FiltersView()
