"""The panel of a lesson, below the tabs: the text of a step, what is still to be done, and the way on."""

import re
from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QToolButton, QWidget

from desktop.language import tr
from desktop.lessons.guide import Guide
from desktop.lessons.lesson import Step
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import DropDown
from desktop.widgets.keys import within
from desktop.widgets.room import Folding
from desktop.widgets.theme import UNIT

LINES = 5
"""Of text that are seen without scrolling."""

ACT_KEY, BACK_KEY, NEXT_KEY = "Ctrl+Return", "Ctrl+PgUp", "Ctrl+PgDown"
LEAST_SIDE, SIDE = 20 * UNIT, 26 * UNIT
"""The width of what is done, beside the words: half of it all at most."""
LEAST_STATE = 24 * UNIT
"""The width of what is still to be done; where there is less room for it the buttons are below."""


class LessonPanel(QFrame):
    """Shows what a :class:`~desktop.lessons.guide.Guide` says. Its keys work wherever the focus is."""

    left = Signal()
    """The person has had enough of it."""
    finished = Signal()

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._verdict = ""
        self._led_from: QWidget | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Lesson"))
        self.steps, self.state = DropDown(letters=30), theme.label("", "muted")
        self.back, self.next = QPushButton(tr("Back")), QPushButton(tr("Next"))
        self.close_button = QToolButton()
        self.text = theme.label("")
        self.act, self.field, self.tell = QPushButton(), QLineEdit(), QPushButton(tr("Tell me"))
        self._describe()
        self._lay_out()
        self._wire()
        self.show_step()

    def _describe(self) -> None:
        self.steps.setAccessibleName(tr("Step"))
        self.steps.setToolTip(tr("Where you are; choose any step to go there"))
        self.steps.setMinimumWidth(6 * UNIT)  # where there is little room
        self.state.setAccessibleName(tr("What is still to be done"))
        self.state.setWordWrap(True)
        self.back.setToolTip(tr("To the step before ({key})", key=_shown(BACK_KEY)))
        tip = tr("To the next step; what is still to be done may be left out ({key})", key=_shown(NEXT_KEY))
        self.next.setToolTip(tip)
        widest = max(map(self.next.fontMetrics().horizontalAdvance, (tr("Skip"), tr("Finish"), tr("Next"))))
        self.next.setFixedWidth(widest + 5 * UNIT)
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.setAccessibleName(tr("Leave the lesson"))
        self.close_button.setToolTip(tr("Leave the lesson: it goes on here another time (Esc, when the focus is here)"))
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAccessibleName(tr("Text of the step"))
        self.field.setPlaceholderText(tr("Your answer"))
        self.field.setAccessibleName(tr("Your answer"))
        self.field.setToolTip(tr("Return: is it right? ({key} leads here)", key=_shown(ACT_KEY)))
        self.tell.setProperty("role", "segment")
        self.tell.setToolTip(tr("Show the answer"))

    def _lay_out(self) -> None:
        body = in_row((self._make_area(), 1), (self._make_side(), 1))
        in_column(self._make_head(), body, on=self, margins=(2 * UNIT, UNIT, UNIT, UNIT), spacing=UNIT // 2)

    def _make_head(self) -> QWidget:
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.state.setMinimumWidth(LEAST_STATE)
        words = in_row(self.steps, (self.state, 1))
        return Folding(words, in_row(STRETCH, self.back, self.next, self.close_button))

    def _make_area(self) -> QWidget:
        self.area = QScrollArea()
        self.area.setWidget(self.text)
        self.area.setWidgetResizable(True)
        self.area.setMinimumWidth(8 * UNIT)
        self.area.setAccessibleName(tr("Text of the step"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFixedHeight(LINES * self.text.fontMetrics().lineSpacing() + UNIT)
        for ground in (self.text, self.area.viewport()):
            ground.setAutoFillBackground(False)
        return self.area

    def _make_side(self) -> QWidget:
        self.side = QWidget()
        self.side.setMinimumWidth(LEAST_SIDE)
        self.side.setMaximumWidth(SIDE)
        in_column(self.act, in_row((self.field, 1), self.tell), STRETCH, on=self.side, margins=0)
        return self.side

    def _wire(self) -> None:
        guide = self._guide
        guide.turned.connect(self.show_step)
        guide.progressed.connect(self.show_progress)
        self.steps.activated.connect(guide.go)
        self.back.clicked.connect(lambda: guide.go(guide.number - 1))
        self.next.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.left)
        self.act.clicked.connect(guide.act)
        self.field.returnPressed.connect(self._check)
        self.field.textEdited.connect(self._forget_verdict)
        self.tell.clicked.connect(self._tell)
        for key, call in (
            (NEXT_KEY, self.next.click),
            (BACK_KEY, self.back.click),
            (ACT_KEY, self._act),
            ("Ctrl+Enter", self._act),
        ):
            QShortcut(QKeySequence(key), self, call)
        within(self, Qt.Key.Key_Escape, self.left.emit)

    # Showing ------------------------------------------------------------------------------------------------------

    def show_step(self) -> None:
        """Another step, or another lesson."""
        guide, step = self._guide, self._guide.step
        steps = guide.lesson.steps
        with QSignalBlocker(self.steps):
            self.steps.clear()
            for number, one in enumerate(steps, start=1):
                place = tr("{number} of {count}", number=number, count=len(steps))
                self.steps.addItem(f"{place} · {one.heading}")
            self.steps.setCurrentIndex(guide.number)
        self.setAccessibleName(tr("Lesson: {title}", title=guide.lesson.title))
        self.steps.setAccessibleDescription(guide.lesson.title)
        self.text.setText(in_html(step, guide.lesson.article if guide.number == 0 else ""))
        self.area.verticalScrollBar().setValue(0)
        asks = step.quiz is not None and bool(step.quiz.answers)
        for widget in (self.field, self.tell):
            widget.setVisible(asks)
        self.field.clear()
        self._verdict, self._led_from = "", None
        self.back.setEnabled(guide.number > 0)
        self.show_progress()
        self.setAccessibleDescription(f"{step.heading}. {step.text} {step.task}".strip())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def show_progress(self) -> None:
        """What is still to be done."""
        guide = self._guide
        left = guide.left()
        todo = tr("To do: {left}.", left=left) if left else tr("✓ Done.") if _asks_something(guide.step) else ""
        words = self._verdict or guide.missing or todo
        if self._verdict and left and guide.answered:
            words = f"{self._verdict} {todo}"  # the answer is not all that the step waits for
        self.state.setText(words)
        self.state.setToolTip(words)
        self.next.setText(tr("Skip") if left else tr("Finish") if guide.is_last else tr("Next"))
        self.act.setVisible(bool(guide.offer))
        self.act.setText(guide.offer)
        self.side.setHidden(self.act.isHidden() and self.field.isHidden())
        if (guide.deed is not None) != (self.act.property("role") == "primary"):
            self.act.setProperty("role", "primary" if guide.deed is not None else "")
            self.act.style().polish(self.act)
        self.act.setToolTip(f"{guide.offer} ({_shown(ACT_KEY)})")
        self.act.setEnabled(guide.can_act)
        self.field.setReadOnly(guide.answered)
        self.tell.setEnabled(not guide.answered)
        if self._led_from is not None and guide.asks:
            if self.window().focusWidget() is self._led_from:
                self.field.setFocus()
            self._led_from = None

    # What a person does -------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._guide.is_last:
            self.finished.emit()
        else:
            self._guide.go(self._guide.number + 1)

    def _act(self) -> None:
        """Press the button, and when that is done, to the question: elsewhere digits are said of the drawing.

        Unless the focus has gone elsewhere meanwhile.
        """
        if self.field.isVisible() and (self._guide.asks or not self.act.isEnabled()):
            self.field.setFocus()
        elif self.act.isVisible():
            self._led_from = self.window().focusWidget()
            self.act.click()

    def _check(self) -> None:
        if self._guide.answered:
            return  # there is nothing to answer any more
        right = self._guide.answer(self.field.text())
        self._verdict = tr("✓ Right.") if right else tr("Not yet: look again, or press Tell me.")
        self.show_progress()

    def _tell(self) -> None:
        quiz = self._guide.step.quiz
        assert quiz is not None
        self.field.setText(quiz.answers[0])
        self._verdict = tr("The answer is {answer}.", answer=quiz.answers[0])
        self._guide.give_in()

    def _forget_verdict(self) -> None:
        self._verdict = ""
        self.show_progress()


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _asks_something(step: Step) -> bool:
    return bool(step.deed or step.waits or (step.quiz and step.quiz.answers))


def in_html(step: Step, article: str) -> str:
    """The text of ``step`` with what it tells and asks the person, and the ``article`` it goes with, "" for none.

    Whatever looks like HTML in it is shown as it is.
    """
    parts = [_marked_up(paragraph) for paragraph in step.text.split("\n\n") if paragraph]
    if article:
        parts.insert(0, f"<i>{tr('Goes with {article}.', article=_marked_up(article))}</i>")
    if step.task:
        parts.append(f"<b>▸ {_marked_up(step.task)}</b>")
    if step.quiz is not None:
        parts.append(f"<b>? {_marked_up(step.quiz.question)}</b>")
    return "".join(f'<p style="margin:0 0 {UNIT // 2}px 0">{part}</p>' for part in parts)


def _marked_up(text: str) -> str:
    text = escape(text)
    text = re.sub(r"\*\*(\S(?:[^*]*\S)?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"\*(\S(?:[^*]*\S)?)\*", r"<i>\1</i>", text)
