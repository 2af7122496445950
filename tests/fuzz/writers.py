"""Everything that the program writes for itself or for a person, as something that is written again and again.

``write(folder, number)`` writes a version of that number over the last one, as the program does, and ``read(folder)``
says which number is there, or raises what reading raises.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from core.exchange.formats import export_model, import_model
from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.checkpoint import Checkpoint, checkpoint_bytes, load_checkpoint, save_checkpoint
from core.model.model import Card, Model
from core.model.weights import load_model, save_model
from core.types import UserError
from desktop.my_digits.shared_file import SharedFile
from desktop.my_digits.taught import TaughtDigit
from desktop.runs.store import Damaged, Store
from desktop.training.writer import write_beside
from tests.desktop.my_digits.taught_digits import seven
from tests.fuzz.doors import DOORS
from tests.fuzz.samples import NETWORKS, RUN, kept_run


@dataclass(frozen=True)
class Writer:
    """One kind of file; ``needs_qt`` says that it cannot be written without PySide6."""

    name: str
    write: Callable[[Path, int], object]
    read: Callable[[Path], int]
    needs_qt: bool = False


@cache
def _model() -> Model:
    return Model(NETWORKS[0], NETWORKS[0].initialise(np.random.default_rng(0)), Card("Small"))


def _numbered(number: int) -> Model:
    return replace(_model(), card=Card("Small", epochs=number))


@cache
def _checkpoint() -> Checkpoint:
    """A real one, out of its file."""
    with tempfile.NamedTemporaryFile(suffix=".safetensors") as file:
        path = Path(file.name)
        path.write_bytes(DOORS["checkpoint"].sources()[0])
        return load_checkpoint(path)


@cache
def _digit() -> TaughtDigit:
    return seven()


def _write_digits(folder: Path, number: int) -> None:
    """As many digits as the number says: one more is taught, or some are deleted."""
    file = SharedFile(folder / "my-digits.npz")
    if file.notes:
        raise AssertionError(file.notes)
    wanted = tuple(replace(_digit(), identity=each.to_bytes(16, "big")) for each in range(number))
    file.exchange(file.held, wanted)


def _read_digits(folder: Path) -> int:
    file = SharedFile(folder / "my-digits.npz")
    if file.notes:
        raise UserError(file.notes[0])
    return len(file.held)


def _facts(folder: Path) -> int:
    run = Store(folder).read(RUN)
    if isinstance(run, Damaged):
        raise UserError(run.reason)
    return int(run.seconds)


def _write_curves(folder: Path, number: int) -> None:
    (folder / RUN).mkdir(exist_ok=True)
    Store(folder).write_curves(RUN, {"loss.x": np.full(3, number, np.float32)})


def _write_epoch(folder: Path, number: int) -> None:
    (folder / RUN).mkdir(exist_ok=True)
    Store(folder).write_weights(RUN, 1, _numbered(number))


def _write_settings(folder: Path, number: int) -> None:
    from PySide6.QtCore import QSettings

    from desktop.session.settings import Settings

    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    Settings(store).runs_budget = number + 1  # 0 is none
    store.sync()
    if store.status() != QSettings.Status.NoError:
        raise UserError("The settings cannot be written.")


def _read_settings(folder: Path) -> int:
    """Out of a copy: Qt remembers what it could not write."""
    from PySide6.QtCore import QSettings

    from desktop.session.settings import Settings

    with tempfile.TemporaryDirectory() as elsewhere:
        copy = shutil.copy(folder / "settings.ini", elsewhere)
        return Settings(QSettings(str(copy), QSettings.Format.IniFormat)).runs_budget - 1


WRITERS: dict[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer(
            "weights",
            lambda folder, number: save_model(folder / "w.safetensors", _numbered(number)),
            lambda folder: load_model(folder / "w.safetensors").card.epochs,
        ),
        Writer(
            "checkpoint",
            lambda folder, number: save_checkpoint(folder / "c.safetensors", replace(_checkpoint(), run=str(number))),
            lambda folder: int(load_checkpoint(folder / "c.safetensors").run),
        ),
        Writer(
            "autosave",
            lambda folder, number: write_beside(
                folder / "a.safetensors", checkpoint_bytes(replace(_checkpoint(), run=str(number)))
            ),
            lambda folder: int(load_checkpoint(folder / "a.safetensors").run),
        ),
        Writer(
            "architecture",
            lambda folder, number: save_architecture(folder / "n.json", Architecture(str(number), NETWORKS[0])),
            lambda folder: int(load_architecture(folder / "n.json").name),
        ),
        Writer(
            "export",
            lambda folder, number: export_model(_numbered(number), "npz", folder / "w.npz", "w.safetensors"),
            lambda folder: import_model(folder / "w.npz").card.epochs,
        ),
        Writer("my digits", _write_digits, _read_digits),
        Writer(
            "kept run", lambda folder, number: Store(folder).write(replace(kept_run(), seconds=float(number))), _facts
        ),
        Writer("epoch", _write_epoch, lambda folder: Store(folder).model(RUN, 1).card.epochs),
        Writer("curves", _write_curves, lambda folder: int(Store(folder).curves(RUN)["loss.x"][0])),
        Writer("settings", _write_settings, _read_settings, needs_qt=True),
    )
}
