"""Data sets that a feature has made and offers to train on."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class DataOffer:
    """``count`` pictures with labels in the file ``path``, called ``name``; no pictures is no offer any more.

    ``write`` brings the file up to date and says whether it is.
    """

    path: str
    name: str
    tip: str
    count: int
    write: Callable[[], bool] = lambda: True


class DataOffers(QObject):
    """Whoever has data says so here, and whoever trains hears of it."""

    changed = Signal(object)  # DataOffer
    settings = Signal(object)
    """Of a run of the present network that may be done again: its :class:`~core.training.config.TrainingConfig` and the
    data set's name."""
    run_wanted = Signal(object)
    """The same of a run of the present network that is to begin now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: dict[str, DataOffer] = {}

    def offer(self, offer: DataOffer) -> None:
        """Offer data, or another number of pictures in the same file."""
        self._offers[offer.path] = offer
        self.changed.emit(offer)

    def ready(self, path: str) -> bool:
        """Whether the data in ``path`` can be read now; what is not on offer is not known here, and may be."""
        offer = self._offers.get(path)
        return offer is None or offer.write()
