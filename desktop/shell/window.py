"""The main window: it puts the drawing and the tabs together, wires them, and knows how to close."""

import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.engine.document import Document
from desktop.engine.messages import DocumentChanged, EndReplay, Failed, NewNetwork, Progress, Saved, StateChanged
from desktop.engine.states import Action, Phase
from desktop.exchange.exchange import Exchange
from desktop.language import tr
from desktop.session.data_offers import DataOffers
from desktop.session.folders import data_folder
from desktop.session.session import Session
from desktop.session.settings import Settings
from desktop.session.tab import Context, Tab, Tool
from desktop.shell import dialogs
from desktop.shell.column import DrawingColumn
from desktop.shell.faults import log_folder
from desktop.shell.files import Files
from desktop.shell.menu_bar import added_by, edit_menu, file_menu, help_menu, network_menu, view_menu
from desktop.shell.menus import Menus
from desktop.shell.message_bar import MessageBar
from desktop.shell.network_label import NetworkLabel
from desktop.shell.pages import Pages
from desktop.shell.progress import JobProgress
from desktop.shell.rescue import Rescue
from desktop.shell.settings_dialog import SettingsDialog, own_settings
from desktop.shell.stage import Stage
from desktop.shell.tabs import tabs, tools
from desktop.shell.unkept import Unkept
from desktop.widgets import theme
from desktop.widgets.boxes import in_column
from desktop.widgets.dialogs import local_paths
from desktop.widgets.focus import KeptFocus
from desktop.widgets.keys import claims
from desktop.widgets.room import size_on_screen
from desktop.widgets.shortcuts import redoes
from desktop.widgets.theme import UNIT
from resources import DEFAULT_WEIGHTS

NAME = "Digitscope"

SIZE = (160 * UNIT, 100 * UNIT)
MESSAGE_SHOWN = 4000
"""Milliseconds."""

PATIENCE = 5.0
"""Seconds that leaving without a question waits for the end of a replay."""

_TYPED_INTO = (QLineEdit, QAbstractSpinBox)

SHARES = (3, 7)
"""Of the width, for the drawing and for the tabs."""


