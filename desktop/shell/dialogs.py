"""Questions and windows of words. Those that ask are modal, and none of them blocks the event loop."""

from collections.abc import Callable

import numpy as np
import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox, QWidget

from desktop.language import tr
from desktop.version import own_version
from desktop.widgets import theme
from desktop.widgets.boxes import in_row
from desktop.widgets.dialogs import show_page
from desktop.widgets.theme import UNIT

WEIGHT_FILES = tr("Weights (*.safetensors)")
PICTURE_FILES = tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.pbm *.pgm *.ppm);;All files (*)")
SUFFIX = "safetensors"

ABOUT = tr("""<h3>Digitscope {version}</h3>
<p>Draw a digit, watch a convolutional network recognise it, train it and look inside.</p>
<p>Everything happens on this computer: nothing is sent anywhere.</p>
<p>MIT licence. The handwritten digits are MNIST by Yann LeCun, Corinna Cortes and Christopher Burges, derived from
NIST's databases, under CC BY-SA 3.0. The pen strokes were collected by E. Alpaydin and F. Alimoglu and by the UNIPEN
project, under CC BY 4.0. The window is made with Qt, under the LGPL 3.</p>
<p>Qt for Python {qt} · NumPy {numpy}</p>""")


def ask_to_save(
    parent: QWidget, stand: str, what_for: str, otherwise: str, save: Callable[[], None], discard: Callable[[], None]
) -> QMessageBox:
    """Before trained weights are left: save them, discard them, or stay.

    ``stand`` says how it stands with them, ``what_for`` completes "before you", and ``otherwise`` says what comes of
    them where they are not saved.
    """
    asked = tr("Save them before you {what_for}?", what_for=what_for)
    box = _question(
        parent,
        tr("Save the weights?"),
        stand,
        f"{asked} {otherwise}",
        QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
    )
    box.setDefaultButton(QMessageBox.StandardButton.Save)
    box.button(QMessageBox.StandardButton.Save).clicked.connect(save)
    box.button(QMessageBox.StandardButton.Discard).clicked.connect(discard)
    box.open()
    return box


def ask_about_lesson(parent: QWidget, keep: Callable[[], None], undo: Callable[[], None]) -> None:
    """Before the window closes: keep what was learnt, undo it, or stay."""
    box = _question(
        parent,
        tr("Keep what was learnt?"),
        tr("The network has learnt from your digits, and you have not decided about it yet."),
        tr("Keep what was learnt, or undo it? My digits stay in either case."),
    )
    box.addButton(tr("Keep"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(keep)
    box.addButton(tr("Undo"), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(undo)
    box.open()


def ask_to_stop(parent: QWidget, stop: Callable[[], None]) -> None:
    """Before the window closes while something half-done goes on: stop that, or stay."""
    box = _question(
        parent,
        tr("Stop learning?"),
        tr("The network is learning from your digits."),
        tr("Stop it? The weights stay as they were before, and My digits stays as it is."),
    )
    box.addButton(tr("Stop"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(stop)
    box.open()


def _question(
    parent: QWidget,
    title: str,
    text: str,
    asked: str,
    buttons: QMessageBox.StandardButton = QMessageBox.StandardButton.Cancel,
) -> QMessageBox:
    """``text`` says how things are, ``asked`` what to decide. One of the ``buttons`` cancels, and so does Escape."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, buttons, parent)
    box.setInformativeText(asked)
    box.setEscapeButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def show_about(parent: QWidget) -> None:
    """What this program is, whose work is in it, and which versions are at work."""
    icon = QLabel()
    icon.setPixmap(theme.icon("digitscope", "accent").pixmap(8 * UNIT, 8 * UNIT))
    icon.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = theme.label(ABOUT.format(version=own_version(), qt=PySide6.__version__, numpy=np.__version__))
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    page = QWidget()
    in_row(icon, (words, 1), on=page, margins=2 * UNIT, spacing=2 * UNIT)
    show_page(parent, tr("About Digitscope"), page, QDialogButtonBox.StandardButton.Ok, 60 * UNIT, 40 * UNIT)
