"""The engine: one thread that owns the numbers, obeys commands and answers with events. No Qt.

Between two steps of a job it takes all commands that wait, so that a drawing is answered, and a job held or ended,
within a batch; then one step of a long question has its turn. Whatever goes wrong is told in one sentence, and the
engine lives on.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import assert_never

import numpy as np
from threadpoolctl import threadpool_limits

from core.model.model import Model
from core.model.weights import check_for_digits, load_model, save_model
from core.types import UserError
from desktop.engine.background import Reader, Waiting
from desktop.engine.jobs import Desk, Job, JobRequest
from desktop.engine.live_model import LiveModel, fresh
from desktop.engine.mailbox import Mailbox
from desktop.engine.messages import (
    Adjust,
    Answered,
    Answering,
    Ask,
    Command,
    DocumentChanged,
    EndReplay,
    Failed,
    Keep,
    Load,
    NewNetwork,
    OpenedKept,
    OpenModel,
    Pause,
    Reinitialise,
    Resume,
    Save,
    Saved,
    Show,
    Start,
    StateChanged,
    StepOnce,
    Stop,
    TakeCheckpoint,
    Unanswered,
    Undo,
    Withdraw,
)
from desktop.engine.orders import ACTIONS, Close, Order, ToJob, Wake, asker, comes_first, refusal
from desktop.engine.questions import Questions
from desktop.engine.states import HELD, Phase, Status
from desktop.language import tr
from resources import DEFAULT_WEIGHTS

FIRST_PRESET = "digitscope"

MANY = 12
"""Pictures that are seldom exceeded when one drawing is read."""

SWITCH, SWITCH_IN_JOB = 0.0005, 0.002
"""Seconds that the engine's thread or the window's waits at most for the interpreter while the other has it.

