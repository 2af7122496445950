"""The foot of the editor: what is wrong, and what to do with the network."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import WholeBox, label_of
from desktop.widgets.room import Folding
from desktop.widgets.theme import UNIT
from desktop.widgets.words import in_lines

NOTE_LINES = 2
Key = QKeySequence.StandardKey


class Foot(QWidget):
    """A line for what is wrong, above the buttons; ``window`` is where their keys count."""

    opened = Signal()
    saved = Signal()
    used = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.note = theme.label("", "error")
        self.note.setFixedHeight(NOTE_LINES * self.note.fontMetrics().lineSpacing())
        self.note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.note.setAccessibleName(tr("What is wrong"))
        self.open_button = self._button(tr("&Open…"), self.opened, Key.Open, tr("Open an architecture from a file"))
        self.save_button = self._button(tr("Sa&ve as…"), self.saved, Key.Save, tr("Keep this architecture in a file"))
        tip = tr("Make it the present network, with fresh weights: then the tab Train trains it")
        self.use_button = self._button(tr("&Use this network"), self.used, "Ctrl+Return", tip)
        self.use_button.setProperty("role", "primary")
        self.close_button = self._button(tr("&Close"), self.closed, Key.Close, tr("What you built stays here"))
        self.seed = WholeBox()
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setMinimumWidth(12 * UNIT)
        self.seed.setAccessibleName(tr("Seed"))
        self.seed.setToolTip(tr("The weights are drawn by chance: the same seed draws the same ones again"))
        self._lay_out()

    def _lay_out(self) -> None:
        files = in_row(self.open_button, self.save_button, STRETCH)
        row = in_row(STRETCH, label_of(tr("See&d"), self.seed), self.seed, self.use_button, self.close_button)
        in_column(self.note, Folding(files, row), on=self)

    def say(self, text: str, role: str = "error") -> None:
        """A sentence or two: ``role`` is error or hint."""
        self.note.setText(text)
        self.note.setToolTip(in_lines(text))
        self.note.setProperty("role", role)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)

    def _button(self, text: str, signal: SignalInstance, keys: Key | str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)  # Return in a field presses nothing
        button.clicked.connect(lambda _checked=False: signal.emit())
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.activated.connect(button.click)
        button.setToolTip(f"{tip} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})")
        return button
