"""Data sets that a feature has made and offers to train on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class DataOffer:
    """``count`` pictures with labels in the file ``path``, called ``name``; no pictures is no offer any more."""

    path: str
    name: str
    tip: str
    count: int


class DataOffers(QObject):
    """Whoever has data says so here, and whoever trains hears of it."""

    changed = Signal(object)  # DataOffer

    def offer(self, offer: DataOffer) -> None:
        """Offer data, or another number of pictures in the same file."""
        self.changed.emit(offer)
