"""Kill -9 at random moments of a training run: ``python -m tests.benchmarks.killed_runs [--kills N] [--seed N]``.

A window trains a small network without an end, on some pictures. A random while after its first epoch it is
killed, and the next window is asked what it offers: that has to be the last epoch that was done, or, killed while that
was being written, the one before. Nothing else may lie in the folder. The next window goes on with it or discards it.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import save_model
from core.training.config import TrainingConfig
from resources import MNIST

LONGEST = 3.0
"""Seconds from the first epoch to the end at most."""

PICTURES = 1500
"""So many that an epoch takes longer than the writing of its file."""

SETTLED = 500
"""Milliseconds until the window has built what it shows first: before, it is told of several epochs at once."""

CONFIG = TrainingConfig("adam", 0.001, batch_size=32, epochs=10_000)


@dataclass(frozen=True)
class Killed:
    """One window: what it ``offered`` when it came, whether it was ``gone_on`` with, and the epochs it was told of."""

    offered: str
    gone_on: bool
    done: int
    left: tuple[str, ...]

    @property
    def offered_epoch(self) -> int:
        """0 where nothing was offered."""
        return int(self.offered.split(" epoch ")[1].split()[0]) if self.offered else 0


def main() -> None:
    """Kill and look; ends with the status 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--window", nargs=2, metavar=("FOLDER", "go on|discard"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.window is not None:
        live(Path(options.window[0]), options.window[1] == "go on")
        return
    with tempfile.TemporaryDirectory() as folder:
        faults, exact = look_at(kill_often(Path(folder), options.kills, options.seed))
    earlier = options.kills - exact - len(faults)
    print(f"{options.kills} kills: {exact} times the last epoch was offered, {earlier} times the one before.")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


def kill_often(folder: Path, kills: int, seed: int, pictures: int = PICTURES, longest: float = LONGEST) -> list[Killed]:
    """Windows one after another, each killed but for the last, which is killed too but only looked at.

    ``longest`` is in seconds, from the first epoch to the end.
    """
    prepare(folder, pictures)
    rng = random.Random(seed)
    killed = []
    for number in range(kills + 1):
        killed.append(kill_one(folder, gone_on=rng.random() < 0.7, after=rng.uniform(0, longest)))
        print(f"{number}: {killed[-1]}", file=sys.stderr)
    return killed


def look_at(killed: list[Killed]) -> tuple[list[str], int]:
    """What was wrong, and how many were offered the very last epoch that was done."""
    faults, exact = [], 0
    for before, after in pairwise(killed):
        told = f"done: epoch {before.done}, offered: {after.offered!r}, in the folder: {after.left}"
        if after.offered_epoch not in (before.done, before.done - 1, before.done + 1):
            faults.append(f"Another epoch is offered than the last. {told}")
        elif len([name for name in after.left if name.endswith(".safetensors")]) > 1 or any(
            name.endswith(".part") for name in after.left
        ):
            faults.append(f"Something has been left. {told}")
        exact += after.offered_epoch >= before.done
    return faults, exact


def prepare(folder: Path, pictures: int) -> None:
    """A few pictures and a small network."""
    from core.data.datasets import load_mnist

    data = load_mnist(MNIST).train
    np.savez(folder / "few.npz", images=data.images[:pictures], labels=data.labels[:pictures])
    network = preset("rathi").network
    model = Model(network, network.initialise(np.random.default_rng(0)), Card("Small"))
    save_model(folder / "small.safetensors", model)


def kill_one(folder: Path, gone_on: bool, after: float) -> Killed:
    """Start a window, and kill it ``after`` so many seconds of its first epoch."""
    arguments = ["--window", str(folder), "go on" if gone_on else "discard"]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.killed_runs", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as window:
        assert window.stdout is not None
        start = json.loads(window.stdout.readline())
        first = json.loads(window.stdout.readline())
        try:
            window.wait(after)
        except subprocess.TimeoutExpired:
            window.send_signal(signal.SIGKILL)
        lines = [line for line in window.stdout.read().split("\n") if line.endswith("}")]
    done = json.loads(lines[-1])["epoch"] if lines else first["epoch"]
    return Killed(start["offered"], gone_on, done, tuple(start["left"]))


def live(folder: Path, gone_on: bool) -> None:
    """Be a window: say what is offered, take it or not, and train; say each epoch that is done."""
    from PySide6.QtCore import QSettings, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from core.training.events import EpochDone
    from desktop.engine.messages import DocumentChanged
    from desktop.session.settings import Settings
    from desktop.shell.window import Window
    from desktop.training.job import Train

    app = QApplication([])
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = Window(settings, folder / "small.safetensors", folder / "data")
    window.show()
    bar, session = window.messages, window.session
    offered = bar.text.text() if not bar.isHidden() else ""
    unfinished = folder / "data" / "unfinished"
    left = sorted(path.name for path in unfinished.iterdir()) if unfinished.is_dir() else []
    print(json.dumps({"offered": offered, "left": left}), flush=True)

    once = Qt.ConnectionType.SingleShotConnection

    def begin() -> None:
        if offered and gone_on:
            bar.action_button.click()
            return
        if offered:
            bar.other_button.click()
        session.begin(Train(CONFIG, str(folder / "few.npz")))

    session.told(DocumentChanged).connect(lambda: QTimer.singleShot(SETTLED, begin), once)
    session.told(EpochDone).connect(lambda event: print(json.dumps({"epoch": event.epoch}), flush=True))
    app.exec()


if __name__ == "__main__":
    main()
