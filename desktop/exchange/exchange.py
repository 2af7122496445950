"""File ▸ Export and File ▸ Import weights: asks for files, and says what came of them."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.engine.messages import OpenModel
from desktop.engine.states import Action
from desktop.exchange.question import Exported, Imported, ReadForeign, WriteForeign
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.tab import Choices, Context, Entry
from desktop.widgets.dialogs import choose_file, choose_target
from desktop.widgets.words import file_name

FOREIGN_FILES = tr("Weights of other programs (*.npz *.pkl *.pickle);;All files (*)")
PICKLES = {".pkl", ".pickle"}
FORMATS = {
    "onnx": ("&ONNX…", ".onnx", tr("ONNX models (*.onnx)")),
    "npz": (tr("&NumPy archive…"), ".npz", tr("NumPy archives (*.npz)")),
    "pytorch": (tr("&PyTorch code…"), ".py", tr("Python files (*.py)")),
}
"""By the names that :mod:`core.exchange.formats` has for them: the menu's line, the ending, and the files' kind."""


class Exchange(QObject):
    """Brings models in and takes them out, while everything else goes on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._reading = Asker(context.session, "import", self)
        self._writing = Asker(context.session, "export", self)
        self._reading.answered.connect(self._open)
        self._writing.answered.connect(self._tell)
        self._writing.rested.connect(self._write_next)
        self._to_write: list[WriteForeign] = []

    def entries(self) -> tuple[Entry | Choices, ...]:
        """The lines of the menu."""
        tip = tr("Open weights from a NumPy archive or from NumPy-CNN's params.pkl")
        return (
            Entry(tr("I&mport weights…"), self.ask_for_file, "Ctrl+I", "", tip, Action.NEW),
            Choices(
                tr("&Export"),
                tuple((name, text) for name, (text, _, _) in FORMATS.items()),
                self.export,
                icon="export",
                needs=Action.SAVE,  # PyTorch code is of use beside a weight file only
            ),
        )

    # In -------------------------------------------------------------------------------------------------------

    def takes(self, path: Path) -> bool:
        """Whether ``path`` holds weights of another program; if so they are imported."""
        if path.suffix.lower() not in PICKLES and not self._is_archive_of_weights(path):
            return False
        self.import_file(path)
        return True

    def ask_for_file(self) -> None:
        """Ask for a file, and import it."""
        context = self._context
        choose_file(context.window, tr("Import weights"), FOREIGN_FILES, context.settings.folder, self.import_file)

    def import_file(self, path: Path) -> None:
        """Read the file at ``path`` and open what it holds; what is wrong with it is said in the window."""
        self._reading.ask(ReadForeign(path))

    def _is_archive_of_weights(self, path: Path) -> bool:
        if path.suffix.lower() != ".npz":
            return False
        from core.exchange.archive import looks_like_weights

        return looks_like_weights(path)

    def _open(self, found: Imported | None) -> None:
        if found is None:
            return
        if self._context.session.status.allows(Action.NEW):
            self._context.guard(tr("import others"), lambda: self._show(found))
        else:
            self._context.session.post(OpenModel(found.model))  # it says why not

    def _show(self, found: Imported) -> None:
        context = self._context
        context.settings.remember(found.path)
        context.session.post(OpenModel(found.model))
        context.messages.show_note(
            tr(
                "The weights in {file} were opened as {name}; Save weights makes a file of what is open.",
                file=found.path.name,
                name=found.model.card.name,
            )
        )

    # Out ------------------------------------------------------------------------------------------------------

    def export(self, to: str) -> None:
        """Ask for a file, and write the weights of the moment to it in the format ``to``."""
        context, document = self._context, self._context.session.document
        if document is None:
            return
        _, suffix, kinds = FORMATS[to]
        own = document.path.name if document.path else f"{file_name(document.model.card.name)}.safetensors"
        start = Path(context.settings.folder, own).with_suffix(suffix)
        choose_target(
            context.window,
            tr("Export weights"),
            start,
            kinds,
            lambda path: self._write(WriteForeign(to, path, own)),
        )

    def _write(self, wish: WriteForeign) -> None:
        """Write it when what was wished before is written: of several files none is forgotten."""
        self._to_write.append(wish)
        if not self._writing.pending:
            self._write_next()

    def _write_next(self) -> None:
        if self._to_write:
            self._writing.ask(self._to_write.pop(0))

    def _tell(self, written: Exported | None) -> None:
        if written is None:
            return
        text = tr("Exported to {path}.", path=written.path)
        if written.weights:
            session = self._context.session
            saved = session.document is not None and session.document.path is not None and not session.modified
            text += (
                tr(" It takes its numbers from {weights}: copy the weight file beside it.", weights=written.weights)
                if saved
                else tr(
                    " It takes its numbers from {weights}: save the weight file beside it.", weights=written.weights
                )
            )
        self._context.messages.show_note(text)
