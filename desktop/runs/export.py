"""A run as a folder that other programs can read: settings, curves, weights."""

from pathlib import Path

from core.atomic import write_whole
from core.checks import in_words, is_there
from core.types import UserError
from desktop.language import tr
from desktop.runs.record import Run, to_json
from desktop.runs.store import Curves, Store
from desktop.widgets.plot_data import write_csv
from desktop.widgets.words import file_name

EPOCHS = ("epoch", "training loss", "training accuracy", "validation loss", "validation accuracy", "seconds")
CHANGES = ("epoch", "setting", "before", "after")
BATCHES = {"loss.x": "epoch"} | {
    f"{quantity}.{part}": f"{words} {quantity}"
    for quantity in ("loss", "accuracy")
    for part, words in (("low", "lowest"), ("high", "highest"), ("mean", "mean"))
}
"""What is kept of the batches, several in a row where there were many, and how the columns are called: the same in
every language, for other programs to find them."""

MOST_NAMES = 1000


def free_folder(inside: Path, name: str) -> Path:
    """A folder in ``inside`` that is not there yet, called after ``name``."""
    plain = file_name(name, "run")
    for number in range(1, MOST_NAMES):
        folder = inside / (f"{plain}-{number}" if number > 1 else plain)
        if not is_there(folder):
            return folder
    raise UserError(tr("{inside} is full of exports of this run: choose another folder.", inside=inside))


def export_run(store: Store, run: Run, curves: Curves, folder: Path) -> None:
    """Write ``run``, whose ``curves`` these are, to the new ``folder``; ``UserError`` if that cannot be done.

    ``settings.json`` holds all that is known of it, ``epochs.csv``, ``batches.csv`` and ``changes.csv`` its curves and
    the dials that were turned, and ``weights/`` the weight files there are.
    """
    try:
        (folder / "weights").mkdir(parents=True)
    except OSError as error:
        raise UserError(tr("{folder} cannot be made: {reason}.", folder=folder, reason=in_words(error))) from error
    write_whole(folder / "settings.json", to_json(run).encode())
    _write_curves(folder, run, curves)
    _copy_weights(folder / "weights", store, run)


def _write_curves(folder: Path, run: Run, curves: Curves) -> None:
    epochs = (
        [
            epoch.number,
            epoch.train_loss,
            epoch.train_accuracy,
            epoch.validation_loss,
            epoch.validation_accuracy,
            epoch.seconds,
        ]
        for epoch in run.epochs
    )
    write_csv(folder / "epochs.csv", EPOCHS, (list(map(_number, values)) for values in epochs))
    changes = (
        [_number(change.place), name, str(change.before.get(name, "")), str(value)]
        for change in run.changes
        for name, value in change.after.items()
        if value != change.before.get(name)
    )
    write_csv(folder / "changes.csv", CHANGES, changes)
    columns = {head: curves[key].tolist() for key, head in BATCHES.items() if key in curves}
    batches = zip(*columns.values(), strict=True)
    write_csv(folder / "batches.csv", list(columns), (list(map(_number, values)) for values in batches))


def _copy_weights(folder: Path, store: Store, run: Run) -> None:
    for epoch in (*store.epochs(run.id), None):
        source = store.weights(run.id, epoch)
        try:
            content = source.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UserError(tr("{source} cannot be read: {reason}.", source=source, reason=in_words(error))) from error
        write_whole(folder / source.name, content)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.9g}"
