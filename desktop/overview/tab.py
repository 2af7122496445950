"""The Network tab: the whole network at once, and the arithmetic of any of its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.engine.messages import DocumentChanged
from desktop.language import tr
from desktop.overview.question import Look, Seen, Wish
from desktop.session.asker import Asker
from desktop.session.session import Session
from desktop.session.tab import Context, Tab

if TYPE_CHECKING:
    from core.types import Array
    from desktop.overview.view import OverviewView
    from desktop.session.reading import Reading

NAME = "overview"

APART = 33
"""Milliseconds between two questions at least: the eye asks for no more."""

SETTLE = 500
"""Milliseconds after which the strongest channels come first again, when the pen and the weights are at rest."""


class Watcher(QObject):
    """Asks for what is looked at in the picture that is read, as long as somebody looks."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.asker = Asker(session, NAME, self)
        self._watching = self._due = False
        self._picture: Array | None = None
        self._wish: Wish | None = None
        self._shown: Seen | None = None
        self._pause = QTimer(self, interval=APART, singleShot=True)
        self._pause.timeout.connect(self._ask_if_due)
        self._rest = QTimer(self, interval=SETTLE, singleShot=True)
        self._rest.timeout.connect(self._sort)
        self.asker.answered.connect(self._hear)

    def attend(self, reading: Reading | None) -> None:
        """This is read in the drawing; ``None``: nothing."""
        drawn = None if reading is None else reading.prediction.picture
        if drawn is None:
            self._picture = None
            self._due = False
            self._rest.stop()
            self.asker.withdraw()
            return
        self._picture = drawn
        self._rest.start()
        self._ask_soon()

    def want(self, wish: Wish) -> None:
        """This is looked at."""
        self._wish = wish
        self._ask()

    def watch(self, watching: bool) -> None:
        """Whether somebody looks."""
        self._watching = watching
        if watching:
            self._ask()
            self._rest.start()
        else:
            self._pause.stop()
            self._rest.stop()

    def _ask_soon(self) -> None:
        if self._pause.isActive():
            self._due = True
        else:
            self._ask()

    def _ask_if_due(self) -> None:
        if self._due:
            self._ask()

    def _sort(self) -> None:
        self._ask(sort=True)

    def _ask(self, sort: bool = False) -> None:
        self._due = False
        wish, shown = self._wish, self._shown
        if not self._watching or self._picture is None or wish is None:
            return
        self._pause.start()
        if shown is None or shown.wish.network != wish.network:
            self.asker.ask(Look(self._picture, wish))
            return
        # What flows to another unit is another story, told from its strongest channels on.
        sort = sort or shown.wish.followed != wish.followed
        channels = tuple(column.channels for column in shown.columns)
        self.asker.ask(Look(self._picture, wish, channels, sort))

    def _hear(self, seen: Seen | None) -> None:
        self._shown = seen


def tab(context: Context) -> Tab:
    """The tab."""
    watcher = Watcher(context.session)
    context.reading.connect(watcher.attend)
    return Tab(
        NAME,
        tr("Network"),
        tr("The whole network at once: what flows to its answer, and how every number is made"),
        build=_build,
        facts=(
            (
                context.session.told(DocumentChanged),
                lambda view, event: view.show_network(event.document.model.network),
            ),
            (watcher.asker.answered, lambda view, seen: view.show_seen(seen)),
            (context.reading, lambda view, reading: view.show_unanswered(context.unanswered(reading))),
        ),
        wishes=(("wanted", watcher.want),),
        watched=watcher.watch,
    )


def _build() -> OverviewView:
    from desktop.overview.view import OverviewView

    return OverviewView()
