"""Runs that are not finished: kept after each epoch, offered at the next start, saved and opened by the person."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from core.checks import in_words
from core.model.checkpoint import Checkpoint, checkpoint_bytes, load_checkpoint, progress_in, save_checkpoint
from core.types import NoMemoryError, UserError
from desktop.engine.messages import DocumentChanged, Failed, TakeCheckpoint
from desktop.engine.states import Action
from desktop.language import tr
from desktop.session.folders import lock_at
from desktop.session.tab import Context, Entry
from desktop.training.job import Train
from desktop.training.messages import KIND, CheckpointTaken, TrainingFinished, TrainingStarted, new_run
from desktop.training.writer import Writer, Written, beside, write_beside
from desktop.widgets.dialogs import choose_file, choose_target

FOLDER = "unfinished"
SUFFIX = ".safetensors"
PATIENCE = 5.0
"""Seconds that closing waits for the end of a batch; without it the run goes on from its last epoch."""

FILES = tr("Checkpoints (*.safetensors)")


class Unfinished(QObject):
    """Keeps the present run in a file until it is finished or stopped, and offers what another start left behind.

    A run's file is called as the run is, and a lock beside it says that a program is at work on it. ``start`` begins a
    run, and says whether it was asked for.
    """

    _written = Signal(object)  # out of the writer's thread

    def __init__(self, context: Context, start: Callable[[Train], bool]) -> None:
        super().__init__(context.window)
        self._context, self._start = context, start
        self._folder = context.data_folder / FOLDER
        self._locks: dict[Path, QLockFile] = {}
        self._run: str | None = None
        self._known = -1
        self._closed = False
        self._asked: Path | None = None  # whose run was asked for, until it begins or cannot
        self._offered: Path | None = None
        self._take_offer_away: Callable[[], None] = lambda: None
        self._complained: str | None = None
        self._writer = Writer(self._written.emit)
        self._written.connect(self._tell)
        session = context.session
        session.told(TrainingStarted).connect(self._begin_run)
        session.told(CheckpointTaken).connect(self._keep)
        session.told(TrainingFinished).connect(lambda _event: self._end_run())
        session.told(Failed, KIND).connect(lambda _event: self._end_run())
        session.told(Failed, Action.START.value).connect(lambda _event: self._hear_refusal())
        session.told(DocumentChanged).connect(self._look_at)

    @property
    def lines(self) -> tuple[Entry, ...]:
        """For the menu File."""
        return (
            Entry(
                tr("Save &checkpoint…"),
                self._ask_where,
                icon="save-as",
                tip=tr("Write all it takes to go on with this run on another day"),
                needs=Action.CHECKPOINT,
            ),
            Entry(
                tr("&Go on with a checkpoint…"),
                self._ask_which,
                icon="open",
                tip=tr("Train on from where a run was saved, as if it had never been interrupted"),
                needs=Action.START,
            ),
        )

    # The present run ------------------------------------------------------------------------------------------

    def _begin_run(self, event: TrainingStarted) -> None:
        if self._asked is not None:
            self._context.offers.settings.emit((event.config, event.data))  # the next run takes them too
        self._run, self._asked = event.run, None
        if self._file(event.run) == self._offered:  # gone on with, by this offer or from another file
            self._take_offer_away()
        self._claim(self._file(event.run))  # not only when its first epoch has ended

    def _keep(self, event: CheckpointTaken) -> None:
        path, checkpoint = event.path, event.checkpoint
        if self._closed:  # the last one is written, and nobody is at work on the file any more
            return
        if path is not None:
            self._writer.do(path, partial(save_checkpoint, path, checkpoint))
            return
        path = self._file(checkpoint.run)
        if self._claim(path):
            self._writer.do(path, partial(_write, path, checkpoint))

    def _end_run(self) -> None:
        """It is finished, stopped or gone wrong: there is nothing to go on with."""
        run, self._run, self._asked = self._run, None, None
        if run is None:  # it has not even begun
            for path in [path for path in self._locks if not path.exists()]:
                self._release(path)
        elif self._file(run) in self._locks:
            path = self._file(run)
            self._writer.do(path, partial(path.unlink, missing_ok=True))

    def _hear_refusal(self) -> None:
        """A job cannot start; a run that goes on meanwhile has not ended by that."""
        if self._run is None:
            self._end_run()

    def _file(self, run: str) -> Path:
        return self._folder / f"{run}{SUFFIX}"

    def _claim(self, path: Path) -> bool:
        """Whether nobody else is at work on ``path``; then nobody else will be."""
        if path not in self._locks:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                self._complain(
                    path,
                    tr("The run cannot be kept in {folder}: {reason}.", folder=self._folder, reason=in_words(error)),
                )
                return False
            lock = lock_at(path.with_suffix(".lock"))
            if not lock.tryLock(0):
                return False
            self._locks[path] = lock
        return True

    def _tell(self, written: Written) -> None:
        if written.path in self._locks and written.path.stem != self._run and not written.path.exists():
            self._release(written.path)  # the run has come to its end, and its file is gone
        if written.reason:
            self._complain(written.path, tr("{reason} The run goes on.", reason=written.reason))
        elif written.path.parent != self._folder:
            self._context.settings.remember(written.path)
            self._context.messages.show_note(tr("The checkpoint is in {path}.", path=written.path))

    def _complain(self, path: Path, sentence: str) -> None:
        """Once for each run, not after every epoch; what a person asked for is always answered."""
        if path.parent != self._folder:
            self._context.messages.show_error(sentence)
        elif path.stem != self._complained:
            self._complained = path.stem
            self._context.not_kept(sentence)

    # What another start left ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Clear up what programs that were killed have left, and offer the newest run that one of them was at."""
        if not self._folder.is_dir():
            return
        names = {path.name.removeprefix(".").partition(".")[0] for path in self._folder.iterdir()}
        left = [path for path in map(self._file, sorted(names)) if self._claim(path)]
        for path in left:
            beside(path).unlink(missing_ok=True)
            if not path.exists():
                self._release(path)
        self._offer()

    def _offer(self) -> None:
        for path in sorted(self._locks, reverse=True):
            try:
                progress = progress_in(path) if path.exists() and path.stem != self._run else None
            except NoMemoryError:  # another start may have more
                continue
            except UserError:  # not even its beginning can be read: nobody can go on with it
                path.unlink(missing_ok=True)
                continue
            if progress is not None:
                self._offered = path
                self._take_offer_away = self._context.messages.show_note(
                    tr("A run was interrupted {progress}.", progress=progress.words),
                    tr("Go on"),
                    partial(self.go_on, path),
                    tr("Discard"),
                    partial(self._discard, path),
                )
                return

    def _discard(self, path: Path) -> None:
        self._take_offer_away()
        path.unlink(missing_ok=True)
        self._release(path)
        self._offer()

    def _release(self, path: Path) -> None:
        lock = self._locks.pop(path, None)
        if lock is not None:
            lock.unlock()

    # Saving and opening ---------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        start = Path(self._context.settings.folder, f"checkpoint{SUFFIX}")
        choose_target(self._context.window, tr("Save checkpoint"), start, FILES, self._save)

    def _save(self, path: Path) -> None:
        if self._context.session.status.allows(Action.CHECKPOINT):
            self._context.session.post(TakeCheckpoint(path))
        else:
            self._context.messages.show_error(tr("The run has ended meanwhile, so no checkpoint was written."))

    def _ask_which(self) -> None:
        folder = self._context.settings.folder
        choose_file(self._context.window, tr("Go on with a checkpoint"), FILES, folder, self.go_on)

    def _look_at(self, event: DocumentChanged) -> None:
        """Where the file that was opened is a checkpoint, say so."""
        document = event.document
        if document.identity == self._known:
            return
        self._known = document.identity
        if document.path is None or not self._context.session.status.allows(Action.START):
            return
        try:
            progress = progress_in(document.path)
        except UserError:
            return
        if progress is not None:
            self._context.messages.show_note(
                tr("{name} is a run that was saved {progress}.", name=document.path.name, progress=progress.words),
                tr("Go on"),
                partial(self.go_on, document.path),
            )

    def go_on(self, path: Path) -> None:
        """Go on with the run in the file ``path``."""
        if path == self._asked:  # a second click: its data are being read
            return
        try:
            checkpoint = load_checkpoint(path)
        except UserError as error:
            self._context.messages.show_error(str(error))
            return
        own = path if path.parent != self._folder else None
        request = Train.going_on(checkpoint, threads=self._context.settings.threads or None, file=own)

        def begin() -> None:
            self._asked = path
            if not self._start(replace(request, resume=self._beside(checkpoint))):
                self._end_run()

        if self._context.session.status.allows(Action.START):
            self._context.guard(tr("go on with that run"), begin)
        else:
            self._start(request)  # it says why not

    def _beside(self, checkpoint: Checkpoint) -> Checkpoint:
        """It, as another run where another window is at work on this one, or its file holds more, which stays."""
        kept = self._file(checkpoint.run)
        if not self._claim(kept):
            return replace(checkpoint, run=new_run())
        with suppress(UserError):  # a file that is gone or damaged holds nothing
            progress = progress_in(kept)
            if progress is not None and progress > checkpoint.progress:
                return replace(checkpoint, run=new_run())
        return checkpoint

    def close(self) -> None:
        """Keep what is going on as it stands; it is offered at the next start."""
        session = self._context.session
        if self._run is not None and session.status.allows(Action.CHECKPOINT):
            session.post(TakeCheckpoint())
            # not for one that the person asked for just before
            session.wait_for(CheckpointTaken, PATIENCE, lambda taken: taken.path is None)
        self._closed = True
        self._writer.wait()
        for path in list(self._locks):
            self._release(path)


def _write(path: Path, checkpoint: Checkpoint) -> None:
    write_beside(path, checkpoint_bytes(checkpoint))
