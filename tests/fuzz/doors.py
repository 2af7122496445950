"""The doors of the program: how real files are mutated for each, and what the program does with what it opens."""

import contextlib
import io
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from core.checks import is_there
from core.data.datasets import load_dataset
from core.data.idx import read_images, read_labels
from core.data.pen_strokes import DOUBTFUL, PENDIGITS, UNIPEN, lines_of, load_pen_strokes
from core.exchange.formats import import_model
from core.model.architecture import load_architecture
from core.model.checkpoint import checkpoint_bytes, load_checkpoint, progress_in
from core.model.weights import INPUT_SHAPE, encoded, load_model
from core.types import UserError
from desktop.my_digits.file import read_taught, write_digits
from desktop.runs.record import to_json
from desktop.runs.store import CURVES, FACTS, Damaged, Store
from desktop.training.job import Train
from desktop.widgets.words import file_name
from tests.fuzz import containers, mutations, samples, sequences
from tests.fuzz.mutations import Mutation
from tests.fuzz.samples import RUN, with_folder

Open: TypeAlias = Callable[[Path], object]
"""Does with a file what the program does; ``UserError`` is the only refusal."""


@dataclass(frozen=True)
class Door:
    """Where a file comes in. ``name`` is also what its files are called, in a folder that is ``prepared``.

    ``sources`` gives real files; ``needs_qt`` says that it cannot be tried without PySide6.
    """

    name: str
    file: str
    sources: Callable[[], list[bytes]]
    mutate: Mutation
    open: Open
    needs_qt: bool = False
    prepare: Callable[[Path], object] = lambda _folder: None


def input_of(door: Door, sources: list[bytes], seed: int, number: int) -> bytes:
    """The mutated file of that ``number``, always the same."""
    rng = random.Random(f"{seed} {door.name} {number}")
    return door.mutate(rng, rng.choice(sources))


def _weights(path: Path) -> object:
    model = load_model(path)  # what can be opened can be computed with, and saved
    with np.errstate(all="ignore"):
        model.network.forward(model.parameters, np.zeros((1, *INPUT_SHAPE), np.float32))
    return encoded(model)


def _checkpoint(path: Path) -> object:
    with contextlib.suppress(UserError):  # it looks for no more than this in whatever is opened
        progress_in(path)
    checkpoint = load_checkpoint(path)
    assert checkpoint.progress
    return Train.going_on(checkpoint), checkpoint_bytes(checkpoint)


def _import(path: Path) -> object:
    return encoded(import_model(path, samples.NETWORKS[0]))


def _architecture(path: Path) -> object:
    from desktop.network_editor.draft import Draft, survey

    architecture = load_architecture(path)
    network = architecture.network
    if network.parameter_count < 1_000_000:
        network.initialise(np.random.default_rng(0))
    return survey(Draft.of(architecture)), network.describe()


def _read_idx(path: Path) -> object:
    try:
        return read_images(path)
    except UserError:
        return read_labels(path)


def _stroke_files(folder: Path) -> None:
    (folder / f"{UNIPEN}.npz").write_bytes(samples.strokes()[0])
    (folder / DOUBTFUL).write_text("0 7 1\n")


def _read_strokes(path: Path) -> object:
    pens = load_pen_strokes.__wrapped__(path.parent)
    return lines_of(pens, np.arange(len(pens))), pens.others, pens.where("train", "7")


def _my_digits(path: Path) -> object:
    digits = read_taught(path)
    for digit in digits[:2]:
        digit.drawing.varied(np.random.default_rng(0))
    return write_digits(path.with_name("out.npz"), digits)


def _kept_facts(path: Path) -> object:
    run = Store(path.parent.parent).read(path.parent.name)
    if isinstance(run, Damaged):
        raise UserError(run.reason)
    return to_json(run), run.best, run.settings, file_name(run.name)


def _kept_curves(path: Path) -> object:
    return Store(path.parent.parent).curves(path.parent.name)


def _drawing(path: Path) -> object:
    from desktop.shell.rescue import read_drawing

    return read_drawing(path)


def _picture(path: Path) -> object:
    from desktop.reading.pictures import read_picture

    ink = read_picture(path)
    assert np.isfinite(ink).all()
    return ink


