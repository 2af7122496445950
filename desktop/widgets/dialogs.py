"""Dialogs that ask for a file or a folder. They are modal, and none of them blocks the event loop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import tr
from desktop.widgets.room import size_on_screen

DIGIT_FILES = tr("Digits with labels (*.npz)")


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
    """Ask for a file to write to; ``start`` is the name proposed, and its suffix goes without saying.

    A name without a folder is proposed where the last dialog was left.
    """
    dialog = QFileDialog(parent, title, str(start.parent) if start.is_absolute() else "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(start.suffix.lstrip("."))
    dialog.selectFile(start.name)
    _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(size_on_screen(dialog, dialog.width(), dialog.height()))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
