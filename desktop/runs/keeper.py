"""Keeps every run of the window: hears what it says, and has it written by a thread of its own."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from core.model.model import Model
from core.training.events import Adjusted, BatchDone, EpochDone
from core.types import UserError
from desktop.engine.messages import Failed
from desktop.runs.claims import Claims
from desktop.runs.place import place_of
from desktop.runs.record import Run
from desktop.runs.recording import Recording
from desktop.runs.store import Kept, Store
from desktop.session.session import Session
from desktop.session.work_thread import WorkThread
from desktop.training.messages import KIND, EpochKept, TrainingFinished, TrainingStarted

MOST_WAITING = 8
"""Epochs whose weights wait to be written: when more come than the disk can take, some are not kept."""

ROOM = ".room"
"""What is claimed by who makes room: two at once would remove twice as much."""

PATIENCE = 10_000
"""Milliseconds to wait for another window that makes room."""

SECONDS_BETWEEN = 1.0
"""What is known of a run is written no more often, however short its epochs are."""


class Keeper(QObject):
    """Owns the kept runs in ``folder`` and the recording of the present one. ``budget`` gives the bytes they may take.

    :attr:`changed` tells all runs that are known, the newest first; they are read when they are asked for.
    :attr:`used` tells how many bytes they take. What this window is at work on is in :attr:`claims`; other windows may
    keep their runs in the same folder.
    """

    changed = Signal(object)  # tuple[Kept, ...]
    used = Signal(object)  # int: more than Qt's own
    brought_back = Signal(object)
    """Ids of deleted runs that are there again, told after :attr:`changed` has told the runs."""
    failed = Signal(str)
    ended = Signal(object)
    """A run has ended of which the weights of epochs are kept: a :class:`Run`. Told when all of it is written."""
    _read = Signal(object)
    _safe = Signal(int, object)  # a revision and the file that holds it

    def __init__(self, session: Session, folder: Path, budget: Callable[[], int]) -> None:
        super().__init__(session)
        self.store, self.claims = Store(folder), Claims(folder)
        self._session, self._budget = session, budget
        self._runs: dict[str, Kept] = {}
        self._listed = self._swept = False
        self._removed: list[str] = []
        self._recording: Recording | None = None
        self._written = 0.0
        self._writer = WorkThread(self.failed.emit)
        self._complained = ""
        self._read.connect(self._take)
        self._safe.connect(session.note_kept)
        self.used.connect(session.kept_changed)
        for kind, hear in (
            (TrainingStarted, self._start),
            (BatchDone, self._batch),
            (EpochDone, self._epoch),
            (EpochKept, self._weights),
            (Adjusted, self._adjust),
            (TrainingFinished, self._finish),
        ):
            session.told(kind).connect(hear)
        session.told(Failed, KIND).connect(self._fail)

    # What there is --------------------------------------------------------------------------------------------

    @property
    def runs(self) -> tuple[Kept, ...]:
        """All that are known, the newest first."""
        return tuple(self._runs[name] for name in sorted(self._runs, reverse=True))

    @property
    def present(self) -> str:
        """The id of the run that goes on, "" where there is none."""
        return self._recording.run.id if self._recording is not None else ""

    def run(self, name: str) -> Run | None:
        """The run ``name``, ``None`` where it is gone or damaged."""
        run = self._runs.get(name)
        return run if isinstance(run, Run) else None

    def newest(self) -> Run | None:
        """The newest run with weights to show, ``None`` where there is none."""
        for name in reversed(self.store.ids()):
            run = self._runs.get(name)
            if name != self.present and not (isinstance(run, Run) and run.ended):  # it may go on in another window
                run = self._runs[name] = self.store.read(name)
            if isinstance(run, Run) and run.epochs and self.store.epochs(name):
                return run
        return None

    def wait(self) -> None:
        """Return when everything is written."""
        self._writer.wait()

    def look(self) -> None:
        """Somebody wants to see all runs: they are read, and :attr:`changed` tells them, other windows' among them."""
        self._listed = True
        self._writer.do(self._read_all)
        self.changed.emit(self.runs)

    def close(self) -> None:
        """Return when everything is written: the window closes."""
        self._listed = False  # a name that is still being typed is written later, when nobody hears of it any more
        if self._recording is not None and self._recording.has_moved:
            self._write()
        self._writer.wait()
        self.claims.release_all()
        # What the writer told last is heard before anybody asks what is at risk.
        QCoreApplication.sendPostedEvents(self._session, QEvent.Type.MetaCall)

    def _read_all(self) -> None:
        self._read.emit(self.store.all())
        if not self._swept:
            self._swept = True
            self.claims.clear_up()
            self.store.sweep(self.claims)
        self.used.emit(self.store.size())

    def _read_again(self) -> None:
        """What was read before is older, and may be heard only now."""
        if self._listed:
            self._read.emit(self.store.all())

    def _do_and_read(self, work: Callable[[], object]) -> None:
        """Have ``work`` done in the background, and the runs read again."""

        def do() -> None:
            work()
            self._read_again()

        self._writer.do(do)

    def _take(self, found: list[Kept]) -> None:
        present = self._runs.get(self.present)
        self._runs = {run.id: run for run in found}
        if present is not None:
            self._runs[present.id] = present
        self.changed.emit(self.runs)

    # What the person says -------------------------------------------------------------------------------------

    def rename(self, name: str, text: str) -> None:
        """The run ``name`` is called ``text`` from now on."""
        self._label(name, name=text)

    def mark(self, name: str, keep: bool) -> None:
        """Never remove the run ``name``; or do so when the room is needed."""
        self._label(name, keep=keep)

    def _label(self, run_id: str, **changes: Any) -> None:
        run = self.run(run_id)
        if run is None:
            return
        if self._recording is not None and run_id == self.present:
            self._recording.label(**changes)
            run = self._recording.run
        else:
            run = replace(run, **changes)
        self._show(run)
        self._do_and_read(lambda: self.store.label(run_id, **changes))

    def free(self, names: list[str]) -> list[str]:
        """Those of ``names`` that no window is at work on: from now on this one is."""
        return [name for name in names if name not in self.claims and self.claims.take(name)]

    def delete(self, names: list[str]) -> Callable[[], None]:
        """Take runs off the shelf that are :meth:`free`; returns what brings them back."""
        for name in names:
            self._runs.pop(name, None)
        self.changed.emit(self.runs)

        def remove() -> None:
            self._let_go_of_removed()
            self.store.sweep(self.claims)
            self._removed = list(names)
            for name in names:
                self.store.remove(name)
            self._read_all()  # what was read before has them still

        def bring_back() -> None:
            for name in names:
                self.store.bring_back(name)
            self._let_go_of_removed()
            self._read_all()
            self.brought_back.emit(names)

        self._writer.do(remove)
        return lambda: self._writer.do(bring_back)

    def _let_go_of_removed(self) -> None:
        for name in self._removed:
            self.claims.release(name)
        self._removed = []

    def make_room(self) -> None:
        """Remove what is more than all runs may take by now.

        That is done when a run has ended, not when less is allowed: on the way to a value others are passed.
        """
        budget = self._budget()

        def work() -> None:
            if not self.claims.take(ROOM, PATIENCE):
                return
            before = self.store.ids()
            try:
                self.used.emit(self.store.make_room(budget, self.claims))
            finally:
                self.claims.release(ROOM)
            if self.store.ids() != before:
                self._read_again()

        self._writer.do(work)

    # What the engine says -------------------------------------------------------------------------------------

    def _start(self, event: TrainingStarted) -> None:
        """Record it: in the place of the run that it goes on with, or beside it where that has to stay."""
        document = self._session.document
        if document is None or not event.run:
            return
        if event.past is not None:
            self._writer.wait()  # its end may be on its way to the disk
            self._removed = [name for name in self._removed if name != event.run]  # it is at work again
        place = place_of(event, self.store, self.claims)
        source = place.source
        started = replace(event, run=place.id)
        self._recording = Recording(started, document.model, place.before, source.id if source is not None else "")
        run = self._recording.run
        self._show(run)
        self._record(run.id, lambda: self.store.record(run))
        if event.past is None:
            self._keep_weights(0, document.model)  # which may need no keeping, being untrained or saved
        elif source is not None:
            self._record(run.id, lambda: self.store.copy_weights(source, run))

    def _batch(self, event: BatchDone) -> None:
        if self._recording is not None:
            self._recording.add_batch(event)

    def _epoch(self, event: EpochDone) -> None:
        if self._recording is not None:
            self._recording.add_epoch(event)
            if time.monotonic() - self._written >= SECONDS_BETWEEN:
                self._write()
            else:
                self._show(self._recording.run)

    def _weights(self, event: EpochKept) -> None:
        if self._recording is not None:
            self._keep_weights(event.epoch, event.model, event.revision)

    def _keep_weights(self, epoch: int, model: Model, revision: int | None = None) -> None:
        if self._recording is not None and self._writer.pieces <= MOST_WAITING:
            self._write_weights(self._recording.run, epoch, model, revision)

    def _write_weights(self, run: Run, epoch: int | None, model: Model, revision: int | None) -> None:
        best = run.best.number if run.best is not None else None

        def write() -> None:
            self.store.write_weights(run.id, epoch, model, best)
            if revision is not None:
                self._safe.emit(revision, self.store.weights(run.id, epoch))

        self._record(run.id, write)

    def _adjust(self, event: Adjusted) -> None:
        if self._recording is not None:
            self._recording.add_change(event)
            self._show(self._recording.run)

    def _finish(self, event: TrainingFinished) -> None:
        recording, document = self._recording, self._session.document
        if recording is None or document is None:
            return
        recording.end(event)
        if recording.has_moved:
            self._write_weights(recording.run, None, document.model, document.revision)
            self._conclude(recording.run)
        else:
            self._forget(recording.run)

    def _fail(self, event: Failed) -> None:
        recording = self._recording
        if recording is None:
            return
        recording.break_off(event.reason)
        if recording.run.epochs or recording.goes_on:
            self._conclude(recording.run)
        else:
            self._forget(recording.run)

    def _conclude(self, run: Run) -> None:
        """What came of it is kept."""
        self._write()
        self._recording = None
        self._let_go_of(run)
        self.make_room()
        self._writer.do(lambda: self.ended.emit(run) if self.store.epochs(run.id) else None)

    def _forget(self, run: Run) -> None:
        """Nothing came of it."""
        self._recording = None
        self._runs.pop(run.id, None)
        self.changed.emit(self.runs)
        self._writer.do(lambda: self.store.delete(run.id))
        self._let_go_of(run)

    def _let_go_of(self, run: Run) -> None:
        """When all of it is written."""
        self._do_and_read(lambda: self.claims.release(run.id))

    def _write(self) -> None:
        """What is known of the present run, and its curves; a newer writing makes an older one needless."""
        assert self._recording is not None
        self._written = time.monotonic()
        run, curves = self._recording.run, self._recording.curves()
        self._show(run)

        def work() -> None:
            known = self._runs.get(run.id)
            if isinstance(known, Run) and len(known.epochs) > len(run.epochs):
                return
            self.store.record(run)
            self.store.write_curves(run.id, curves)

        self._record(run.id, work)

    def _record(self, name: str, work: Callable[[], object]) -> None:
        """Have something of the run ``name`` written: of all that cannot be, the first is told."""

        def write() -> None:
            try:
                work()
            except UserError:
                if name != self._complained:
                    self._complained = name
                    raise

        self._writer.do(write)

    def _show(self, run: Run) -> None:
        self._runs[run.id] = run
        self.changed.emit(self.runs)
