"""Kill -9 at any moment of a writing, and a disk that fills up: ``python -m tests.benchmarks.faults [--kills N]``.

A process writes one kind of file after another as fast as it can, all those of :mod:`tests.fuzz.writers`, and tells of
each when it is done; a random while later it is killed. Every file has to hold the last version that was told of, or
the one that was being written. Then the same is done on a file system of a few hundred kilobytes, where it can be made
(Linux, as root), while it is full: what was there has to stay, with one sentence, and the next writing to succeed.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.types import UserError
from tests.fuzz.writers import WRITERS, Writer

LONGEST = 0.12
"""Seconds that a process lives at most."""


def main() -> None:
    """Kill, and fill; ends with the status 1 where something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        faults = kill_often(Path(folder), options.kills, options.seed)
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)) as there_is_one:
        faults += fill(Path(folder)) if there_is_one else []
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


def kill_often(folder: Path, kills: int, seed: int) -> list[str]:
    """What was lost or half-written, one sentence each."""
    rng = random.Random(seed)
    there = {}
    for name, writer in WRITERS.items():
        writer.write(folder, 1)
        there[name] = 1
    faults, interrupted, written = [], Counter(), 0
    for _ in range(kills):
        begun, done = _killed(folder, there, rng.uniform(0, LONGEST), rng.randrange(1 << 30))
        written += sum(done[name] - there[name] for name in there)
        for name, writer in WRITERS.items():
            try:
                number = writer.read(folder)
            except Exception as error:
                faults.append(f"{name} cannot be read: {error}")
                writer.write(folder, done[name])
                number = done[name]
            allowed = {done[name], done[name] + 1} if begun == name else {done[name]}
            if number not in allowed:
                faults.append(f"{name} holds {number} and not {done[name]}.")
            interrupted[name] += begun == name
            there[name] = number
    spread = ", ".join(f"{name} {count}" for name, count in interrupted.most_common())
    print(f"{kills} kills, after {written:,} files written, in the middle of: {spread}. {len(faults)} faults.")
    left = len(list(folder.rglob(".digitscope-*.tmp")))
    print(f"{left} temporary files are left, which go with a writing a day later.")
    return faults


def _killed(folder: Path, there: dict[str, int], after: float, seed: int) -> tuple[str, dict[str, int]]:
    """Which kind was being written when the process was killed, and the last version of each that was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            _write_on(folder, dict(there), random.Random(seed), writing)
        os._exit(1)  # it is never to come back
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        first = told.readline()  # it has begun
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = (first + told.read()).decode().split("\n")[:-1]
    done, begun = dict(there), ""
    for line in lines:
        word, name, number = line.split("\t")
        begun = name if word == "begun" else ""
        if word == "done":
            done[name] = int(number)
        elif word == "failed":
            raise RuntimeError(f"{name}: {number}")
    return begun, done


def _write_on(folder: Path, there: dict[str, int], rng: random.Random, told: int) -> None:
    while True:
        name = rng.choice(list(WRITERS))
        os.write(told, f"begun\t{name}\t0\n".encode())
        try:
            WRITERS[name].write(folder, there[name] + 1)
        except Exception as error:
            os.write(told, f"failed\t{name}\t{error!r}\n".encode())
            raise
        there[name] += 1
        os.write(told, f"done\t{name}\t{there[name]}\n".encode())


# A full disk -------------------------------------------------------------------------------------------------------


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A file system of its own in ``folder``; ``False`` where that cannot be had."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False).returncode == 0
    if not mounted:
        print("A file system of a megabyte cannot be made here: nothing was filled.")
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)


def fill(folder: Path) -> list[str]:
    """What was wrong when the disk was full, or when it could not be written to, one sentence each."""
    faults = []
    for writer in WRITERS.values():
        for trouble, (begin, end) in {"full": (_fill_up, _empty), "read-only": (_forbid, _allow)}.items():
            writer.write(folder, 1)
            begin(folder)
            said = _refusal(writer, folder)
            kept = writer.read(folder)
            end(folder)
            writer.write(folder, 3)
            if kept != 1 or "\n" in said or not said or writer.read(folder) != 3:
                faults.append(f"{writer.name}, {trouble}: {kept} was kept, and it was said: {said!r}")
            print(f"{writer.name}, {trouble}: {said}")
    return faults


def _refusal(writer: Writer, folder: Path) -> str:
    try:
        writer.write(folder, 2)
    except UserError as error:
        return str(error)
    except OSError as error:  # of an autosave, whose thread makes the sentence of it
        return error.strerror or str(error)
    return ""


def _fill_up(folder: Path) -> None:
    with suppress(OSError), (folder / "filling").open("wb", 0) as file:
        while file.write(bytes(4096)):
            pass


def _empty(folder: Path) -> None:
    (folder / "filling").unlink()


def _forbid(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)


def _allow(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)  # of fork: the threads that there may be are NumPy's
    main()
