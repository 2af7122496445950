"""Which part of a data set to evaluate on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop.evaluation.question import Pictures, Split
from desktop.language import tr
from desktop.widgets.fields import DropDown

SPLITS: dict[Split, tuple[str, str]] = {
    "validation": (tr("Validation"), tr("Pictures that the network does not learn from: what everything is chosen by")),
    "train": (tr("Training"), tr("Those it learns from: being better here than in validation is learning by heart")),
    "test": (
        tr("Test: for the last look"),
        tr("Looked at last, when all is chosen: who chooses by it has learnt it"),
    ),
    "all": (tr("All of them"), tr("The three parts of this data set together; some of them may have been learnt from")),
}


class SplitChoice(DropDown):
    """The parts of a data set: validation first. One that is not the program's own may be taken as a whole."""

    def __init__(self) -> None:
        super().__init__()
        for split, (name, tip) in SPLITS.items():
            self.addItem(name, split)
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def suit(self, pictures: Pictures) -> None:
        """Offer what there is of the data set."""
        self.offer_entry(self.findData("all"), not pictures.lasting)