class Window(QMainWindow):
    """The drawing left, the tabs right. The engine starts at once; the tab in front is built after the first paint."""

    def __init__(
        self, settings: Settings | None = None, weights: Path = DEFAULT_WEIGHTS, data: Path | None = None
    ) -> None:
        super().__init__()
        self._focus = KeptFocus(self)
        self.settings = settings or Settings()
        self.session = Session(self, weights)
        self.column = column = DrawingColumn(self.session, self)
        self.canvas_panel, self.canvas, self.verdict = column.panel, column.canvas, column.verdict
        self.reader, self.corrector, self.typist = column.reader, column.corrector, column.typist
        self.messages = MessageBar()
        self.files = Files(self, self.session, self.settings, self.canvas.set_ink, self._take, self.messages.show_error)
        self._data = data or data_folder()
        self.unkept = Unkept(self.settings, self._data, log_folder(), self.messages.show_error, self)
        self.unkept.begin()
        context = self._context()
        self.exchange = Exchange(context)
        self.rescue = Rescue(context, self.files.open, self._mention_of_drawing)
        self.tabs, self.tools = tabs(context), tools(context)
        self.pages = Pages(self.tabs)
        self.network_label = NetworkLabel()
        self.progress = JobProgress()
        self._painted = self._leaving = self._unasked = False
        self._lay_out()
        self._build_menus()
        self._wire()
        self._restore()
        self.rescue.begin()
        for tab in self.tabs:
            tab.begin()
        self.session.start()

    def _context(self) -> Context:
        """What the tabs are given. They are looked at later: ``pages`` is made of them."""
        return Context(
            session=self.session,
            drawing=self.canvas,
            reading=self.reader.read,
            typed=self.column.typed,
            corrected=self.corrector.corrected,
            retracted=self.corrector.retracted,
            offers=DataOffers(self),
            messages=self.messages,
            not_kept=self.unkept.tell,
            settings=self.settings,
            window=self,
            look_at=self._look_at,
            looks_at=lambda name: self.pages.in_front == name,
            settle=self.column.settle,
            guard=self.files.guard,
            lay_at_foot=lambda bar: self.foot.insertWidget(0, bar),
            lay_in_status=lambda button: self.statusBar().addPermanentWidget(button),
            data_folder=self._data,
            open_tool=self._open_tool,
            tabs=lambda: self.tabs,
            hear_turned=lambda heard: self.pages.turned.connect(heard),
            present=lambda widget: self.stage.present(widget),
        )

    # What is wired to what ------------------------------------------------------------------------------------

    def _wire(self) -> None:
        session = self.session
        self.corrector.noted.connect(self._note_of_drawing)
        session.told(StateChanged).connect(self._show_state)
        session.told(Progress).connect(self.progress.show_progress)
        session.told(DocumentChanged).connect(lambda event: self._show_document(event.document))
        self.settings.changed.connect(self._follow_setting)
        session.modified_changed.connect(self.setWindowModified)
        self.pages.turned.connect(lambda _name: self.stage.end())  # it came to be seen
        session.told(Saved).connect(lambda event: self._show_saved(event.path))
        session.told(Failed).connect(lambda event: self.messages.show_error(event.reason, event.details))

    # Building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QWidget()
        self.foot = foot = QVBoxLayout()  # under the tabs: nothing moves under the pen
        foot.setContentsMargins(UNIT, 0, UNIT, UNIT)
        foot.setSpacing(UNIT)
        foot.addWidget(self.messages)
        in_column((self.pages, 1), foot, on=right, spacing=0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.column)
        split.addWidget(right)
        for index, share in enumerate(SHARES):
            split.setStretchFactor(index, share)
        self.setCentralWidget(split)
        self.split = split
        self.stage = Stage(self, split, (self.verdict, right, self.statusBar()))
        self.statusBar().addWidget(self.network_label)
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setFixedHeight(4 * theme.UNIT)  # a button that comes and goes moves nothing
        self._entitle(NAME)
        self.setAcceptDrops(True)

    def _build_menus(self) -> None:
        self.menus = menus = Menus(self)
        view = view_menu(self.pages, self._look_at, self.tabs, self.settings)
        edit = edit_menu(self.canvas_panel, self._copy, self.column.type, self.show_settings)
        features: tuple[Tab | Tool, ...] = (*self.tools, *self.tabs)
        menus.add(tr("&File"), file_menu(self.files, self.exchange, added_by(features, "File"), self.close))
        for name, title, lines in (
            ("Edit", tr("&Edit"), edit),
            ("Network", tr("&Network"), network_menu(self.new_network)),
            ("View", tr("&View"), view),
            ("Help", tr("&Help"), help_menu(self, menus, self.messages.show_error)),
        ):
            menus.add(title, (*lines, *added_by(features, name)))
        menus.show_status(self.session.status)

    def _restore(self) -> None:
        """As the window was left."""
        self.resize(size_on_screen(self, *SIZE))
        self.restoreGeometry(self.settings.bytes("geometry"))
        self.split.setSizes([self.width() * share // sum(SHARES) for share in SHARES])
        self.split.restoreState(self.settings.bytes("split"))
        self.pages.bring(self.settings.tab)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first time, build the tab in front."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.pages.begin)

    def event(self, event: QEvent) -> bool:
        """In a field no key is the drawing's redo, nor Ctrl+Y, of which some desktops' fields know nothing."""
        return claims(event, self._is_of_a_field) or super().event(event)

    def _is_of_a_field(self, key: QKeyEvent) -> bool:
        return redoes(key) and isinstance(self.focusWidget(), _TYPED_INTO)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """To what comes next, or before, unless it is only to rest."""
        return not self._focus.rests() and super().focusNextPrevChild(onwards)

    # What the session says ------------------------------------------------------------------------------------

    def _show_state(self, event: StateChanged) -> None:
        self.menus.show_status(event.status)
        self.progress.show_status(event.status)
        self.network_label.show_phase(event.status.phase)

    def _show_document(self, document: Document) -> None:
        self._entitle(document.path.name if document.path else document.model.card.name)
        self.network_label.show_model(document.model)

    def _entitle(self, name: str) -> None:
        self.setWindowTitle(f"{NAME}[*]" if name == NAME else f"{name}[*] – {NAME}")

    def _show_saved(self, path: Path) -> None:
        self._entitle(path.name)
        self._mention(tr("Saved {path}", path=path))

    def _mention(self, text: str) -> None:
        """Say it in the status bar for a moment, in place of the network: which Qt only hides where it is seen."""
        bar = self.statusBar()
        QTimer.singleShot(0, self, lambda: bar.showMessage(text, MESSAGE_SHOWN) if bar.isVisible() else None)

    def _mention_of_drawing(self, text: str) -> None:
        """The same, unless another drawing comes at once: a picture that the program was started with."""
        revision = self.canvas.revision
        QTimer.singleShot(0, self, lambda: self._mention(text) if self.canvas.revision == revision else None)

    def _note_of_drawing(self, text: str) -> None:
        """Say it of the drawing as it is: of another one it is not true."""
        self.canvas.changed.connect(self.messages.show_note(text), Qt.ConnectionType.SingleShotConnection)

    def show_fault(self, error: BaseException) -> None:
        """Tell of a fault of ours in the window; the engine and the drawing are not touched by it."""
        if isinstance(error, MemoryError):  # not ours
            self.messages.show_error(tr("There is not enough memory for this. Your drawing and the weights are kept."))
            return
        reason = tr(
            "A fault in Digitscope itself ({name}). Your drawing and the weights are kept.", name=type(error).__name__
        )
        self.messages.show_error(reason, "".join(traceback.format_exception(error)))

    # What the person wants ------------------------------------------------------------------------------------

    def _copy(self) -> None:
        text = self.column.text
        if text:
            QGuiApplication.clipboard().setText(text)
            self._mention(tr("Copied {text}", text=text))
        else:
            self.messages.show_error(tr("There is nothing to copy: no digit has been read."))

    def new_network(self, preset: str) -> None:
        """Build ``preset`` with fresh weights, asking first where trained ones would be lost."""
        self.files.guard(tr("make a new network"), lambda: self.session.post(NewNetwork(preset)))

    def show_settings(self) -> None:
        """All that can be set, on one page."""
        rows = (*own_settings(self.settings), *(row for tab in self.tabs for row in tab.settings))
        SettingsDialog(self, self.settings, rows, self._data).open()

    def _follow_setting(self, name: str) -> None:
        if name == "theme":
            theme.apply(cast(QApplication, QApplication.instance()), self.settings.theme)
        elif name == "language":
            self.messages.show_note(tr("Digitscope speaks this language from its next start on."))

    def _look_at(self, name: str) -> QWidget:
        """Bring a tab to the front, where it may be already, behind the presentation; returns its view."""
        self.stage.end()
        return self.pages.look_at(name)

    def _take(self, path: Path) -> bool:
        """Hand a file to who has a use for it, if there is one: weights of other programs go before data."""
        takers = (self.exchange.takes, *(tool.takes for tool in self.tools), *(tab.takes for tab in self.tabs))
        return any(takes(path) for takes in takers)

    def _open_tool(self, name: str) -> None:
        next(tool for tool in self.tools if tool.name == name).open()

    def greet(self) -> None:
        """A person has started the program."""
        for tool in self.tools:
            tool.greet()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome."""
        if event.mimeData().hasImage() or local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.files.take(
            event.mimeData(), tr("This cannot be opened: drop a picture, weights, a network, a data set or a lesson.")
        )

    # Closing --------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window is left; what would be lost is asked about first."""
        self.column.settle()
        if not self._leaving and self._asks_before_closing():
            event.ignore()
            return
        if not all(tab.may_close() for tab in self.tabs):  # what could not be kept is told in the window
            event.ignore()
            return
        for tab in self.tabs:
            tab.close()
        self.stage.end()  # or the window would come back as large as the screen
        for name, state in (("geometry", self.saveGeometry()), ("split", self.split.saveState())):
            self.settings.set_bytes(name, state)
        self.settings.tab = self.pages.in_front
        self.rescue.close(keep=self._unasked)
        self.hide()  # what is still under way ends, and takes a moment, but nobody has to look at it
        self.session.close()

    def _asks_before_closing(self) -> bool:
        """Whether there is something to ask; then the answer closes the window, or does not."""
        session, status = self.session, self.session.status
        if status.phase is Phase.REPLAYING:
            self._close_after(Action.END_REPLAY, lambda: session.post(EndReplay()))
        elif status.phase is Phase.PROPOSED:
            keep = partial(self._close_after, Action.KEEP, session.keep)
            dialogs.ask_about_lesson(self, keep, partial(self._close_after, Action.UNDO, session.undo))
        elif session.unsaved and status.allows(Action.STOP) and not status.allows(Action.SAVE):
            dialogs.ask_to_stop(self, lambda: self._close_after(Action.STOP, session.stop))
        elif session.unsaved or (status.phase is Phase.RUNNING and status.allows(Action.SAVE)):
            self.files.ask_to_save(tr("leave"), self._leave, goes_on=status.allows(Action.CHECKPOINT))
        else:
            return False
        return True

    def _close_after(self, needed: Action, decision: Callable[[], None]) -> None:
        """End the job with ``decision``, and go on closing; it may have ended by itself under the question."""
        session, once = self.session, Qt.ConnectionType.SingleShotConnection
        if not session.status.allows(needed):
            self.close()
            return
        failures: list[Failed] = []  # after one the job goes on, and the window stays, whatever ends it later
        session.told(Failed, needed.value).connect(failures.append, once)
        session.told(StateChanged).connect(lambda _event: failures or self.close(), once)
        decision()

    def leave(self) -> None:
        """Close without a question, as where nobody is there to answer it; the next start offers what is at risk."""
        session = self.session
        if session.status.phase is Phase.REPLAYING:  # the weights from before it may be at risk by now
            session.post(EndReplay())
            session.wait_until(lambda: session.status.phase is Phase.IDLE, PATIENCE)
        self._unasked = True
        self._leave()

    def _leave(self) -> None:
        self._leaving = True
        if not self.close():  # a tab has something to tell: what is asked is asked again then
            self._leaving = self._unasked = False
