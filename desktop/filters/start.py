"""Where the weights started from, so that one can see what has changed. No Qt."""

from dataclasses import dataclass

from core.types import Array
from desktop.language import tr


@dataclass(frozen=True)
class Start:
    """The ``parameters (P,)`` of the start ``of_run`` of the last run, or of the moment when the network was opened."""

    parameters: Array
    of_run: bool

    @property
    def words(self) -> str:
        """What the change is counted from."""
        return tr("since the start of the run") if self.of_run else tr("since the network was opened")
