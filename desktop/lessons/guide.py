"""Leads through a lesson: goes from step to step, does what a button promises, and knows what is still to be done."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.checks import is_there
from core.model.presets import PRESETS
from core.synthesis.drawing import draw_digits
from core.training.config import TrainingConfig
from desktop.engine.datasets import few
from desktop.engine.document import Document
from desktop.engine.messages import DocumentChanged, Load, NewNetwork, OpenModel, StateChanged
from desktop.engine.states import Action, Phase
from desktop.language import as_python, capital, counted, tr
from desktop.lessons.answers import is_right
from desktop.lessons.lesson import Deed, DrawDigit, GuidedLesson, OpenPreset, Step, TrainNetwork, Wait
from desktop.session.tab import Context
from desktop.training.messages import KIND, TrainingFinished
from desktop.widgets.choosing import choose
from desktop.widgets.words import a_digit

DATA = "mnist"
ANSWER = tr("answer the question")
"""All that is left to be done."""
FIRST = {
    Phase.PAUSED: tr("go on with the run, or stop it"),
    Phase.PROPOSED: tr("keep or undo what was learnt, in the tab My digits"),
    Phase.REPLAYING: tr("close the replay"),
}
"""What comes before anything can be opened or trained where nothing ends by itself."""
HAND = 5
"""The seed that ready-made digits are drawn from: a hand that is easy to read."""


class Guide(QObject):
    """Where the person is in a lesson. It changes nothing by itself but which tab is in front and what is chosen there.

    ``turned``: another step is shown; ``progressed``: what is still to be done may be something else. ``data`` is the
    data set to train on instead of MNIST, "" for none. ``before`` is what was open until the lesson opened something.
    """

    turned = Signal()
    progressed = Signal()

    def __init__(self, context: Context, lesson: GuidedLesson, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.lesson = lesson
        self.data = ""
        self.before: Document | None = None
        self.number = 0
        self.answered = False
        self.missing = ""
        self._trained = False
        session = context.session
        session.told(DocumentChanged).connect(self._look_again)
        session.told(StateChanged).connect(self._notice)
        session.told(TrainingFinished).connect(self._finish_run)
        context.reading.connect(self._notice)
        context.hear_turned(self._look_again)

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self.lesson.steps[self.number]

    @property
    def is_last(self) -> bool:
        """Whether no other follows."""
        return self.number == len(self.lesson.steps) - 1

    # Going --------------------------------------------------------------------------------------------------------

    def follow(self, lesson: GuidedLesson, number: int) -> None:
        """Begin ``lesson`` with the step ``number``, from 0."""
        self.lesson = lesson
        self.go(number)

    def go(self, number: int) -> None:
        """To the step ``number``, or as near as there is one."""
        self.number = min(max(number, 0), len(self.lesson.steps) - 1)
        self.answered = self._trained = False
        self.missing = ""
        self.turned.emit()
        self.look()

    def look(self) -> None:
        """Show what the step is about."""
        look = self.step.look
        if look is not None:
            tab = next(tab for tab in self._context.tabs() if tab.name == look.tab)
            view = self._context.look_at(look.tab)
            missing = [f"{name} {value}" for name, value in look.choices if not choose(tab.choices[name](view), value)]
            self.missing = _says_missing(tab.title, missing)
        self.progressed.emit()

    def rest(self) -> None:
        """The person has left: nothing is looked for until a lesson is followed again."""
        self.missing = ""

    # Doing --------------------------------------------------------------------------------------------------------

    @property
    def deed(self) -> Deed | None:
        """What the button does: where another network is open than the lesson is about by now, that one comes first."""
        opened = (step.deed for step in self.lesson.steps[self.number :: -1])
        wanted = next((deed for deed in opened if isinstance(deed, OpenPreset)), None)
        return self.step.deed if wanted is None or self._is_open(wanted.key) else wanted

    @property
    def offer(self) -> str:
        """What the button of this step is called, "" where there is nothing to press."""
        match self.deed:
            case OpenPreset(key):
                return tr("Open {title}", title=tr(PRESETS[key].title))
            case DrawDigit(digit):
                return capital(tr("Draw {digit}", digit=a_digit(digit)))  # other languages put the digit first
            case TrainNetwork(epochs):
                return counted("Train for {count} epoch", "Train for {count} epochs", epochs)
        if Wait("drawing") in self.step.waits:
            return tr("Go to the canvas")
        return tr("Show it again") if self.step.look is not None else ""

    @property
    def can_act(self) -> bool:
        """Whether pressing it makes sense now."""
        allows = self._context.session.status.allows
        match self.deed:
            case OpenPreset(key):
                return allows(Action.NEW) and not (self._is_open(key) and self._is_untrained())
            case TrainNetwork():
                return allows(Action.START)
        return True

    def act(self) -> None:
        """Press it."""
        match self.deed:
            case OpenPreset(key):
                self._open(NewNetwork(key), tr("open the lesson's network"))
            case DrawDigit(digit):
                picture = draw_digits(np.array([digit]), np.random.default_rng(HAND))[0]
                self._context.put_on_canvas(picture)
            case TrainNetwork(epochs, pictures, as_published):
                settings = replace(self._settings(as_published), epochs=epochs)
                data = few(DATA, pictures) if pictures else DATA
                self._context.offers.run_wanted.emit((settings, self.data or data))
            case None if Wait("drawing") in self.step.waits:
                self._context.drawing.setFocus()
            case None:
                self.look()

    def go_back(self, before: Document) -> None:
        """Open again what was open ``before``, with the numbers that it had."""
        file = before.path if before.path is not None and is_there(before.path) else None
        self._open(OpenModel(before.model) if file is None else Load(file), tr("go back to the network from before"))

    def _open(self, command: NewNetwork | OpenModel | Load, doing: str) -> None:
        """Ask first where trained weights would be lost: those of a kept run are not."""
        session = self._context.session

        def post() -> None:
            self.before = self.before or session.document
            session.post(command)

        self._context.guard_unkept(doing, post)

    def answer(self, text: str) -> bool:
        """Whether ``text`` is the answer; then the question is done with."""
        quiz = self.step.quiz
        right = quiz is not None and any(is_right(given, quiz.answers) for given in (text, as_python(text)))
        if right:
            self.give_in()
        return right

    def give_in(self) -> None:
        """The person wants to be told."""
        self.answered = True
        self.progressed.emit()

    def _settings(self, as_published: bool) -> TrainingConfig:
        """Those of the preset that the present network is, else the usual ones."""
        document = self._context.session.document
        same = (one for one in PRESETS.values() if document and one.network == document.model.network)
        found = next(same, None)
        if found is None:
            return TrainingConfig()
        return found.article if as_published and found.article is not None else found.config

    # What is still to be done -------------------------------------------------------------------------------------

    def left(self) -> str:
        """The first thing in a few words, "" where all is done."""
        step = self.step
        match self.deed:
            case OpenPreset(key) if not self._is_open(key):
                return self._comes_first() or tr("open the network {title}", title=tr(PRESETS[key].title))
            case DrawDigit() if self._context.drawing.is_empty():
                return tr("put a digit on the canvas")
            case TrainNetwork() if not self._trained:
                return self._comes_first() or tr("train the network")
        for wait in step.waits:
            left = self._left_of(wait)
            if left:
                return left
        return ANSWER if self._is_asked else ""

    @property
    def asks(self) -> bool:
        """Whether all that is left is to answer the question."""
        return self._is_asked and self.left() == ANSWER

    @property
    def _is_asked(self) -> bool:
        quiz = self.step.quiz
        return quiz is not None and bool(quiz.answers) and not self.answered

    def _left_of(self, wait: Wait) -> str:
        if wait.what == "drawing" and self._context.drawing.is_empty():
            return tr("draw on the canvas")
        if wait.what == "training" and not self._trained:
            return self._comes_first() or tr("train the network")
        if wait.what == "tab" and not self._context.looks_at(wait.tab):
            title = next(tab.title for tab in self._context.tabs() if tab.name == wait.tab)
            return tr("open the tab {tab}", tab=title)
        return ""

    def _comes_first(self) -> str:
        """What has to be done before anything can be opened or trained, "" if it can be."""
        status = self._context.session.status
        if status.phase is Phase.IDLE:
            return ""
        wait = tr("wait until the run has ended") if status.job == KIND else tr("wait until what is going on has ended")
        return FIRST.get(status.phase, wait)

    def _is_open(self, key: str) -> bool:
        document = self._context.session.document
        return document is not None and document.model.network == PRESETS[key].network

    def _is_untrained(self) -> bool:
        document = self._context.session.document
        return document is not None and not document.model.card.created

    def _notice(self, _fact: object) -> None:
        self.progressed.emit()

    def _look_again(self, _fact: object) -> None:
        """The network may have now what it had not; who looks elsewhere is left there."""
        look = self.step.look
        if self.missing and look is not None and self._context.looks_at(look.tab):
            self.look()
        else:
            self.progressed.emit()

    def _finish_run(self, _event: TrainingFinished) -> None:
        self._trained = True
        self.progressed.emit()


def _says_missing(tab: str, missing: Sequence[str]) -> str:
    names = tr(" and no ").join(missing)
    return tr("{tab} has no {names} for this network.", tab=tab, names=names) if missing else ""
