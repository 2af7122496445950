"""Files that are as good as any, in a process that has too little memory for them."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.weights import save_model
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from tests.conftest import QT_MISSING

ROOT = Path(__file__).resolve().parents[2]
ROOM = 1 << 24
"""Bytes beside what the process has when it begins to read."""

READERS = """
import json, resource, sys
from pathlib import Path
from core.data.idx import read_images
from core.data.npz import read_npz
from core.model.weights import load_model
from core.types import UserError
from desktop.my_digits.shared_file import SharedFile
from desktop.reading.pictures import read_picture

taught = lambda path: SharedFile(path).notes[0]
folder, room, told = Path(sys.argv[1]), int(sys.argv[2]), {}
in_use = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (in_use + room, in_use + room))
for read, name in ((read_images, "idx"), (read_npz, "digits.npz"), (load_model, "weights.safetensors"),
                   (read_picture, "picture.bmp"), (taught, "taught.npz")):
    try:
        told[name] = read(folder / name)
    except UserError as error:
        told[name] = str(error)
print(json.dumps(told))
"""


def fill(folder: Path) -> None:
    """A file of some forty megabytes for each reader; what is zero takes no room on the disk."""
    pictures = np.zeros((6_000, 28, 28))
    for name in ("digits.npz", "taught.npz"):
        np.savez_compressed(folder / name, images=pictures, labels=np.zeros(len(pictures), np.int64))
    with (folder / "idx").open("wb") as file:
        file.write(np.array([2051, 50_000, 28, 28], ">u4").tobytes())
        file.truncate(16 + 50_000 * 28 * 28)
    network = Network((1, 28, 28), (Flatten(), Dense(13_000), Dense(10)))
    save_model(folder / "weights.safetensors", Model(network, np.zeros(network.parameter_count, np.float32), Card()))
    with (folder / "picture.bmp").open("wb") as file:
        header = np.array([40, 6_000, 7_000], "<u4").tobytes() + np.array([1, 8], "<u2").tobytes()
        file.write(b"BM" + np.array([0, 0, 1078], "<u4").tobytes() + header + bytes(24 + 1024))
        file.truncate(1078 + 6_000 * 7_000)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no other system limits the memory of one process")


@pytest.mark.skipif(QT_MISSING, reason="pictures are read by Qt")
def test_a_file_that_memory_is_too_short_for_is_not_called_damaged(tmp_path: Path) -> None:
    fill(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", READERS, str(tmp_path), str(ROOM)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {name: f"There is not enough memory to read {name}." for name in told}
    assert sorted(path.name for path in tmp_path.glob("taught*")) == ["taught.lock", "taught.npz"], "not put aside"


def test_a_window_that_there_is_no_memory_for_says_so() -> None:
    limit = 400 << 20
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("There is not enough memory to open a window; ")
