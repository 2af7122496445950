"""The present weights beside those of a file: how many pictures each reads right, and what that says."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.evaluation.choosing import Outcome
from desktop.evaluation.question import Compared
from desktop.language import figure, tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.theme import UNIT

EMPTY = tr(
    "Choose another weight file, or drop one here,\n"
    "and both networks read the same pictures: then you see\n"
    "which of them each reads right, and whether\n"
    "the difference is more than chance."
)
OUTCOMES: dict[Outcome, tuple[int, int, str]] = {
    "both": (1, 1, tr("Both right")),
    "only_first": (1, 2, tr("Only A right")),
    "only_second": (2, 1, tr("Only B right")),
    "neither": (2, 2, tr("Both wrong")),
}
"""Row and column of the table, and what stands there."""


class ComparisonPanel(QWidget):
    """Shows a :class:`~desktop.evaluation.question.Compared`; a cell of its table chooses pictures."""

    chosen = Signal(str)
    """An :data:`~desktop.evaluation.choosing.Outcome`."""
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.names = theme.label("", "muted")
        self.names.setWordWrap(True)
        self.names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.names.setAccessibleName(tr("What is compared"))
        self.sentence = theme.label("")
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName(tr("What comes of it"))
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.empty = theme.label(EMPTY, "empty")
        self.choose_file = QPushButton(tr("Choose a fi&le…"))
        self.choose_file.setToolTip(tr("Compare the present weights with those of a file"))
        self.choose_file.clicked.connect(self.file_wanted)
        self.cells = {outcome: self._cell(outcome) for outcome in OUTCOMES}
        self._group = QButtonGroup(self)
        for button in self.cells.values():
            self._group.addButton(button)
        self._lay_out()

    def _cell(self, outcome: Outcome) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setMinimumSize(16 * UNIT, 8 * UNIT)
        button.setFont(theme.font("heading"))
        button.setAccessibleName(OUTCOMES[outcome][2])
        button.setToolTip(tr("{outcome}: see these pictures", outcome=OUTCOMES[outcome][2]))
        button.clicked.connect(lambda: self.chosen.emit(outcome))
        return button

    def _lay_out(self) -> None:
        table = QGridLayout()
        table.setSpacing(UNIT)
        for place, text in (
            ((0, 1), tr("B right")),
            ((0, 2), tr("B wrong")),
            ((1, 0), tr("A right")),
            ((2, 0), tr("A wrong")),
        ):
            head = theme.label(text, "muted")
            side = Qt.AlignmentFlag.AlignRight if place[1] == 0 else Qt.AlignmentFlag.AlignHCenter
            table.addWidget(head, *place, side | Qt.AlignmentFlag.AlignVCenter)
        for outcome, (row, column, _) in OUTCOMES.items():
            table.addWidget(self.cells[outcome], row, column)
        table.setColumnStretch(3, 1)
        filled = QWidget()
        beneath = in_column(
            theme.label(tr("Comparison"), "heading"),
            self.names,
            table,
            theme.label(tr("Choose a number to see its pictures."), "hint"),
            self.sentence,
            STRETCH,
            on=filled,
            spacing=2 * UNIT,
        )
        nothing = QWidget()
        middle = QVBoxLayout(nothing)
        middle.setSpacing(2 * UNIT)
        middle.addStretch(1)
        middle.addWidget(self.empty)
        middle.addWidget(self.choose_file, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._layouts = middle, beneath
        self._pages = QStackedLayout(self)
        self._pages.addWidget(nothing)
        self._pages.addWidget(filled)

    def minimumSizeHint(self) -> QSize:
        """With room for as many lines as the words take in its width: Qt would squeeze the table instead."""
        lines = self._layouts[self._pages.currentIndex()].minimumHeightForWidth(self.width())
        return super().minimumSizeHint().expandedTo(QSize(0, lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_compared(self, compared: Compared | None) -> None:
        """Show the table and the sentence; ``None``: nothing has been compared."""
        self._pages.setCurrentIndex(0 if compared is None else 1)
        if compared is None:
            return
        found = compared.comparison
        ours, theirs = (100 * share for share in found.accuracies)
        self.names.setText(
            tr(
                "A, the weights that were open ({ours_name}), reads {ours:.2f} % right.\n"
                "B, {file} ({theirs_name}), reads {theirs:.2f} % right.\n"
                "Both were shown {pictures}.",
                ours_name=compared.ours.card.name,
                ours=ours,
                file=compared.name,
                theirs_name=compared.theirs.card.name,
                theirs=theirs,
                pictures=compared.ours.shown.in_words,
            )
        )
        self.sentence.setText(found.in_words("A", "B"))
        for outcome, button in self.cells.items():
            count = getattr(found, outcome)
            button.setText(figure(count, ","))
            button.setAccessibleName(tr("{outcome}: {count:,} pictures", outcome=OUTCOMES[outcome][2], count=count))

    @property
    def outcome(self) -> Outcome:
        """Which cell is chosen: at first what only A reads right."""
        return next((outcome for outcome, button in self.cells.items() if button.isChecked()), "only_first")

    def choose(self, outcome: Outcome) -> None:
        """Choose a cell without telling of it."""
        self.cells[outcome].setChecked(True)
