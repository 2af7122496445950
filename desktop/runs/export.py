"""A run as a folder that other programs can read: settings, curves, weights."""

from collections.abc import Callable
from pathlib import Path

from core.atomic import write_whole
from core.checks import in_words
from core.types import UserError
from desktop.language import tr
from desktop.runs.record import Run, to_json
from desktop.runs.store import Store
from desktop.widgets.plot_data import write_csv

EPOCHS = (
    "epoch",
    tr("training loss"),
    tr("training accuracy"),
    tr("validation loss"),
    tr("validation accuracy"),
    "seconds",
)
CHANGES = ("epoch", "setting", "before", "after")
BATCHES = {"loss.x": "epoch"} | {
    f"{quantity}.{part}": f"{words} {quantity}"
    for quantity in ("loss", "accuracy")
    for part, words in (("low", "lowest"), ("high", "highest"), ("mean", "mean"))
}
"""What is kept of the batches, several in a row where there were many, and how the columns are called."""

MOST_NAMES = 1000


def file_name(name: str) -> str:
    """``name`` as a file may be called, without a suffix."""
    plain = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name.lower())
    return plain.strip("-")[:60] or "run"


def free_folder(inside: Path, name: str) -> Path:
    """A folder in ``inside`` that is not there yet, called after ``name``."""
    plain = file_name(name)
    for number in range(1, MOST_NAMES):
        folder = inside / (f"{plain}-{number}" if number > 1 else plain)
        if not folder.exists():
            return folder
    raise UserError(tr("{inside} is full of exports of this run: choose another folder.", inside=inside))


def export_run(store: Store, run: Run, folder: Path, pictures: Callable[[Path], object]) -> None:
    """Write ``run`` to the new ``folder``; ``pictures`` adds those of its plots. ``UserError`` if that cannot be done.

    ``settings.json`` holds all that is known of it, ``epochs.csv``, ``batches.csv`` and ``changes.csv`` its curves and
    the dials that were turned, and ``weights/`` the weight files there are.
    """
    try:
        (folder / "weights").mkdir(parents=True)
    except OSError as error:
        raise UserError(tr("{folder} cannot be made: {reason}.", folder=folder, reason=in_words(error))) from error
    write_whole(folder / "settings.json", to_json(run).encode())
    write_csv(
        folder / "epochs.csv",
        EPOCHS,
        (
            [
                _number(value)
                for value in (
                    *(epoch.number, epoch.train_loss, epoch.train_accuracy),
                    *(epoch.validation_loss, epoch.validation_accuracy, epoch.seconds),
                )
            ]
            for epoch in run.epochs
        ),
    )
    write_csv(
        folder / "changes.csv",
        CHANGES,
        (
            [_number(change.place), name, str(change.before.get(name, "")), str(value)]
            for change in run.changes
            for name, value in change.after.items()
            if value != change.before.get(name)
        ),
    )
    curves = store.curves(run.id)
    columns = {head: curves[key].tolist() for key, head in BATCHES.items() if key in curves}
    rows = zip(*columns.values(), strict=True)
    write_csv(folder / "batches.csv", list(columns), ([f"{value:.9g}" for value in row] for row in rows))
    for epoch in (*store.epochs(run.id), None):
        source = store.weights(run.id, epoch)
        try:
            content = source.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UserError(tr("{source} cannot be read: {reason}.", source=source, reason=in_words(error))) from error
        write_whole(folder / "weights" / source.name, content)
    pictures(folder)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.9g}"
