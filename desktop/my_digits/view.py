"""The tab "My digits": what was taught as tiles, what can be done with it, and learning from it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.language import counted, tr
from desktop.my_digits.digit_list import DigitList
from desktop.my_digits.lesson_panel import LessonPanel
from desktop.my_digits.taught import TaughtDigit
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import push_button
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.keys import heeds
from desktop.widgets.menu import Menu
from desktop.widgets.room import Folding, Leaves
from desktop.widgets.shortcuts import redoes
from desktop.widgets.theme import UNIT
from desktop.widgets.words import a_digit

EMPTY = tr(
    "Nothing is taught yet.\n\n"
    "Draw a digit. When it is read wrong, press the right digit, 0 to 9, or click its bar:\n"
    "the drawing comes here, and the network can learn from it."
)
HELP = tr(
    "<p>What you put right is kept here, with its strokes, and stays on this computer.</p>"
    "<p><b>Learn from my digits</b> trains the network on many versions of each of them, a little turned, shifted and "
    "drawn with other pens. Digits of many other people are shown beside them, so that it does not forget what it "
    "could read before.</p>"
    "<p>Then you see how many digits are read right, before and after, of yours and of others. You can try it on the "
    "canvas. Keep it, or undo it: then the network is exactly what it was.</p>"
)


class MyDigitsView(QWidget):
    """Shows the collection and emits wishes.

    Wherever in it the focus is, the keys of undo and redo are obeyed here before the canvas hears of them.
    """

    relabel_requested = Signal(object, int)
    """The chosen digits, and what they are."""
    delete_requested = Signal(object)
    undo_requested, redo_requested, import_requested, export_requested = Signal(), Signal(), Signal(), Signal()
    learn_requested, stop_requested, accept_requested, revert_requested = Signal(), Signal(), Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = theme.label("", "heading")
        self.list = DigitList()
        self.empty = theme.label(EMPTY, "empty")
        self.lesson = LessonPanel()
        self._make_buttons()
        self._lay_out()
        self._wire()
        self.show_digits((), can_undo=False, can_redo=False)

    def _make_buttons(self) -> None:
        self.relabel = push_button(tr("&Relabel"), tr("Say which digit the chosen ones are (0 to 9)"))
        menu = Menu(self.relabel)
        for digit in range(10):
            menu.addAction(tr("This is {digit}", digit=a_digit(digit))).triggered.connect(
                lambda _=False, digit=digit: self._relabel(digit)
            )
        self.relabel.setMenu(menu)
        self.delete = push_button(tr("&Delete"), tr("Take the chosen ones out of the collection (Del)"), "clear")
        for button in (self.relabel, self.delete):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the list
        self.undo = push_button("", tr("Take the last change to the collection back (Ctrl+Z)"), "undo")
        self.redo = push_button("", tr("Do again what was taken back (Ctrl+Shift+Z)"), "redo")
        self.undo.setAccessibleName(tr("Undo the last change to My digits"))
        self.redo.setAccessibleName(tr("Redo"))
        self.take_in = push_button(tr("&Import…"), tr("Add the digits of an .npz file with images and labels"), "open")
        self.give_out = push_button(
            tr("E&xport…"), tr("Write them to an .npz file: a data set that can be trained on"), "export"
        )

    def _lay_out(self) -> None:
        row = in_row(self.title, STRETCH, self.relabel, self.delete, self.undo, self.redo)
        files = in_row(STRETCH, self.take_in, self.give_out, HelpMark(tr("My digits"), HELP))
        self._places = Leaves(self.empty, self.list)
        in_column(Folding(row, files), (self._places, 1), self.lesson, on=self, margins=UNIT)

    def _wire(self) -> None:
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.take_in.clicked.connect(self.import_requested)
        self.give_out.clicked.connect(self.export_requested)
        self.lesson.learn_wished.connect(self.learn_requested)
        self.lesson.stop_wished.connect(self.stop_requested)
        self.lesson.accept_wished.connect(self.accept_requested)
        self.lesson.revert_wished.connect(self.revert_requested)
        self.list.relabel_wished.connect(self._relabel)
        self.list.delete_wished.connect(self._delete)
        self.delete.clicked.connect(self._delete)
        self.list.chosen_changed.connect(self._offer)

    # What the window tells --------------------------------------------------------------------------------------

    def show_digits(self, digits: Sequence[TaughtDigit], can_undo: bool, can_redo: bool) -> None:
        """The collection is now ``digits``."""
        self.list.show_digits(digits)
        self._places.setCurrentIndex(1 if digits else 0)
        self.title.setText(_counted(digits))
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        self.give_out.setEnabled(bool(digits))
        self.lesson.show_count(len(digits))
        self._offer()

    # Keys -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The keys that mean something here reach no menu."""
        return heeds(event, self._wish) or super().event(event)

    # Inside -----------------------------------------------------------------------------------------------------

    def _wish(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What the key tells the window, ``None`` where it means nothing here."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_requested.emit
        return self.redo_requested.emit if redoes(event) else None

    def _relabel(self, digit: int) -> None:
        if self.list.chosen():
            self.relabel_requested.emit(self.list.chosen(), digit)

    def _delete(self) -> None:
        if self.list.chosen():
            self.delete_requested.emit(self.list.chosen())

    def _offer(self) -> None:
        chosen = bool(self.list.chosen())
        self.relabel.setEnabled(chosen)
        self.delete.setEnabled(chosen)


def _counted(digits: Sequence[TaughtDigit]) -> str:
    """How many there are, of which kinds: ``12 digits: 2 × 1, 10 × 7``."""
    if not digits:
        return tr("My digits")
    labels = [digit.label for digit in digits]
    kinds = ", ".join(f"{labels.count(label)} × {label}" for label in sorted(set(labels)))
    return counted("{count:,} digit: {kinds}", "{count:,} digits: {kinds}", len(labels), kinds=kinds)
