"""The folder of kept runs: one folder each, with what is known of it as JSON, its curves, and its epochs' weights.

Every file is written beside and renamed. What cannot be read is told of as damaged, and nothing is done to it. No Qt.
"""

import re
import shutil
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from core.atomic import write_whole
from core.checks import file_size, in_words
from core.model.model import Model
from core.model.weights import load_model, save_model
from core.types import Array, UserError
from desktop.language import tr
from desktop.runs.record import MOST_TEXT, Run, from_json, to_json

FACTS, CURVES, END = "run.json", "curves.safetensors", "end.safetensors"
_EPOCH = re.compile(r"epoch-(\d{5,9})\.safetensors")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}")
REMOVED = ".removed-"
"""Before the name of a folder that can still be brought back."""
MOST_CURVES = 1 << 26
"""Bytes of a file of curves."""
MOST_EPOCHS = 200
"""Epochs of one run whose weights are kept: of more, every second one goes."""

Curves: TypeAlias = Mapping[str, Array]
"""Columns ``(n,)`` of finite floats by name; those of one curve, ``loss.x`` and ``loss.low``, are equally long."""


@dataclass(frozen=True)
class Damaged:
    """A folder that holds no run that can be read, and why, in a sentence."""

    id: str
    reason: str


Kept: TypeAlias = Run | Damaged


