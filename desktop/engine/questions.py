"""What only reads the weights is a question. It runs beside a job, has an asker, and its answer comes back to that.

A new kind of question is a frozen dataclass in a folder of its own.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias

from core.nn.workspace import Workspace
from desktop.engine.background import Reader, Waiting
from desktop.engine.live_model import LiveModel, Snapshot


class Question(ABC):
    """Answered in one piece, with the weights of the moment: a few milliseconds at most.

    ``comes_first`` belongs to the pen: what a drawing says is answered before all else.
    """

    comes_first: ClassVar[bool] = False

    @abstractmethod
    def answer(self, model: Snapshot, scratch: Workspace) -> object | None:
        """The answer, ``None`` where there is none to give. ``model``'s numbers may move afterwards: keep no view."""


class SoFar(NamedTuple):
    """How much of a long question is done, 0..1, and what is known of its answer: nobody writes to that again."""

    fraction: float
    answer: object


Step: TypeAlias = float | SoFar | Waiting


class LongQuestion(ABC):
    """Answered step by step from weights that stand still, beside whatever else goes on; it can be withdrawn."""

    @abstractmethod
    def work(self, model: Snapshot, reader: Reader) -> Generator[Step, None, object | None]:
        """Yield how much is done, 0..1, after every few milliseconds of work, and return the answer.

        Who asks can watch the answer grow where that yields :class:`SoFar`.
        """


AnyQuestion: TypeAlias = Question | LongQuestion


@dataclass
class _Running:
    """A long question on its way."""

    id: int
    steps: Generator[Step, None, object | None]
    waits: bool = False


class Questions:
    """The questions of all askers; belongs to the engine's thread.

    ``say`` hears of answers: asker, id, answer, which is ``None`` where there is none to give; ``tell`` of how far a
    long one is: asker, id, part done, and what is known of it. ``fail`` is told the asker, the id and what went wrong.
    ``scratch`` is what short questions compute in.
    """

    def __init__(
        self,
        live: LiveModel,
        reader: Reader,
        say: Callable[[str, int, object], None],
        tell: Callable[[str, int, float, object], None],
        fail: Callable[[str, int, Exception], None],
    ) -> None:
        self._live, self._reader, self._say, self._tell, self._fail = live, reader, say, tell, fail
        self._running: dict[str, _Running] = {}
        self.scratch = Workspace()

    @property
    def busy(self) -> bool:
        """Whether there is something to do now."""
        return any(not running.waits for running in self._running.values())

    def ask(self, key: str, number: int, question: AnyQuestion) -> None:
        """Answer it now, or begin to; what the same asker asked before is forgotten."""
        self.withdraw(key)
        live = self._live
        try:
            if isinstance(question, Question):
                now = Snapshot(live.network, live.parameters, live.card, live.gradient)
                self._say(key, number, question.answer(now, self.scratch))
            else:
                self._running[key] = _Running(number, question.work(live.snapshot(), self._reader))
        except Exception as error:  # whatever it was: it is told, and the engine lives on
            self._fail(key, number, error)

    def withdraw(self, key: str) -> None:
        """The asker wants no answer any more."""
        running = self._running.pop(key, None)
        if running is not None:
            running.steps.close()

    def wake(self) -> None:
        """What was waited for may have come."""
        for running in self._running.values():
            running.waits = False

    def step(self) -> None:
        """One step of one question, in turns."""
        key = next((key for key, running in self._running.items() if not running.waits), None)
        if key is None:
            return
        running = self._running.pop(key)
        try:
            done = next(running.steps)
        except StopIteration as end:
            self._say(key, running.id, end.value)
        except Exception as error:  # as above
            self._fail(key, running.id, error)
        else:
            self._running[key] = running  # behind the others
            if isinstance(done, Waiting):
                running.waits = True
            else:
                self._tell(key, running.id, *(done if isinstance(done, SoFar) else (done, None)))

    def close(self) -> None:
        """Forget them all."""
        for key in list(self._running):
            self.withdraw(key)
