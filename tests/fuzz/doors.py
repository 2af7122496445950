"""The doors of the program: real files for each, how they are mutated, and what the program does with what it opens."""

import contextlib
import gzip
import io
import pickle
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np

from core.checks import is_there
from core.data.datasets import Dataset, DataSplits, load_dataset
from core.data.idx import read_images, read_labels
from core.data.pen_strokes import DOUBTFUL, PENDIGITS, UNIPEN, lines_of, load_pen_strokes
from core.exchange.archive import archived
from core.exchange.formats import import_model
from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.checkpoint import Checkpoint, checkpoint_bytes, load_checkpoint, progress_in
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import encoded, load_model
from core.nn.layers import BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, ReLU, Standardise
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.loop import BatchDone, Run
from core.types import Array, UserError
from desktop.my_digits.file import read_taught, write_digits
from desktop.runs.export import file_name
from desktop.runs.record import Change, Epoch, plain, to_json
from desktop.runs.record import Run as Kept
from desktop.runs.store import CURVES, FACTS, Damaged, Store
from desktop.training.job import Train
from tests.desktop.my_digits.taught_digits import pictured, seven
from tests.fuzz import containers, mutations, sequences
from tests.fuzz.mutations import Mutation

Open: TypeAlias = Callable[[Path], object]
"""Does with a file what the program does; ``UserError`` is the only refusal."""

RUN = "2026-01-01T00-00-00-abc"


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


# Real files ---------------------------------------------------------------------------------------------------

NETWORKS = (
    Network((1, 28, 28), (Standardise(0.1, 0.3), Conv2D(2, 5, stride=3), ReLU(), MaxPool2D(2), Flatten(), Dense(10))),
    Network((1, 28, 28), (MaxPool2D(7), Conv2D(3, 3), BatchNorm(), Dropout(0.5), Flatten(), Dense(10))),
)


def _models() -> list[Model]:
    card = Card("Small", "2026-01-31T12:00:00Z", "MNIST", 3, 7, 0.5, 0.25, recipe={"betas": [0.9, 0.999]})
    return [Model(network, network.initialise(np.random.default_rng(5)), card) for network in NETWORKS]


