"""Which data to use: what comes with the program, what was made in it, and any folder or file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from desktop.engine.datasets import BUNDLED, data_in_words
from desktop.language import figure, tr
from desktop.session.data_offers import DataOffer
from desktop.widgets.dialogs import choose_file, choose_folder
from desktop.widgets.fields import DropDown
from desktop.widgets.words import in_lines

MNIST = "mnist"
FOLDER, ARCHIVE = "folder", "archive"
"""Entries of the list that open a dialog."""


class DataChoice(DropDown):
    """The list; :attr:`source` is the data set that it stands for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(letters=8)  # as wide as the column, not as the longest entry
        self.source = self._suggested = MNIST
        self._follows = True
        for key in BUNDLED:
            self.addItem(data_in_words(key), key)
        self.addItem(tr("Folder of IDX files…"), FOLDER)
        self.addItem(tr("NPZ file…"), ARCHIVE)
        self.activated.connect(self._choose)

    def set_data(self, source: str) -> None:
        """Choose ``source``, the name of a bundled data set, a folder or an .npz.

        No preset changes it any more, unless it is what the present one suggests.
        """
        self._follows = source == self._suggested
        self._show(source)

    def suggest(self, source: str) -> None:
        """Choose ``source`` unless the person has chosen another than was suggested."""
        self._suggested = source
        if self._follows:
            self._show(source)

    def show_offer(self, offer: DataOffer) -> None:
        """Offer data that were made elsewhere in the program, while there are any."""
        path, count = offer.path, offer.count
        place = self.findData(path)
        if count and place < 0:
            place = len(BUNDLED)
            self.insertItem(place, "", path)
            self.setItemData(place, offer.tip, Qt.ItemDataRole.ToolTipRole)
        elif place >= 0 and not count:
            if self.source == path:
                self.set_data(self._suggested)
            self.removeItem(place)
        if count:
            self.setItemText(place, f"{offer.name} ({figure(count, ',')})")

    def _show(self, source: str) -> None:
        if self.findData(source) < 0:
            self.insertItem(len(BUNDLED), data_in_words(source), source)
            self.setItemData(len(BUNDLED), in_lines(source), Qt.ItemDataRole.ToolTipRole)
        self.source = source
        self.setCurrentIndex(self.findData(source))
        self.changed.emit()

    def _choose(self) -> None:
        chosen, place = self.currentData(), self.currentIndex()
        if chosen not in (FOLDER, ARCHIVE):
            self.set_data(chosen)
            return
        self._show(self.source)  # until another one is chosen
        if self.passes(place):
            return
        if chosen == FOLDER:
            choose_folder(self, tr("Choose a folder of IDX files"), self._take)
        else:
            kinds = tr("NumPy archives (*.npz);;All files (*)")
            choose_file(self, tr("Choose an .npz file with images and labels"), kinds, "", self._take)

    def _take(self, path: Path) -> None:
        self.set_data(str(path))
