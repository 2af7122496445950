"""The Evaluate tab: the controls above, what came out in four views, and beside it the pictures it is about."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from core.checks import is_folder
from core.data.datasets import check_dataset
from core.evaluation.calibration import FEWEST, UNCALIBRATED
from core.types import UserError
from desktop.evaluation import choosing, diagrams
from desktop.evaluation.choosing import Choice
from desktop.evaluation.comparison_panel import ComparisonPanel
from desktop.evaluation.confusion_plot import ConfusionPlot
from desktop.evaluation.controls import Controls
from desktop.evaluation.evaluator import EvaluationState
from desktop.evaluation.gallery import Gallery
from desktop.evaluation.question import Evaluated
from desktop.evaluation.shading import LOGARITHMIC, MISTAKES, Shading
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.card import card
from desktop.widgets.dialogs import choose_file, local_paths
from desktop.widgets.fields import DropDown, label_of
from desktop.widgets.interval_plot import IntervalPlot
from desktop.widgets.room import Folding, Leaves
from desktop.widgets.theme import UNIT
from desktop.widgets.words import clock, in_lines

EMPTY = tr(
    "Press Evaluate, and the network reads pictures of which it is known what they are.\n"
    "To compare it with the weights in a file, choose one, or drop it here."
)
READING = tr("The network reads the pictures…")
STALE = tr("Out of date: evaluate again.")
LAST_LOOK = tr("For the last look: do not choose by it.")
WEIGHTS = tr("Weights (*.safetensors);;All files (*)")
WEIGHTS_SUFFIX, DATA_SUFFIX = ".safetensors", ".npz"

CONFUSION, BY_DIGIT, CALIBRATION, COMPARISON = range(4)
SECTIONS = (
    (tr("C&onfusion"), tr("What the pictures of each digit are read as")),
    (tr("By &digit"), tr("How many of each digit are read right, and how often each answer is right")),
    (tr("Cali&bration"), tr("Whether answers with 90 % are right nine times out of ten")),
    (tr("Co&mparison"), tr("The present weights beside those of a file")),
)
SHADINGS = {LOGARITHMIC: tr("By count, logarithmic"), MISTAKES: tr("Mistakes, % of the digit")}


class EvaluationView(QWidget):
    """Shows an :class:`~desktop.evaluation.evaluator.EvaluationState` and emits wishes."""

    evaluate_requested = Signal(object)
    """On :class:`~desktop.evaluation.question.Pictures`."""
    compare_requested = Signal(object, object)
    """On such, with the weights in a file."""
    stop_requested = Signal()
    picture_opened = Signal(object)
    """A picture ``(28, 28)``, 0 paper to 1 ink, is wanted on the canvas."""
    saved, failed = Signal(str), Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._state = EvaluationState()
        self._drawn: Evaluated | None = None
        self.setAcceptDrops(True)
        self.controls = Controls()
        self._make_result()
        self._make_sections()
        self._lay_out()
        self._wire()
        self.show_state(self._state)
        for plot in (self.by_digit, self.calibration):
            QTimer.singleShot(0, plot, plot.prepare)  # before there is anything to draw: it takes a moment

    # Building -------------------------------------------------------------------------------------------------

    def _make_result(self) -> None:
        self.summary = theme.label("", "heading")
        self.summary.setAccessibleName(tr("Result"))
        self.source = theme.label("", "small")
        self.source.setAccessibleName(tr("Of which weights and pictures the result is"))
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a name may be long
        self.stale = theme.label("", "error")
        self.stale.setWordWrap(False)
        self.doing = theme.label("", "small")
        self.doing.setAccessibleName(tr("What is going on"))

    def _make_sections(self) -> None:
        self.confusion = ConfusionPlot("")
        self.shading = DropDown()
        for way, text in SHADINGS.items():
            self.shading.addItem(text, way)
        self.shading.setAccessibleName(tr("Shading"))
        self.shading.setToolTip(tr("What the colours stand for; on an even scale of counts no mistake would show"))
        self.by_digit = IntervalPlot(
            tr("Recall and precision by digit"),
            (tr("digit"), tr("right, % (fewer mistakes upwards)")),
            diagrams.BY_DIGIT,
            "",
            tr("Choose a digit to see the mistakes with it."),
        )
        self.calibration = IntervalPlot(
            tr("Calibration"),
            (tr("probability of the answer, %"), tr("answers that are right, %")),
            diagrams.CALIBRATION,
            "",
            tr("Choose a point to see its pictures. Above: how many answers it stands for."),
        )
        self.comparison = ComparisonPanel()
        self.gallery = Gallery()
        self.sections = QButtonGroup(self)
        for number, (text, tip) in enumerate(SECTIONS):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setShortcut(f"Alt+{text[text.index('&') + 1].upper()}")
            self.sections.addButton(button, number)
        self.sections.button(CONFUSION).setChecked(True)

    def _lay_out(self) -> None:
        result, sections = in_row(self.summary, STRETCH), in_row(*self.sections.buttons(), STRETCH)
        source = in_row((self.source, 1), self.stale, self.doing, spacing=2 * UNIT)
        in_column(
            self.controls,
            Folding(result, sections),
            source,
            (self._make_card(), 1),
            on=self,
            margins=UNIT,
            spacing=UNIT // 2,
        )

    def _make_card(self) -> QFrame:
        matrix = QWidget()
        shade = in_row(label_of(tr("Shadin&g"), self.shading), self.shading, STRETCH, spacing=UNIT // 2)
        in_column((self.confusion, 1), shade, on=matrix, spacing=UNIT // 2)
        views = QWidget()
        self._sections = Leaves(matrix, self.by_digit, self.calibration, self.comparison, on=views)
        filled = QWidget()
        in_row((views, 1), self.gallery, on=filled, spacing=2 * UNIT)
        self.empty = theme.label(EMPTY, "empty")
        self._pages = Leaves(self.empty, filled)
        return card(self._pages)

    def _wire(self) -> None:
        self.controls.evaluate_wished.connect(self.evaluate_requested)
        self.controls.stop_wished.connect(self.stop_requested)
        for wish in (self.controls.file_wished, self.comparison.file_wanted):
            wish.connect(self._ask_for_file)
        self.sections.idClicked.connect(self.turn_to)
        self.shading.activated.connect(lambda _: self._shade())
        self.confusion.grid.chosen.connect(lambda _: self._show_pictures())
        for plot in (self.by_digit, self.calibration):
            plot.chosen.connect(lambda _: self._show_pictures())
        self.comparison.chosen.connect(lambda _: self._show_pictures())
        for opened in (self.confusion.grid.opened, self.by_digit.opened, self.calibration.opened):
            opened.connect(self.gallery.grid.setFocus)
        self.gallery.opened.connect(self.picture_opened)
        self.gallery.saved.connect(self.saved)
        self.gallery.failed.connect(self.failed)

    # What the window tells ------------------------------------------------------------------------------------

    def show_state(self, state: EvaluationState) -> None:
        """Show the result as it is now, or how far it is."""
        compared, before = state.compared, self._state.compared
        self._state = state
        self.controls.show_work(state.work, state.fraction)
        self.stale.setText(STALE if state.stale and not state.work else "")
        self.doing.setText(_in_words(state))
        self._pages.setCurrentIndex(0 if state.result is None else 1)
        for button in self.sections.buttons():
            button.setEnabled(state.result is not None)
        self.empty.setText(READING if state.work else EMPTY)
        if state.result is not None and (state.result is not self._drawn or compared is not before):
            self._drawn = state.result
            self.comparison.show_compared(compared)
            self._draw(state.result)
            if compared is not None:
                self.comparison.choose("only_first")
                self.turn_to(COMPARISON)
            else:
                self._show_pictures()

    # Choosing -------------------------------------------------------------------------------------------------

    def turn_to(self, section: int) -> None:
        """Show one of the four views, and the pictures that are chosen in it."""
        self.sections.button(section).setChecked(True)
        self._sections.setCurrentIndex(section)
        self._show_pictures()

    def compare_with(self, path: Path) -> None:
        """Compare the present weights with those in a file."""
        self.compare_requested.emit(self.controls.pictures, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Weights and data sets are welcome here; everything else is the window's."""
        if self._use_of(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Compare with the weights that were dropped, or choose the data set."""
        use = self._use_of(event)
        if use is None:
            event.ignore()
        else:
            event.acceptProposedAction()
            use()

    def _use_of(self, event: QDropEvent) -> Callable[[], None] | None:
        """What to do with the one file that is dropped, if there is something."""
        match local_paths(event.mimeData()):
            case [path] if path.suffix.lower() == WEIGHTS_SUFFIX:
                return partial(self.compare_with, path)
            case [path] if path.suffix.lower() == DATA_SUFFIX or is_folder(path):
                return partial(self._choose_data, path)
        return None

    # Inside ---------------------------------------------------------------------------------------------------

    def _choose_data(self, path: Path) -> None:
        try:
            check_dataset(path)
        except UserError as error:
            self.failed.emit(str(error))
        else:
            self.controls.data.set_data(str(path))

    def _ask_for_file(self) -> None:
        choose_file(self, tr("Compare with a weight file"), WEIGHTS, "", self.compare_with)

    def _draw(self, found: Evaluated) -> None:
        evaluation, shown = found.evaluation, found.shown
        wrong = int(found.misread.sum())
        self.summary.setText(
            tr(
                "{accuracy:.2f} % right · {wrong:,} misread · cross-entropy {loss:.4f}",
                accuracy=100 * evaluation.accuracy,
                wrong=wrong,
                loss=evaluation.loss,
            )
        )
        last_look = f" {LAST_LOOK}" if shown.pictures.split in ("test", "all") and shown.pictures.lasting else ""
        text = tr(
            "{name} on {pictures}.{last_look}", name=found.card.name, pictures=shown.in_words, last_look=last_look
        )
        self.source.setText(text)
        self.source.setToolTip(in_lines(f"{text} {shown.note}".strip()))
        self._shade()
        self.by_digit.set_diagram(diagrams.by_digit(found))
        self.calibration.set_diagram(diagrams.calibration(found))
        known = found.card.calibration
        self.calibration.subtitle.setText(
            tr(
                "Expected calibration error {error:.2f} % · temperature {temperature:.2f}",
                error=100 * evaluation.calibration_error,
                temperature=known.temperature,
            )
            if known != UNCALIBRATED
            else tr(
                "Expected calibration error {error:.2f} % · not calibrated: that takes {count} validation pictures",
                error=100 * evaluation.calibration_error,
                count=FEWEST,
            )
        )

    def _shade(self) -> None:
        if self._drawn is not None:
            counts = np.array(self._drawn.evaluation.confusion)
            self.confusion.set_counts(counts, Shading(counts, self.shading.currentData()))

    def _show_pictures(self) -> None:
        choice = self._choice()
        self.gallery.setVisible(choice is not None)
        self.gallery.show_choice(choice)

    def _choice(self) -> Choice | None:
        """The pictures that are chosen in the view in front."""
        found, section = self._drawn, self.sections.checkedId()
        if found is None:
            return None
        if section == COMPARISON:
            compared = self._state.compared
            return None if compared is None else choosing.of_outcome(compared, self.comparison.outcome)
        cell = self.confusion.grid.cell
        if section == CONFUSION:
            return choosing.mistakes(found) if cell is None else choosing.of_cell(found, *cell)
        key = (self.by_digit if section == BY_DIGIT else self.calibration).key
        if key is None:
            return choosing.mistakes(found)
        return choosing.of_digit(found, key) if section == BY_DIGIT else choosing.of_part(found, key)


def _in_words(state: EvaluationState) -> str:
    """How far the work is."""
    if not state.work:
        return ""
    if not state.fraction:
        return tr("Opening the pictures…")
    left = "" if state.seconds_left is None else tr(" · {time} left", time=clock(state.seconds_left))
    return tr("{share:.0f} % read{left}", share=100 * state.fraction, left=left)
