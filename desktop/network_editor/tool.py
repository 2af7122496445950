"""The network editor in the program: how it is opened, what it hands over, and its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.model import Model
from core.types import UserError
from desktop.engine.messages import DocumentChanged, Failed, OpenModel
from desktop.engine.states import Action
from desktop.language import tr
from desktop.session.tab import Context, Entry, Tool
from desktop.widgets.dialogs import choose_file, save_as
from desktop.widgets.words import file_name

if TYPE_CHECKING:
    from desktop.network_editor.editor import NetworkEditor

NAME = "network-editor"
SUFFIX = ".json"
KINDS = tr("Architectures (*.json);;All files (*)")


def tool(context: Context) -> Tool:
    """The editor, and its line in the menu."""
    builder = Builder(context)
    tip = tr("Put layers in a row, or change those of a network that is there")
    return Tool(
        NAME,
        open=builder.open,
        menus={"Network": (Entry(tr("&Build a network…"), builder.open, "Ctrl+B", "network", tip),)},
        takes=builder.take,
    )


class Builder:
    """Keeps the one editor of the window, made when it is first opened."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._editor: NetworkEditor | None = None
        self._using = ""
        session = context.session
        session.told(DocumentChanged).connect(self._show_document)
        session.told(Failed, Action.NEW.value).connect(self._show_failure)

    def open(self) -> None:
        """Show the editor as it was left."""
        editor = self._made()
        if editor.isVisible():
            editor.raise_()
        editor.show()
        editor.activateWindow()

    def take(self, path: Path) -> bool:
        """Open the architecture in ``path``, if its name says that it is one."""
        if path.suffix.lower() != SUFFIX:
            return False
        try:
            architecture = load_architecture(path)
        except UserError as error:
            self._complain(tr("{error} Nothing has changed.", error=error))
        else:
            self._context.settings.remember(path)
            self._made().show_architecture(architecture)
            self.open()
        return True

    # Inside ---------------------------------------------------------------------------------------------------

    def _made(self) -> NetworkEditor:
        if self._editor is None:
            from desktop.network_editor.editor import NetworkEditor

            self._editor = editor = NetworkEditor(self._context.window)
            editor.used.connect(self._use)
            editor.opened.connect(self._ask_for_file)
            editor.saved.connect(self._ask_for_target)
            if self._context.session.document is not None:
                editor.show_present(self._context.session.document.model)
        return self._editor

    def _use(self, model: Model) -> None:
        session = self._context.session

        def hand_over() -> None:
            self._using = model.card.name
            session.post(OpenModel(model))

        self._context.guard(tr("use another network"), hand_over)

    def _show_document(self, event: DocumentChanged) -> None:
        editor, used = self._editor, self._using
        if editor is None:
            return
        editor.show_present(event.document.model)
        if used:
            self._using = ""
            editor.accept()
            text = tr("{used} was opened with fresh weights: only training teaches it.", used=used)
            way = "" if self._context.looks_at("train") else tr("Go to Train")
            self._context.messages.show_note(text, way, lambda: self._context.look_at("train"))

    def _show_failure(self, event: Failed) -> None:
        if self._editor is not None and self._using:
            self._using = ""
            self._editor.show_error(event.reason)

    def _complain(self, text: str) -> None:
        if self._editor is not None and self._editor.isVisible():
            self._editor.show_error(text)
        else:
            self._context.messages.show_error(text)

    # Files ----------------------------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        folder = self._context.settings.folder
        choose_file(self._made(), tr("Open an architecture"), KINDS, folder, self._read)

    def _read(self, path: Path) -> None:
        if not self.take(path):
            self._complain(
                tr(
                    "{name} is no architecture: its name does not end in {suffix}. Nothing has changed.",
                    name=path.name,
                    suffix=SUFFIX,
                )
            )

    def _ask_for_target(self, architecture: Architecture) -> None:
        start = Path(self._context.settings.folder, file_name(architecture.name, "network") + SUFFIX)

        def tell(path: Path) -> None:
            self._context.settings.remember(path)
            self._made().show_note(tr("Saved {name}.", name=path.name))

        def write(path: Path) -> None:
            save_architecture(path, architecture)

        save_as(self._made(), tr("Save the architecture as"), start, KINDS, write, self._complain, tell)
