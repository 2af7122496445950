"""The Activations tab: what every layer makes of the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.activations.question import Activations
from desktop.engine.messages import DocumentChanged
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.session import Session
from desktop.session.tab import Context, Tab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.types import Array
    from desktop.activations.view import ActivationsView
    from desktop.session.reading import Reading

NAME = "activations"


class Watcher(QObject):
    """Asks for the activations of what is read, as long as somebody looks."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.asker = Asker(session, NAME, self)
        self._watching = False
        self._picture: Array | None = None

    def attend(self, reading: Reading | None) -> None:
        """This is read in the drawing; ``None``: nothing."""
        self._picture = None if reading is None else reading.prediction.picture
        if self._picture is None:
            self.asker.withdraw()
        else:
            self._ask()

    def watch(self, watching: bool) -> None:
        """Whether somebody looks."""
        self._watching = watching
        self._ask()

    def _ask(self) -> None:
        if self._watching and self._picture is not None:
            self.asker.ask(Activations(self._picture))


def tab(context: Context) -> Tab:
    """The tab."""
    watcher = Watcher(context.session)
    context.reading.connect(watcher.attend)
    return Tab(
        NAME,
        tr("Activations"),
        tr("What every layer makes of your drawing"),
        build=_build,
        facts=(
            (context.session.told(DocumentChanged), lambda view, event: view.show_model(event.document.model)),
            (watcher.asker.answered, _show),
            (context.reading, lambda view, reading: view.show_unanswered(context.unanswered(reading))),
        ),
        watched=watcher.watch,
        choices={"layer": lambda view: view.layer},
    )


def _show(view: ActivationsView, activations: Mapping[str, Array] | None) -> None:
    if activations is None:
        view.show_empty()
    else:
        view.show_activations(activations)


def _build() -> ActivationsView:
    from desktop.activations.view import ActivationsView

    return ActivationsView()
