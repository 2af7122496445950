"""Between the window and files: open, save, recent, dropped and pasted; and no trained weights lost unasked."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from core.checks import is_there
from core.model.checkpoint import progress_in
from core.types import Array, UserError
from desktop.engine.messages import DocumentChanged, Failed, Load, Save, Saved, StateChanged
from desktop.engine.states import Action
from desktop.language import tr
from desktop.reading.pictures import ink_of_image, read_picture
from desktop.session.session import Session
from desktop.session.settings import Settings
from desktop.shell import dialogs
from desktop.widgets.dialogs import choose_file, choose_target, local_paths
from desktop.widgets.menu import Menu
from desktop.widgets.words import file_name, in_lines


class Files(QObject):
    """Turns paths and pictures into what the session and the canvas understand.

    ``show_ink`` puts a picture on the canvas, ``others`` is asked whether a file is for another part of the
    window, ``complain`` says what did not work, and returns what takes that away: it is gone when the next is opened.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        show_ink: Callable[[Array], None],
        others: Callable[[Path], bool],
        complain: Callable[[str], Callable[[], None]],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, session, settings
        self._show_ink, self._others, self._tell = show_ink, others, complain
        self._complaints: list[Callable[[], None]] = []
        self._then: dict[Path, Callable[[], None]] = {}
        self._question: QMessageBox | None = None
        self._look_again: Callable[[], None] = lambda: None
        session.told(StateChanged).connect(lambda _event: self._look_again())
        session.kept_changed.connect(lambda: self._look_again())
        session.told(DocumentChanged).connect(self._document_changed)
        session.told(Saved).connect(lambda event: self._saved(event.path))
        session.told(Failed, Action.SAVE.value).connect(lambda _event: self._then.clear())

    # Opening --------------------------------------------------------------------------------------------------

    def open_weights(self) -> None:
        """Ask for a weight file and open it."""
        self._begin()
        choose_file(self._window, tr("Open weights"), dialogs.WEIGHT_FILES, self._settings.folder, self._load)

    def open_picture(self) -> None:
        """Ask for a picture and put it on the canvas."""
        self._begin()
        choose_file(self._window, tr("Open image"), dialogs.PICTURE_FILES, self._settings.folder, self._read)

    def open(self, path: Path) -> None:
        """Open what ``path`` is: weights, those of another program, a data set or a picture."""
        self._begin()
        self._open(path)

    def _open(self, path: Path) -> None:
        if path.suffix.lower() == f".{dialogs.SUFFIX}":
            self._load(path)
        elif not self._others(path):
            self._read(path)

    def paste(self) -> None:
        """Put the clipboard's picture on the canvas."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()  # there is none where nothing was ever copied
        self.take(data, tr("The clipboard holds no picture: copy one first."))

    def take(self, data: QMimeData, otherwise: str) -> None:
        """Open what was pasted or dropped."""
        self._begin()
        paths = local_paths(data)
        if data.hasImage():
            image = data.imageData()  # or nothing, where whoever promised it does not deliver
            try:
                self._show(ink_of_image(image if isinstance(image, QImage) else QImage()))
            except UserError as error:
                self._complain(str(error))
        elif paths:
            for path in paths:
                self._open(path)
        else:
            self._complain(otherwise)

    def _begin(self) -> None:
        """Something else is opened: what did not work before matters no more."""
        for take_away in self._complaints:
            take_away()
        self._complaints.clear()

    def _complain(self, text: str) -> None:
        self._complaints.append(self._tell(text))

    def _load(self, path: Path) -> None:
        whole = path.absolute()  # as dialogs call it: a checkpoint may be saved in its place
        self.guard(tr("open others"), lambda: self._session.post(Load(whole)))

    def _read(self, path: Path) -> None:
        try:
            self._show(read_picture(path))
        except UserError as error:
            self._complain(str(error))
        else:
            self._settings.remember(path)

    def _show(self, ink: Array) -> None:
        """Put ``ink`` on the canvas; raises ``UserError`` where there is none, and the drawing stays."""
        if not ink.any():
            raise UserError(tr("Nothing is found in this picture, so the drawing stays as it is."))
        self._show_ink(ink)

    def _document_changed(self, event: DocumentChanged) -> None:
        if event.document.path is not None:
            self._settings.remember(event.document.path)

    # Saving ---------------------------------------------------------------------------------------------------

    def guard(self, what_for: str, then: Callable[[], None]) -> None:
        """Do ``then``, but where trained weights would be lost ask first; ``what_for`` completes "before you"."""
        if self._session.unsaved and self._session.status.allows(Action.OPEN):  # else the engine says why not
            self.ask_to_save(what_for, then)
        else:
            then()

    def ask_to_save(self, what_for: str, then: Callable[[], None], goes_on: bool = False) -> None:
        """Ask, and do ``then``; where ``goes_on``, the run that they are of can be gone on with until it ends.

        ``what_for`` completes "before you". A question that is open is withdrawn: of several files that are dropped at
        once the last is opened, and an answer to the first would make what the others ask untrue. It is asked anew
        when what it says of the weights is not so any more.
        """
        if self._question is not None:
            self._question.reject()
        stand = tr("A run is going on, and it changes the weights.")  # whether it has by now is not known at any moment
        if self._session.unsaved:
            stand = tr("Training has changed the weights, and no file of yours holds them yet.")
        otherwise = self._what_comes_of_them(goes_on)
        question = dialogs.ask_to_save(self._window, stand, what_for, otherwise, lambda: self.save(then), then)

        def look_again() -> None:
            if self._what_comes_of_them(goes_on) == otherwise:
                return
            question.reject()
            if self._session.unsaved:
                self.ask_to_save(what_for, then, goes_on)

        self._question, self._look_again = question, look_again
        question.finished.connect(self._forget_question)

    def _what_comes_of_them(self, goes_on: bool) -> str:
        """Where they are not saved."""
        if goes_on and not self._session.status.allows(Action.OPEN):
            return tr("The next start offers to go on with the run.")
        if self._session.at_risk:
            return tr("Otherwise they are lost.")
        return tr("The tab Runs keeps them, too.")

    def _forget_question(self) -> None:
        self._question, self._look_again = None, lambda: None

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the weights to their file, or ask for one; ``then`` follows once they are written.

        Asks too where their file is a checkpoint: with the weights alone nobody can go on with its run.
        """
        document = self._session.document
        if document is None or document.path is None or _is_checkpoint(document.path):
            self.save_as(then)
        else:
            self._write(document.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and write the weights to it."""
        document = self._session.document
        if document is not None:
            name = document.path or Path(
                self._settings.folder, f"{file_name(document.model.card.name)}.{dialogs.SUFFIX}"
            )
            choose_target(
                self._window, tr("Save weights as"), name, dialogs.WEIGHT_FILES, lambda path: self._write(path, then)
            )

    def _write(self, path: Path, then: Callable[[], None] | None) -> None:
        if then is not None:  # else what is to follow an earlier save still does
            self._then[path] = then
        self._session.post(Save(path))

    def _saved(self, path: Path) -> None:
        self._settings.remember(path)
        then = self._then.pop(path, None)
        if then is not None:
            then()

    # Recent files ---------------------------------------------------------------------------------------------

    def recent_menu(self) -> QMenu:
        """The files opened or saved of late; filled anew whenever it opens."""
        menu = Menu(tr("&Recent files"), self._window)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill(menu, self._settings.recent))
        self._fill(menu, self._settings.recent)
        return menu

    def _fill(self, menu: QMenu, paths: Sequence[Path]) -> None:
        menu.clear()
        paths = [path for path in paths if is_there(path)]
        for path in paths:
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(in_lines(str(path)))
            action.triggered.connect(lambda _checked=False, path=path: self.open(path))
        if paths:
            menu.addSeparator()
            menu.addAction(tr("&Clear list")).triggered.connect(self._settings.forget_all)
        else:
            menu.addAction(tr("No files yet")).setEnabled(False)


def _is_checkpoint(path: Path) -> bool:
    try:
        return progress_in(path) is not None
    except UserError:  # gone or damaged
        return False
