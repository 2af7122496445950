"""Which pictures to evaluate on: a data set that comes with the program, one on offer, or a person's own."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from desktop.evaluation.question import Pictures, Split
from desktop.session.data_offers import DataOffer
from desktop.widgets.dialogs import choose_file, choose_folder

MNIST = "mnist"
BUNDLED = {MNIST: "MNIST", "strokes": "Pen strokes", "mnist+strokes": "MNIST and pen strokes"}
FOLDER, ARCHIVE = "folder", "archive"
"""Entries of the list that open a dialog."""

SPLITS: dict[Split, tuple[str, str]] = {
    "validation": ("Validation", "Pictures that the network does not learn from: what everything is chosen by"),
    "train": ("Training", "Those it learns from: being better here than in validation is learning by heart"),
    "test": (
        "Test: for the last look",
        "Looked at last, when all is chosen: who chooses by it has learnt it",
    ),
    "all": ("All of them", "The three parts of this data set together; some of them may have been learnt from"),
}


class DataChoice(QComboBox):
    """The data sets."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        for source, name in {**BUNDLED, FOLDER: "Folder of IDX files…", ARCHIVE: "NPZ file…"}.items():
            self.addItem(name, source)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.source = MNIST
        self.activated.connect(self._choose)

    def set_source(self, source: str) -> None:
        """Choose a data set: the name of a bundled one, or a path."""
        if self.findData(source) < 0:
            self.insertItem(len(BUNDLED), Path(source).name or source, source)
            self.setItemData(len(BUNDLED), source, Qt.ItemDataRole.ToolTipRole)
        self.source = source
        self.setCurrentIndex(self.findData(source))
        self.changed.emit()

    def show_offer(self, offer: DataOffer) -> None:
        """Offer data that were made elsewhere in the program, while there are any."""
        place = self.findData(offer.path)
        if offer.count and place < 0:
            place = len(BUNDLED)
            self.insertItem(place, "", offer.path)
            self.setItemData(place, offer.tip, Qt.ItemDataRole.ToolTipRole)
        elif place >= 0 and not offer.count:
            if self.source == offer.path:
                self.set_source(MNIST)
            self.removeItem(place)
        if offer.count:
            self.setItemText(place, f"{offer.name} ({offer.count:,})")

    def _choose(self) -> None:
        chosen = self.currentData()
        if chosen not in (FOLDER, ARCHIVE):
            self.set_source(chosen)
            return
        self.setCurrentIndex(self.findData(self.source))  # until another one is chosen
        if chosen == FOLDER:
            choose_folder(self, "Choose a folder of IDX files", lambda path: self.set_source(str(path)))
        else:
            kinds = "NumPy archives (*.npz);;All files (*)"
            title = "Choose an .npz file with images and labels"
            choose_file(self, title, kinds, "", lambda path: self.set_source(str(path)))


class SplitChoice(QComboBox):
    """The parts of a data set: validation first. One that is not the program's own may be taken as a whole."""

    def __init__(self) -> None:
        super().__init__()
        for split, (name, tip) in SPLITS.items():
            self.addItem(name, split)
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def suit(self, pictures: Pictures) -> None:
        """Offer what there is of the data set."""
        place = self.findData("all")
        if pictures.lasting and self.currentIndex() == place:
            self.setCurrentIndex(0)
        self.setItemData(place, 0 if pictures.lasting else None, Qt.ItemDataRole.UserRole - 1)
