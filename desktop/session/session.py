"""What the window knows of the engine: commands go in, facts come out as signals, a frame at most."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

from desktop.engine.document import Document
from desktop.engine.engine import Engine
from desktop.engine.jobs import JobRequest
from desktop.engine.mailbox import Aside, LatestOnly, Urgent
from desktop.engine.messages import (
    Ask,
    Command,
    DocumentChanged,
    Keep,
    OpenedKept,
    Pause,
    Resume,
    Saved,
    Start,
    StateChanged,
    StepOnce,
    Stop,
    Undo,
    WeightsUpdated,
    Withdraw,
)
from desktop.engine.questions import AnyQuestion
from desktop.engine.states import Action, Status
from resources import DEFAULT_WEIGHTS

FRAME = 33
"""Milliseconds between two looks at a job: the eye asks for no more, and every look takes time from training."""

HOLD = 30
"""Frames that a job is not looked at while somebody draws: the curves take longer to paint than the answer."""


class _Topic(QObject):
    """One kind of fact, and who wants to hear of it."""

    told = Signal(object)


class Session(QObject):
    """Owns the engine from :meth:`start` to :meth:`close`, in the thread of the window.

    Answers and changes of state are told at once; everything else once a frame, however much of it there is, and once a
    second while somebody draws. :attr:`frame` ends such a look: whoever collects facts shows them then.
    """

    modified_changed = Signal(bool)
    """Training has given weights that no file holds, or they have been saved."""
    kept_changed = Signal()
    """Kept runs have come or gone: :attr:`at_risk` may be another."""
    frame = Signal()
    _rang = Signal(bool)

    def __init__(self, parent: QObject | None = None, weights: Path = DEFAULT_WEIGHTS) -> None:
        super().__init__(parent)
        self.status = Status()
        self.document: Document | None = None
        self.modified = False
        self.newest_question = 0
        self._revision = self._saved_revision = 0
        self._kept: dict[int, Path] = {}
        self._topics: dict[tuple[type, str | None], _Topic] = {}
        self._due: dict[tuple[type, str], object] = {}
        self._closed = False
        self._frame = QTimer(self, interval=FRAME, singleShot=True)
        self._frame.timeout.connect(self._end_frame)
        self._drawn_on = False
        self._held = 0
        self._rang.connect(self._hear_ring, Qt.ConnectionType.QueuedConnection)
        self._engine = Engine(self._rang.emit, weights)

    def start(self) -> None:
        """Start the engine; its first fact is the model it begins with."""
        self._engine.start()

    def close(self) -> None:
        """End the job and the engine, after what was asked for before; no signal comes after this."""
        if not self._closed:
            self._closed = True
            self._frame.stop()
            self._engine.close()

    # Wishes ---------------------------------------------------------------------------------------------------

    def post(self, command: Command) -> None:
        """Ask the engine for something."""
        self._engine.post(command)

    def begin(self, request: JobRequest) -> None:
        """Start a job."""
        self.post(Start(request))

    def pause(self) -> None:
        """Hold the job."""
        self.post(Pause())

    def resume(self) -> None:
        """Go on after a pause."""
        self.post(Resume())

    def step_once(self, batches: int) -> None:
        """Go on after a pause for so many ``batches``, 0 for up to the end of the epoch."""
        self.post(StepOnce(batches))

    def stop(self) -> None:
        """End the job."""
        self.post(Stop())

    def keep(self) -> None:
        """Keep what the job proposes."""
        self.post(Keep())

    def undo(self) -> None:
        """Undo what the job proposes."""
        self.post(Undo())

    def ask(self, key: str, question: AnyQuestion) -> int:
        """Ask ``question`` for the asker ``key``, who forgets the one before; returns the id that the answer has."""
        self.newest_question += 1
        self.post(Ask(key, self.newest_question, question))
        return self.newest_question

    def withdraw(self, key: str) -> None:
        """The asker ``key`` wants no answer any more."""
        self.post(Withdraw(key))

    def give_way(self) -> None:
        """Somebody draws: what can wait a moment does."""
        self._drawn_on = True

    # Facts ----------------------------------------------------------------------------------------------------

    def told(self, kind: type, key: str | None = None) -> SignalInstance:
        """The signal that carries facts of ``kind``; with a ``key``, only those that have it."""
        topic = self._topics.get((kind, key))
        if topic is None:
            topic = self._topics[kind, key] = _Topic(self)
        return topic.told

    def note_kept(self, revision: int, path: Path) -> None:
        """The numbers of ``revision`` lie in the file ``path`` of a kept run, from which they can be opened again."""
        self._kept[revision] = path

    @property
    def at_risk(self) -> bool:
        """Whether there are numbers that no file and no kept run holds: looked for, as a kept run may be deleted."""
        kept = self._kept.get(self._revision)
        if kept is None:
            return self.modified
        has_file = not self.modified and self.document is not None and self.document.path is not None
        return not has_file and not kept.exists()

    @property
    def unsaved(self) -> bool:
        """Whether the person may want to save: training gave these numbers, or they are :attr:`at_risk`."""
        return self.modified or self.at_risk

    def _hear_ring(self, urgent: bool) -> None:
        if self._closed:  # a ring that was on its way is not called back by disconnecting
            return
        if urgent:
            self._drain()
        else:
            self._look_soon()

    def wait_for(self, kind: type, seconds: float, meant: Callable[[Any], bool] = lambda _event: True) -> bool:
        """Hear what the engine says until there was something of ``kind`` among it, or so many seconds have passed.

        ``meant`` says whether it is what is waited for.
        """
        heard: list[object] = []
        self.told(kind).connect(heard.append)
        self.wait_until(lambda: any(map(meant, heard)), seconds)
        self.told(kind).disconnect(heard.append)
        return any(map(meant, heard))

    def wait_until(self, done: Callable[[], bool], seconds: float) -> None:
        """Hear what the engine says until that is ``done``, or so many seconds have passed."""
        end = monotonic() + seconds
        while not (done() or self._closed) and monotonic() < end:
            self._drain(end - monotonic())

    def _drain(self, timeout: float = 0.0) -> None:
        for event in self._engine.events.drain(timeout):
            if self._closed:  # by who was told of the one before
                return
            self._note(event)
            if isinstance(event, LatestOnly) and not isinstance(event, Urgent):
                self._due[type(event), event.key] = event
                self._look_soon()
                continue
            if isinstance(event, Urgent):
                if not isinstance(event, Aside):  # what was before it is shown before it
                    self._show_due()
            else:
                self._look_soon()
            self._tell(event)

    def _tell(self, event: object) -> None:
        for key in dict.fromkeys((None, getattr(event, "key", None))):  # always in this order
            topic = self._topics.get((type(event), key))
            if topic is not None:
                topic.told.emit(event)

    def _note(self, event: object) -> None:
        """What the session itself knows from then on."""
        match event:
            case StateChanged():
                self.status = event.status
            case DocumentChanged():
                self._due.pop((WeightsUpdated, ""), None)  # of the network before
                self.document = event.document
                self._know(event.document.revision, event.document.saved_revision)
            case WeightsUpdated():
                if self.status.allows(Action.SAVE):  # else they are no one's yet, and may go as they came
                    self._know(event.revision, self._saved_revision)
            case OpenedKept():
                self.note_kept(event.revision, event.path)
            case Saved():
                if self.document is not None:
                    self.document = replace(self.document, path=event.path, saved_revision=event.revision)
                self._know(max(self._revision, event.revision), event.revision)

    def _know(self, revision: int, saved_revision: int) -> None:
        self._revision, self._saved_revision = revision, saved_revision
        modified = revision != saved_revision
        if modified != self.modified:
            self.modified = modified
            self.modified_changed.emit(modified)

    # Frames ---------------------------------------------------------------------------------------------------

    def _look_soon(self) -> None:
        if not self._frame.isActive():
            self._frame.start()

    def _end_frame(self) -> None:
        hold = self._drawn_on and self._held < HOLD
        self._drawn_on = False
        self._held = self._held + 1 if hold else 0
        if hold:
            self._frame.start()
        else:
            self._drain()
            self._show_due()

    def _show_due(self) -> None:
        due, self._due = self._due, {}
        for event in due.values():
            self._tell(event)
        self.frame.emit()
