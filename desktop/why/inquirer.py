"""Asks why, about the digit that is looked at, as long as somebody looks at the tab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from desktop.engine.messages import Answering, DocumentChanged
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.tab import Context, Overlay
from desktop.widgets import theme

if TYPE_CHECKING:
    from core.nn.network import Network
    from desktop.session.reading import Reading
    from desktop.why.question import Answer, Case, Digit

NAME = "why"
FIRST = "integrated-gradients"


@dataclass(frozen=True)
class Wish:
    """What the person chose. Without ``wanted`` it is the answer, or, where the answer is to change, the runner-up."""

    method: str = FIRST
    wanted: int | None = None
    layer: str | None = None


class Inquirer(QObject):
    """Asks anew whenever the drawing, the weights or the person's wish change.

    The quick methods follow the pen. The others go on while only the weights move, and begin again with the newest when
    they are done; once stopped, they wait for the person.
    """

    asked = Signal(object)
    """The :class:`~desktop.why.question.Case` that is asked about; ``None``: there is none."""
    answered = Signal(object)
    """The :class:`~desktop.why.question.Answer`; ``None``: there is none to what was asked."""
    progressed = Signal(object)
    """How much is done, 0..1; ``None``: nothing is under way."""
    halted = Signal(bool)
    """Whether the person has stopped it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.session)
        self._drawing = context.drawing
        self._asker = Asker(context.session, NAME, self)
        self._watching, self._halted, self._stale, self._laid = False, False, False, True
        self._wish = Wish()
        self._network: Network | None = None
        self._reading: Reading | None = None
        self._asked: Case | None = None
        self._pending: Case | None = None
        self._running: Case | None = None
        self._answer: Answer | None = None
        session = context.session
        context.reading.connect(self._attend)
        session.told(DocumentChanged).connect(self._open)
        self._asker.answered.connect(self._hear)
        self._asker.progressed.connect(self._hear_progress)
        self._asker.rested.connect(self._rest)
        theme.notifier().changed.connect(self._lay)

    # What the person wants ------------------------------------------------------------------------------------

    def watch(self, watching: bool) -> None:
        """Whether somebody looks."""
        self._watching = watching
        if watching:
            self._ask()
        else:
            self._withdraw()
            self._drawing.show_overlay(None)

    def wish(self, wish: Wish) -> None:
        """Ask this from now on."""
        self._wish, self._answer = wish, None
        self._lay()
        self._halt(False)
        self._ask()

    def stop(self) -> None:
        """Leave off what is under way, until the person wants it again."""
        if self._running is not None:
            self._withdraw()
            self._halt(True)

    def go_on(self) -> None:
        """Begin again after a stop."""
        self._halt(False)
        self._ask()

    def lay_over(self, wanted: bool) -> None:
        """Whether to lay the map over the drawing."""
        self._laid = wanted
        self._lay()

    def put_on_canvas(self) -> None:
        """Do to the drawing what was found to make the answer another one; it can be undone."""
        answer, reading = self._answer, self._reading
        if answer is None or reading is None:
            return
        from desktop.why.change import with_change

        digit, changed = answer.case.digit, answer.change_of(reading.revision)
        if changed is not None:
            self._drawing.set_ink(with_change(reading.ink, digit.picture, changed, digit.place))

    # What happens ---------------------------------------------------------------------------------------------

    def _open(self, event: DocumentChanged) -> None:
        network = event.document.model.network
        if network != self._network:
            self._network = network
            self._withdraw()
            self._answer = None
            self._drawing.show_overlay(None)

    def _attend(self, reading: Reading | None) -> None:
        self._reading = reading
        self._ask()

    def _ask(self) -> None:
        if not self._watching or self._network is None:
            return
        case = self._case()
        if case is None:
            self._withdraw()
            self.asked.emit(None)
            return
        self.asked.emit(case)
        if self._running is not None and case.same_as(self._running):
            self._stale = True  # the weights have moved: the newest come next
            return
        if not case.same_as(self._asked):
            self._halt(False)  # another drawing is another question
        self._asked = case
        if not self._halted:
            self._begin(case)

    def _begin(self, case: Case) -> None:
        from core.explain.attribution import layers_with_maps
        from core.explain.methods import METHODS
        from desktop.why.question import Why, WhyStepByStep

        method = METHODS[case.method]
        if method.takes_layer and self._network is not None and not layers_with_maps(self._network):
            self._withdraw()
            return
        self._stale = False
        self._pending, self._running = case, None if method.quick else case
        self._asker.ask(Why(case) if method.quick else WhyStepByStep(case))
        self.progressed.emit(None if method.quick else 0.0)

    def _case(self) -> Case | None:
        from core.explain.methods import METHODS
        from desktop.why.question import Case, Digit

        reading = self._reading
        if reading is None or not reading.prediction.digits:
            return None
        found = reading.prediction.digits[reading.prediction.focus]
        if not np.isfinite(found.probabilities).all():
            return None
        prepared = found.prepared
        digit: Digit = Digit(prepared.picture, prepared.place, reading.revision, found.probabilities)
        wish, wanted = self._wish, self._wish.wanted
        if wanted is None or wanted >= len(found.probabilities):
            wanted = digit.rivals[METHODS[wish.method].kind == "change"]
        return Case(digit, wish.method, wanted, wish.layer)

    def _hear(self, answer: Answer | None) -> None:
        if answer is None or answer.case is not self._pending:  # else it was on its way when another was asked
            return
        again = self._stale
        self._running = self._pending = None
        self._answer = answer
        self.answered.emit(answer)
        self.progressed.emit(None)
        self._lay()
        if again:
            self._ask()

    def _rest(self) -> None:
        """The question is over: without an answer, as while the numbers are none, the next one begins all the same."""
        if self._pending is None:  # it was answered, or is not wanted any more
            return
        again = self._stale
        self._end()
        self.answered.emit(None)
        if again:
            self._ask()

    def _hear_progress(self, event: Answering) -> None:
        if self._running is not None:
            self.progressed.emit(event.fraction)

    def _end(self) -> None:
        self._running = None
        self.progressed.emit(None)

    def _halt(self, halted: bool) -> None:
        if halted != self._halted:
            self._halted = halted
            self.halted.emit(halted)

    def _withdraw(self) -> None:
        self._stale, self._pending = False, None
        self._asker.withdraw()
        self._end()

    def _lay(self) -> None:
        """Lay the newest map over the drawing that it is of, if somebody wants to see it."""
        answer = self._answer
        if answer is None or not (self._laid and self._watching):
            self._drawing.show_overlay(None)
            return
        from core.explain.methods import METHODS
        from desktop.widgets.marks import overlay_pixels

        method, digit = METHODS[answer.case.method], answer.case.digit
        table = theme.sequential() if method.kind == "positive" else theme.diverging()
        ink, paper = (_parts(QColor(name)) for name in (theme.current().ink, theme.current().paper))
        pixels = overlay_pixels(answer.explanation.map, method.kind, table, ink, paper)
        words = tr("{title}, for {wanted}", title=tr(method.title), wanted=answer.case.wanted)
        self._drawing.show_overlay(Overlay(pixels, digit.place, digit.revision, words))


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
