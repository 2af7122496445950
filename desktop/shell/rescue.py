"""What a crash would take: the drawing, and weights that nothing else holds. Written down until the window closes."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
from PySide6.QtCore import QLockFile, QObject, QTimer

from core.atomic import write_whole
from core.checks import in_words
from core.data.npz import FAULTS, read_npy
from core.imaging.painter import FIELD
from core.model.model import Model
from core.model.weights import save_model
from core.types import Array, UserError
from desktop.engine.messages import DocumentChanged, Saved, StateChanged
from desktop.engine.states import Action, Phase
from desktop.language import tr
from desktop.session.folders import lock_at
from desktop.session.tab import Context
from desktop.session.work_thread import WorkThread
from desktop.shell.faults import LOG

AT_RISK, RESCUED = "at_risk", "rescued"
"""Folders: of what running programs write down, and of weights that were brought back."""

DRAWING, WEIGHTS, LOCK = ".npy", ".safetensors", ".lock"

SOON = 1000
"""Milliseconds from a change until it is written down."""


class Rescue(QObject):
    """Writes to files of this window's own, with a lock beside them that says that it lives.

    Training runs look after themselves (``desktop/training/unfinished.py``, ``desktop/runs``). What cannot be written
    is logged: it is a second net. ``say`` tells that the drawing is back, ``open_weights`` opens a file.
    """

    def __init__(self, context: Context, open_weights: Callable[[Path], None], say: Callable[[str], object]) -> None:
        super().__init__(context.window)
        self._context, self._open_weights, self._say = context, open_weights, say
        self._home = context.data_folder
        self._folder = self._home / AT_RISK
        self._own = self._folder / f"{datetime.now():%Y-%m-%d %H-%M-%S-%f}"
        self._lock: QLockFile | None = None
        self._written: tuple[int, int | None] = (-1, None)
        self._writer = WorkThread(_complain)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self.write)
        session = context.session
        told = map(session.told, (DocumentChanged, StateChanged, Saved))
        for signal in (context.drawing.changed, session.kept_changed, *told):
            signal.connect(self._wait_a_moment)

    def write(self) -> None:
        """Write down what is at risk in this moment, and remove what no longer is."""
        self._soon.stop()
        drawing, session = self._context.drawing, self._context.session
        document = session.document if session.at_risk else None
        weights = document.revision if document else None
        if session.status.phase is not Phase.IDLE:  # a job has weights of its own; those from before are still at risk
            weights = self._written[1]
        now = (drawing.revision, weights)
        if now == self._written:
            return
        before, self._written = self._written, now
        try:
            if now[0] != before[0]:
                self._write_drawing(None if drawing.is_empty() else drawing.ink())
            if now[1] != before[1]:
                self._write_weights(document.model if document else None)
        except (OSError, MemoryError, RuntimeError) as error:  # the last where no thread is to be had
            _complain(error)

    def close(self, keep: bool) -> None:
        """The window closes: everything was decided about, or nobody was there to decide and it is kept."""
        if keep:
            self.write()
        self._soon.stop()
        self._writer.wait()
        if not keep:
            for suffix in (DRAWING, WEIGHTS):
                _remove(self._own.with_suffix(suffix))
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _wait_a_moment(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _write_drawing(self, ink: Array | None) -> None:
        path = self._own.with_suffix(DRAWING)
        self._claim(ink is not None)
        self._writer.do(partial(_remove, path) if ink is None else partial(save_drawing, path, ink), instead_of=path)

    def _write_weights(self, model: Model | None) -> None:
        path = self._own.with_suffix(WEIGHTS)
        self._claim(model is not None)
        self._writer.do(partial(_remove, path) if model is None else partial(save_model, path, model), instead_of=path)

    def _claim(self, something: bool) -> None:
        """Say with a lock that this window lives, before there is ``something`` of it."""
        if something and self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self._own)

    # What another start left ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Bring back the last drawing of a program that is gone, and offer its weights; the newest comes first."""
        drawn, offers = False, []
        for left, lock in self._left():
            drawing, weights = left.with_suffix(DRAWING), left.with_suffix(WEIGHTS)
            if drawing.exists() and not drawn and self._context.drawing.is_empty():
                drawn = self._bring_back(drawing)
            _remove(drawing)
            if weights.exists():
                offers.append(weights)
            lock.unlock()
        self._offer(offers)

    def _left(self) -> Iterator[tuple[Path, QLockFile]]:
        names = {path.stem for path in self._folder.iterdir()} if self._folder.is_dir() else set()
        for name in sorted(names, reverse=True):
            lock = _locked(self._folder / name)
            if lock is not None:
                yield self._folder / name, lock

    def _bring_back(self, path: Path) -> bool:
        try:
            ink = read_drawing(path)
        except UserError as error:
            LOG.error("A drawing does not come back", exc_info=error)
            return False
        self._context.drawing.set_ink(ink)
        try:
            self._claim(True)
            path.replace(self._own.with_suffix(DRAWING))  # or a crash before it is written again would take it
        except OSError as error:
            _complain(error)
        self._say(tr("Your last drawing is back. Undo takes it away."))
        return True

    def _offer(self, paths: list[Path]) -> None:
        """The first of them, and when that is decided about the others."""
        if not paths:
            return

        first, *others = paths

        def open_them() -> None:
            if not self._context.session.status.allows(Action.OPEN):
                self._open_weights(first)  # it says why not
            elif self._open(first):
                go_on()

        def discard() -> None:
            _remove(first)
            go_on()

        def go_on() -> None:
            answered()
            self._offer(others)

        answered = self._context.messages.show_note(
            tr("Digitscope ended before its weights were saved."),
            tr("Open them"),
            open_them,
            tr("Discard"),
            discard,
        )

    def _open(self, path: Path) -> bool:
        """From now on the file is one like any other; returns whether it could be moved to where those are."""
        target = self._home / RESCUED / path.name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        except OSError as error:
            self._context.messages.show_error(
                tr("{path} could not be moved to {target}: {reason}.", path=path, target=target, reason=in_words(error))
            )
            return False
        self._context.settings.remember(target)  # who is asked about other weights then may say no
        self._open_weights(target)
        return True


def _locked(name: Path) -> QLockFile | None:
    """A lock on the files called ``name``, ``None`` where a running program has it."""
    lock = lock_at(name.with_suffix(LOCK))
    return lock if lock.tryLock(0) else None


def read_drawing(path: Path) -> Array:
    """The ink ``(FIELD, FIELD)`` float32 that :func:`save_drawing` wrote; ``UserError`` for anything else."""
    try:
        ink = read_npy(path)
        if ink.dtype != np.float16 or ink.shape != (FIELD, FIELD) or not ((ink >= 0) & (ink <= 1)).all():
            raise ValueError("no drawing")
    except (OSError, MemoryError, *FAULTS) as error:
        raise UserError(tr("{name} is damaged or cut short, so it cannot be read.", name=path.name)) from error
    return ink.astype(np.float32)


def save_drawing(path: Path, ink: Array) -> None:
    """Write ``ink (FIELD, FIELD)`` down for :func:`read_drawing`."""
    content = BytesIO()
    np.save(content, ink.astype(np.float16), allow_pickle=False)
    write_whole(path, content.getvalue())


def _complain(reason: object) -> None:
    LOG.error("What is at risk could not be written down: %s", reason)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        LOG.error("%s could not be removed: %s", path, error)