With Python's own 5 ms, one answer to the pen in a hundred comes 2 to 4 ms later; with 0.5 ms also in a run, answers
came later while a small network was trained (``tests.benchmarks.recognition``).
"""


QUESTIONS_SHARE = 0.3
"""Of the time of a job's step, what long questions may take after it: a step of a question is a few milliseconds, a
batch may be half a second, and taking turns would leave a search through 5,000 pictures no end."""


class Engine:
    """Owns the model from :meth:`start` to :meth:`close`.

    :meth:`post` gives it a command from any thread; answers lie in :attr:`events`, and ``ring`` is called from the
    engine's thread when there are some, as :class:`Mailbox` says. ``weights`` are those of the first moment.
    """

    def __init__(self, ring: Callable[[bool], None] = lambda _urgent: None, weights: Path = DEFAULT_WEIGHTS) -> None:
        self.events: Mailbox[object] = Mailbox(ring)
        self._orders: Mailbox[Order] = Mailbox()
        self._first_weights = weights
        self._status = Status()
        self._job: Job | None = None
        self._job_waits = False
        self._reader = Reader(lambda: self._orders.post(Wake()))
        self._thread = threading.Thread(target=self._work, name="engine")

    def start(self) -> None:
        """Begin: the first model is read in the engine's own thread."""
        sys.setswitchinterval(SWITCH)
        self._thread.start()

    def post(self, command: Command) -> None:
        """Ask for something; returns at once."""
        self._orders.post(command)

    def close(self) -> None:
        """Obey what was posted before, end the job and the thread, and wait for that: at most a batch, or a file."""
        self._orders.post(Close())
        self._thread.join()

    # The thread -----------------------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            # Numbers that overflow are found by looking at the loss and at the answers, not by warnings. The products
            # of a few pictures are so small that a second thread of BLAS costs more than it gives (two pictures:
            # 3.1 ms, and 1.4 without), most of all where the window wants that processor.
            with np.errstate(all="ignore"), threadpool_limits(1, user_api="blas"):
                self._begin()
                while self._status.phase is not Phase.CLOSED:
                    for order in self._next_orders():
                        self._obey(order)
                    began = perf_counter()
                    self._advance()
                    self._answer_on(QUESTIONS_SHARE * (perf_counter() - began))
        except Exception as error:  # without numbers, or with a fault of ours in what mends faults
            self._fail("engine", error, tr("The engine has stopped: close Digitscope and start it again."))
        finally:  # the window waits for this thread when it closes, and learns that nothing more will come
            with suppress(Exception):
                self._reader.close()
            if self._status.phase is not Phase.CLOSED:
                self._enter(Phase.CLOSED)

    def _answer_on(self, seconds: float) -> None:
        """One step of a long question, and more for so many seconds unless something new is asked meanwhile."""
        end = perf_counter() + seconds
        self._questions.step()
        while self._questions.busy and self._orders.is_empty() and perf_counter() < end:
            self._questions.step()

    def _begin(self) -> None:
        try:
            model = load_model(self._first_weights)
        except Exception as error:  # of any kind: there is always a network to begin with
            model = fresh(FIRST_PRESET, seed=0)
            self._fail("start", error, tr("An untrained network is here instead: train it, or open a weight file."))
        self._live = live = LiveModel(model)
        self._questions = Questions(
            live,
            self._reader,
            self._say,
            lambda *progress: self._post(Answering(*progress)),
            lambda key, number, error: self._fail(key, error, tr("Nothing has changed."), number),
        )
        self._post(DocumentChanged(live.document()))
        self._warm_up(model)

    def _next_orders(self) -> list[Order]:
        """All that wait, drawings first; with nothing else to do, sleeps until one comes."""
        busy = self._questions.busy or (self._job is not None and not self._job_waits and not self._held)
        waiting = self._orders.drain(timeout=0.0 if busy else None)
        return sorted(waiting, key=lambda order: not comes_first(order))

    @property
    def _held(self) -> bool:
        return self._status.phase in HELD

    def _obey(self, order: Order) -> None:
        action = ACTIONS.get(type(order))
        if action is not None and not self._status.allows(action):
            words = refusal(order)
            if words is not None:
                meanwhile = self._job.meanwhile if self._job is not None else tr("now.")
                self._post(Failed(action.value, f"{words} {meanwhile}"))
            return
        try:
            self._do(order)
        except Exception as error:  # whatever it was: it is told, and the thread lives on
            self._fail(asker(order), error, tr("Nothing has changed."), order.id if isinstance(order, Ask) else None)

    def _do(self, order: Order) -> None:
        match order:
            case Ask():
                self._questions.ask(order.key, order.id, order.question)
            case Withdraw():
                self._questions.withdraw(order.key)
            case Wake():
                self._job_waits = False
                self._questions.wake()
            case Start():
                self._start(order.request)
            case NewNetwork():
                self._open(fresh(order.preset, order.seed), None)
            case OpenModel():
                check_for_digits(tr("This is"), order.model.network)
                self._open(order.model, None)
                if order.kept is not None:
                    self._post(OpenedKept(order.kept, self._live.revision))
            case Reinitialise():
                self._open(self._live.as_new(order.seed), None)
            case Load():
                self._open(load_model(order.path), order.path)
            case Save():
                save_model(order.path, self._live.model())
                self._live.saved(order.path)
                self._post(Saved(order.path, self._live.revision))
            case Close():
                self._close()
            case _ if self._job is not None:
                self._tell(self._job, order)

    def _tell(self, job: Job, order: ToJob) -> None:
        match order:
            case Pause():
                job.hold()
                self._enter(Phase.PAUSED)
            case Resume():
                self._enter(Phase.RUNNING)
            case StepOnce():
                job.step_once(order.batches)
                self._enter(Phase.RUNNING)
            case Adjust():
                job.adjust(order.dials)
            case TakeCheckpoint():
                job.take_checkpoint(order.path)
            case Show():
                job.show(order.epoch, order.model)
            case Stop() | EndReplay():
                job.stop()
                self._end_job(job)
            case Keep() | Undo():
                job.decide(keep=isinstance(order, Keep))
                self._end_job(job)
            case _:
                assert_never(order)

    # Jobs -----------------------------------------------------------------------------------------------------

    def _start(self, request: JobRequest) -> None:
        desk = Desk(self._live, self._live.document(), self._post, self._enter, self._reader)
        self._job, self._job_waits = request.begin(desk), False
        self._enter(self._job.first_phase)

    def _advance(self) -> None:
        job = self._job
        if job is None or self._job_waits or self._held:
            return
        try:
            step = job.step()
            if step is None:
                self._end_job(job)
            else:
                self._job_waits = isinstance(step, Waiting)
        except Exception as error:  # diverged, no memory left, unreadable data or a fault of ours
            self._fail(job.kind, error, self._give_up(job))
            self._end_job(job)

    def _give_up(self, job: Job) -> str:
        """Go back to good weights; returns the sentence that says which."""
        try:
            return job.give_up()
        except Exception:  # a fault of ours: what stood before the job is here in any case
            job.put_back()
            self._post(DocumentChanged(self._live.document()))
            return tr("The weights from before are back.")

    def _end_job(self, job: Job) -> None:
        self._job = None
        self._live.freeze()
        self._enter(Phase.IDLE)
        self._close_job(job)  # last, for it may take a moment

    def _close_job(self, job: Job) -> None:
        try:
            job.close()
        except Exception as error:  # it has ended all the same
            self._fail(job.kind, error, tr("The run has ended, and the weights are as it left them."))

    def _close(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._close_job(job)
        self._questions.close()
        self._enter(Phase.CLOSED)

    # Models ---------------------------------------------------------------------------------------------------

    def _open(self, model: Model, path: Path | None) -> None:
        self._warm_up(model)  # first: where there is no memory for it, nothing has changed
        self._live.open(model, path)
        self._post(DocumentChanged(self._live.document()))

    def _warm_up(self, model: Model) -> None:
        """Get the memory that reading a number takes now: at the first one it would take longer than the reading."""
        blank = np.zeros((MANY, *model.network.input_shape), np.float32)
        model.network.forward(model.parameters, blank, self._questions.scratch)

    # Saying ---------------------------------------------------------------------------------------------------

    def _say(self, key: str, number: int, answer: object) -> None:
        self._post(Unanswered(key, number) if answer is None else Answered(key, number, answer))

    def _enter(self, phase: Phase) -> None:
        job = self._job
        at_rest = phase in (Phase.IDLE, *HELD)
        sys.setswitchinterval(SWITCH if at_rest else SWITCH_IN_JOB)
        self._status = Status(phase) if job is None else Status(phase, job.kind, job.never, job.busy)
        self._post(StateChanged(self._status))

    def _post(self, event: object) -> None:
        self.events.post(event)

    def _fail(self, key: str, error: Exception, kept: str, number: int | None = None) -> None:
        details = ""
        if isinstance(error, UserError):
            reason = str(error)
        elif isinstance(error, MemoryError):
            reason = tr("There is not enough memory for this.")
        else:
            reason = tr("A fault in Digitscope itself ({name}) ended this.", name=type(error).__name__)
            details = "".join(traceback.format_exception(error))
        self._post(Failed(key, f"{reason} {kept}", details, number))