def _pictures(count: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(1)
    return rng.integers(0, 256, (count, 28, 28), np.uint8), np.arange(count) % 10


def _checkpoints() -> list[bytes]:
    images, labels = _pictures(20)
    data = Dataset(images.reshape(-1, 1, 28, 28), labels)
    found = []
    for name in ("adam", "sgd"):
        config = TrainingConfig(name, 0.01, batch_size=8, epochs=3, seed=5, averaging=0.9 if name == "adam" else 0.0)
        vector = NETWORKS[0].initialise(np.random.default_rng(0))
        run = Run(NETWORKS[0], vector, DataSplits("few", data, data, data), config, threads=1)
        events = run.events()
        for event in events:
            if isinstance(event, BatchDone) and (event.epoch, event.batch) == (2, 1):
                break
        events.close()
        found.append(checkpoint_bytes(Checkpoint(RUN, "mnist", "ab" * 32, NETWORKS[0], Card("Small"), run.state())))
    return found


def _archives() -> list[bytes]:
    plain_arrays = io.BytesIO()
    network = preset("zhou").network
    vector = network.initialise(np.random.default_rng(0))
    np.savez(plain_arrays, **network.views(vector))
    return [*map(archived, _models()), plain_arrays.getvalue()]


def _pickles() -> list[bytes]:
    rng = np.random.default_rng(0)
    shapes = ((8, 1, 5, 5), (8, 8, 5, 5), (128, 800), (10, 128), (8, 1), (8, 1), (128, 1), (10, 1))
    arrays = [rng.normal(0, 0.1, shape).astype(np.float16) for shape in shapes]
    return [pickle.dumps([arrays, [np.float64(2.3), 0.1]], protocol) for protocol in (0, 2, 3, 5)]


def _architectures(folder: Path) -> list[bytes]:
    found = []
    networks = (*NETWORKS, *(preset(name).network for name in ("zhou", "deshpande", "aniemeka")))
    for network in networks:
        save_architecture(folder / "a.json", Architecture("Mine", network))
        found.append((folder / "a.json").read_bytes())
    return found


def _idx() -> list[bytes]:
    images, labels = _pictures(12)
    pictures = b"".join(number.to_bytes(4, "big") for number in (2051, 12, 28, 28)) + images.tobytes()
    numbers = b"".join(number.to_bytes(4, "big") for number in (2049, 12)) + labels.astype(np.uint8).tobytes()
    return [*(pictures, numbers), *(gzip.compress(each, mtime=0) for each in (pictures, numbers))]


def _npz() -> list[bytes]:
    images, labels = _pictures(12)
    found = []
    for one in (images, images.reshape(-1, 1, 28, 28).astype(np.float32) / 255):
        for save in (np.savez, np.savez_compressed):
            file = io.BytesIO()
            save(file, images=one, labels=labels)
            found.append(file.getvalue())
    return found


def _strokes() -> list[bytes]:
    file = io.BytesIO()
    points = np.random.default_rng(0).integers(0, 100, (40, 2), np.int16)
    np.savez_compressed(
        file,
        points=points,
        stroke_start=np.array([0, 10, 25, 40]),
        sample_start=np.array([0, 1, 3]),
        labels=np.array(["7", "b"]),
        writer=np.array(["a-1", "a-2"]),
        group=np.array(["abc", "abc"]),
    )
    return [file.getvalue()]


def _taught(folder: Path) -> list[bytes]:
    write_digits(folder / "mine.npz", [seven(), pictured(), seven(0.1, 4)])
    return [(folder / "mine.npz").read_bytes(), *_npz()[:1]]


def kept_run() -> Kept:
    return Kept(
        *(RUN, "A first try", "Zhou", 13_610, "mnist", "2026-01-01T00:00:00+00:00"),
        config=plain(TrainingConfig("sgd", 0.01, batch_size=16, epochs=3)),
        epochs=(Epoch(1, 2.0, 0.5, 1.5, 0.75, 0.5), Epoch(2, None, 0.6, None, None, 0.5)),
        changes=(Change(1.5, {"learning_rate": 0.01}, {"learning_rate": 0.0}),),
        test_accuracy=0.74,
        outcome="Trained for 3 epochs.",
    )


def _curves(folder: Path) -> list[bytes]:
    store = Store(folder / "runs")
    store.write(kept_run())
    store.write_curves(RUN, {f"loss.{part}": np.arange(9.0, dtype=np.float32) for part in ("x", "low", "high", "mean")})
    return [(folder / "runs" / RUN / CURVES).read_bytes()]


def _images() -> list[bytes]:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QImageWriter

    shades = np.full((40, 40), 255, np.uint8)
    shades[5:35, 18:23] = 0
    grey = QImage(shades.tobytes(), 40, 40, 40, QImage.Format.Format_Grayscale8)
    kinds = ("png", "jpg", "bmp", "webp", "tiff", "ppm", "xbm", "xpm", "ico", "gif")
    known = {bytes(name.data()).decode() for name in QImageWriter.supportedImageFormats()}
    found = []
    for kind in kinds:
        for image in (grey, grey.convertToFormat(QImage.Format.Format_ARGB32)):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            if kind in known and image.save(buffer, kind):
                found.append(bytes(buffer.data().data()))
    gif = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\0\0\0\0\0,\0\0\0\0\x02\0\x02\0\0\x02\x03D\x02\x05\0;"
    return [*found, gif]


def _ini(folder: Path) -> list[bytes]:
    from PySide6.QtCore import QByteArray, QSettings

    from desktop.session.settings import Settings

    store = QSettings(str(folder / "made.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.theme, settings.tab, settings.runs_budget = "dark", "training", 500
    for name in ("a.safetensors", "b & c, d.png"):
        settings.remember(folder / name)
    for name, state in (("geometry", _GEOMETRY), ("split", _SPLIT)):
        settings.set_bytes(name, QByteArray(bytes.fromhex(state)))
    store.sync()
    return [(folder / "made.ini").read_bytes()]


_GEOMETRY = (
    "01d9d0cb00030000000000000000000000000 4ff0000031f00000000000000000000 04ff0000031f0000000000000000050000000000"
    "0000000000 04ff0000031f"
).replace(" ", "")
_SPLIT = "000000ff000000010000000200000180000003780000ffffff01000000010 0".replace(" ", "")

COMMANDS = (
    ("info", "w.safetensors"),
    ("info", "w.safetensors", "--json"),
    ("recognise", "p.png", "--weights", "w.safetensors"),
    ("export", "w.safetensors", "--to", "npz", "--output", "out.npz"),
    ("export", "w.safetensors", "--to", "pytorch", "--output", "out.py"),
    ("import", "w.npz", "--output", "out.safetensors"),
    ("evaluate", "--weights", "w.safetensors", "--dataset", "few.npz"),
    ("compare", "w.safetensors", "w.safetensors", "--dataset", "few.npz"),
    ("explain", "p.png", "--weights", "w.safetensors", "--output", "out.png"),
    ("train", "--preset", "zhou", "--output", "missing/w.safetensors", "--epochs", "1", "--learning-rate", "0.1"),
    ("train", "--network", "n.json", "--output", "missing/w.safetensors", "--batch-size", "4", "--seed", "3"),
    ("train", "--resume", "c.safetensors", "--output", "missing/w.safetensors", "--threads", "1"),
)
"""``train`` stops where it would begin: there is no such folder."""


def _commands() -> list[bytes]:
    return ["\0".join(command).encode() for command in COMMANDS]


# What the program does with them ------------------------------------------------------------------------------


def _weights(path: Path) -> object:
    return encoded(load_model(path))  # what can be opened can be saved


def _checkpoint(path: Path) -> object:
    with contextlib.suppress(UserError):  # it looks for no more than this in whatever is opened
        progress_in(path)
    checkpoint = load_checkpoint(path)
    assert checkpoint.progress
    return Train.going_on(checkpoint), checkpoint_bytes(checkpoint)


def _import(path: Path) -> object:
    return encoded(import_model(path, NETWORKS[0]))


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
    (folder / f"{UNIPEN}.npz").write_bytes(_strokes()[0])
    (folder / DOUBTFUL).write_text("0 7 1\n")


def _read_strokes(path: Path) -> object:
    pens = load_pen_strokes.__wrapped__(path.parent)
    return lines_of(pens, np.arange(len(pens))), pens.others, pens.where("train", "7")


def _my_digits(path: Path) -> object:
    digits = read_taught(path)
    for digit in digits[:2]:
        digit.drawing.varied(np.random.default_rng(0))
    return write_digits(path.with_name("out.npz"), digits)


def _shelf(folder: Path) -> None:
    _curves(folder)


def _kept_facts(path: Path) -> object:
    run = Store(path.parent.parent).read(path.parent.name)
    if isinstance(run, Damaged):
        raise UserError(run.reason)
    return to_json(run), run.best, run.settings, file_name(run.name)


def _kept_curves(path: Path) -> object:
    return Store(path.parent.parent).curves(path.parent.name)


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


@cache
def _command_files() -> dict[str, bytes]:
    """What the commands name."""
    model = _models()[0]
    return {
        "w.safetensors": encoded(model),
        "w.npz": archived(model),
        "c.safetensors": _checkpoints()[0],
        "few.npz": _npz()[0],
        "p.png": _images()[0],
        "n.json": _with_folder(_architectures)()[0],
    }


NO_END = {"evaluate": ("--dataset", "few.npz"), "compare": ("--dataset", "few.npz"), "train": ("--output", "missing/w")}
"""What is always the last word: all of MNIST takes its time, and so does training."""


def _command(path: Path) -> object:
    """Run it as ``main`` does, without a process of its own, in a folder of its own."""
    from desktop.cli.command_line import _obey

    arguments = path.read_bytes().decode("utf-8", "surrogatepass").split("\0")
    out, folder = io.StringIO(), path.with_name("out.d")
    folder.mkdir()
    for name, content in _command_files().items():
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


def _with_folder(make: Callable[[Path], list[bytes]]) -> Callable[[], list[bytes]]:
    def sources() -> list[bytes]:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            return make(Path(folder))

    return sources


_packed = containers.packed(mutations.bytewise)
DOORS: dict[str, Door] = {
    door.name: door
    for door in (
        Door("weights", "w.safetensors", lambda: list(map(encoded, _models())), containers.safetensors, _weights),
        Door("checkpoint", "c.safetensors", _checkpoints, containers.safetensors, _checkpoint),
        Door("archive", "w.npz", _archives, containers.archive, _import),
        Door("pickle", "params.pkl", _pickles, sequences.pickles, _import),
        Door("architecture", "n.json", _with_folder(_architectures), mutations.texts, _architecture),
        Door("idx", "train-images-idx3-ubyte", _idx, _packed, _read_idx),
        Door("npz", "mine.npz", _npz, containers.archive, load_dataset),
        Door("picture", "p.png", _images, containers.pictures, _picture, needs_qt=True),
        Door("settings", "settings.ini", _with_folder(_ini), sequences.settings, _settings, needs_qt=True),
        Door("my digits", "my-digits.npz", _with_folder(_taught), containers.archive, _my_digits),
        Door(
            "kept run", f"runs/{RUN}/{FACTS}", lambda: [to_json(kept_run()).encode()], mutations.texts, _kept_facts,
            prepare=_shelf,
        ),
        Door(
            "curves", f"runs/{RUN}/{CURVES}", _with_folder(_curves), containers.safetensors, _kept_curves,
            prepare=_shelf,
        ),
        Door(
            "strokes", f"{PENDIGITS}.npz", _strokes, containers.archive, _read_strokes,
            prepare=_stroke_files,
        ),
        Door(
            "command line", "arguments", _commands, sequences.words, _command, needs_qt=True,
        ),
    )
}  # fmt: skip