class Store:
    """The runs in ``folder``. Whatever does not work raises ``UserError`` with one sentence."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # Reading --------------------------------------------------------------------------------------------------

    def ids(self) -> list[str]:
        """The folders there are, by name, which is by time."""
        try:
            found = [entry for entry in self.folder.iterdir() if entry.is_dir() and _ID.fullmatch(entry.name)]
        except OSError:  # there is none yet, or none that can be read
            return []
        return sorted(entry.name for entry in found)

    def all(self) -> list[Kept]:
        """Every run, the oldest first."""
        return [self.read(name) for name in self.ids()]

    def read(self, name: str) -> Kept:
        """What is known of the run ``name``."""
        path = self.folder / name / FACTS
        try:
            if file_size(path) > 4 * MOST_TEXT:
                return Damaged(name, tr("Its description is too large."))
            run = from_json(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Damaged(name, tr("Its description is missing."))
        except (OSError, UnicodeError):
            return Damaged(name, tr("Its description cannot be read."))
        except UserError as error:
            return Damaged(name, str(error))
        return run if run.id == name else Damaged(name, tr("Its description is another run's."))

    def epochs(self, name: str) -> list[int]:
        """The epochs of the run ``name`` whose weights are kept, ascending; 0 is before the first."""
        with suppress(OSError):
            found = (_EPOCH.fullmatch(entry.name) for entry in (self.folder / name).iterdir())
            return sorted(int(match[1]) for match in found if match)
        return []

    def weights(self, name: str, epoch: int | None) -> Path:
        """The weight file of ``epoch``, or with ``None`` of the run's end; it need not be there."""
        return self.folder / name / (END if epoch is None else f"epoch-{epoch:05}.safetensors")

    def model(self, name: str, epoch: int | None) -> Model:
        """The weights of ``epoch``, or with ``None`` those that the run ended with."""
        return load_model(self.weights(name, epoch))

    def model_to_open(self, run: Run, best: bool) -> tuple[int | None, Model]:
        """The weights of its best epoch, or as it ended, and which epoch they are of: ``None`` is neither.

        Where those are not there (any more), the nearest there are; ``UserError`` where there are none.
        """
        epochs, end = self.epochs(run.id), self.weights(run.id, None).exists()
        wanted = run.best.number if best and run.best is not None else None
        if wanted in epochs or (wanted is None and end):
            return wanted, self.model(run.id, wanted)
        if end or not epochs:
            return None, self.model(run.id, None)
        nearest = epochs[-1] if wanted is None else min(epochs, key=lambda epoch: (abs(epoch - wanted), -epoch))
        return nearest, self.model(run.id, nearest)

    def curves(self, name: str) -> dict[str, Array]:
        """The curves of the run ``name``; none where none were kept."""
        path = self.folder / name / CURVES
        try:
            if file_size(path) > MOST_CURVES:
                raise UserError(tr("The curves of the run in {folder} are too large to be read.", folder=path.parent))
            with safe_open(path, "numpy") as tensors:
                curves = {key: np.array(tensors.get_tensor(key)) for key in tensors.keys()}  # noqa: SIM118 - no mapping
        except FileNotFoundError:
            return {}
        except (OSError, SafetensorError, ValueError, TypeError) as error:
            raise UserError(tr("The curves of the run in {folder} are damaged.", folder=path.parent)) from error
        lengths = {key.rpartition(".")[0]: len(column) for key, column in curves.items() if column.ndim == 1}
        for key, column in curves.items():
            fits = column.ndim == 1 and len(column) == lengths[key.rpartition(".")[0]]
            if not fits or column.dtype.kind != "f" or not np.isfinite(column).all():
                raise UserError(tr("The curves of the run in {folder} are damaged.", folder=path.parent))
        return curves

    # Writing --------------------------------------------------------------------------------------------------

    def write(self, run: Run) -> None:
        """Keep what is known of ``run``."""
        folder = self.folder / run.id
        if not _ID.fullmatch(run.id):
            raise UserError(tr("{id!r} cannot be the name of a run.", id=run.id))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(tr("{folder} cannot be made: {reason}.", folder=folder, reason=in_words(error))) from error
        write_whole(folder / FACTS, to_json(run).encode())

    def record(self, run: Run) -> None:
        """Keep what has come of ``run``; what the person says of it stays as it was last said, in whatever window."""
        said = self.read(run.id)
        self.write(replace(run, name=said.name, keep=said.keep) if isinstance(said, Run) else run)

    def label(self, name: str, /, **changes: Any) -> None:
        """Keep what the person says of the run ``name``, and all else as it is by now."""
        run = self.read(name)
        if isinstance(run, Run):
            self.write(replace(run, **changes))

    def write_weights(self, name: str, epoch: int | None, model: Model, best: int | None = None) -> None:
        """Keep the weights of ``epoch``, with ``None`` those of the run's end, which are gone when another epoch comes.

        Of more than :data:`MOST_EPOCHS` epochs every second one goes, but for the ``best``.
        """
        save_model(self.weights(name, epoch), model)
        if epoch is not None:
            _delete(self.weights(name, None))  # it was stopped there, and has gone on
        kept = self.epochs(name)
        if len(kept) > MOST_EPOCHS:
            for number in kept[1:-1:2]:
                if number != best:
                    _delete(self.weights(name, number))

    def copy_weights(self, source: Run, target: Run) -> None:
        """Keep the weights that ``target`` goes on from, where they are those of an epoch that ``source`` has kept."""
        last = len(target.epochs)
        if source.epochs[:last] == target.epochs and last in self.epochs(source.id):
            self.write_weights(target.id, last, self.model(source.id, last))

    def write_curves(self, name: str, curves: Curves) -> None:
        """Keep ``curves``."""
        write_whole(self.folder / name / CURVES, save({key: np.ascontiguousarray(c) for key, c in curves.items()}))

    # Removing -------------------------------------------------------------------------------------------------

    def remove(self, name: str) -> None:
        """Take the run ``name`` off the shelf, if it is there; until :meth:`sweep` it can be brought back."""
        if (self.folder / name).exists():
            _delete(self.folder / (REMOVED + name))  # it was removed before, and went on
            self._rename(name, REMOVED + name)

    def bring_back(self, name: str) -> None:
        """Undo :meth:`remove`."""
        self._rename(REMOVED + name, name)

    def sweep(self, spared: Container[str]) -> None:
        """Delete for good what was removed, but for the runs ``spared``."""
        with suppress(OSError):
            for entry in self.folder.iterdir():
                if entry.name.startswith(REMOVED) and entry.name.removeprefix(REMOVED) not in spared:
                    shutil.rmtree(entry, ignore_errors=True)

    def delete(self, name: str) -> None:
        """Delete the run ``name`` for good."""
        _delete(self.folder / name)

    def _rename(self, old: str, new: str) -> None:
        try:
            (self.folder / old).rename(self.folder / new)
        except OSError as error:
            raise UserError(
                tr(
                    "The run in {old} cannot be moved: {reason}.",
                    old=self.folder / old,
                    reason=in_words(error),
                )
            ) from error

    # The budget -----------------------------------------------------------------------------------------------

    def size(self) -> int:
        """Bytes that all runs take on the disk."""
        return sum(_bytes(self.folder / name) for name in self.ids())

    def make_room(self, budget: int, spared: Container[str]) -> int:
        """Remove until all runs take at most ``budget`` bytes, but nothing of those ``spared``; returns what they take.

        First the epochs' weights of the oldest runs go, the earliest epochs before later ones, but the best and what a
        run ended with; then whole runs. What the person marked to keep, and what is damaged, is not touched.
        """
        size = self.size()
        if size <= budget:
            return size
        runs = [run for run in self.all() if isinstance(run, Run) and not run.keep and run.id not in spared]
        for path in chain(self._old_epochs(runs), (self.folder / run.id for run in runs)):
            if size <= budget:
                return size
            size -= _bytes(path)
            _delete(path)
        return size

    def _old_epochs(self, runs: Iterable[Run]) -> Iterator[Path]:
        for run in runs:
            epochs = self.epochs(run.id)
            best = run.best.number if run.best is not None else None
            if not self.weights(run.id, None).exists():
                epochs = epochs[:-1]  # the last is what there is of its end
            yield from (self.weights(run.id, epoch) for epoch in epochs if epoch != best)


def _bytes(path: Path) -> int:
    """What a file, or the files in a folder, take."""
    with suppress(OSError):
        if path.is_dir():
            return sum(each.stat().st_size for each in path.iterdir())
        return path.stat().st_size
    return 0


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
