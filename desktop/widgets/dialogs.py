"""Dialogs that ask for a file or a folder, and such as are read. They are modal, and none blocks the event loop."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QScrollArea, QWidget

from core.checks import is_there
from core.types import UserError
from desktop.language import tr
from desktop.widgets.boxes import in_column
from desktop.widgets.room import size_on_screen
from desktop.widgets.theme import UNIT

DIGIT_FILES = tr("Digits with labels (*.npz)")
PNG_FILES = tr("Pictures (*.png)")
CSV_FILES = tr("Comma-separated values (*.csv)")

Use = Callable[[Path], object]
"""What is done with a file."""


def local_paths(data: QMimeData) -> list[Path]:
    """The files of this computer that ``data``, dropped or pasted, names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def choose_file(parent: QWidget, title: str, kinds: str, folder: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a file to open."""
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def choose_folder(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a folder to read from."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, chosen)


def choose_target(parent: QWidget, title: str, start: Path, kinds: str, chosen: Callable[[Path], None]) -> None:
    """Ask for a file to write to, of which the first ending of ``kinds`` goes without saying.

    ``start`` is the name proposed; one without a folder is proposed where the last dialog was left.
    """
    endings = re.findall(r"\*(\.\w+)", kinds)
    dialog = QFileDialog(parent, title, str(start.parent) if start.is_absolute() else "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(endings[0].lstrip("."))
    dialog.selectFile(start.name)

    def complete(path: Path) -> None:
        if path.suffix.lower() in endings:
            chosen(path)
            return
        whole = path.with_name(path.name + endings[0])  # Qt leaves any name with a dot alone, even "run 0.5"
        if is_there(whole):  # the dialog has asked about the other name only
            again = partial(choose_target, parent, title, whole, kinds, chosen)
            _ask_to_replace(parent, title, whole, partial(chosen, whole), again)
        else:
            chosen(whole)

    _open(dialog, complete)


def save_as(
    parent: QWidget, title: str, start: Path, kinds: str, write: Use, failed: Callable[[str], object], done: Use
) -> None:
    """Ask for a file as :func:`choose_target` does and ``write`` it; ``failed`` is told why that cannot be done."""

    def save(path: Path) -> None:
        try:
            write(path)
        except UserError as error:
            failed(str(error))
        else:
            done(path)

    choose_target(parent, title, start, kinds, save)


def _ask_to_replace(
    parent: QWidget, title: str, path: Path, replace: Callable[[], None], otherwise: Callable[[], None]
) -> None:
    text = tr("{name} is there already. Replace it?", name=path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, yes | no, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDefaultButton(no)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.accepted.connect(replace)
    box.rejected.connect(otherwise)
    box.open()


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(size_on_screen(dialog, dialog.width(), dialog.height()))

    def take(name: str) -> None:
        path = Path(name)
        # Where the next dialog begins: Qt remembers a folder that one went to, but none that was typed.
        dialog.setDirectory(str(path if dialog.fileMode() == QFileDialog.FileMode.Directory else path.parent))
        chosen(path)

    dialog.fileSelected.connect(take)
    dialog.open()


def show_page(
    parent: QWidget, title: str, page: QWidget, button: QDialogButtonBox.StandardButton, width: int, height: int
) -> None:
    """A window with nothing but ``page`` to read, scrolled where it is larger, and a ``button`` that closes it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(page)
    buttons = QDialogButtonBox(button)
    buttons.clicked.connect(dialog.close)
    in_column(area, buttons, on=dialog, margins=UNIT)
    dialog.resize(size_on_screen(dialog, width, height))
    dialog.open()
