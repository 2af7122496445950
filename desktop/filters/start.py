"""Where the weights started from, so that one can see what has changed. No Qt."""

from dataclasses import dataclass

from core.types import Array
from desktop.language import tr

OF_RUN = tr("since the start of the run")
OF_NETWORK = tr("since the network was opened")
OF_REPLAY = tr("since the epoch that was shown first")


@dataclass(frozen=True, eq=False)
class Start:
    """The ``parameters (P,)`` that changes are counted from, and ``words`` that say since when that is."""

    parameters: Array
    words: str
