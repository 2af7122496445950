"""Hands mutated files to a door, one after another in one process, and looks at what comes of each.

``python -m tests.fuzz.trying DOOR FIRST AFTER SEED FOLDER`` is that process: it may take :data:`MOST_MEMORY`, and
whatever takes longer than :data:`MOST_SECONDS` on one file is ended by the system, which Python cannot hold off.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from core.types import UserError
from tests.fuzz.doors import DOORS, Door, input_of
from tests.fuzz.traps import Trap

MOST_SECONDS = 2.0
"""Of the processor, for one file."""

MOST_WAITING = 60.0
"""Seconds by the clock, on a machine that has other things to do: a door that waits for something never opens."""

MOST_MEMORY = 1 << 30
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True)
class Fault:
    """What a door did with its file of that ``number`` but open or refuse it."""

    door: str
    number: int
    what: str


def tried(door: Door, numbers: range, seed: int, folder: Path) -> Iterator[tuple[int, str, str]]:
    """Each number with "opened" and "", "refused" and the sentence, or "fault" and what happened."""
    sources = door.sources()
    door.prepare(folder)
    path = folder / door.file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = _listing(folder) | {door.file}
    for number in numbers:
        content = input_of(door, sources, seed, number)
        path.write_bytes(content)
        outcome, words = outcome_at(door, path)
        if outcome != "fault" and (path.read_bytes() != content or not _listing(folder) <= before):
            outcome, words = "fault", "It changed what it had only to read."
        yield number, outcome, words


def outcome_of(trap: Trap, folder: Path) -> tuple[str, str]:
    """The same of one trap, but for its number."""
    return outcome_at(trap.door, laid(trap, folder))


def laid(trap: Trap, folder: Path) -> Path:
    """Where the trap is, now that it is there."""
    trap.door.prepare(folder)
    path = folder / trap.door.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    trap.make(path)
    return path


def laid_content(door: Door, folder: Path, content: bytes) -> Path:
    """Where ``content`` is, in the place of the door's file."""
    path = folder / door.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _listing(folder: Path) -> set[str]:
    """All files but those that a door is told to write."""
    return {entry.relative_to(folder).as_posix() for entry in folder.rglob("*") if "out." not in entry.as_posix()}


def outcome_at(door: Door, path: Path) -> tuple[str, str]:
    try:
        door.open(path)
    except UserError as error:
        sentence = str(error)
        bad = not sentence.endswith((".", "?", "!")) or "\n" in sentence or len(sentence) > LONGEST_SENTENCE
        return ("fault", f"This is no sentence: {sentence[:300]!r}") if bad else ("refused", sentence)
    except BaseException:
        return "fault", traceback.format_exc()
    return "opened", ""


@contextmanager
def time_limit() -> Iterator[None]:
    """No handler: these signals end the process, whatever it is in the middle of."""
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, MOST_WAITING)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Try a door; the number in hand is in the file "number", each line of the output is a fault or the counts."""
    name, first, after, seed, folder = sys.argv[1:]
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", DeprecationWarning)  # Python's own, of the backslashes in a pickle
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    counts: Counter[str] = Counter()
    said, numbers = 0, range(int(first), int(after))
    with tempfile.TemporaryDirectory(dir=folder) as inside, (Path(folder) / "number").open("wb", 0) as note:
        results = tried(DOORS[name], numbers, int(seed), Path(inside))
        while True:
            with time_limit():
                result = next(results, None)
            if result is None:
                break
            number, outcome, words = result
            os.pwrite(note.fileno(), f"{number + 1:12}".encode(), 0)  # the next one, should it end us
            size = os.fstat(2).st_size
            if outcome != "fault" and size > said:
                outcome, words = (
                    "fault",
                    f"It wrote to the terminal: {os.pread(2, 1000, said).decode(errors='replace')}",
                )
            said = size
            counts[outcome] += 1
            if outcome == "fault":
                print(json.dumps(asdict(Fault(name, number, words))), flush=True)
    print(json.dumps({"counts": counts, "megabytes": most_memory() >> 20}), flush=True)


def most_memory() -> int:
    """Bytes that this process had in memory at most; what Python itself knows of it counts what it was started by."""
    facts = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(facts["VmHWM"].split()[0]) << 10


if __name__ == "__main__":
    main()