def _settings(path: Path) -> object:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["fuzz", "-platform", "offscreen"])
    before = qInstallMessageHandler(lambda *_: None)  # Qt says what it does not know, which the program logs
    try:
        return _remembered(path), app
    finally:
        qInstallMessageHandler(before)


def _remembered(path: Path) -> object:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

    from desktop.session.settings import Settings

    ours = path.with_name("out.ini")
    ours.write_bytes(path.read_bytes())
    store = QSettings(str(ours), QSettings.Format.IniFormat)
    settings = Settings(store)
    window, split = QMainWindow(), QSplitter()
    for _ in range(2):
        split.addWidget(QWidget())
    window.setCentralWidget(split)
    window.restoreGeometry(settings.bytes("geometry"))
    split.restoreState(settings.bytes("split"))
    assert (window.width(), window.height()) <= (1 << 16, 1 << 16)
    facts = (settings.theme, settings.tab, settings.runs_budget, settings.folder, settings.recent)
    [is_there(known) for known in settings.recent]  # as the menu asks
    settings.remember(Path("/tmp/x.png"))
    assert settings.recent[0] == Path("/tmp/x.png")
    store.sync()
    assert store.status() in (QSettings.Status.NoError, QSettings.Status.FormatError)
    return facts


NO_END = {"evaluate": ("--dataset", "few.npz"), "compare": ("--dataset", "few.npz"), "train": ("--output", "missing/w")}
"""What is always the last word: all of MNIST takes its time, and so does training."""


def _command(path: Path) -> object:
    """Run it as ``main`` does, without a process of its own, in a folder of its own."""
    from desktop.cli.command_line import _obey

    arguments = path.read_bytes().decode("utf-8", "surrogatepass").split("\0")
    out, folder = io.StringIO(), path.with_name("out.d")
    folder.mkdir()
    for name, content in samples.command_files().items():
        (folder / name).write_bytes(content)
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            _obey([*arguments, *NO_END.get(arguments[0], ())])
    except SystemExit as ended:  # --help
        if ended.code:
            raise
    finally:
        shutil.rmtree(folder)
    assert "Traceback" not in out.getvalue()
    return out.getvalue()


_packed = containers.packed(mutations.bytewise)
DOORS: dict[str, Door] = {
    door.name: door
    for door in (
        Door(
            "weights", "w.safetensors", lambda: list(map(encoded, samples.models())), containers.safetensors, _weights,
        ),
        Door("checkpoint", "c.safetensors", samples.checkpoints, containers.safetensors, _checkpoint),
        Door("archive", "w.npz", samples.archives, containers.archive, _import),
        Door("pickle", "params.pkl", samples.pickles, sequences.pickles, _import),
        Door("architecture", "n.json", with_folder(samples.architectures), mutations.texts, _architecture),
        Door("idx", "train-images-idx3-ubyte", samples.idx, _packed, _read_idx),
        Door("npz", "mine.npz", samples.npz, containers.archive, load_dataset),
        Door("picture", "p.png", samples.picture_files, containers.pictures, _picture, needs_qt=True),
        Door("drawing", "2026.npy", with_folder(samples.drawings), containers.array, _drawing, needs_qt=True),
        Door("settings", "settings.ini", with_folder(samples.ini), sequences.settings, _settings, needs_qt=True),
        Door("my digits", "my-digits.npz", with_folder(samples.taught), containers.archive, _my_digits),
        Door(
            "kept run", f"runs/{RUN}/{FACTS}", lambda: [to_json(samples.kept_run()).encode()],
            mutations.texts, _kept_facts, prepare=samples.curves,
        ),
        Door(
            "curves", f"runs/{RUN}/{CURVES}", with_folder(samples.curves), containers.safetensors, _kept_curves,
            prepare=samples.curves,
        ),
        Door(
            "strokes", f"{PENDIGITS}.npz", samples.strokes, containers.archive, _read_strokes,
            prepare=_stroke_files,
        ),
        Door(
            "command line", "arguments", samples.commands, sequences.words, _command, needs_qt=True,
        ),
    )
}  # fmt: skip
