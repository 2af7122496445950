"""Two windows at once: two programs teach My digits in turns that overlap, and nothing that either taught is lost.

    python -m tests.benchmarks.two_teachers [--count 200]

Prints how many digits of each are in the file at the end, and how long it took.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from core.imaging.painter import Stroke
from desktop.my_digits.collection import FILE, MyDigits
from desktop.my_digits.file import read_taught
from desktop.my_digits.taught import Drawing, TaughtDigit, now

ROOT = Path(__file__).resolve().parents[2]
LABELS = (4, 7)


def taught_by_two(folder: Path, count: int) -> Counter[int]:
    """How many digits of each label are in the file after two programs have taught ``count`` each."""
    with ExitStack() as stack:
        teachers = [stack.enter_context(_teacher(folder, label)) for label in LABELS]
        pipes = [(teacher.stdin, teacher.stdout) for teacher in teachers]
        for _ in range(count):
            for to, _from in pipes:
                to.write("teach\n")
                to.flush()
            for _to, answers in pipes:  # both write at this moment
                assert answers.readline(), "a teacher has given up"
        for to, _from in pipes:
            to.close()
    return Counter(digit.label for digit in read_taught(folder / FILE))


def _teacher(folder: Path, label: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.benchmarks.two_teachers", "--teach", str(label), "--folder", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _teach(folder: Path, label: int) -> None:
    """A digit for every line that comes in, and a line back when it is in the file."""
    digits = MyDigits(folder)
    for turn, _line in enumerate(sys.stdin):
        stroke = Stroke(((0.3, 0.2, 0.06), (0.7, 0.2, 0.06), (0.4, 0.5 + 0.3 * (turn % 100) / 100, 0.06)))
        digits.teach_all([TaughtDigit(Drawing.of_strokes([stroke]), label, now())])
        digits.flush()
        print(len(digits.digits), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Two programs teach My digits at once.")
    parser.add_argument("--count", type=int, default=200, help="digits that each of the two teaches (200)")
    parser.add_argument("--teach", type=int, metavar="LABEL", help="be one of the two")
    parser.add_argument("--folder", type=Path, help="where the collection of the one is")
    options = parser.parse_args()
    if options.teach is not None:
        _teach(options.folder, options.teach)
        return
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        found = taught_by_two(Path(folder), options.count)
        seconds = time.perf_counter() - began
    of_each = " and ".join(f"{found[label]} of {options.count}" for label in LABELS)
    print(f"{of_each} are in the file, {found.total()} in all, after {seconds:.1f} s.")


if __name__ == "__main__":
    main()
