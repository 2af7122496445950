"""A calm bar that says what happened, one message at a time: none hides another, and errors wait to be dismissed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_row
from desktop.widgets.fields import icon_button
from desktop.widgets.room import Folding
from desktop.widgets.theme import UNIT

LEAST_WORDS = 36 * UNIT
"""Where there is less room for them the buttons are below."""

DETAILS_LEAST, DETAILS_MOST = 5 * UNIT, 12 * UNIT
"""How high the details are, as the window has room."""

ICON = 2 * UNIT
COPY = tr("Copy details")


@dataclass(frozen=True)
class _Message:
    """What is said; ``kind`` is its icon."""

    kind: str
    text: str
    details: str = ""
    action: str = ""
    call: Callable[[], object] = lambda: None
    other: str = ""
    otherwise: Callable[[], object] = lambda: None


_NOTHING = _Message("info", "")


class MessageBar(QFrame):
    """Hidden while there is nothing to say. Its button or Escape dismisses a message, and the next one stands there.

    Errors wait in a row until they are dismissed, or taken away by who told them. Notes wait behind them and can be
    withdrawn; a newer note replaces the one before, but stands in front of one that asks to choose between two things:
    that stays until it is dismissed, or taken away by who asked. Several messages are counted ("1 of 3") until the last
    of them is gone.

    "Details" and "Copy details" are there only where there are details, and so is the button of a note that offers to
    do something.
    """

    said = Signal(str)
    """Every sentence, as it is said; "" when none stands there any more."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._errors: list[_Message] = []
        self._notes: list[_Message] = []
        self._standing = _NOTHING
        self._dismissed = 0  # since the bar was last empty
        self._icon = QLabel()
        self.text = theme.label("")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.counter = theme.label("", "muted")
        self.counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.counter.setMinimumWidth(self.counter.fontMetrics().horizontalAdvance(tr("1 of 10")))  # kept free: no jump
        self.action_button = QPushButton()
        self.other_button = QPushButton()
        self.details_button = QPushButton(tr("Details"))
        self.details_button.setCheckable(True)
        self.details_button.setToolTip(tr("Show what the program itself says about this: useful in a report"))
        self.copy_button = QPushButton(COPY)
        self.copy_button.setToolTip(tr("Put the message and its details on the clipboard"))
        self.close_button = icon_button("close", tr("Dismiss the message"), tr("Dismiss the message (Esc)"))
        self.close_button.setIconSize(QSize(ICON, ICON))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details of the message"))
        self.details.setMinimumHeight(DETAILS_LEAST)
        self.details.setMaximumHeight(DETAILS_MOST)
        self.details.hide()
        self._lay_out()
        self.action_button.clicked.connect(lambda: self._act(self._standing.call))
        self.other_button.clicked.connect(lambda: self._act(self._standing.otherwise))
        self.details_button.toggled.connect(self.details.setVisible)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.dismiss)
        theme.notifier().changed.connect(self._dress)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.dismiss)
        escape.activatedAmbiguously.connect(self.dismiss)  # a part of the window may have a use for the key too
        self.hide()

    def show_error(self, text: str, details: str = "") -> Callable[[], None]:
        """Say that something did not work, in one sentence; one that is still to be read is not said twice.

        Returns what takes it away.
        """
        error = _Message("warning", text, details)
        if error in self._errors:
            error = self._errors[self._errors.index(error)]
        else:
            self._errors.append(error)
            self._show()
        self.said.emit(text)
        return lambda: self._take_away(error)

    def show_note(
        self,
        text: str,
        action: str = "",
        call: Callable[[], object] = lambda: None,
        other: str = "",
        otherwise: Callable[[], object] = lambda: None,
    ) -> Callable[[], None]:
        """Say something worth knowing; ``action`` and ``other`` name buttons. Returns what takes the note away.

        The one does ``call``, the other ``otherwise``. With both it is a question, which waits behind newer notes, and
        which does not go with its buttons: what is offered may not come about. Any other note goes with its button.
        """
        note = _Message("info", text, "", action, call, other, otherwise)
        self._notes = [note, *self._questions]
        self._show()
        self.said.emit(text)
        return lambda: self._take_away(note)

    def withdraw_notes(self) -> None:
        """Take the notes away, read or not, because they no longer hold; errors stay, and so do questions."""
        if self._notes != self._questions:
            self._notes = self._questions
            self._show()

    def _take_away(self, message: _Message) -> None:
        waiting = self._notes if message.kind == "info" else self._errors
        if message in waiting:
            waiting.remove(message)
            self._show()

    def dismiss(self) -> None:
        """Take the message away that stands there, and show the next."""
        del (self._errors or self._notes)[:1]
        self._dismissed += 1
        self._show()

    def _lay_out(self) -> None:
        words = in_row(self._icon, (self.text, 1))
        buttons = in_row(
            STRETCH,
            self.counter,
            self.action_button,
            self.other_button,
            self.details_button,
            self.copy_button,
            self.close_button,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.addWidget(Folding(words, buttons, LEAST_WORDS))
        column.addWidget(self.details)

    @property
    def _questions(self) -> list[_Message]:
        return [note for note in self._notes if note.other]

    def _act(self, call: Callable[[], object]) -> None:
        if not self._standing.other:
            self.dismiss()
        call()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._standing.text}\n\n{self._standing.details}")
        self.copy_button.setMinimumWidth(self.copy_button.width())
        self.copy_button.setText(tr("Copied"))

    def _show(self) -> None:
        """Show the message whose turn it is."""
        waiting = [*self._errors, *self._notes]
        if not waiting:
            self._standing, self._dismissed = _NOTHING, 0
            self.hide()
            self.said.emit("")
            return
        if waiting[0] is not self._standing:
            self._fill(waiting[0])
        total = self._dismissed + len(waiting)
        self.counter.setText(tr("{place} of {total}", place=self._dismissed + 1, total=total) if total > 1 else "")
        count = f" ({self.counter.text()})" if total > 1 else ""
        self.setAccessibleDescription(self._standing.text + count)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _fill(self, message: _Message) -> None:
        self._standing = message
        self._dress()
        self.setAccessibleName(tr("Note") if message.kind == "info" else tr("Error"))
        self.text.setText(message.text)
        self.details.setPlainText(message.details)
        for button, name in ((self.action_button, message.action), (self.other_button, message.other)):
            button.setText(name)
            button.setVisible(bool(name))
        self.details_button.setChecked(False)
        self.copy_button.setText(COPY)
        for button in (self.details_button, self.copy_button):
            button.setVisible(bool(message.details))

    def _dress(self) -> None:
        picture = theme.icon(self._standing.kind, "accent").pixmap(QSize(ICON, ICON), self.devicePixelRatio())
        self._icon.setPixmap(picture)
