"""Mutated files at every door: ``python -m tests.benchmarks.fuzz [--count N] [--door NAME] [--seed N]``.

``--count`` files for each door, each of them made of a real one (:mod:`tests.fuzz`). What is opened, and what is
refused in one sentence, is counted; all else is a fault and is printed. ``--keep`` writes the files that found one.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.benchmarks.common import show
from tests.fuzz.doors import DOORS, input_of
from tests.fuzz.traps import TRAPS, Trap
from tests.fuzz.trying import MOST_MEMORY, Fault, laid, most_memory, outcome_at, time_limit

MOST_FAULTS = 40
"""A door with more of them is not tried on."""


@dataclass
class Tried:
    """What came of all files at one door."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    megabytes: int = 0
    seconds: float = 0.0


def main() -> None:
    """Try all doors, or one; ends with the status 1 where there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=8_000, help="files for each door (8000)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first file (0)")
    parser.add_argument("--door", choices=DOORS, help="one door instead of all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to write the files that found a fault")
    parser.add_argument("--traps", action="store_true", help="every trap instead, each in a process of its own")
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a fault may quote what is no text
    if options.traps:
        snapped = [trap for trap in TRAPS if not in_child(partial(sprung, trap))]
        print(f"{len(TRAPS)} traps, {len(snapped)} faults.")
        sys.exit(1 if snapped else 0)
    results = {}
    for name in [options.door] if options.door else DOORS:
        results[name] = result = attempt(name, options.first, options.count, options.seed)
        print(f"{name}: {dict(result.counts)}", file=sys.stderr, flush=True)
        for fault in result.faults:
            print(f"\n{name} {fault.number}: {fault.what.rstrip()}", flush=True)
            if options.keep is not None:
                keep(options.keep, fault, options.seed)
    rows = [
        [name, sum(one.counts.values()), one.counts["opened"], one.counts["refused"], len(one.faults),
         one.megabytes, one.seconds]
        for name, one in results.items()
    ]  # fmt: skip
    show("Mutated files", ["door", "files", "opened", "refused", "faults", "MB at most", "s"], rows)
    print(f"\n{sum(row[1] for row in rows):,} files in all, {sum(row[4] for row in rows):,} faults.")
    sys.exit(1 if any(one.faults for one in results.values()) else 0)


def attempt(name: str, first: int, count: int, seed: int) -> Tried:
    """``count`` files at the door ``name``; a process that is ended by one of them is followed by another."""
    result, started, after = Tried(), perf_counter(), first + count
    while first < after and len(result.faults) < MOST_FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            lines, status, errors = _process(name, first, after, seed, Path(folder))
            note = Path(folder) / "number"
            reached = int(note.read_bytes() or first) if note.exists() else first
        for line in lines:
            if "counts" in line:
                result.counts.update(line["counts"])
                result.megabytes = max(result.megabytes, line["megabytes"])
            else:
                result.faults.append(Fault(**line))
        if status == 0:
            break
        result.faults.append(Fault(name, reached, f"The process ended with {status}. {errors[-1500:]}"))
        result.counts.update(fault=1, opened=0)
        result.counts["lost"] += reached - first  # how they came out went with the process
        first = reached + 1
    result.seconds = perf_counter() - started
    return result


def _process(name: str, first: int, after: int, seed: int, folder: Path) -> tuple[list[dict], int, str]:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.fuzz.trying", name, str(first), str(after), str(seed)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
    with (folder / "errors").open("wb+") as errors:
        done = subprocess.run(
            [*command, str(folder)], stdout=subprocess.PIPE, stderr=errors, env=environment, check=False
        )
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode, said


def sprung(trap: Trap) -> bool:
    """Whether it comes out as it should, within the limits; it is laid by another process, which needs more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not in_child(lambda: bool(laid(trap, folder))):
            return False
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
        with time_limit():
            outcome, words = outcome_at(trap.door, folder / trap.door.file)
        good = outcome in trap.outcomes
        print(f"{'' if good else 'FAULT '}{trap}: {outcome}, {most_memory() >> 20} MB. {words[-200:]}", flush=True)
        return good


def in_child(work: Callable[[], bool]) -> bool:
    """What ``work`` gives in a process of its own, ``False`` where that is ended."""
    child = os.fork()
    if child == 0:
        done = False
        with suppress(BaseException):
            done = work()
        os._exit(0 if done else 1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        print(f"FAULT: it was ended by signal {os.WTERMSIG(status)}.", flush=True)
    return status == 0


def keep(folder: Path, fault: Fault, seed: int) -> None:
    """Write the file that found the ``fault``."""
    folder.mkdir(parents=True, exist_ok=True)
    door = DOORS[fault.door]
    name = f"{door.name.replace(' ', '-')}-{fault.number}-{Path(door.file).name}"
    (folder / name).write_bytes(input_of(door, door.sources(), seed, fault.number))


if __name__ == "__main__":
    main()
