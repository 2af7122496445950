"""The main window: it builds the views, wires them to the session in one table, and knows how to close."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from core.model.model import Card, Model
from core.recognition.verdict import Prediction
from desktop.canvas.panel import CanvasPanel
from desktop.engine.messages import Failed, Learned, LearningFinished, ModelChanged, Train, TrainingStarted
from desktop.engine.states import RunState
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.teacher import Teacher
from desktop.reading.verdict import VerdictView
from desktop.session.session import Session
from desktop.session.settings import Settings
from desktop.shell import dialogs
from desktop.shell.files import Files, local_paths
from desktop.shell.menu_bar import edit_menu, file_menu, help_menu, network_menu, view_menu
from desktop.shell.menus import Menus
from desktop.shell.message_bar import MessageBar
from desktop.shell.pages import Pages
from desktop.shell.progress import RunProgress
from desktop.shell.tabs import MY_DIGITS, tabs
from desktop.widgets import theme
from desktop.widgets.theme import UNIT, Choice
from resources import DEFAULT_WEIGHTS

NAME = "Digitscope"
if TYPE_CHECKING:  # the tab itself imports it, when it is built
    from desktop.training.panel import TrainPanel

SIZE = (160 * UNIT, 100 * UNIT)
TITLE_BAR = 4 * UNIT
"""About what the desktop puts above a window."""

SAVED_SHOWN = 4000
"""Milliseconds."""

SHARES = (3, 7)
"""Of the width, for the drawing and for the tabs."""


class Window(QMainWindow):
    """The drawing left, the tabs right. The engine starts at once; the tab in front is built after the first paint."""

    def __init__(
        self, settings: Settings | None = None, weights: Path = DEFAULT_WEIGHTS, data: Path | None = None
    ) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.session = Session(self, weights)
        self.digits = MyDigits(data, self)
        self.canvas_panel = CanvasPanel()
        self.canvas = self.canvas_panel.canvas
        self.verdict = VerdictView()
        self.messages = MessageBar()
        self.teacher = Teacher(
            self, self.canvas, self.digits, self.settings, self.messages.show_note, self.messages.show_error
        )
        self.pages = Pages(tabs(self.session, self.teacher, self.digits, self._start, self.learn, self._watch_digits))
        self.network_label = theme.label("", "muted")
        self.progress = RunProgress()
        self.files = Files(
            self, self.session, self.settings, self.canvas.set_ink, self._use_data, self.messages.show_error
        )
        self._prediction: Prediction | None = None
        self._painted = self._leaving = False
        self._lay_out()
        self._build_menus()
        self._wire()
        self._restore()
        self.digits.changed.emit(self.digits)
        if self.digits.note:
            self.messages.show_error(self.digits.note)
        self.session.start()

    # What is wired to what ------------------------------------------------------------------------------------

    def _wire(self) -> None:
        session = self.session
        for signal, slot in (
            (self.canvas.changed, self._drawing_changed),
            (self.canvas.pen_lowered, self.verdict.hold),
            (self.canvas.pen_lifted, self.verdict.release),
            (self.canvas_panel.digit_chosen, session.focus),
            (self.verdict.digit_chosen, session.focus),
            (self.verdict.steps_wanted, self._show_steps),
            (session.recognised, self.teacher.attend),
            (session.recognised, self._show_prediction),
            (self.verdict.corrected, self.teacher.teach),
            (session.state_changed, self.menus.show_state),
            (session.state_changed, self.progress.show_state),
            (session.history_changed, self.progress.show_history),
            (session.learning, self.progress.show_learning),
            (session.learned, self._show_learned),
            (session.learning_finished, self._show_decision),
            (session.model_changed, self._show_model),
            (session.modified_changed, self.setWindowModified),
            (session.training_started, self._show_start),
            (session.saved, self._show_saved),
            (session.failed, self._show_failure),
        ):
            signal.connect(slot)

    # Building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.canvas_panel)
        column.addWidget(self.verdict, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.pages, 1)
        foot = QVBoxLayout()  # under the tabs: nothing moves under the pen
        foot.setContentsMargins(UNIT, 0, UNIT, UNIT)
        foot.addWidget(self.messages)
        beside.addLayout(foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        for index, share in enumerate(SHARES):
            split.setStretchFactor(index, share)
        split.setSizes([SIZE[0] * share // sum(SHARES) for share in SHARES])
        self.setCentralWidget(split)
        self.split = split
        self.network_label.setContentsMargins(2 * UNIT, 0, 0, 0)
        self.statusBar().addWidget(self.network_label)
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().setSizeGripEnabled(False)
        self._entitle(NAME)
        self.setAcceptDrops(True)

    def _build_menus(self) -> None:
        self.menus = menus = Menus(self)
        menus.add("&File", file_menu(self.files, self.close))
        menus.add("&Edit", edit_menu(self.canvas_panel, self.teacher.teach))
        menus.add("&Network", network_menu(self.session, self.start_training, self.learn, self.new_network))
        menus.add("&View", view_menu(self.pages, self.settings.theme, self.choose_theme))
        menus.add("&Help", help_menu(self, menus))
        menus.show_state(self.session.state)

    def _restore(self) -> None:
        """As the window was left."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self.resize(QSize(*SIZE).boundedTo(room))
        self.restoreGeometry(self.settings.bytes("geometry"))
        self.split.restoreState(self.settings.bytes("split"))
        self.pages.setCurrentIndex(self.settings.tab)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first time, build the tab in front."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.pages.begin)

    # What the session says ------------------------------------------------------------------------------------

    def _drawing_changed(self) -> None:
        if self.canvas.is_empty():
            self.session.forget_drawing()
        else:
            self.session.recognise(self.canvas.ink())

    def _show_prediction(self, prediction: Prediction | None) -> None:
        self._prediction = prediction
        if prediction is None:
            self.verdict.show_nothing()
            self.canvas_panel.show_boxes((), 0)
            return
        self.verdict.show_prediction(prediction)
        self.canvas_panel.show_boxes(prediction.digits if prediction.verdict == "number" else (), prediction.focus)
        if self.verdict.steps_shown:
            self._show_steps()

    def _show_steps(self) -> None:
        prediction = self._prediction
        if prediction is not None and prediction.digits:
            self.verdict.show_steps(self.canvas.ink(), prediction.digits[prediction.focus].prepared)

    def _show_model(self, event: ModelChanged) -> None:
        card = event.model.card
        self._entitle(event.path.name if event.path else card.name)
        self._describe(event.model, quality(card))

    def _show_start(self, event: TrainingStarted) -> None:
        if self.session.model is not None:
            self._describe(self.session.model.model, "in training")
        self.messages.withdraw_notes()  # what it said was about something before
        if event.note:
            self.messages.show_note(event.note)

    def _show_learned(self, _event: Learned) -> None:
        if not self._looks_at(MY_DIGITS):
            text = "The network has learnt from your digits: look at the effect, then keep or undo it."
            self.messages.show_note(text, "Look", lambda: self.pages.look_at(MY_DIGITS))

    def _watch_digits(self, watched: bool) -> None:
        if watched and self.session.state is RunState.PROPOSED:
            self.messages.withdraw_notes()  # it asked to look here

    def _show_decision(self, event: LearningFinished) -> None:
        self.messages.withdraw_notes()  # it asked for this
        if not self._looks_at(MY_DIGITS):
            self.messages.show_note(event.outcome)

    def _entitle(self, name: str) -> None:
        self.setWindowTitle(f"{NAME}[*]" if name == NAME else f"{name}[*] – {NAME}")

    def _describe(self, model: Model, state: str) -> None:
        self.network_label.setText(f"{model.card.name} · {state} · {model.network.parameter_count:,} parameters")

    def _show_saved(self, path: Path) -> None:
        self._entitle(path.name)
        self.statusBar().showMessage(f"Saved {path}", SAVED_SHOWN)

    def _show_failure(self, event: Failed) -> None:
        self.messages.show_error(event.reason, event.details)

    def show_fault(self, error: BaseException) -> None:
        """Tell of a fault of ours in the window; the engine and the drawing are not touched by it."""
        reason = f"A fault in Digitscope itself ({type(error).__name__}). Your drawing and the weights are kept."
        self.messages.show_error(reason, "".join(traceback.format_exception(error)))

    # What the person wants ------------------------------------------------------------------------------------

    def start_training(self) -> None:
        """Start a run with the settings of the Train tab."""
        self._look_at_training().controls.start.trigger()

    def learn(self) -> None:
        """Learn from the digits that were taught; what comes of it is shown before it is kept."""
        self.messages.withdraw_notes()
        self.pages.look_at(MY_DIGITS)
        self.session.learn(self.digits.digits)

    def new_network(self, preset: str) -> None:
        """Build ``preset`` with fresh weights, asking first where trained ones would be lost."""
        self.files.guard("make a new network", lambda: self.session.new_network(preset))

    def choose_theme(self, choice: str) -> None:
        """Dress the program in ``choice`` (system, light or dark) and remember it."""
        self.settings.theme = cast(Choice, choice)
        theme.apply(cast(QApplication, QApplication.instance()), self.settings.theme)

    def _start(self, command: Train) -> None:
        if command.preset is None:  # it goes on with the present weights: nothing can be lost
            self.session.train(command)
        else:
            self.files.guard("train another network", lambda: self.session.train(command))

    def _use_data(self, source: str) -> None:
        self._look_at_training().set_data(source)

    def _looks_at(self, title: str) -> bool:
        return self.pages.currentWidget() is self.pages.page(title)

    def _look_at_training(self) -> "TrainPanel":
        return cast("TrainPanel", self.pages.look_at("Train"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome."""
        if event.mimeData().hasImage() or local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.files.take(event.mimeData(), "This cannot be opened: drop a picture, a weight file or a data set.")

    # Closing --------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window is left; trained weights that no file holds are asked about first."""
        if self.session.state is RunState.PROPOSED and not self._leaving:
            event.ignore()
            dialogs.ask_about_lesson(
                self, lambda: self._decide(self.session.accept), lambda: self._decide(self.session.revert)
            )
            return
        if self.session.modified and not self._leaving:
            event.ignore()
            self.files.guard("leave", self.leave)
            return
        for name, state in (("geometry", self.saveGeometry()), ("split", self.split.saveState())):
            self.settings.set_bytes(name, state)
        self.settings.tab = self.pages.currentIndex()
        self.session.close()

    def _decide(self, decision: Callable[[], None]) -> None:
        """Keep or undo what was learnt, and go on closing."""
        once = Qt.ConnectionType.SingleShotConnection
        self.session.state_changed.connect(lambda _state: self.close(), once)
        decision()

    def leave(self) -> None:
        """Close without a question, as where nobody is there to answer it."""
        self._leaving = True
        self.close()


def quality(card: Card) -> str:
    """How good the weights are known to be, in a few words."""
    if card.test_accuracy is not None:
        return f"{100 * card.test_accuracy:.2f} % on {card.dataset}"
    if card.validation_accuracy is not None:
        return f"{100 * card.validation_accuracy:.2f} % in validation on {card.dataset}"
    return f"trained on {card.dataset}, not tested" if card.created else "untrained"
