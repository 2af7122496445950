"""Real files of every kind that the program opens, made anew: the same bytes each time."""

import gzip
import io
import pickle
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from core.data.datasets import Dataset, DataSplits
from core.exchange.archive import archived
from core.imaging.painter import render
from core.model.architecture import Architecture, save_architecture
from core.model.checkpoint import Checkpoint, checkpoint_bytes
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import encoded
from core.nn.layers import BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, ReLU, Standardise
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.events import BatchDone
from core.training.loop import Run
from core.types import Array
from desktop.my_digits.file import write_digits
from desktop.runs.record import Change, Epoch, plain
from desktop.runs.record import Run as Kept
from desktop.runs.store import CURVES, Store
from tests.desktop.my_digits.taught_digits import SEVEN, pictured, seven

RUN = "2026-01-01T00-00-00-abc"

NETWORKS = (
    Network((1, 28, 28), (Standardise(0.1, 0.3), Conv2D(2, 5, stride=3), ReLU(), MaxPool2D(2), Flatten(), Dense(10))),
    Network((1, 28, 28), (MaxPool2D(7), Conv2D(3, 3), BatchNorm(), Dropout(0.5), Flatten(), Dense(10))),
)


def models() -> list[Model]:
    card = Card("Small", "2026-01-31T12:00:00Z", "MNIST", 3, 7, 0.5, 0.25, recipe={"betas": [0.9, 0.999]})
    return [Model(network, network.initialise(np.random.default_rng(5)), card) for network in NETWORKS]


def _pictures(count: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(1)
    return rng.integers(0, 256, (count, 28, 28), np.uint8), np.arange(count) % 10


def checkpoints() -> list[bytes]:
    images, labels = _pictures(20)
    data = Dataset(images.reshape(-1, 1, 28, 28), labels)
    found = []
    for name in ("adam", "sgd"):
        config = TrainingConfig(name, 0.01, batch_size=8, epochs=3, seed=5, averaging=0.9 if name == "adam" else 0.0)
        vector = NETWORKS[0].initialise(np.random.default_rng(0))
        run = Run(NETWORKS[0], vector, DataSplits("few", data, data, data), config, processes=1)
        events = run.events()
        for event in events:
            if isinstance(event, BatchDone) and (event.epoch, event.batch) == (2, 1):
                break
        events.close()
        state = run.state()  # but for how long it took
        epochs = tuple(replace(epoch, seconds=2.0, images_per_second=10.0) for epoch in state.past.epochs)
        state = replace(state, seconds=0.5, past=replace(state.past, epochs=epochs))
        found.append(checkpoint_bytes(Checkpoint(RUN, "mnist", "ab" * 32, NETWORKS[0], Card("Small"), state)))
    return found


def archives() -> list[bytes]:
    plain_arrays = io.BytesIO()
    network = preset("zhou").network
    vector = network.initialise(np.random.default_rng(0))
    np.savez(plain_arrays, **network.views(vector))
    return [*map(archived, models()), plain_arrays.getvalue()]


def pickles() -> list[bytes]:
    rng = np.random.default_rng(0)
    shapes = ((8, 1, 5, 5), (8, 8, 5, 5), (128, 800), (10, 128), (8, 1), (8, 1), (128, 1), (10, 1))
    arrays = [rng.normal(0, 0.1, shape).astype(np.float16) for shape in shapes]
    return [pickle.dumps([arrays, [np.float64(2.3), 0.1]], protocol) for protocol in (0, 2, 3, 5)]


def architectures(folder: Path) -> list[bytes]:
    found = []
    networks = (*NETWORKS, *(preset(name).network for name in ("zhou", "deshpande", "aniemeka")))
    for network in networks:
        save_architecture(folder / "a.json", Architecture("Mine", network))
        found.append((folder / "a.json").read_bytes())
    return found


def idx() -> list[bytes]:
    images, labels = _pictures(12)
    pictures = b"".join(number.to_bytes(4, "big") for number in (2051, 12, 28, 28)) + images.tobytes()
    numbers = b"".join(number.to_bytes(4, "big") for number in (2049, 12)) + labels.astype(np.uint8).tobytes()
    return [*(pictures, numbers), *(gzip.compress(each, mtime=0) for each in (pictures, numbers))]


def npz() -> list[bytes]:
    images, labels = _pictures(12)
    found = []
    for one in (images, images.reshape(-1, 1, 28, 28).astype(np.float32) / 255):
        for save in (np.savez, np.savez_compressed):
            file = io.BytesIO()
            save(file, images=one, labels=labels)
            found.append(file.getvalue())
    return found


def strokes() -> list[bytes]:
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


def taught(folder: Path) -> list[bytes]:
    digits = [seven(), pictured(), seven(0.1, 4)]
    known = [replace(digit, identity=bytes([number] * 16)) for number, digit in enumerate(digits)]
    write_digits(folder / "mine.npz", known)
    return [(folder / "mine.npz").read_bytes(), *npz()[:1]]


def kept_run() -> Kept:
    return Kept(
        *(RUN, "A first try", "Zhou", 13_610, "mnist", "2026-01-01T00:00:00+00:00"),
        config=plain(TrainingConfig("sgd", 0.01, batch_size=16, epochs=3)),
        epochs=(Epoch(1, 2.0, 0.5, 1.5, 0.75, 0.5), Epoch(2, None, 0.6, None, None, 0.5)),
        changes=(Change(1.5, {"learning_rate": 0.01}, {"learning_rate": 0.0}),),
        test_accuracy=0.74,
        outcome="Trained for 3 epochs.",
    )


def curves(folder: Path) -> list[bytes]:
    store = Store(folder / "runs")
    store.write(kept_run())
    store.write_curves(RUN, {f"loss.{part}": np.arange(9.0, dtype=np.float32) for part in ("x", "low", "high", "mean")})
    return [(folder / "runs" / RUN / CURVES).read_bytes()]


def picture_files() -> list[bytes]:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QImageWriter

    # 32 pixels: what Qt writes behind the rows of an icon of another width is whatever lay there.
    shades = np.full((32, 32), 255, np.uint8)
    shades[4:28, 14:19] = 0
    grey = QImage(shades.tobytes(), 32, 32, 32, QImage.Format.Format_Grayscale8)
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


def drawings(folder: Path) -> list[bytes]:
    from desktop.shell.rescue import save_drawing

    save_drawing(folder / "2026.npy", render(SEVEN))
    return [(folder / "2026.npy").read_bytes()]


def ini(folder: Path) -> list[bytes]:
    from PySide6.QtCore import QByteArray, QSettings

    from desktop.session.settings import Settings

    store = QSettings(str(folder / "made.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.theme, settings.tab, settings.runs_budget = "dark", "training", 500
    for name in ("a.safetensors", "b & c, d.png"):
        settings.remember(Path("/drawings") / name)
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


def commands() -> list[bytes]:
    return ["\0".join(command).encode() for command in COMMANDS]


@cache
def command_files() -> dict[str, bytes]:
    """What the commands name."""
    model = models()[0]
    return {
        "w.safetensors": encoded(model),
        "w.npz": archived(model),
        "c.safetensors": checkpoints()[0],
        "few.npz": npz()[0],
        "p.png": picture_files()[0],
        "n.json": with_folder(architectures)()[0],
    }


def with_folder(make: Callable[[Path], list[bytes]]) -> Callable[[], list[bytes]]:
    def sources() -> list[bytes]:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            return make(Path(folder))

    return sources
