"""The tab My digits: what was taught, and learning from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.engine.messages import DocumentChanged, Failed, Progress, Saved, StateChanged
from desktop.engine.states import Action, Phase
from desktop.language import tr
from desktop.my_digits.collection import MyDigits
from desktop.my_digits.job import KIND, Learn
from desktop.my_digits.messages import Learned, LearningFinished
from desktop.my_digits.teacher import Teacher
from desktop.session.data_offers import DataOffer
from desktop.session.tab import Context, Entry, Tab

if TYPE_CHECKING:
    from desktop.my_digits.view import MyDigitsView

NAME = "my-digits"


class Learner:
    """Starts learning, and tells who looks elsewhere what came of it."""

    def __init__(self, context: Context, digits: MyDigits) -> None:
        self._context, self._digits = context, digits
        context.session.told(Learned).connect(self._show_proposal)
        context.session.told(LearningFinished).connect(self._show_decision)

    def learn(self) -> None:
        """Learn from the digits that were taught; what comes of it is shown before it is kept."""
        self._context.settle()  # what was typed last is learnt too
        self._context.messages.withdraw_notes()
        self._context.look_at(NAME)
        self._context.session.begin(Learn(self._digits.digits))

    def watch(self, watched: bool) -> None:
        """Whether somebody looks at the tab."""
        if watched and self._context.session.status.phase is Phase.PROPOSED:
            self._context.messages.withdraw_notes()  # it asked to look here

    def _show_proposal(self, _event: Learned) -> None:
        if not self._context.looks_at(NAME):
            text = tr("The network has learnt from your digits: look at the effect, then keep or undo it.")
            self._context.messages.show_note(text, tr("Look"), partial(self._context.look_at, NAME))

    def _show_decision(self, event: LearningFinished) -> None:
        self._context.messages.withdraw_notes()  # it asked for this
        if not self._context.looks_at(NAME):
            self._context.messages.show_note(event.outcome)


def tab(context: Context) -> Tab:
    """The tab, and the lines of teaching and learning in the menus."""
    session = context.session
    digits = MyDigits(context.data_folder, context.window)
    teacher = Teacher(context.window, context.drawing, digits, context.settings, context.messages)
    learner = Learner(context, digits)
    context.corrected.connect(teacher.learn_of)
    context.retracted.connect(teacher.forget)
    digits.changed.connect(lambda _: context.offers.offer(_offer(digits)))
    if digits.note:
        context.not_kept(digits.note)
    return Tab(
        NAME,
        tr("My digits"),
        tr("What you taught, and learning from it"),
        build=_build,
        facts=(
            (digits.changed, _show),
            (session.told(StateChanged), lambda view, event: view.lesson.show_status(event.status)),
            (session.told(Progress, KIND), lambda view, event: view.lesson.show_progress(event)),
            (session.told(Learned), lambda view, event: view.lesson.show_lesson(event.lesson)),
            (session.told(DocumentChanged), lambda view, _: view.lesson.show_outcome("")),  # it was of other weights
            (session.told(Saved), lambda view, _: view.lesson.show_outcome("")),  # it may have asked for that
            (session.told(LearningFinished), lambda view, event: view.lesson.show_outcome(event.outcome)),
            (session.told(Failed, KIND), lambda view, event: view.lesson.show_outcome(event.reason)),
        ),
        wishes=(
            ("relabel_requested", teacher.relabel),
            ("delete_requested", teacher.delete),
            ("undo_requested", teacher.undo),
            ("redo_requested", teacher.redo),
            ("import_requested", teacher.take_in),
            ("export_requested", teacher.give_out),
            ("learn_requested", learner.learn),
            ("stop_requested", session.stop),
            ("accept_requested", session.keep),
            ("revert_requested", session.undo),
        ),
        watched=learner.watch,
        menus={"Network": _learning(context, learner)},
        begin=partial(digits.changed.emit, digits),
        may_close=digits.close,
    )


def _learning(context: Context, learner: Learner) -> tuple[Entry, ...]:
    session = context.session
    tip = tr("Fine-tune the network on the digits you taught")
    return (
        Entry(tr("&Learn from my digits"), learner.learn, "F8", "", tip, Action.START),
        Entry(tr("&Keep what was learnt"), session.keep, "", "", tr("The weights of this moment stay"), Action.KEEP),
        Entry(tr("&Undo what was learnt"), session.undo, "", "", tr("Bring back the weights from before"), Action.UNDO),
    )


def _offer(digits: MyDigits) -> DataOffer:
    return DataOffer(
        str(digits.path), tr("My digits"), tr("The digits that you taught"), len(digits.digits), digits.flush
    )


def _show(view: MyDigitsView, digits: MyDigits) -> None:
    view.show_digits(digits.digits, digits.can_undo, digits.can_redo)


def _build() -> MyDigitsView:
    from desktop.my_digits.view import MyDigitsView

    return MyDigitsView()
